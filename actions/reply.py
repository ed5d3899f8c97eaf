"""A reply from the knowledge base: words approved beforehand, source and date, channels, choices. Nothing is composed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from actions.conversation import Conversation
from actions.decision import Decision, ReplyKind, decide, decide_topic, remember
from actions.rendering import to_html, to_text, typeset
from nlu.findings import Findings
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES, Language
from nlu.topics import DISTRESS, OTHER_LANGUAGE, Topic

INCIDENT: Final = "incident_report"
URGENT: Final = frozenset({DISTRESS, INCIDENT})
"""Topics whose reply cannot wait: it is set apart, and said in both languages."""

_SAYS_MUCH_MORE: Final = 1.3
"""A text this much longer than its short sentence is folded behind it."""


@dataclass(frozen=True)
class SourceLine:
    """Where an answer comes from: the policy's title, its section, the page's address, the year marked on it."""

    title: str
    section: str
    url: str | None
    date: int | None


@dataclass(frozen=True)
class ChannelCard:
    """A way to reach the organisation, ready to show; ``href`` is what a tap opens."""

    id: str
    kind: str
    name: str
    number: str | None
    href: str | None
    note: str | None


@dataclass(frozen=True)
class Choice:
    """A topic to choose, by its title."""

    topic: str
    title: str


@dataclass(frozen=True)
class ReplyMessage:
    """One message of a reply, in one language.

    Attributes:
        language: Of the words.
        text: Plain text.
        html: The same, safe to show.
        topic: The topic that speaks; None for a phrase.
        title: Of that topic.
        short: The answer in a sentence; None where the text is no longer than that.
        plain: The text in plain words, as safe HTML; None where there is nothing simpler to say.

    """

    language: Language
    text: str
    html: str
    topic: str | None = None
    title: str | None = None
    short: str | None = None
    plain: str | None = None
    source: SourceLine | None = None
    channels: tuple[ChannelCard, ...] = ()
    choices: tuple[Choice, ...] = ()
    related: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What the assistant says in one turn."""

    kind: ReplyKind
    topics: tuple[str, ...]
    language: Language
    confidence: float
    masked: MaskedText
    messages: tuple[ReplyMessage, ...] = field(default=())

    @property
    def urgent(self) -> bool:
        """Whether the reply cannot wait."""
        return not URGENT.isdisjoint(self.topics)

    @property
    def text(self) -> str:
        """All the messages as plain text."""
        return "\n\n".join(message.text for message in self.messages)


def reply_to(findings: Findings, conversation: Conversation, knowledge: KnowledgeBase) -> tuple[Reply, Conversation]:
    """One turn: the reply to an utterance understood, and the conversation after it."""
    decision = decide(findings, conversation, knowledge)
    return compose(decision, findings.masked, knowledge), remember(decision, conversation, knowledge)


def reply_to_choice(
    topic: str, conversation: Conversation, knowledge: KnowledgeBase, *, language: Language
) -> tuple[Reply, Conversation]:
    """One turn in which the person pressed a choice.

    Raises:
        KeyError: If there is no such topic.

    """
    decision = decide_topic(topic, conversation, knowledge, language=language)
    return compose(decision, MaskedText(""), knowledge), remember(decision, conversation, knowledge)


def greeting(knowledge: KnowledgeBase, language: Language) -> ReplyMessage:
    """What the assistant says before the first question."""
    phrases = knowledge.phrases
    return _phrase_message(phrases.greeting.in_language(language), language, knowledge, choices=phrases.sample_topics)


def mask_failure(knowledge: KnowledgeBase, language: Language) -> ReplyMessage:
    """What is said where an utterance had to be dropped unread."""
    phrase = knowledge.phrases.mask_failed.in_language(language)
    return _phrase_message(phrase, language, knowledge, channels=knowledge.channels.general)


def compose(decision: Decision, masked: MaskedText, knowledge: KnowledgeBase) -> Reply:
    """The words of a decision."""
    messages = [*_notice(decision, knowledge), *_body(decision, knowledge)]
    return Reply(decision.kind, decision.topics, decision.language, decision.confidence, masked, tuple(messages))


