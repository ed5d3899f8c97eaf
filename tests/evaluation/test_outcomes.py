"""What a reply is worth."""

import pytest

from bot.evaluation.outcomes import Result, outcome_of, passed
from bot.evaluation.questions import LabelledQuestion


def result(kind, topics=(), *, masked="", alarms=(), language="fr", **labels):
    question = LabelledQuestion(id="q", text="?", **labels)
    return Result(question, "file", kind, topics=tuple(topics), masked=masked, alarms=alarms, language=language)


@pytest.mark.parametrize(
    "kind, topics, accept, outcome",
    [
        ("answer", ["firewall"], ["firewall"], "right"),
        ("answer", ["antivirus"], ["firewall", "antivirus"], "right"),
        ("answer", ["cookies_use"], ["firewall"], "wrong"),
        # The second of two answers does not make up for the first.
        ("answer", ["cookies_use", "firewall"], ["firewall"], "wrong"),
        ("choice", ["cookies_use", "firewall"], ["firewall"], "asked"),
        ("choice", ["cookies_use", "antivirus"], ["firewall"], "wrong"),
        ("out_of_scope", [], ["firewall"], "declined"),
        ("out_of_scope", [], ["out_of_scope"], "right"),
        ("out_of_scope", [], ["firewall", "out_of_scope"], "right"),
        ("answer", ["firewall"], ["out_of_scope"], "wrong"),
        ("choice", ["firewall", "antivirus"], ["out_of_scope"], "wrong"),
        ("error", [], ["firewall"], "wrong"),
    ],
)
def test_one_topic_is_judged_by_the_first_that_is_given(kind, topics, accept, outcome):
    """Any that is accepted will do."""
    assert outcome_of(result(kind, topics, accept=accept)) == outcome


@pytest.mark.parametrize(
    "kind, topics, outcome",
    [
        ("answer", ["antivirus", "firewall"], "right"),
        ("answer", ["antivirus"], "half"),
        ("choice", ["antivirus", "cookies_use"], "asked"),
        ("out_of_scope", [], "declined"),
        ("answer", ["cookies_use"], "wrong"),
    ],
)
def test_two_questions_want_both_answers(kind, topics, outcome):
    """In any order; one is half."""
    assert outcome_of(result(kind, topics, all_of=["firewall", "antivirus"])) == outcome


@pytest.mark.parametrize(
    "masked, alarms, identifiers, outcome",
    [
        ("mon nam est [numéro]", ("health_insurance_number",), [("health_insurance_number", "TREM 5162 1415")], "right"),
        ("mon nam est TREM 5162 1415", (), [("health_insurance_number", "TREM 5162 1415")], "wrong"),
        ("la loi 25", (), [], "right"),
        ("la [numéro]", ("phone",), [], "wrong"),
    ],
)
def test_identifiers_are_masked_and_nothing_else(masked, alarms, identifiers, outcome):
    """Neither one left to read, nor a false alarm."""
    labels = [{"kind": kind, "value": value} for kind, value in identifiers]
    assert passed(result("answer", ["firewall"], masked=masked, alarms=alarms, identifiers=labels)) == outcome


@pytest.mark.parametrize("replied, outcome", [("fr", "right"), ("en", "wrong")])
def test_a_line_that_says_its_language_only_is_judged_by_it(replied, outcome):
    """Whatever the reply."""
    question = LabelledQuestion(id="q", text="Bonjour", language="fr")
    assert passed(Result(question, "file", "out_of_scope", language=replied)) == outcome
