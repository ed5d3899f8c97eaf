"""The words of an utterance: as typed, as meant (familiar spellings and slips put right), and their lemmas."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from nlu.corrector import Corrector
from nlu.dictionary import lemmas
from nlu.errors import ModelError
from nlu.languages import LANGUAGES, Language
from nlu.spelling import LONGEST_SPELLING, SpellingsFile
from nlu.text import fold

_WORD: Final = re.compile(r"[^\W_]+")
_STRETCHED: Final = re.compile(r"([^\W\d_])\1{2,}")
SHORTEST_PIECE: Final = 3
LONGEST_PIECE: Final = 5
_LONGEST: Final = 30
_FILE: Final = "words.json"
_KNOWN: Final = 1_000
"""Count given to a word that is known without having been seen in a question."""

Texts = Iterable[tuple[str, Language]]


@dataclass(frozen=True)
class Word:
    """One word, folded (lower case, no accent).

    Attributes:
        typed: As it was typed, letters no more than twice in a row; as meant where several words stand for it.
        meant: With its spelling put right.
        lemma: Of the word meant, in the utterance's language.
        start: Where it begins in the text, in characters.
        end: Where it ends.

    """

    typed: str
    meant: str
    lemma: str
    start: int
    end: int

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Its runs of letters as typed, a space standing for either end of the word: a slip leaves most of them whole."""
        padded = f" {self.typed[:_LONGEST]} "
        sizes = range(SHORTEST_PIECE, LONGEST_PIECE + 1)
        return tuple([padded[start : start + size] for size in sizes for start in range(len(padded) - size + 1)])


def _folded_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@dataclass(frozen=True)
class _Typed:
    text: str
    start: int
    end: int


class WordReader:
    """Reads the words of utterances by familiar spellings, a corrector and the dictionaries' lemmas.

    It keeps nothing of what it reads. (A spaCy pipeline would: it adds every new word to its store of strings, for as
    long as the process runs.)
    """

    def __init__(self, spellings: SpellingsFile, counts: Mapping[str, int]) -> None:
        """Read by *spellings*, and mend slips into the words of *counts* (how often each is used)."""
        self._file = spellings
        self._spellings = {language: spellings.of(language) for language in LANGUAGES}
        self._openings = {language: frozenset(form.split()[0] for form in self._spellings[language]) for language in LANGUAGES}
        self._corrector = Corrector(counts)

    @classmethod
    def learn(cls, spellings: SpellingsFile, questions: Texts, known: Texts = ()) -> "WordReader":
        """One that corrects into the words that *questions* use often; those of the *known* forms are right as they are."""
        counts = Counter(word for text, _ in questions for word in _folded_words(text))
        known_words = {word for text, _ in known for word in _folded_words(text)}
        return cls(spellings, counts | Counter(dict.fromkeys(known_words - counts.keys(), _KNOWN)))

    def read(self, text: str, language: Language) -> tuple[Word, ...]:
        """The words of *text*, written in *language*."""
        folded = fold(text)
        if len(folded) == len(text):  # places in it are places in the text
            words = [(found[0], found.span()) for found in _WORD.finditer(folded)]
        else:
            words = [(fold(found[0]), found.span()) for found in _WORD.finditer(text)]
        typed = [_Typed(_STRETCHED.sub(r"\1\1", word), *span) for word, span in words]
        return tuple(self._words(typed, language))

    def _words(self, typed: list[_Typed], language: Language) -> Iterator[Word]:
        lemma_of = lemmas(language)
        at = 0
        while at < len(typed):
            size, meant = self._spelling_at(typed, at, language)
            words = (meant or self._corrector.correct(typed[at].text, language)).split()
            as_typed = typed[at].text if size == len(words) == 1 else None
            for word in words:
                yield Word(as_typed or word, word, lemma_of.get(word, word), typed[at].start, typed[at + size - 1].end)
            at += size

    def _spelling_at(self, typed: list[_Typed], at: int, language: Language) -> tuple[int, str | None]:
        """How many words the longest familiar spelling there has, and what it stands for; 1 and None where there is none."""
        if typed[at].text in self._openings[language]:
            for size in range(min(LONGEST_SPELLING, len(typed) - at), 0, -1):
                meant = self._spellings[language].get(" ".join(each.text for each in typed[at : at + size]))
                if meant is not None:
                    return size, meant
        return 1, None

    def save(self, folder: Path) -> None:
        """Write what the reader knows into *folder*."""
        content = {"spellings": self._file.model_dump(), "counts": self._corrector.counts}
        (folder / _FILE).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "WordReader":
        """The reader whose file is in *folder*.

        Raises:
            ModelError: If it is missing or is not that of a reader.

        """
        try:
            content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            return cls(SpellingsFile.model_validate(content["spellings"]), content["counts"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: what reads the words cannot be read there; train again") from error
