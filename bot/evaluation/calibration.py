"""Whether confidences keep their word: of the questions understood with 80 %, 80 in 100 should be right. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.evaluation.outcomes import Result
from bot.evaluation.proportions import Proportion

MOST_BINS: Final = 15
LEAST_IN_BIN: Final = 20


@dataclass(frozen=True)
class Bin:
    """Questions understood with about the same confidence.

    Attributes:
        low: The least confidence, in [0, 1].
        high: The greatest.
        confidence: The mean.
        right: How many of the surest topics were right.

    """

    low: float
    high: float
    confidence: float
    right: Proportion


@dataclass(frozen=True)
class Reliability:
    """Confidence and truth side by side.

    Attributes:
        bins: Of equal counts, least confident first; none where no question can be judged.
        error: Expected calibration error, in [0, 1]: the mean distance between a bin's confidence and its share right.
        n: Questions judged.

    """

    bins: tuple[Bin, ...]
    error: float
    n: int


def reliability_of(results: Iterable[Result]) -> Reliability:
    """Of the model's surest topic (outside all topics counts as one), for questions of one turn and one topic.

    Source: Naeini, Cooper and Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning.
    """
    judged = [(each.best.confidence, each.best.topic in each.question.accept) for each in results if each.best]
    if not judged:
        return Reliability((), 0.0, 0)
    confidences = np.array([confidence for confidence, _ in judged])
    right = np.array([is_right for _, is_right in judged])
    order = np.argsort(confidences, kind="stable")
    pieces = np.array_split(order, max(1, min(MOST_BINS, len(judged) // LEAST_IN_BIN)))
    bins = tuple(
        Bin(
            low=float(confidences[piece].min()),
            high=float(confidences[piece].max()),
            confidence=float(confidences[piece].mean()),
            right=Proportion(int(right[piece].sum()), len(piece)),
        )
        for piece in pieces
    )
    error = sum(each.right.whole * abs(each.right.share / 100 - each.confidence) for each in bins) / len(judged)
    return Reliability(bins, error, len(judged))
