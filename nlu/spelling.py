"""Familiar and text-message spellings put right, so that rules and features see the words meant."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from nlu.file_model import FileModel
from nlu.languages import Language
from nlu.text import fold

_WORD: Final = re.compile(r"[a-z0-9]+")
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")
_LONGEST: Final = 3
"""Words of the longest spelling that one entry may hold."""


class SpellingsFile(FileModel):
    """``data/spellings.yml``: what people type, and what it stands for; both without accents, in lower case."""

    fr: dict[str, str]
    en: dict[str, str]

    def of(self, language: Language) -> Mapping[str, str]:
        """Those of *language*."""
        return self.fr if language == "fr" else self.en


def plain_words(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The words of *text* without accents, apostrophes or stretched letters, familiar spellings put right."""
    typed = _WORD.findall(_STRETCHED.sub(r"\1", fold(text)))
    words: list[str] = []
    at = 0
    while at < len(typed):
        for size in range(min(_LONGEST, len(typed) - at), 0, -1):
            meant = spellings.get(" ".join(typed[at : at + size]))
            if meant is not None:
                words += meant.split()
                break
        else:
            size = 1
            words.append(typed[at])
        at += size
    return words


class SlipMender:
    """Puts right one slip (a letter wrong, missing, added, or two exchanged) in words of a small vocabulary."""

    SHORTEST: Final = 6

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._words = frozenset(word for word in vocabulary if len(word) >= self.SHORTEST)
        self._by_shape: dict[str, set[str]] = {}
        for word in self._words:
            for shape in _shapes(word):
                self._by_shape.setdefault(shape, set()).add(word)

    def mend(self, words: Sequence[str], is_word: Mapping[str, object] | Collection[str]) -> list[str]:
        """*words* with the slips mended; a word that exists (*is_word*) is never changed, nor a first letter."""
        return [self._mend(word) if len(word) >= self.SHORTEST - 1 and word not in is_word else word for word in words]

    def _mend(self, word: str) -> str:
        if word in self._words:
            return word
        candidates = {known for shape in _shapes(word) for known in self._by_shape.get(shape, ()) if known[0] == word[0]}
        near = sorted(known for known in candidates if _is_one_slip(word, known))
        return near[0] if near else word


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