def _notice(decision: Decision, knowledge: KnowledgeBase) -> Iterable[ReplyMessage]:
    """What was masked, without repeating it."""
    if decision.masked_kinds:
        names = knowledge.phrases.identifier_kinds
        kinds = ", ".join(names[kind].in_language(decision.language) for kind in decision.masked_kinds)
        redirected = set(decision.masked_kinds) - set(knowledge.thresholds.harmless_identifiers)
        phrases = knowledge.phrases.masked_and_redirected if redirected else knowledge.phrases.masked
        phrase = phrases.in_language(decision.language).format(kinds=kinds)
        yield _phrase_message(phrase, decision.language, knowledge)


def _body(decision: Decision, knowledge: KnowledgeBase) -> Iterable[ReplyMessage]:
    phrases, language = knowledge.phrases, decision.language
    if decision.kind == "choice":
        message = _phrase_message(phrases.choice.in_language(language), language, knowledge, choices=decision.topics)
        none = Choice("deny", typeset(phrases.none_of_these.in_language(language), language))
        yield replace(message, choices=(*message.choices, none))
    elif decision.kind == "out_of_scope":
        phrase = phrases.still_unclear if decision.menu else phrases.out_of_scope
        choices = phrases.menu_topics if decision.menu else ()
        yield _phrase_message(
            phrase.in_language(language), language, knowledge, choices=choices, channels=knowledge.channels.general
        )
    else:
        for name in decision.topics:
            topic = knowledge.topics[name]
            for spoken in LANGUAGES if _in_both_languages(decision) else (language,):
                yield _topic_message(topic, decision, spoken, knowledge)


def _in_both_languages(decision: Decision) -> bool:
    """Whether nobody may miss the reply for want of its language; beside another answer it is in theirs already."""
    return len(decision.topics) == 1 and decision.topics[0] in URGENT | {OTHER_LANGUAGE}


def _topic_message(topic: Topic, decision: Decision, language: Language, knowledge: KnowledgeBase) -> ReplyMessage:
    words = topic.in_language(language)
    numbers = _numbers(knowledge, language)
    markdown = words.plain if decision.variant == "plain" else words.text
    text, short = to_text(markdown, language), typeset(words.short, language)
    is_simpler = topic.kind != "small_talk" and to_text(words.plain, language) != text
    return ReplyMessage(
        language=language,
        text=text,
        html=to_html(markdown, language, numbers),
        topic=topic.id,
        title=typeset(words.title, language),
        short=short if topic.kind in ("answer", "silent") and len(text) > _SAYS_MUCH_MORE * len(short) else None,
        plain=to_html(words.plain, language, numbers) if is_simpler else None,
        source=_source(topic, language, knowledge) if topic.kind in ("answer", "silent") else None,
        channels=_cards(topic.channels, language, knowledge),
        related=_choices(topic.related, language, knowledge),
    )


def _phrase_message(
    phrase: str,
    language: Language,
    knowledge: KnowledgeBase,
    *,
    choices: tuple[str, ...] = (),
    channels: tuple[str, ...] = (),
) -> ReplyMessage:
    return ReplyMessage(
        language=language,
        text=to_text(phrase, language),
        html=to_html(phrase, language, _numbers(knowledge, language)),
        channels=_cards(channels, language, knowledge),
        choices=_choices(choices, language, knowledge),
    )


def _source(topic: Topic, language: Language, knowledge: KnowledgeBase) -> SourceLine | None:
    section = knowledge.section(topic)
    if section is None:
        return None
    url = section.address.in_language(language) if section.address else None
    title = knowledge.policy.title.in_language(language)
    return SourceLine(typeset(title, language), typeset(section.heading.in_language(language), language), url, section.date)


def _choices(names: tuple[str, ...], language: Language, knowledge: KnowledgeBase) -> tuple[Choice, ...]:
    return tuple(Choice(name, typeset(knowledge.topics[name].in_language(language).title, language)) for name in names)


def _cards(names: tuple[str, ...], language: Language, knowledge: KnowledgeBase) -> tuple[ChannelCard, ...]:
    return tuple(_card(name, language, knowledge) for name in names)


def _card(name: str, language: Language, knowledge: KnowledgeBase) -> ChannelCard:
    channel = knowledge.channel(name)
    return ChannelCard(
        id=name,
        kind=channel.kind,
        name=typeset(channel.name.in_language(language), language),
        number=typeset(channel.number, language) if channel.number else None,
        href=channel.href(language),
        note=typeset(channel.note.in_language(language), language) if channel.note else None,
    )


def _numbers(knowledge: KnowledgeBase, language: Language) -> dict[str, str]:
    channels = knowledge.channels.channels.values()
    return {channel.number: channel.href(language) or "" for channel in channels if channel.number}
