"""Identifiers are masked in the browser, before anything is sent, as the server would mask them."""

import json

import pytest

from nlu.identifiers import mask_identifiers
from nlu.knowledge_base import load_training_data
from nlu.number_words import digits_of
from nlu.text import clean, plain_letters
from nlu.utterance import Reader
from tests.nlu.red_team.cases import identifier_cases, messages

pytestmark = pytest.mark.slow

MASK_ALL = """async (texts) => {
  const { Masker } = await import('/widget/identifiers.js')
  const masker = new Masker(await (await fetch('/api/v1/identifiers')).json())
  return texts.map((text) => masker.mask(text, 'fr').text)
}"""


def test_the_browser_masks_as_the_server_does(site, page, full_project):
    """By the same rules, on their own examples, on what was written against them and on ordinary questions.

    Spoken numbers apart: browsers leave them to the server.
    """
    knowledge, questions = load_training_data(full_project / "data")
    reader = Reader.of(knowledge)
    shared = [rule for rule in reader.rules if rule.rule.browser]
    texts = [f"Bonjour, {example} merci" for rule in knowledge.identifiers.rules for example in rule.examples]
    texts += [*knowledge.identifiers.never, *(question.text for question in questions[::10])]
    texts += [case.text for language in ("fr", "en") for case in identifier_cases(language)]
    texts += [text for language in ("fr", "en") for _, text in messages(f"lookalikes_{language}")]
    texts = [text for text in texts if digits_of(plain_letters(clean(text))).text == plain_letters(clean(text))]
    assert len(texts) > 4000
    page.goto(site)
    in_browser = page.evaluate(MASK_ALL, texts)
    for text, masked in zip(texts, in_browser):
        expected = mask_identifiers(
            clean(text), rules=shared, names=reader.names["fr"], public_numbers=frozenset(reader.public_numbers)
        )
        assert masked == expected.text, text


def test_what_is_sent_and_shown_is_masked(site, page):
    """Neither the request nor the screen holds the number; the reply still says that something was masked."""
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.goto(site)
    page.get_by_role("button", name="Poser une question").click()
    page.locator("article").first.wait_for()
    page.get_by_role("textbox").fill("mon NAM est TREM 5162 1415, où est ma carte?")
    page.keyboard.press("Enter")
    page.locator("article").nth(1).wait_for()
    turns = [json.loads(body) for body in sent if "utterance" in body]
    assert turns[0]["utterance"] == "mon NAM est [numéro d'assurance maladie], où est ma carte?"
    shown = page.get_by_role("log").inner_text()
    assert "5162" not in shown + "".join(sent)
    assert "J'ai masqué" in shown
