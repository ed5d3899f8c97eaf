"""Near-duplicates among texts, so that no fold of a cross-validation is asked what the others were told."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil
from typing import Final

from nlu.text import comparable

ALIKE: Final = 0.6
"""Share of the words of two texts that they have in common (Jaccard) from which they are near-duplicates."""


def group_near_duplicates(texts: Sequence[str], *, alike: float = ALIKE) -> list[int]:
    """The group of each text: near-duplicates, and near-duplicates of these, share one.

    Args:
        texts: Compared by their words, case and accents left aside; a text without words is alone.
        alike: Least Jaccard similarity of near-duplicates, in (0, 1].

    """
    words = [frozenset(comparable(text).split()) for text in texts]
    frequency = Counter(word for each in words for word in each)
    parents = list(range(len(words)))
    index: dict[str, list[int]] = defaultdict(list)
    for number, mine in enumerate(words):
        # Two sets that are alike share one of the rarest words of each, so many of them that the rest cannot be enough.
        rarest = sorted(mine, key=lambda word: (frequency[word], word))[: len(mine) - ceil(alike * len(mine)) + 1]
        for other in {other for word in rarest for other in index[word]}:
            theirs = words[other]
            if len(mine & theirs) >= alike * len(mine | theirs):
                parents[_root(parents, number)] = _root(parents, other)
        for word in rarest:
            index[word].append(number)
    return [_root(parents, number) for number in range(len(words))]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
