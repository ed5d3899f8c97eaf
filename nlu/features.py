"""What the topic model sees of an utterance: words, lemmas and pieces of words, all folded, as counts by name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from nlu.lemmas import Word
from nlu.text import fold

_REPEATED: Final = re.compile(r"(.)\1{2,}")
_WORD: Final = re.compile(r"[a-z0-9]+|[^\W\d_]+")
SHORTEST_PIECE: Final = 2
LONGEST_PIECE: Final = 5

Features = Counter[str]


def features_of(words: Sequence[Word]) -> Features:
    """The features of an utterance, a letter before each for its family: ``w`` words, ``l`` lemmas, ``c`` pieces."""
    tokens = [token for word in words for token in _WORD.findall(_fold(word.text))]
    lemmas = [token for word in words for token in _WORD.findall(_fold(word.lemma))]
    features: Features = Counter()
    features.update(f"w {token}" for token in tokens)
    features.update(f"w {first} {second}" for first, second in _pairs(tokens))
    features.update(f"l {lemma}" for lemma in lemmas)
    features.update(f"l {first} {second}" for first, second in _pairs(lemmas))
    features.update(f"c {piece}" for token in tokens for piece in _pieces(token))
    return features


def _fold(text: str) -> str:
    """Folded, and no letter more than twice in a row ("helloooo")."""
    return _REPEATED.sub(r"\1\1", fold(text))


def _pairs(tokens: Sequence[str]) -> Iterable[tuple[str, str]]:
    bounded = ["^", *tokens, "$"]
    return pairwise(bounded)


def _pieces(token: str) -> Iterable[str]:
    padded = f" {token[:30]} "
    for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
