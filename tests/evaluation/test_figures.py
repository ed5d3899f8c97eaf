"""Proportions, intervals, gaps and calibration."""

import pytest

from bot.evaluation.calibration import reliability_of
from bot.evaluation.confusions import confusions_of
from bot.evaluation.numbers import number, percent, signed
from bot.evaluation.outcomes import Result
from bot.evaluation.proportions import Proportion, Tally, gap_between
from bot.evaluation.questions import LabelledQuestion
from nlu.topic_model import RankedTopic


@pytest.mark.parametrize(
    "part, whole, low, high",
    # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I.
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_intervals_are_wilson_s(part, whole, low, high):
    """As published."""
    assert Proportion(part, whole).interval == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


@pytest.mark.parametrize(
    "first, second, points, low, high",
    # Newcombe (1998), Interval estimation for the difference between independent proportions, table II, method 10.
    [((56, 70), (48, 80), 20.0, 5.24, 33.39), ((9, 10), (3, 10), 60.0, 17.05, 80.90), ((10, 10), (0, 10), 100.0, 60.75, 100.0)],
)
def test_gaps_have_newcombe_s_interval(first, second, points, low, high):
    """As published."""
    gap = gap_between(Proportion(*first), Proportion(*second))
    assert (gap.points, gap.low, gap.high) == tuple(pytest.approx(each, abs=0.01) for each in (points, low, high))


def test_nothing_counted_is_not_known():
    """The share is 0 and the interval is everything; nothing divides by zero."""
    assert (Proportion(0, 0).share, Proportion(0, 0).interval) == (0.0, (0.0, 100.0))
    assert Tally()["right"].whole == 0


def understood(confidence, *, right):
    question = LabelledQuestion(id="q", text="?", accept=["firewall"])
    topic = "firewall" if right else "antivirus"
    return Result(question, "file", "answer", (topic,), best=RankedTopic(topic, confidence))


def test_confidence_that_keeps_its_word_has_no_error():
    """Of 20 at 0.8, 16 right; of 20 at 0.5, 10."""
    results = [understood(0.8, right=i < 16) for i in range(20)] + [understood(0.5, right=i < 10) for i in range(20)]
    found = reliability_of(results)
    assert [(each.confidence, each.right.share) for each in found.bins] == [(0.5, 50.0), (pytest.approx(0.8), 80.0)]
    assert found.error == pytest.approx(0)


def test_calibration_error_is_the_mean_distance():
    """All at 0.9 and half of them right: 0.4."""
    assert reliability_of([understood(0.9, right=i % 2 == 0) for i in range(60)]).error == pytest.approx(0.4)


def test_confusions_come_most_frequent_first_with_three_examples_at_most():
    """A choice that holds the right topic is none."""

    def got(number, kind, topics):
        question = LabelledQuestion(id=f"q{number}", text="?", accept=["firewall"])
        return Result(question, "file", kind, topics=topics, said=(f"texte {number}",))

    results = [got(i, "answer", ("antivirus",)) for i in range(5)]
    results += [got(7, "out_of_scope", ()), got(8, "choice", ("antivirus", "firewall")), got(9, "answer", ("firewall",))]
    first, second = confusions_of(results)
    assert (first.expected, first.given, first.outcome, first.count) == ("firewall", "antivirus", "wrong", 5)
    assert [each.id for each in first.examples] == ["q0", "q1", "q2"]
    assert (second.given, second.outcome, second.count) == ("out_of_scope", "declined", 1)


@pytest.mark.parametrize(
    "value, french, english",
    [
        (75.25, "75,2", "75.2"),
        (1574.0, "1\N{NARROW NO-BREAK SPACE}574,0", "1,574.0"),
        (-0.01, "0,0", "0.0"),
        (-3, "−3,0", "−3.0"),
    ],
)
def test_numbers_are_written_as_each_language_does(value, french, english):
    """Comma and spaces, or point and commas."""
    assert (number(value, "fr"), number(value, "en")) == (french, english)


def test_percent_and_sign():
    """French sets the sign apart; nothing has no sign."""
    assert (percent(5, "fr"), percent(5, "en")) == ("5,0\N{NO-BREAK SPACE}%", "5.0%")
    assert (signed(2.5, "en"), signed(-2.5, "en"), signed(0.01, "en")) == ("+2.5", "−2.5", "0.0")
