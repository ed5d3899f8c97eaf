"""The main figures of an evaluation, in the order in which they are read. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.evaluation.figures import Figures
from bot.evaluation.proportions import Proportion, Tally
from nlu.languages import LANGUAGES


@dataclass(frozen=True)
class Headline:
    """A main figure.

    Attributes:
        key: Of its name.
        wanted: Whether more of it is better, or less.

    """

    key: str
    proportion: Proportion
    wanted: Literal["more", "less"]


def headlines_of(figures: Figures) -> tuple[Headline, ...]:
    """Those that the questions can show."""
    return tuple(each for each in _all(figures) if each.proportion.whole)


def _all(figures: Figures) -> Iterator[Headline]:
    def tally(scope: str) -> Tally:
        return figures.scopes.get((scope, None), Tally())

    in_scope = tally("in_scope")
    for language in LANGUAGES:
        yield Headline(f"right_{language}", figures.scopes.get(("in_scope", language), Tally())["right"], "more")
    yield Headline("right_or_asked", in_scope.right_or_asked, "more")
    yield Headline("wrong", in_scope["wrong"], "less")
    yield Headline("declined", in_scope["declined"], "less")
    yield Headline("asked", in_scope["asked"], "less")
    yield Headline("silent", tally("silent")["right"], "more")
    yield Headline("redirects", tally("redirect")["right"], "more")
    yield Headline("answered", figures.answered, "less")
    yield Headline("redirected", figures.redirected, "less")
    yield Headline("outside", tally("out_of_scope")["right"], "more")
    yield Headline("two_questions", tally("two_questions")["right"], "more")
    yield Headline("follow_ups", tally("follow_up")["right"], "more")
    yield Headline("language", figures.language, "more")
    yield Headline("distress", figures.distress, "more")
    yield Headline("distress_alarms", figures.distress_alarms, "less")
    yield Headline("masked", figures.all_masked, "more")
    yield Headline("false_alarms", figures.false_alarms, "less")
