"""What is replied, from findings made by hand: the order of precedence, line by line."""

from pathlib import Path

import pytest

from actions.conversation import Conversation
from actions.decision import decide
from nlu.findings import Findings
from nlu.identifiers import Identifier, MaskedText
from nlu.knowledge_base import load_knowledge_base
from nlu.topic_model import RankedTopic
from nlu.understanding import Part

KNOWLEDGE = load_knowledge_base(Path(__file__).resolve().parents[2] / "data")


def ranked(*topics):
    return tuple(RankedTopic(topic, confidence) for topic, confidence in topics)


def part(topic, confidence=0.9, asks=True):
    """A part of a text that asks (its first two characters), or that tells (the others)."""
    return Part(*((0, 2) if asks else (3, 10)), ranked((topic, confidence)))


def findings(*ranking, masked=(), **others):
    text = MaskedText("…? Je suis.", tuple(Identifier(kind, 0, 1) for kind in masked))
    return Findings(text, "fr", ranking=ranked(*ranking), **others)


def reply_to(found):
    decision = decide(found, Conversation(), KNOWLEDGE)
    return decision.kind, decision.topics


def test_distress_goes_before_everything():
    """By the rules, or by a model far from sure; before an identifier too."""
    assert reply_to(findings(("cookies_use", 0.9), distress=True)) == ("redirect", ("distress",))
    assert reply_to(findings(("cookies_use", 0.6), ("distress", 0.3))) == ("redirect", ("distress",))
    assert reply_to(findings(distress=True, masked=["phone"])) == ("redirect", ("distress",))


@pytest.mark.parametrize(
    "kind", ["health_insurance_number", "social_insurance_number", "phone", "postal_address", "date_of_birth"]
)
def test_an_identifier_makes_the_reply_a_redirect(kind):
    """That of the question where it has one, else the general one."""
    assert reply_to(findings(("cookies_use", 0.9), masked=[kind])) == ("redirect", ("personal_identifier",))
    assert reply_to(findings(("incident_report", 0.9), masked=[kind])) == ("redirect", ("incident_report",))


@pytest.mark.parametrize("kind", ["name", "postal_code", "ip_address"])
def test_a_harmless_identifier_is_masked_and_the_question_answered(kind):
    """With a word on what was masked."""
    found = findings(("cookies_use", 0.9), masked=[kind])
    assert reply_to(found) == ("answer", ("cookies_use",))
    assert decide(found, Conversation(), KNOWLEDGE).masked_kinds == (kind,)


@pytest.mark.parametrize(
    "first, second, order",
    [
        ("cookies_use", "firewall", ("cookies_use", "firewall")),
        ("cookies_use", "file_status", ("file_status", "cookies_use")),
        ("file_status", "incident_report", ("incident_report", "file_status")),
        ("retention_period", "firewall", ("firewall", "retention_period")),
    ],
)
def test_two_questions_are_both_answered(first, second, order):
    """A redirect first, an incident before another redirect."""
    cut = (part(first), part(second))
    assert reply_to(findings((first, 0.5), (second, 0.4), cuts=(cut,)))[1] == order


def test_three_questions_are_all_answered():
    """Those of three parts, in the order of the whole."""
    cut = tuple(map(part, ("firewall", "cookies_use", "incident_report")))
    found = findings(("cookies_use", 0.4), ("firewall", 0.3), ("incident_report", 0.2), cuts=(cut,))
    assert reply_to(found) == ("redirect", ("incident_report", "cookies_use", "firewall"))


def test_a_circumstance_is_no_question():
    """An incident is one, however it is told."""
    found = findings(
        ("information_held", 0.9),
        ("other_service", 0.08),
        cuts=((part("other_service", asks=False), part("information_held")),),
    )
    assert reply_to(found) == ("answer", ("information_held",))
    found = findings(
        ("suspicious_email", 0.6),
        ("incident_report", 0.3),
        cuts=((part("incident_report", asks=False), part("suspicious_email")),),
    )
    assert reply_to(found) == ("redirect", ("incident_report", "suspicious_email"))


def test_parts_that_are_unsure_or_small_talk_change_nothing():
    """The whole is replied to."""
    unsure = (part("cookies_use"), part("firewall", 0.3))
    polite = (part("greet"), part("cookies_use"))
    for cut in (unsure, polite):
        assert reply_to(findings(("cookies_use", 0.9), ("firewall", 0.05), ("greet", 0.05), cuts=(cut,)))[1] == ("cookies_use",)


def test_two_topics_as_likely_are_offered():
    """Best first."""
    found = findings(("cookies_use", 0.35), ("cookies_block", 0.33), ("out_of_scope", 0.1))
    assert reply_to(found) == ("choice", ("cookies_use", "cookies_block"))


def test_a_likely_redirect_is_offered_beside_an_answer():
    """To give a general answer where somebody tells of their own file is the worse mistake."""
    assert reply_to(findings(("access_rights", 0.8), ("file_status", 0.15))) == ("choice", ("access_rights", "file_status"))
    assert reply_to(findings(("access_rights", 0.8), ("firewall", 0.15))) == ("answer", ("access_rights",))


def test_a_redirect_takes_less_to_be_sure_of():
    assert reply_to(findings(("file_status", 0.35), ("access_rights", 0.3))) == ("redirect", ("file_status",))


@pytest.mark.parametrize("topic", ["affirm", "deny", "switch_language", "repeat"])
def test_what_is_outside_is_no_word_on_the_conversation(topic):
    """However the little that is left of the confidence is shared between the topics."""
    found = findings(("out_of_scope", 0.9), (topic, 0.09), ("firewall", 0.01))
    after_a_choice = Conversation(topics=("firewall",), pending=("cookies_use", "cookies_block"))
    decision = decide(found, after_a_choice, KNOWLEDGE)
    assert (decision.kind, decision.topics) == ("out_of_scope", ())


def test_what_is_outside_is_declined():
    """With nothing guessed."""
    assert reply_to(findings(("out_of_scope", 0.7), ("cookies_use", 0.2))) == ("out_of_scope", ())
