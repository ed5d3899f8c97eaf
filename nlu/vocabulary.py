"""The thesaurus: what the words that people use are about, in both languages and in all registers."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field

from nlu.file_model import FileModel
from nlu.languages import LANGUAGES, Language
from nlu.text import comparable
from nlu.topics import Name
from nlu.yaml_source import Source


class Concept(FileModel):
    """One thing that people speak of, and the ways of saying it."""

    broader: tuple[Name, ...] = Field(default=(), description="What it is a kind of, or a part of.")
    fr: tuple[str, ...] = Field(min_length=1, description="Base forms are enough: inflected ones are found by their lemmas.")
    en: tuple[str, ...] = Field(min_length=1)

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The forms of *language*."""
        return self.fr if language == "fr" else self.en


class VocabularyFile(FileModel):
    """``data/vocabulary.yml``."""

    concepts: dict[Name, Concept]

    @cached_property
    def lineage(self) -> Mapping[str, tuple[str, ...]]:
        """Each concept with all that is broader, itself first."""
        return {name: tuple(dict.fromkeys(self._upwards(name))) for name in self.concepts}

    def forms(self) -> Iterator[tuple[str, Language]]:
        """Every form, with its language."""
        for concept in self.concepts.values():
            for language in LANGUAGES:
                yield from ((form, language) for form in concept.in_language(language))

    def _upwards(self, name: str) -> Iterator[str]:
        yield name
        for broader in self.concepts[name].broader:
            yield from self._upwards(broader)


def check_vocabulary(source: Source, file: VocabularyFile) -> None:
    """Every broader concept exists and none is broader than itself; no form is empty or given twice for one concept."""
    for name, concept in file.concepts.items():
        for index, broader in enumerate(concept.broader):
            if broader not in file.concepts:
                place, field = ("concepts", name, "broader", index), f"{name}.broader"
                source.fault("unknown_reference", place, field=field, name=broader, source=str(source.path))
        for language in LANGUAGES:
            _check_forms(source, name, language, concept)
    if not source.faults:
        _check_cycles(source, file)


def _check_forms(source: Source, name: str, language: Language, concept: Concept) -> None:
    seen: set[str] = set()
    for index, form in enumerate(concept.in_language(language)):
        key = comparable(form)
        place = ("concepts", name, language, index)
        if not any(map(str.isalnum, key)):
            source.fault("empty_form", place, field=f"{name}.{language}")
        elif key in seen:
            source.fault("repeated_form", place, field=f"{name}.{language}", form=form)
        seen.add(key)


def _check_cycles(source: Source, file: VocabularyFile) -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " → ".join((*path[path.index(name) :], name))
            source.fault("circular_concepts", ("concepts", name), circle=circle)
        elif name not in done:
            for broader in file.concepts[name].broader:
                visit(broader, (*path, name))
        done.add(name)

    for name in file.concepts:
        visit(name, ())
