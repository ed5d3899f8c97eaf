"""What the API takes and gives, with examples in both languages."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, model_validator

from actions.decision import ReplyKind
from actions.reply import Reply, ReplyMessage
from nlu.languages import Language

MOST_RAW_CHARACTERS = 4000
"""Of an utterance before the clean-up; after it, the limit is 500."""

_EXAMPLES: list[JsonValue] = [
    {"utterance": "À quoi servent vos témoins?"},
    {"utterance": "Do you sell my information?", "language": "en"},
]


class ApiModel(BaseModel):
    """A body: unknown fields are refused, and no value coerced."""

    model_config = ConfigDict(extra="forbid", strict=True, from_attributes=True, hide_input_in_errors=True)


class ConversationIn(ApiModel):
    """Opens a conversation."""

    language: Language | None = Field(default=None, description="Of the page.", examples=["fr", "en"])


class TurnIn(ApiModel):
    """One turn: what the person typed, or the topic of the choice pressed."""

    model_config = ConfigDict(json_schema_extra={"examples": _EXAMPLES})

    utterance: Annotated[str, StringConstraints(max_length=MOST_RAW_CHARACTERS)] | None = None
    topic: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,60}$")] | None = None
    language: Language | None = Field(default=None, description="Of the page; the reply's is that of the question.")

    @model_validator(mode="after")
    def _one_of_both(self) -> "TurnIn":
        if (self.utterance is None) == (self.topic is None):
            raise ValueError("exactly one of utterance and topic")
        return self


class FeedbackIn(ApiModel):
    """Whether a reply helped; the reason is one of a list, never words."""

    turn: int = Field(ge=1)
    helpful: bool
    reason: Literal["wrong", "incomplete", "unclear", "other"] | None = None


class SourceOut(ApiModel):
    """Section and date of the source."""

    title: str
    section: str
    url: str | None
    date: int | None


class ChannelOut(ApiModel):
    """A way to reach the organisation; ``href`` is what a tap opens."""

    id: str
    kind: str
    name: str
    number: str | None
    href: str | None
    note: str | None


class ChoiceOut(ApiModel):
    """A topic to press."""

    topic: str
    title: str


class MessageOut(ApiModel):
    """One message of a reply, in one language."""

    language: Language
    text: str
    html: str
    topic: str | None = Field(description="The topic that speaks; null for a phrase.")
    title: str | None
    short: str | None = Field(description="The answer in a sentence; null where the text is no longer than that.")
    plain: str | None = Field(description="The text in plain words, as HTML; null where there is nothing simpler to say.")
    source: SourceOut | None
    channels: list[ChannelOut]
    choices: list[ChoiceOut]
    related: list[ChoiceOut]


class IdentifierOut(ApiModel):
    """An identifier masked: where its replacement stands in ``masked_text``."""

    kind: str
    start: int
    end: int


class ReplyOut(ApiModel):
    """One turn's reply."""

    turn: int
    kind: ReplyKind
    topics: list[str]
    language: Language
    confidence: float
    urgent: bool = Field(description="The reply cannot wait: distress, or an incident; it is in both languages.")
    masked_text: str
    identifiers: list[IdentifierOut]
    messages: list[MessageOut]
    duration_ms: float


class ConversationOut(ApiModel):
    """A conversation opened: its id, and the token that lets one speak in it."""

    conversation: str
    token: str
    expires_in_s: int
    max_characters: int
    greeting: MessageOut


class TopicOut(ApiModel):
    """A topic of the knowledge base in one language."""

    topic: str
    kind: str
    title: str
    short: str
    html: str
    source: SourceOut | None
    channels: list[ChannelOut]
    related: list[ChoiceOut]


class FoundTopic(ApiModel):
    """A topic found, best first."""

    topic: str
    title: str
    short: str
    confidence: float


class ErrorDetails(BaseModel):
    """A stable code, and a sentence in the request's language; never what was typed."""

    code: str
    message: str


class ErrorOut(BaseModel):
    """The body of every error."""

    error: ErrorDetails


def message_out(message: ReplyMessage) -> MessageOut:
    """A message as the API gives it."""
    return MessageOut(
        language=message.language,
        text=message.text,
        html=message.html,
        topic=message.topic,
        title=message.title,
        short=message.short,
        plain=message.plain,
        source=SourceOut.model_validate(message.source) if message.source else None,
        channels=[ChannelOut.model_validate(card) for card in message.channels],
        choices=[ChoiceOut.model_validate(choice) for choice in message.choices],
        related=[ChoiceOut.model_validate(choice) for choice in message.related],
    )


def reply_out(reply: Reply, *, turn: int, duration_ms: float) -> ReplyOut:
    """A reply as the API gives it."""
    return ReplyOut(
        turn=turn,
        kind=reply.kind,
        topics=list(reply.topics),
        language=reply.language,
        confidence=round(reply.confidence, 4),
        urgent=reply.urgent,
        masked_text=reply.masked.text,
        identifiers=[IdentifierOut.model_validate(each) for each in reply.masked.identifiers],
        messages=[message_out(message) for message in reply.messages],
        duration_ms=round(duration_ms, 3),
    )
