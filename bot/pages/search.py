"""Which answers some words are about: what the model understands first, then whatever says those words."""

from dataclasses import dataclass
from typing import Final

from actions.conversation import Conversation
from bot.assistant import Assistant, NoModelError
from nlu.identifiers import MaskedText
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import Language
from nlu.text import comparable
from nlu.topics import DISTRESS, Topic

MOST_FOUND: Final = 10
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True)
class Found:
    """What a search found: the words, masked, and the topics, best first."""

    masked: MaskedText
    topics: tuple[Topic, ...]


def find_topics(typed: str, assistant: Assistant, language: Language) -> Found:
    """The topics that *typed* is about; by their words alone where no model is loaded.

    Raises:
        UtteranceError: If nothing was typed, or too much.
        MaskError: If its identifiers could not be masked.

    """
    knowledge = assistant.knowledge
    masked, understood = _understood(typed, assistant, language)
    if understood == (DISTRESS,):
        return Found(masked, (knowledge.topics[DISTRESS],))
    names = dict.fromkeys((*understood, *_saying(masked.text, knowledge, language)))
    topics = (knowledge.topics[name] for name in names if name in knowledge.topics)
    return Found(masked, tuple(topic for topic in topics if topic.kind != "small_talk")[:MOST_FOUND])


def _understood(typed: str, assistant: Assistant, language: Language) -> tuple[MaskedText, tuple[str, ...]]:
    try:
        findings = assistant.understand(typed, Conversation(), page=language)
    except NoModelError:
        return assistant.reader.read(typed, page=language).masked, ()
    if findings.distress:
        return findings.masked, (DISTRESS,)
    least = assistant.knowledge.thresholds.choice
    return findings.masked, tuple(each.topic for each in findings.ranking if each.confidence >= least)


def _saying(text: str, knowledge: KnowledgeBase, language: Language) -> tuple[str, ...]:
    """Topics whose texts hold every word of *text*, short ones aside."""
    words = [word for word in comparable(text).split() if len(word) >= _SHORTEST_WORD]
    if not words:
        return ()
    return tuple(
        topic.id
        for topic in knowledge.topics.values()
        if all(word in comparable(" ".join(topic.in_language(language).said)) for word in words)
    )
