"""Familiar and text-message spellings put right, so that rules and features see the words meant."""

import re
from collections.abc import Mapping
from typing import Final

from nlu.file_model import FileModel
from nlu.languages import Language
from nlu.text import fold

_WORD: Final = re.compile(r"[a-z0-9]+")
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")
LONGEST_SPELLING: Final = 3
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
        for size in range(min(LONGEST_SPELLING, len(typed) - at), 0, -1):
            meant = spellings.get(" ".join(typed[at : at + size]))
            if meant is not None:
                words += meant.split()
                break
        else:
            size = 1
            words.append(typed[at])
        at += size
    return words
