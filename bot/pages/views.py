"""What the templates show: plain values, every word of them made ready. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from actions.decision import Decision
from actions.rendering import typeset
from actions.reply import Choice, ReplyMessage, compose
from bot.pages.dialogue import reply_of
from bot.pages.transcript import PRESSES, SWITCH, Exchange
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES, Language
from nlu.text import fold
from nlu.topics import DISTRESS, Topic

Words = Mapping[str, str]
INCIDENT: Final = "incident_report"


def words_of(knowledge: KnowledgeBase) -> dict[Language, Words]:
    """The pages' words in each language, with the spaces that must not break."""
    phrases = {name: getattr(knowledge.phrases.pages, name) for name in type(knowledge.phrases.pages).model_fields}
    return {
        language: {name: typeset(phrase.in_language(language), language) for name, phrase in phrases.items()}
        for language in LANGUAGES
    }


@dataclass(frozen=True)
class ExchangeView:
    """One turn of the conversation's page.

    Attributes:
        asked: The question masked, or what the button pressed says.
        language: Of *asked*; empty where it is not known.
        tone: What the reply is set apart by: a class of the stylesheet.
        notice: What was masked, if anything.
        can_simplify: The same can be said in plainer words.
        can_rate: The reply says something that may help or not.

    """

    number: int
    asked: str
    typed: bool
    language: Language
    tone: str
    notice: ReplyMessage | None
    bodies: tuple[ReplyMessage, ...]
    can_simplify: bool
    can_rate: bool


def exchange_view(number: int, exchange: Exchange, knowledge: KnowledgeBase, words: Mapping[Language, Words]) -> ExchangeView:
    """An exchange, ready to show."""
    decision, reply = exchange.decision, reply_of(exchange, knowledge)
    is_said = decision.kind in ("answer", "silent", "redirect") and not exchange.dropped
    notice = reply.messages[0] if decision.masked_kinds and not exchange.dropped else None
    messages = reply.messages[1:] if notice else reply.messages
    is_urgent = DISTRESS in decision.topics
    is_plain = decision.variant == "plain"
    return ExchangeView(
        number=number,
        asked=exchange.typed or _pressed(exchange, knowledge, words),
        typed=not exchange.pressed,
        language=exchange.language if exchange.pressed else decision.language,
        tone=_tone(decision),
        notice=notice,
        # Plain words are shown whole; in distress, a number is read once.
        bodies=tuple(_once(each) if is_urgent else replace(each, short=None) if is_plain else each for each in messages),
        can_simplify=is_said and not is_urgent and not is_plain and any(each.plain for each in messages),
        can_rate=is_said and not is_urgent,
    )


def _once(message: ReplyMessage) -> ReplyMessage:
    """A message without the cards of the channels whose numbers stand in its text."""
    return replace(message, channels=tuple(card for card in message.channels if f'"{card.href}"' not in message.html))


def path_of(topic: Topic, language: Language) -> str:
    """Path of the topic's page; empty for small talk, which has none."""
    return "" if topic.kind == "small_talk" else f"/topics/{language}/{topic.id}"


def _pressed(exchange: Exchange, knowledge: KnowledgeBase, words: Mapping[Language, Words]) -> str:
    if exchange.pressed in PRESSES:
        # The button that asks for a language is on a page of the other one, and speaks the language asked for.
        holder = next(each for each in LANGUAGES if each != exchange.language)
        return words[holder if exchange.pressed == SWITCH else exchange.language][exchange.pressed]
    if exchange.pressed == "deny":
        return typeset(knowledge.phrases.none_of_these.in_language(exchange.language), exchange.language)
    topic = knowledge.topics.get(exchange.pressed)
    return typeset(topic.in_language(exchange.language).title, exchange.language) if topic else ""


def _tone(decision: Decision) -> str:
    if DISTRESS in decision.topics:
        return "distress"
    return "incident" if INCIDENT in decision.topics else decision.kind


@dataclass(frozen=True)
class TopicView:
    """A topic on a page of its own, or in the list of them.

    Attributes:
        bodies: Its texts; distress has both languages.
        plain: The same in plain words, as safe HTML; None where it would be the same.
        related: Topics beside it, and their pages.

    """

    id: str
    title: str
    short: str
    path: str
    tone: str
    bodies: tuple[ReplyMessage, ...]
    plain: str | None
    related: tuple[Choice, ...]

    @property
    def first(self) -> ReplyMessage:
        """The text in the page's language."""
        return self.bodies[0]


def topic_view(topic: Topic, language: Language, knowledge: KnowledgeBase) -> TopicView:
    """A topic, ready to show."""
    decision = Decision(topic.kind, (topic.id,), language)
    messages = compose(decision, MaskedText(""), knowledge).messages
    # The page's language first, where there are both.
    ordered = tuple(sorted(messages, key=lambda each: each.language != language))
    if topic.id == DISTRESS:
        ordered = tuple(map(_once, ordered))
    return TopicView(
        id=topic.id,
        title=typeset(topic.in_language(language).title, language),
        short=typeset(topic.in_language(language).short, language),
        path=path_of(topic, language),
        tone=_tone(decision),
        bodies=ordered,
        plain=ordered[0].plain if len(ordered) == 1 else None,
        related=tuple(each for each in ordered[0].related if knowledge.topics[each.topic].kind != "small_talk"),
    )


@dataclass(frozen=True)
class SectionView:
    """A section of the policy and the topics that restate it."""

    id: str
    heading: str
    topics: tuple[TopicView, ...]


def section_views(language: Language, knowledge: KnowledgeBase, words: Words) -> tuple[SectionView, ...]:
    """Every answer by section, in the policy's order; the redirects after them."""
    sections = [
        SectionView(name, typeset(section.heading.in_language(language), language), _restating(name, language, knowledge))
        for name, section in knowledge.policy.sections.items()
    ]
    personal = [topic for topic in knowledge.topics.values() if topic.kind == "redirect"]
    sections.append(SectionView("personal", words["personal"], _by_title(personal, language, knowledge)))
    return tuple(section for section in sections if section.topics)


def _restating(section: str, language: Language, knowledge: KnowledgeBase) -> tuple[TopicView, ...]:
    answers = [topic for topic in knowledge.topics.values() if topic.kind in ("answer", "silent") and topic.section == section]
    return _by_title(answers, language, knowledge)


def _by_title(topics: Iterable[Topic], language: Language, knowledge: KnowledgeBase) -> tuple[TopicView, ...]:
    views = [topic_view(topic, language, knowledge) for topic in topics]
    return tuple(sorted(views, key=lambda view: fold(view.title)))


def structured_data(sections: Iterable[SectionView], language: Language, base: str) -> dict[str, Any]:
    """The questions and answers as a schema.org FAQPage; redirects, which answer nothing, are left out.

    Args:
        sections: Those of the page.
        language: Of the page.
        base: What stands before a path in a whole address.

    """
    topics = [topic for section in sections if section.id != "personal" for topic in section.topics]
    questions = [
        {
            "@type": "Question",
            "name": topic.title,
            "url": base + topic.path,
            "acceptedAnswer": {"@type": "Answer", "text": topic.first.html},
        }
        for topic in topics
    ]
    return {"@context": "https://schema.org", "@type": "FAQPage", "inLanguage": f"{language}-CA", "mainEntity": questions}
