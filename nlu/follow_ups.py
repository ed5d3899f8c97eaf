"""What a short message means after a reply: whether it goes on from it, a bare question, the pick of a choice. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from nlu.file_model import FileModel
from nlu.languages import LANGUAGES, Language
from nlu.spelling import SpellingsFile, plain_words
from nlu.topics import Name, TopicId

Pick = Literal["first", "second", "third", "last", "other", "none"]


class Forms(FileModel):
    """Ways of saying one thing, in each language, as ``nlu.spelling.plain_words`` leaves them."""

    fr: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The forms of *language*."""
        return self.fr if language == "fr" else self.en


class BareQuestion(Forms):
    """A question that says nothing of its subject ("why?"), and where it leads from the topic before."""

    leads_to: dict[TopicId, TopicId]


class Closeness(FileModel):
    """What the confidence of a topic is multiplied by in a message that goes on from a reply."""

    related: float = Field(gt=0, le=100, description="A topic that the last one names as related.")
    section: float = Field(gt=0, le=100, description="Another topic of the same section of the policy.")
    same: float = Field(gt=0, le=100, description="The topic itself.")


class FollowUpsFile(FileModel):
    """``data/follow_ups.yml``."""

    openers: Forms
    most_words: int = Field(ge=1, description="A longer message does not go on from the last reply.")
    closeness: Closeness
    outside: float = Field(gt=0, le=1, description="What the confidence of being outside is multiplied by.")
    bare: dict[Name, BareQuestion]
    picks: dict[Pick, Forms]
    fillers: tuple[str, ...]


@dataclass(frozen=True)
class FollowUp:
    """What a message is besides its topic.

    Attributes:
        continues: It begins like one that goes on from the reply before.
        bare: The bare question that it is, by its name in the data file.
        pick: The choice that it picks.

    """

    continues: bool = False
    bare: str | None = None
    pick: Pick | None = None


class FollowUpReader:
    """Recognises follow-ups by the forms of ``data/follow_ups.yml``."""

    def __init__(self, file: FollowUpsFile, spellings: SpellingsFile) -> None:
        self._file = file
        self._spellings = spellings
        self._fillers = [tuple(filler.split()) for filler in file.fillers]
        self._bare = {language: self._table(file.bare, language) for language in LANGUAGES}
        self._picks = {language: self._table(file.picks, language) for language in LANGUAGES}
        self._openers = {language: self._words_of(file.openers, language) for language in LANGUAGES}

    def read(self, text: str, language: Language) -> FollowUp:
        """What the masked *text* is, in *language*."""
        words = tuple(plain_words(text, self._spellings.of(language)))
        without = self._without_fillers(words)
        return FollowUp(
            continues=len(words) <= self._file.most_words and _begins_with(words, self._openers[language]),
            bare=self._bare[language].get(words) or self._bare[language].get(without),
            pick=self._picks[language].get(words) or self._picks[language].get(without),  # type: ignore[arg-type]
        )

    def _table(self, named: Mapping[str, Forms] | Mapping[Pick, Forms], language: Language) -> dict[tuple[str, ...], str]:
        return {form: name for name, forms in named.items() for form in self._words_of(forms, language)}

    def _words_of(self, forms: Forms, language: Language) -> set[tuple[str, ...]]:
        spellings = self._spellings.of(language)
        return {tuple(plain_words(form, spellings)) for form in forms.in_language(language)}

    def _without_fillers(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """*words* less the polite ones at either end."""
        changed = True
        while changed and words:
            changed = False
            for filler in self._fillers:
                if words[: len(filler)] == filler:
                    words, changed = words[len(filler) :], True
                if words and words[-len(filler) :] == filler:
                    words, changed = words[: -len(filler)], True
        return words


def _begins_with(words: Sequence[str], openers: Iterable[tuple[str, ...]]) -> bool:
    return any(tuple(words[: len(opener)]) == opener for opener in openers)
