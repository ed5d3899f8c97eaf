"""Slips of the fingers put right, by the words that the assistant knows and how often they are used."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from nlu.dictionary import common_words, existing_words
from nlu.languages import Language

OFTEN: Final = 3
"""A word used so often in what the corrector learnt from is taken for meant; a rarer one may be a slip."""

_SHORTEST_RUN_ON: Final = 6


class SlipMender:
    """Puts right one slip (a letter wrong, missing, added, or two exchanged) in words of a vocabulary."""

    SHORTEST: Final = 6

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Mend into the words of *counts*, the most used first where several are one slip away."""
        self._counts = {word: count for word, count in counts.items() if len(word) >= self.SHORTEST}
        self._by_shape: dict[str, list[str]] = {}
        for word in self._counts:
            for shape in _shapes(word):
                self._by_shape.setdefault(shape, []).append(word)

    def mend(self, words: Sequence[str], is_word: Collection[str]) -> list[str]:
        """*words* with the slips mended; a word that exists (*is_word*) is never changed."""
        return [word if word in is_word else self.mend_word(word) for word in words]

    def mend_word(self, word: str) -> str:
        """What *word*, which does not exist, was meant to be; itself where nothing is near. No first letter is changed."""
        if word in self._counts or len(word) < self.SHORTEST - 1:
            return word
        candidates = {known for shape in _shapes(word) for known in self._by_shape.get(shape, ()) if known[0] == word[0]}
        near = [known for known in candidates if _is_one_slip(word, known)]
        return min(near, key=lambda known: (-self._counts[known], known)) if near else word


class Corrector:
    """Puts right slips and missing spaces in any word that does not exist, in either language, and is not used often."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Correct into the words of *counts* that are used often."""
        self.counts = {word: count for word, count in counts.items() if count >= OFTEN and not any(map(str.isdigit, word))}
        self._mender = SlipMender(self.counts)

    def correct(self, word: str, language: Language) -> str:
        """What *word* was meant to be: one slip or one missing space away; itself where it exists or nothing is near."""
        if len(word) < SlipMender.SHORTEST - 1 or not word.isalpha() or word in self.counts or word in existing_words():
            return word
        mended = self._mender.mend_word(word)
        return mended if mended != word else self._cut_run_on(word, language)

    def _cut_run_on(self, word: str, language: Language) -> str:
        """*word* cut into the two common words that were typed without a space between; itself where it is not of two."""
        if len(word) < _SHORTEST_RUN_ON:
            return word
        halves = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        likely = [
            (min(self.counts[first], self.counts[second]), first, second)
            for first, second in halves
            if {first, second} <= self.counts.keys() and {first, second} <= common_words(language)
        ]
        return " ".join(max(likely)[1:]) if likely else word


def _shapes(word: str) -> set[str]:
    """The word, and the word less each of its letters: two words one slip apart share one."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_one_slip(typed: str, meant: str) -> bool:
    """Whether one letter wrong, missing or added, or two neighbours exchanged, makes one of the other."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    tail_typed, tail_meant = typed[start:], meant[start:]
    if len(typed) == len(meant):
        exchanged = tail_typed[:2] == tail_meant[:2][::-1] and tail_typed[2:] == tail_meant[2:]
        return exchanged or tail_typed[1:] == tail_meant[1:]
    longer, shorter = sorted((tail_typed, tail_meant), key=len, reverse=True)
    return longer[1:] == shorter
