"""From the words of an utterance to the concepts of the thesaurus that they name."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlu.dictionary import common_words
from nlu.errors import ModelError
from nlu.languages import LANGUAGES, Language, other_language
from nlu.spelling import SpellingsFile
from nlu.vocabulary import VocabularyFile
from nlu.words import Word, WordReader

_FILE: Final = "concepts.json"
Form = tuple[Language, tuple[str, ...], tuple[str, ...], str]
"""Language, words as meant, their lemmas, concept."""


@dataclass(frozen=True)
class Mention:
    """Words that name something.

    Attributes:
        concepts: What they name.
        broader: All that is broader than these.
        start: Where they begin in the text, in characters.
        end: Where they end.

    """

    concepts: tuple[str, ...]
    broader: tuple[str, ...]
    start: int
    end: int


class ConceptMatcher:
    """Finds the forms of a thesaurus: as they are, or by their lemmas.

    It keeps nothing of what it looks at. (spaCy's PhraseMatcher would: it adds every new word to its store of strings, for
    as long as the process runs.)
    """

    def __init__(self, forms: Sequence[Form], lineage: Mapping[str, Sequence[str]]) -> None:
        self._forms = forms
        self._lineage = lineage
        self._by_words = {language: _PhraseIndex() for language in LANGUAGES}
        self._by_lemmas = {language: _PhraseIndex() for language in LANGUAGES}
        for language, meant, lemmas, name in forms:
            self._by_words[language].add(meant, name)
            self._by_lemmas[language].add(lemmas, name)

    @classmethod
    def of(cls, vocabulary: VocabularyFile, spellings: SpellingsFile) -> "ConceptMatcher":
        """That of *vocabulary*, whose forms are read as utterances are, by *spellings*."""
        reader = WordReader(spellings, {})
        forms: list[Form] = []
        for name, concept in vocabulary.concepts.items():
            for language in LANGUAGES:
                for form in concept.in_language(language):
                    words = reader.read(form, language)
                    forms.append((language, tuple([word.meant for word in words]), tuple([word.lemma for word in words]), name))
        return cls(forms, vocabulary.lineage)

    @property
    def concepts(self) -> tuple[str, ...]:
        """All the concepts, in order."""
        return tuple(self._lineage)

    def find(self, words: Sequence[Word], language: Language) -> tuple[Mention, ...]:
        """What *words* name, in *language*, or in the other one where they are no common words of *language*.

        Of forms that overlap, the longest counts ("adresse IP" is no address).
        """
        places: dict[tuple[int, int], set[str]] = {}
        common = common_words(language)
        foreign = [word.meant not in common for word in words]
        for place, names in self._found(words, language):
            places.setdefault(place, set()).update(names)
        if any(foreign):
            for place, names in self._found(words, other_language(language)):
                if any(foreign[slice(*place)]):
                    places.setdefault(place, set()).update(names)
        return tuple(
            [
                Mention(*self._narrow_and_broad(places[start, end]), words[start].start, words[end - 1].end)
                for start, end in _longest(places)
            ]
        )

    def _found(self, words: Sequence[Word], language: Language) -> Iterator[tuple[tuple[int, int], Collection[str]]]:
        yield from self._by_words[language].find([word.meant for word in words])
        yield from self._by_lemmas[language].find([word.lemma for word in words])

    def _narrow_and_broad(self, names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The concepts named, and those that are broader than any of them."""
        broader = dict.fromkeys([each for name in sorted(names) for each in self._lineage[name][1:]])
        return tuple([name for name in sorted(names) if name not in broader]), tuple(broader)

    def save(self, folder: Path) -> None:
        """Write the forms and what is broader into *folder*."""
        content = {"forms": self._forms, "lineage": self._lineage}
        (folder / _FILE).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "ConceptMatcher":
        """The matcher whose file is in *folder*.

        Raises:
            ModelError: If it is missing or is not that of a matcher.

        """
        try:
            content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            forms = [(language, tuple(meant), tuple(lemmas), name) for language, meant, lemmas, name in content["forms"]]
            return cls(forms, content["lineage"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: no concepts can be read there; train again") from error


class _PhraseIndex:
    """Finds phrases in sequences of words."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], list[str]] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: tuple[str, ...], name: str) -> None:
        """Have *phrase* (one word at least) found as *name*."""
        self._names.setdefault(phrase, []).append(name)
        self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def find(self, words: Sequence[str]) -> Iterator[tuple[tuple[int, int], Collection[str]]]:
        """Each place of a phrase in *words*, first and last but one, with the phrase's names."""
        for start, first in enumerate(words):
            for end in range(start + 1, min(start + self._longest.get(first, 0), len(words)) + 1):
                if names := self._names.get(tuple(words[start:end])):
                    yield (start, end), names


def _longest(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of *places* that overlap no longer one, nor one as long that begins before; in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in kept):
            kept.append((start, end))
    return sorted(kept)
