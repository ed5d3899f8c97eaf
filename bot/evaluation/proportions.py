"""Proportions and how sure they are. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from bot.evaluation.outcomes import OUTCOMES, Outcome


@dataclass(frozen=True)
class Proportion:
    """*part* of *whole*."""

    part: int
    whole: int

    @property
    def share(self) -> float:
        """In percent; 0 of nothing."""
        return 100 * self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval, in percent; all of it where nothing was counted.

        Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
        """
        if not self.whole:
            return 0.0, 100.0
        from scipy.stats import binomtest

        found = binomtest(self.part, self.whole).proportion_ci(method="wilson")
        return 100 * float(found.low), 100 * float(found.high)


@dataclass(frozen=True)
class Gap:
    """How much larger a proportion is than another, in points, with its 95 % interval."""

    points: float
    low: float
    high: float


def gap_between(first: Proportion, second: Proportion) -> Gap:
    """The first less the second.

    Source: Newcombe (1998), Interval estimation for the difference between independent proportions, method 10.
    """
    (low, high), (other_low, other_high) = first.interval, second.interval
    points = first.share - second.share
    below = sqrt((first.share - low) ** 2 + (other_high - second.share) ** 2)
    above = sqrt((high - first.share) ** 2 + (second.share - other_low) ** 2)
    return Gap(points, max(points - below, -100.0), min(points + above, 100.0))


@dataclass(frozen=True)
class Tally:
    """How many questions came to each outcome."""

    right: int = 0
    asked: int = 0
    half: int = 0
    declined: int = 0
    wrong: int = 0

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> "Tally":
        """The count of *outcomes*."""
        counts = Counter(outcomes)
        return cls(**{outcome: counts[outcome] for outcome in OUTCOMES})

    @property
    def n(self) -> int:
        """All of them."""
        return sum(getattr(self, each) for each in OUTCOMES)

    def __getitem__(self, outcome: Outcome) -> Proportion:
        """The proportion of one outcome."""
        return Proportion(getattr(self, outcome), self.n)

    @property
    def right_or_asked(self) -> Proportion:
        """A right text given or offered."""
        return Proportion(self.right + self.asked, self.n)
