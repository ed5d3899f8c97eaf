"""What a message means after a reply, from findings made by hand."""

from pathlib import Path

import pytest

from actions.conversation import Conversation
from actions.decision import decide, decide_topic, remember
from nlu.findings import Findings
from nlu.identifiers import MaskedText
from nlu.knowledge_base import load_knowledge_base
from nlu.topic_model import RankedTopic

KNOWLEDGE = load_knowledge_base(Path(__file__).resolve().parents[2] / "data")
OFFERED = Conversation(pending=("cookies_use", "firewall", "encryption"))


def decided(text, conversation, *ranking, language="fr"):
    ranked = tuple(RankedTopic(topic, confidence) for topic, confidence in ranking or [("out_of_scope", 0.9)])
    return decide(Findings(MaskedText(text), language, ranking=ranked), conversation, KNOWLEDGE)


@pytest.mark.parametrize(
    "text, language, topic",
    [
        ("la deuxième", "fr", "firewall"),
        ("La 1ère, s'il vous plaît", "fr", "cookies_use"),
        ("celle du bas", "fr", "encryption"),
        ("the second one please", "en", "firewall"),
        ("3", "en", "encryption"),
        ("ok, number one", "en", "cookies_use"),
    ],
)
def test_a_choice_is_picked_in_words(text, language, topic):
    """By its place, in either language."""
    assert decided(text, OFFERED, language=language).topics == (topic,)


@pytest.mark.parametrize("text, language", [("aucune", "fr"), ("pas ça", "fr"), ("none of these", "en"), ("l'autre", "fr")])
def test_none_of_the_choices_gives_the_subjects(text, language):
    """As does "the other one" where there are three."""
    decision = decided(text, OFFERED, language=language)
    assert (decision.kind, decision.menu) == ("out_of_scope", True)


def test_the_other_of_two():
    """The one that was not the first."""
    assert decided("l'autre", Conversation(pending=("cookies_use", "firewall"))).topics == ("firewall",)


def test_the_button_for_none():
    """It says no."""
    assert decide_topic("deny", OFFERED, KNOWLEDGE, language="fr").menu


def test_a_place_means_nothing_without_a_choice():
    """It is a message like another."""
    assert decided("la deuxième", Conversation(topics=("cookies_use",))).kind == "out_of_scope"


@pytest.mark.parametrize(
    "last, text, language, topic",
    [
        ("automatic_data", "pourquoi?", "fr", "automatic_data_purpose"),
        ("automatic_data", "ok, why?", "en", "automatic_data_purpose"),
        ("information_held", "pdt cb de temps?", "fr", "retention_period"),
        ("unsecured_email", "comment je fais?", "fr", "secure_channels"),
        ("information_collected", "what if i refuse", "en", "refusal_consequences"),
    ],
)
def test_a_bare_question_leads_from_the_last_topic(last, text, language, topic):
    """To what the content team said."""
    decision = decided(text, Conversation(topics=(last,)), language=language)
    assert decision.topics == (topic,)


def test_a_bare_question_that_leads_nowhere_offers_what_is_close():
    """Then, at the second miss, the subjects."""
    before = Conversation(topics=("trademarks",))
    decision = decided("pourquoi?", before)
    assert (decision.kind, decision.topics) == ("choice", KNOWLEDGE.topics["trademarks"].related)
    again = decided("pourquoi?", remember(decision, before, KNOWLEDGE))
    assert again.menu


def test_the_reply_before_makes_its_neighbours_likelier():
    """Only in a message that goes on from it."""
    ranking = ("firewall", 0.3), ("cookies_block", 0.25), ("out_of_scope", 0.2)
    after = Conversation(topics=("cookies_use",))
    assert decided("et pour les bloquer?", after, *ranking).topics == ("cookies_block",)
    assert decided("Je voudrais savoir bloquer", after, *ranking).topics != ("cookies_block",)
    assert decided("et pour les bloquer?", Conversation(), *ranking).topics != ("cookies_block",)


def test_what_did_not_help_is_not_said_again():
    """First what is close, then the subjects and the telephone."""
    before = Conversation(topics=("cookies_use",))
    first = decided("ça répond pas à ma question", before, ("complaint_about_answer", 0.9))
    assert (first.kind, first.topics) == ("choice", ("cookies_identification", "cookies_block"))
    second = decided("toujours pas", remember(first, before, KNOWLEDGE), ("complaint_about_answer", 0.9))
    assert second.menu
