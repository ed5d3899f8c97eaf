"""What a ranking says once what is outside all topics is set apart: which topic is sure, which are worth offering. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from nlu.knowledge_base import KnowledgeBase
from nlu.organisation import Sureness
from nlu.topic_model import RankedTopic
from nlu.topics import OUT_OF_SCOPE


@dataclass(frozen=True)
class Evidence:
    """A ranking as the decision looks at it.

    Attributes:
        outside: Confidence, in [0, 1], that the utterance is outside all topics.
        topics: Those that the knowledge base has, surest first, each with its confidence given that one of them is meant.
        knowledge: That knowledge base.

    """

    outside: float
    topics: tuple[RankedTopic, ...]
    knowledge: KnowledgeBase

    @classmethod
    def of(cls, ranking: Iterable[RankedTopic], knowledge: KnowledgeBase) -> "Evidence":
        """That of a *ranking*, surest first."""
        ranking = tuple(ranking)
        outside = next((each.confidence for each in ranking if each.topic == OUT_OF_SCOPE), 0.0)
        within = max(1 - outside, 1e-9)
        topics = [RankedTopic(each.topic, each.confidence / within) for each in ranking if each.topic in knowledge.topics]
        return cls(outside, tuple(topics), knowledge)

    @property
    def best(self) -> RankedTopic:
        """The surest topic; one of no confidence where the ranking has none."""
        return self.topics[0] if self.topics else RankedTopic(OUT_OF_SCOPE, 0.0)

    @property
    def is_outside(self) -> bool:
        """Whether the utterance is to be declined."""
        return not self.topics or self.outside >= self._sureness.outside

    @property
    def is_sure(self) -> bool:
        """Whether the best topic is to be replied to alone."""
        ahead = self.best.confidence - (self.topics[1].confidence if len(self.topics) > 1 else 0.0)
        if not self.is_likely or ahead < self._sureness.margin:
            return False
        return self._is_redirect(self.best) or not any(map(self._is_redirect, self.offered))

    @property
    def is_likely(self) -> bool:
        """Whether the utterance is within the topics, and the best may be replied to where nothing else is worth offering."""
        return not self.is_outside and self.best.confidence >= self._sureness.confidence

    @property
    def offered(self) -> tuple[RankedTopic, ...]:
        """The topics to choose from, surest first."""
        thresholds = self.knowledge.thresholds
        surest = self.topics[: thresholds.most_choices]
        worthy = (each for each in surest if self.knowledge.topics[each.topic].kind != "small_talk")
        return tuple(
            each
            for each in worthy
            if each.confidence >= (thresholds.redirect_choice if self._is_redirect(each) else thresholds.choice)
        )

    @property
    def _sureness(self) -> Sureness:
        thresholds = self.knowledge.thresholds
        return thresholds.redirect if self._is_redirect(self.best) else thresholds.answer

    def _is_redirect(self, each: RankedTopic) -> bool:
        topic = self.knowledge.topics.get(each.topic)
        return topic is not None and topic.kind == "redirect"
