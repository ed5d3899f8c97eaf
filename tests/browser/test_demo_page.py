"""The demonstration page, as its visitors use it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.slow


def open_chat(page, launcher="Poser une question"):
    """Open the chat and wait for its greeting."""
    page.get_by_role("button", name=launcher).click()
    page.locator("article").first.wait_for()


def ask(page, question):
    """Type a question into the open chat; the reply's article."""
    before = page.locator("article").count()
    field = page.get_by_role("textbox")
    field.fill(question)
    field.press("Enter")
    page.wait_for_function(
        f"() => document.querySelector('vigie-assistant').shadowRoot.querySelectorAll('article').length > {before}"
    )
    return page.locator("article").nth(before)


@pytest.mark.parametrize(
    "language, launcher, question, words, source",
    [
        ("fr", "Poser une question", "à quoi sert un pare-feu?", "pare-feu", "Sécurité et politique de confidentialité"),
        ("en", "Ask a question", "what is a firewall for?", "firewall", "Security and privacy policy"),
    ],
)
def test_a_question_gets_its_sourced_answer(site, page, language, launcher, question, words, source):
    """In the page's language."""
    page.goto(f"{site}/?lang={language}")
    open_chat(page, launcher)
    reply = ask(page, question)
    assert reply.get_attribute("lang") == language
    assert words in reply.inner_text()
    assert source in reply.inner_text()


def test_a_choice_is_answered_when_pressed(site, page):
    """The greeting offers questions to begin with."""
    page.goto(site)
    open_chat(page)
    choice = page.locator("article").first.get_by_role("button").first
    choice.click()
    assert page.locator("article").nth(1).inner_text()


def test_the_conversation_changes_language(site, page):
    """The last answer comes again in the other language, and all the words around it change."""
    page.goto(site)
    open_chat(page)
    ask(page, "à quoi sert un pare-feu?")
    page.get_by_role("button", name="In English").click()
    page.get_by_role("button", name="Close").wait_for()
    reply = page.locator("article[lang=en]").last
    assert "firewall" in reply.inner_text()


def test_an_identifier_is_shown_masked(site, page):
    """The page never shows it, nor any script error."""
    page.goto(site)
    open_chat(page)
    ask(page, "mon NAM est TREM 1234 5678")
    shown = page.get_by_role("log").inner_text()
    assert "numéro d'assurance maladie" in shown
    assert "1234 5678" not in shown


def test_the_keyboard_is_enough(site, page):
    """Open, type, read, press a choice, close: focus goes where it should."""
    page.goto(site)
    page.get_by_role("button", name="Poser une question").focus()
    page.keyboard.press("Enter")
    page.locator("article").first.wait_for()
    page.keyboard.type("à quoi sert un pare-feu?")
    page.keyboard.press("Enter")
    page.locator("article").nth(1).wait_for()
    page.keyboard.press("Escape")
    assert (
        page.evaluate("document.querySelector('vigie-assistant').shadowRoot.activeElement.textContent") == "Poser une question"
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing(site, page, language):
    """Closed, open, and with a reply."""
    page.goto(f"{site}/?lang={language}")
    axe = Axe()
    assert axe.run(page).response["violations"] == []
    page.locator("vigie-assistant").get_by_role("button").click()
    page.locator("article").first.wait_for()
    assert axe.run(page).response["violations"] == []
    ask(page, "firewall")
    assert axe.run(page).response["violations"] == []
