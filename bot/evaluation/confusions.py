"""Which topics are taken for which. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.evaluation.outcomes import Outcome, Result, outcome_of

MOST_EXAMPLES: Final = 3


@dataclass(frozen=True)
class Example:
    """A question, identifiers masked, and its line's id."""

    id: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Confusion:
    """Questions of one topic that got another's reply, or were declined.

    Attributes:
        expected: The topic intended; of two questions, the one left out.
        given: The topic of the reply, or ``out_of_scope``.
        outcome: What that is worth.

    """

    expected: str
    given: str
    outcome: Outcome
    count: int
    examples: tuple[Example, ...]


def confusions_of(results: Iterable[Result]) -> tuple[Confusion, ...]:
    """All the pairs, the most frequent first."""
    found: dict[tuple[str, str, Outcome], list[Result]] = defaultdict(list)
    for result in results:
        if result.question.primary is not None and (outcome := outcome_of(result)) not in ("right", "asked"):
            found[_expected(result), result.given, outcome].append(result)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Confusion(*pair, len(those), tuple(Example(each.question.id, each.said) for each in those[:MOST_EXAMPLES]))
        for pair, those in ordered
    )


def _expected(result: Result) -> str:
    left_out = [topic for topic in result.question.all_of if topic not in result.topics]
    return left_out[0] if left_out else str(result.question.primary)
