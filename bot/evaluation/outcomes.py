"""What a reply is worth, given what was due. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from bot.evaluation.questions import LabelledQuestion
from nlu.knowledge_base import KnowledgeBase
from nlu.languages import Language
from nlu.topic_model import RankedTopic
from nlu.topics import OUT_OF_SCOPE

Outcome = Literal["right", "asked", "half", "declined", "wrong"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("right", "asked", "half", "declined", "wrong")
"""The first topic is accepted; two or three offered, a right one among them; one question of two; said to be outside;
the wrong text given as if right."""

Scope = Literal["answer", "silent", "small_talk", "redirect", "out_of_scope", "two_questions", "follow_up"]
SCOPES: Final[tuple[Scope, ...]] = ("answer", "silent", "small_talk", "redirect", "out_of_scope", "two_questions", "follow_up")
IN_SCOPE: Final[frozenset[Scope]] = frozenset({"answer", "silent", "small_talk"})
"""Questions with a text of their own, one to a message."""


@dataclass(frozen=True)
class Result:
    """A question and what was replied.

    Attributes:
        file: Where the question stands.
        kind: Of the reply; "error" where the utterance could not be taken.
        topics: Answered, or offered.
        language: Of the reply.
        said: The question's turns, identifiers masked.
        masked: The last of them.
        alarms: Kinds of what was masked in it.
        best: The surest topic in the model's eyes; None where rules decided, or turns before counted.
        duration_ms: Of the last turn; None where there was none.

    """

    question: LabelledQuestion
    file: str
    kind: str
    topics: tuple[str, ...] = ()
    language: Language | None = None
    said: tuple[str, ...] = ()
    masked: str = ""
    alarms: tuple[str, ...] = ()
    best: RankedTopic | None = field(default=None)
    duration_ms: float | None = None

    @property
    def given(self) -> str:
        """The first topic of the reply, ``out_of_scope`` where it declines."""
        return self.topics[0] if self.topics else self.kind


def outcome_of(result: Result) -> Outcome:
    """What the reply is worth to a question whose topics are known."""
    question, topics = result.question, result.topics
    accept, both = set(question.accept), set(question.all_of)
    if result.kind == "choice":
        return "asked" if (accept | both) & set(topics) else "wrong"
    if both:
        return _outcome_of_two(result, both)
    if set(topics[:1]) & accept or (result.kind == OUT_OF_SCOPE and OUT_OF_SCOPE in accept):
        return "right"
    return "declined" if result.kind == OUT_OF_SCOPE else "wrong"


def _outcome_of_two(result: Result, both: set[str]) -> Outcome:
    if both <= set(result.topics):
        return "right"
    if both & set(result.topics):
        return "half"
    return "declined" if result.kind == OUT_OF_SCOPE else "wrong"


def scope_of(question: LabelledQuestion, knowledge: KnowledgeBase) -> Scope | None:
    """What a question asks for; None where its line says nothing of topics."""
    if question.all_of:
        return "two_questions"
    if question.primary is None:
        return None
    if question.turns:
        return "follow_up"
    return OUT_OF_SCOPE if question.primary == OUT_OF_SCOPE else knowledge.topics[question.primary].kind


def unmasked(result: Result) -> Sequence[str]:
    """Kinds of the identifiers that were not masked."""
    return [each.kind for each in result.question.identifiers or () if each.value in result.masked or result.kind == "error"]


def passed(result: Result) -> Outcome:
    """The line's outcome, whatever it is that the line labels."""
    question = result.question
    if question.primary is not None:
        return outcome_of(result)
    if question.identifiers is not None:
        false_alarm = bool(result.alarms) and not question.identifiers
        return "wrong" if false_alarm or unmasked(result) else "right"
    return "right" if result.language == question.language else "wrong"
