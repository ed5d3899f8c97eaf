"""What the organisation served brings beside its topics: its policy's sections, its channels, the assistant's phrases."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from nlu.file_model import FileModel
from nlu.languages import Language
from nlu.topics import Name, Words

Address = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class Bilingual(FileModel):
    """One sentence in both languages."""

    fr: Words
    en: Words

    def in_language(self, language: Language) -> str:
        """The sentence in *language*."""
        return self.fr if language == "fr" else self.en


class BilingualAddress(FileModel):
    """A page's address in both languages."""

    fr: Address
    en: Address

    def in_language(self, language: Language) -> str:
        """The address in *language*."""
        return self.fr if language == "fr" else self.en


class Section(FileModel):
    """A section of the published policy: what an answer's source line names."""

    heading: Bilingual
    address: BilingualAddress | None = Field(description="The page; null for what is not on a page.")
    date: int | None = Field(ge=2000, description="The year marked on the page.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        description="Of the section's normalised text (NFC, runs of white space made one space), to notice a change."
    )


class PolicyFile(FileModel):
    """``data/policy.yml``."""

    title: Bilingual
    sections: dict[Name, Section]


class Channel(FileModel):
    """A way to reach the organisation, or an emergency service."""

    kind: Literal["telephone", "online", "page", "in_person", "emergency"]
    name: Bilingual
    number: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]{1,18}[0-9]$")] | None = None
    address: BilingualAddress | None = Field(default=None, description="Where the page is; null until it is known.")
    note: Bilingual | None = Field(default=None, description="Hours, or what to have at hand.")

    def href(self, language: Language) -> str | None:
        """What a tap opens: ``tel:`` for a number, the page's address, or nothing."""
        if self.number:
            digits = "".join(filter(str.isdigit, self.number))
            return f"tel:+{digits}" if len(digits) == 11 else f"tel:{digits}"
        return self.address.in_language(language) if self.address else None


class ChannelsFile(FileModel):
    """``data/channels.yml``."""

    general: tuple[Name, ...] = Field(min_length=1, description="Offered where the assistant has no answer.")
    channels: dict[Name, Channel]


class PagesWords(FileModel):
    """Words of the pages that work without scripts."""

    organisation: Bilingual
    site: Bilingual
    description: Bilingual
    skip: Bilingual
    navigation: Bilingual
    ask_page: Bilingual
    questions_page: Bilingual
    other_language: Bilingual = Field(description="Its name, in that language.")
    switch: Bilingual = Field(description="The button that goes on in the other language, in that language.")
    foot: Bilingual = Field(description="Heading of the telephone in every page's foot.")
    no_trace: Bilingual
    samples: Bilingual
    question_label: Bilingual
    question_hint: Bilingual = Field(description="``{most}`` is the longest question, in characters.")
    send: Bilingual
    asked: Bilingual
    chosen: Bilingual
    reply: Bilingual
    reply_number: Bilingual = Field(description="``{number}`` of the turn, in the page's title.")
    more: Bilingual
    source: Bilingual
    notice: Bilingual
    permalink: Bilingual
    related: Bilingual
    channels: Bilingual
    simpler: Bilingual
    helpful: Bilingual
    yes: Bilingual
    no: Bilingual
    why: Bilingual
    wrong: Bilingual
    incomplete: Bilingual
    unclear: Bilingual
    other: Bilingual
    thanks: Bilingual
    not_helped: Bilingual = Field(description="What pressing a reason stands for in the conversation.")
    conversation: Bilingual
    restart: Bilingual
    forget: Bilingual
    forgotten: Bilingual
    nothing_left: Bilingual
    expired: Bilingual
    problem: Bilingual
    error: Bilingual
    questions_intro: Bilingual
    search_label: Bilingual
    search_hint: Bilingual
    search: Bilingual
    sections: Bilingual
    personal: Bilingual = Field(description="Heading of the redirects.")
    found_none: Bilingual
    found_one: Bilingual
    found_many: Bilingual = Field(description="``{number}`` of answers, two at least.")
    all_questions: Bilingual
    plain: Bilingual
    ask_more: Bilingual
    page_missing: Bilingual
    page_missing_text: Bilingual
    failed: Bilingual


class PhrasesFile(FileModel):
    """``data/phrases.yml``: every sentence of the assistant that belongs to no topic."""

    greeting: Bilingual
    sample_topics: tuple[Name, ...] = Field(min_length=1, max_length=6)
    menu_topics: tuple[Name, ...] = Field(min_length=1, max_length=8)
    out_of_scope: Bilingual
    still_unclear: Bilingual
    choice: Bilingual
    none_of_these: Bilingual = Field(description="The last button of a choice.")
    masked: Bilingual
    masked_and_redirected: Bilingual
    mask_failed: Bilingual
    practices: dict[Name, Bilingual] = Field(description="Facts of the running service; see `nlu.practice`.")
    identifier_kinds: dict[Name, Bilingual]
    errors: dict[Name, Bilingual]
    pages: PagesWords


Precedent = Literal["distress", "incident_report", "redirect", "answer", "silent"]


class NeverSaidFile(FileModel):
    """``data/never_said.yml``: what no text may say of a person's case, in the notation of ``data/safety.yml``."""

    fr: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)


class Sureness(FileModel):
    """How sure a topic must be to be replied to alone."""

    confidence: float = Field(ge=0, le=1, description="In the topic, given that the message is about one of the topics.")
    margin: float = Field(ge=0, le=1, description="Ahead of the next topic.")
    outside: float = Field(ge=0, le=1, description="A message that is outside all topics with this confidence is declined.")


class Thresholds(FileModel):
    """``data/decision.yml``: when the assistant answers, asks, or declines. Confidences lie in [0, 1]."""

    answer: Sureness = Field(description="Of all topics but redirects.")
    redirect: Sureness = Field(description="Of redirects: to send somebody to the right channel for nothing harms less.")
    choice: float = Field(ge=0, le=1, description="A topic at least this sure may be offered as a choice.")
    redirect_choice: float = Field(
        ge=0, le=1, description="A redirect at least this sure is offered beside what would else be answered alone."
    )
    distress: float = Field(ge=0, le=1, description="Distress at least this sure goes before everything, rules or not.")
    most_choices: int = Field(ge=2, le=3)
    harmless_identifiers: tuple[Name, ...] = Field(
        description="Kinds of identifiers that, alone, are masked and the question answered; any other makes it a redirect."
    )
    part: float = Field(ge=0, le=1, description="Each of several questions at least this sure: all are answered.")
    precedence: tuple[Precedent, ...] = Field(
        min_length=5, description="Topics and kinds of topics, in the order in which the answers of one reply stand."
    )
    misses_before_menu: int = Field(ge=1, description="Misses in a row before the list of subjects and the telephone.")
