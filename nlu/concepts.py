"""From the words of an utterance to the concepts of the thesaurus that they name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlu.dictionary import common_words
from nlu.errors import ModelError
from nlu.languages import LANGUAGES, Language, other_language
from nlu.spelling import SpellingsFile
from nlu.vocabulary import VocabularyFile
from nlu.words import Word, WordReader

_FILE: Final = "concepts.json"
_UNKNOWN: Final = "¤"
"""Stands for a word that no form holds: spaCy keeps every word that it is shown, and those of people are theirs."""

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
    """Finds the forms of a thesaurus: as they are, or by their lemmas."""

    def __init__(self, forms: Sequence[Form], lineage: Mapping[str, Sequence[str]]) -> None:
        self._forms = forms
        self._lineage = lineage
        self._vocab = Vocab()
        self._known = frozenset(word for _, meant, lemmas, _ in forms for word in (*meant, *lemmas))
        self._matchers = {language: self._matchers_of(language) for language in LANGUAGES}

    @classmethod
    def of(cls, vocabulary: VocabularyFile, spellings: SpellingsFile) -> "ConceptMatcher":
        """That of *vocabulary*, whose forms are read as utterances are, by *spellings*."""
        reader = WordReader(spellings, {})
        forms: list[Form] = []
        for name, concept in vocabulary.concepts.items():
            for language in LANGUAGES:
                for form in concept.in_language(language):
                    words = reader.read(form, language)
                    forms.append((language, tuple(word.meant for word in words), tuple(word.lemma for word in words), name))
        return cls(forms, vocabulary.lineage)

    @property
    def concepts(self) -> tuple[str, ...]:
        """All the concepts, in order."""
        return tuple(self._lineage)

    def find(self, words: Sequence[Word], language: Language) -> tuple[Mention, ...]:
        """What *words* name, in *language*, or in the other one where they are no common words of *language*.

        Of forms that overlap, the longest counts ("adresse IP" is no address).
        """
        if not words or not self._forms:
            return ()
        doc = Doc(
            self._vocab,
            words=[self._or_unknown(word.meant) for word in words],
            lemmas=[self._or_unknown(word.lemma) for word in words],
        )
        found = self._found(doc, language)
        common = common_words(language)
        if any(word.meant not in common for word in words):
            other = self._found(doc, other_language(language))
            found += [each for each in other if any(words[at].meant not in common for at in range(each[1], each[2]))]
        places: dict[tuple[int, int], set[str]] = {}
        for name, start, end in found:
            places.setdefault((start, end), set()).add(self._vocab.strings[name])
        return tuple(
            Mention(*self._narrow_and_broad(places[start, end]), words[start].start, words[end - 1].end)
            for start, end in _longest(places)
        )

    def _found(self, doc: Doc, language: Language) -> list[tuple[int, int, int]]:
        return [match for matcher in self._matchers[language] for match in matcher(doc)]

    def _narrow_and_broad(self, names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The concepts named, and those that are broader than any of them."""
        broader = dict.fromkeys(each for name in sorted(names) for each in self._lineage[name][1:])
        return tuple(name for name in sorted(names) if name not in broader), tuple(broader)

    def _or_unknown(self, word: str) -> str:
        return word if word in self._known else _UNKNOWN

    def _matchers_of(self, language: Language) -> tuple[PhraseMatcher, PhraseMatcher]:
        """By the words as meant, by their lemmas."""
        by_words, by_lemmas = PhraseMatcher(self._vocab, attr="ORTH"), PhraseMatcher(self._vocab, attr="LEMMA")
        docs: dict[str, list[Doc]] = {}
        for of, meant, lemmas, name in self._forms:
            if of == language:
                docs.setdefault(name, []).append(Doc(self._vocab, words=list(meant), lemmas=list(lemmas)))
        for name, forms in docs.items():
            by_words.add(name, forms)
            by_lemmas.add(name, forms)
        return by_words, by_lemmas

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


def _longest(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of *places* that overlap no longer one, nor one as long that begins before; in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= other_start or start >= other_end for other_start, other_end in kept):
            kept.append((start, end))
    return sorted(kept)
