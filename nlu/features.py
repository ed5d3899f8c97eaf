"""What the topic model sees of an utterance: words, lemmas, pieces of words, concepts, as counts by name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from nlu.concepts import Mention
from nlu.words import Word

Features = Counter[str]


def features_of(words: Sequence[Word], mentions: Sequence[Mention]) -> Features:
    """The features of an utterance.

    A letter stands before each for its family: ``w`` words, ``l`` lemmas, ``c`` pieces of words, ``k`` concepts, ``b``
    broader ones, ``q`` two concepts in one utterance, wherever they stand.
    """
    meant = [word.meant for word in words]
    lemmas = [word.lemma for word in words]
    names = [f"w {word}" for word in meant]
    names += [f"w {first} {second}" for first, second in _pairs(meant)]
    names += [f"l {lemma}" for lemma in lemmas]
    names += [f"l {first} {second}" for first, second in _pairs(lemmas)]
    names += [f"c {piece}" for word in words for piece in word.pieces]
    concepts = [concept for mention in mentions for concept in mention.concepts]
    names += [f"k {concept}" for concept in concepts]
    names += [f"b {concept}" for mention in mentions for concept in mention.broader]
    names += [f"q {first} {second}" for first, second in combinations(sorted(set(concepts)), 2)]
    return Counter(names)


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(["^", *words, "$"])
