"""What the conversation adds to an utterance: the reply before makes some topics likelier, or says which is meant. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from actions.conversation import Conversation
from nlu.findings import Findings
from nlu.follow_ups import FollowUp, Pick
from nlu.knowledge_base import KnowledgeBase
from nlu.topic_model import RankedTopic
from nlu.topics import OUT_OF_SCOPE

_PLACES: dict[Pick, int] = {"first": 0, "second": 1, "third": 2, "last": -1}


def picked(pick: Pick, pending: Sequence[str]) -> str | None:
    """The topic that *pick* means among those offered; None where it means none of them."""
    if pick == "other":
        return pending[1] if len(pending) == 2 else None
    place = _PLACES.get(pick)
    return pending[place] if place is not None and place < len(pending) else None


def after_reply(findings: Findings, follow_up: FollowUp, conversation: Conversation, knowledge: KnowledgeBase) -> Findings:
    """The findings, the topics close to the last reply made likelier where the utterance goes on from it.

    The confidences still add up to 1.
    """
    if not conversation.topics or not follow_up.continues:
        return findings
    last = [knowledge.topics[name] for name in conversation.topics if name in knowledge.topics]
    related = {name for topic in last for name in topic.related}
    sections = {topic.section for topic in last if topic.section}
    closeness = knowledge.follow_ups.closeness

    def weight(name: str) -> float:
        if name == OUT_OF_SCOPE:
            return knowledge.follow_ups.outside
        if name in conversation.topics:
            return closeness.same
        if name in related:
            return closeness.related
        topic = knowledge.topics.get(name)
        return closeness.section if topic and topic.section in sections else 1.0

    weighed = [(each.topic, each.confidence * weight(each.topic)) for each in findings.ranking]
    total = sum(value for _, value in weighed) or 1.0
    ranking = sorted((RankedTopic(name, value / total) for name, value in weighed), key=lambda each: -each.confidence)
    return replace(findings, ranking=tuple(ranking))
