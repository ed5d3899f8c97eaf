"""How far the thesaurus covers the common language: each frequent word names a concept, or is knowingly left neutral."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlu.concepts import ConceptMatcher
from nlu.dictionary import most_frequent
from nlu.faults import Fault
from nlu.knowledge_base import LanguageFiles
from nlu.languages import LANGUAGES, Language
from nlu.text import fold
from nlu.words import WordReader
from nlu.yaml_source import read_text

FREQUENT: Final = 8_000
"""Words of each language that are looked at."""


@dataclass(frozen=True)
class Coverage:
    """Of the frequent words of a language, most frequent first.

    Attributes:
        named: How many name a concept.
        neutral: How many are knowingly left neutral.
        open: Those of which nothing has been decided.

    """

    named: int
    neutral: int
    open: tuple[str, ...]


def neutral_path(data: Path, language: Language) -> Path:
    """Where the neutral words of *language* are listed, one a line."""
    return data / "neutral_words" / f"{language}.txt"


def coverage_of(files: LanguageFiles, data: Path) -> tuple[Mapping[Language, Coverage], list[Fault]]:
    """The coverage of each language by the thesaurus and the lists of neutral words in the folder *data*.

    A fault for each word that is neutral and yet names a concept.
    """
    reader, matcher = WordReader(files.spellings, {}), ConceptMatcher.of(files.vocabulary, files.spellings)
    faults: list[Fault] = []
    found: dict[Language, Coverage] = {}
    for language in LANGUAGES:

        def concepts(word: str, language: Language = language) -> tuple[str, ...]:
            mentions = matcher.find(reader.read(word, language), language)
            return tuple(name for mention in mentions for name in mention.concepts)

        path = neutral_path(data, language)
        text, unreadable = read_text(path)
        faults += unreadable
        neutral: set[str] = set()
        for number, line in enumerate(text.splitlines(), 1):
            if (word := line.strip()) and not word.startswith("#"):
                neutral.add(fold(word))
                if names := concepts(word):
                    faults.append(Fault(path, number, "neutral_word_named", {"word": word, "concept": names[0]}))
        unnamed = [word for word in most_frequent(language, FREQUENT) if not concepts(word)]
        undecided = tuple(word for word in unnamed if fold(word) not in neutral)
        found[language] = Coverage(FREQUENT - len(unnamed), len(unnamed) - len(undecided), undecided)
    return found, faults
