"""Topics: the entries of the knowledge base, as the content team writes them in ``data/topics/``."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from nlu.file_model import FileModel
from nlu.languages import Language

TopicKind = Literal["answer", "silent", "redirect", "small_talk"]

FOLDERS: Final[dict[TopicKind, str]] = {
    "answer": "answers",
    "silent": "silent",
    "redirect": "redirects",
    "small_talk": "small_talk",
}
OUT_OF_SCOPE: Final = "out_of_scope"
"""The intent of what no topic covers; it has questions and no topic file."""
DISTRESS: Final = "distress"
OTHER_LANGUAGE: Final = "other_language"
"""Topics whose replies are in both languages; distress goes before everything."""

TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,60}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,60}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class TopicText(FileModel):
    """A topic in one language."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=70)] = Field(
        description="The label of a choice button: no full stop."
    )
    short: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=220)] = Field(
        description="One sentence that answers."
    )
    text: Words = Field(description="The whole answer, in Markdown: paragraphs, lists, links.")
    plain: Words = Field(description="The same in short everyday words, for low literacy.")
    spoken: Words = Field(description="What an agent reads aloud on the telephone.")
    staff: Words | None = Field(default=None, description="A note for phone-line staff that citizens never see.")

    @property
    def said(self) -> tuple[str, ...]:
        """All that a person may read or hear."""
        return self.title, self.short, self.text, self.plain, self.spoken


class FrenchText(TopicText):
    """The original."""

    revision: int = Field(ge=1, description="Add one whenever the meaning changes: the English is then stale.")


class EnglishText(TopicText):
    """The translation."""

    follows: int = Field(ge=1, description="The French revision that this text says.")


class Topic(FileModel):
    """One file of ``data/topics/``: what the assistant says of one subject, in both languages."""

    id: TopicId = Field(description="The file's name; intent, API and evaluation use the same.")
    kind: TopicKind
    section: Name | None = Field(default=None, description="A section of data/policy.yml.")
    channels: tuple[Name, ...] = Field(default=(), description="Channels of data/channels.yml, best first.")
    related: tuple[TopicId, ...] = Field(default=(), description="Topics that a person would ask about next.")
    reviewed: datetime.date
    review_by: datetime.date
    fr: FrenchText
    en: EnglishText

    def in_language(self, language: Language) -> TopicText:
        """The topic's texts in *language*."""
        return self.fr if language == "fr" else self.en

    def with_facts(self, facts: Mapping[Language, Mapping[str, str]]) -> "Topic":
        """The topic with ``{name}`` in its texts replaced by the facts of each language."""
        if not any("{" in words for words in (*self.fr.said, *self.en.said)):
            return self
        fr = self.fr.model_copy(update=_filled(self.fr, facts["fr"]))
        en = self.en.model_copy(update=_filled(self.en, facts["en"]))
        return self.model_copy(update={"fr": fr, "en": en})


def _filled(words: TopicText, facts: Mapping[str, str]) -> dict[str, str]:
    return {name: said.format(**facts) for name, said in zip(_SAID, words.said)}


_SAID: Final = ("title", "short", "text", "plain", "spoken")
