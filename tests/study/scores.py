"""How right rankings are, by the model's first topic alone: no threshold, no choice offered, no rule."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.calibration import reliability_of
from bot.evaluation.outcomes import IN_SCOPE, Result, scope_of
from bot.evaluation.proportions import Proportion
from bot.evaluation.questions import LabelledQuestion
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import LANGUAGES, Language
from nlu.topics import OUT_OF_SCOPE
from nlu.understanding import Ranking

Judged = tuple[LabelledQuestion, Ranking]


@dataclass(frozen=True)
class Scores:
    """What a classifier is worth.

    Attributes:
        first: In scope, the first topic is right; by language.
        alone: In scope, the first topic is right when ``out_of_scope`` is set aside.
        three: In scope, a right one is among the first three.
        recognised: Out of scope, the first topic is ``out_of_scope``.
        declined: In scope, the first topic is ``out_of_scope``, wrongly.
        error: Expected calibration error, in [0, 1].

    """

    first: Mapping[Language, Proportion]
    alone: Proportion
    three: Proportion
    recognised: Proportion
    declined: Proportion
    error: float

    @classmethod
    def of(cls, judged: Sequence[Judged], knowledge: KnowledgeBase) -> "Scores":
        """From what is right of each message and what was made of it."""
        within = [each for each in judged if scope_of(each[0], knowledge) in IN_SCOPE]
        outside = [each for each in judged if each[0].primary == OUT_OF_SCOPE]
        results = [Result(label, "study", "answer", best=ranking[0]) for label, ranking in judged]
        return cls(
            first={
                language: _share(_is_right(each, 1) for each in within if each[0].language == language)
                for language in LANGUAGES
            },
            alone=_share(_is_right((label, _topics_alone(ranking)), 1) for label, ranking in within),
            three=_share(_is_right(each, 3) for each in within),
            recognised=_share(_is_right(each, 1) for each in outside),
            declined=_share(
                ranking[0].topic == OUT_OF_SCOPE and not _is_right((label, ranking), 1) for label, ranking in within
            ),
            error=reliability_of(results).error,
        )

    @property
    def both(self) -> float:
        """First topics right in scope, in percent, each language counting for half."""
        return sum(self.first[language].share for language in LANGUAGES) / len(LANGUAGES)


def _topics_alone(ranking: Ranking) -> Ranking:
    return tuple(each for each in ranking if each.topic != OUT_OF_SCOPE)


def _is_right(judged: Judged, among: int) -> bool:
    label, ranking = judged
    return any(each.topic in label.accept for each in ranking[:among])


def _share(counted: Iterable[bool]) -> Proportion:
    those = list(counted)
    return Proportion(sum(those), len(those))
