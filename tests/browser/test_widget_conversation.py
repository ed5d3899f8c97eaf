"""What the assistant says and offers, in both languages."""

import re

import pytest

from tests.browser.assistant import INSIDE, Assistant

pytestmark = pytest.mark.slow
LANGUAGES = ("fr", "en")


@pytest.fixture(params=LANGUAGES)
def assistant(request, site, page):
    """Open, on a page of each language."""
    page.goto(f"{site}/?lang={request.param}")
    return Assistant(page, request.param).open()


def test_it_says_what_it_is(assistant):
    """A machine, that decides nothing, and what happens to what is typed."""
    said = assistant.articles.first.inner_text()
    french = assistant.words["open"] == "Poser une question"
    for words in (
        ("automatisé", "ne décide de rien", "n'est conservé") if french else ("automated", "decide nothing", "is kept")
    ):
        assert words in said


def test_an_answer_is_short_then_whole_and_sourced(assistant):
    """The short sentence is open, the rest unfolds; section, date and standing of the source follow."""
    reply = assistant.ask(assistant.words["question"])
    assert assistant.words["answer"] in reply.locator(".short").inner_text()
    whole = reply.locator("details p").first
    assert not whole.is_visible()
    reply.locator("summary").click()
    assert whole.is_visible()
    source = reply.locator(".source").inner_text()
    assert "2020" in source and re.search(r"sans valeur légale|without legal value", source)


def test_the_samples_and_related_questions_are_answered(assistant):
    """Each is a button that leads to an answer."""
    samples = assistant.articles.first.locator(".choices button")
    assert samples.count() >= 3
    title = samples.first.inner_text()
    samples.first.click()
    reply = assistant.reply(after=1)
    assert reply.get_by_role("heading", name=title).is_visible()
    reply.locator(".choices button").first.click()
    assert assistant.reply(after=2).locator(".title").inner_text() != title


def test_more_simply_gives_the_plain_words(assistant):
    """In the same answer, with the focus on them."""
    reply = assistant.ask(assistant.words["question"])
    reply.get_by_role("button", name=re.compile("simpl")).click()
    plain = reply.locator(".plain")
    assert assistant.words["answer"] in plain.inner_text()
    assert plain.evaluate("node => node.getRootNode().activeElement === node")


def test_copy_puts_the_answer_and_its_source_in_the_clipboard(assistant):
    """With the page's address."""
    assistant.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = assistant.ask(assistant.words["question"])
    reply.get_by_role("button", name=re.compile("^Cop")).click()
    assistant.page.wait_for_function(f"() => /copi/i.test({INSIDE}.querySelector('[role=log]').textContent)")
    copied = assistant.page.evaluate("navigator.clipboard.readText()")
    assert assistant.words["answer"] in copied and "https://www.ramq.gouv.qc.ca/" in copied


def test_the_language_changes_and_the_conversation_stays(assistant):
    """The last answer comes again, every label changes, what was said before stays."""
    first = assistant.ask(assistant.words["question"])
    other = "en" if first.get_attribute("lang") == "fr" else "fr"
    assistant.element.locator(".change").click()
    again = assistant.reply(after=2)
    assert again.get_attribute("lang") == other
    assert ("firewall" if other == "en" else "pare-feu") in again.inner_text()
    assert first.is_visible()
    assert assistant.dialog.get_by_role("button", name="Close" if other == "en" else "Fermer").is_visible()
    assert assistant.dialog.get_attribute("lang") == other


def test_known_questions_are_suggested_while_typing(assistant):
    """After a pause, announced, reached by the arrow; Escape takes them away and leaves the panel open."""
    assistant.field.press_sequentially(assistant.words["typing"])
    suggestions = assistant.element.locator(".suggestions button")
    suggestions.first.wait_for()
    assert suggestions.count() <= 3
    assert re.search("connue|known", assistant.element.get_by_role("log").inner_text())
    assistant.page.keyboard.press("Escape")
    assert suggestions.count() == 0 and assistant.dialog.is_visible()
    assistant.field.press_sequentially(" ")
    assistant.field.press_sequentially("?")
    suggestions.first.wait_for()
    assistant.page.keyboard.press("ArrowDown")
    title = suggestions.first.inner_text()
    assert assistant.focused() == title
    assistant.page.keyboard.press("Enter")
    assert assistant.reply(after=1).locator(".title").inner_text() == title
    assert assistant.field.input_value() == ""


def test_what_changes_meanwhile_is_not_suggested(assistant):
    """One request for the words as they are at the pause, none with an identifier."""
    asked = []
    assistant.page.on("request", lambda request: asked.append(request.url) if "/search" in request.url else None)
    assistant.field.press_sequentially(assistant.words["typing"])
    assistant.element.locator(".suggestions button").first.wait_for()
    assert len(asked) == 1
    assistant.field.fill(assistant.words["identifier"])
    assistant.page.wait_for_timeout(900)
    assert len(asked) == 1


def test_the_length_is_counted_before_it_is_too_much(assistant):
    """From a hundred characters left; over the limit nothing is sent and nothing is cut."""
    remark = assistant.element.locator(".remark")
    assistant.field.fill("a" * 399)
    assert remark.inner_text() == ""
    assistant.field.fill("a" * 450)
    assert "50" in remark.inner_text()
    assistant.field.fill("a" * 512)
    assistant.field.press("Enter")
    assert "12" in remark.inner_text()
    assert assistant.field.get_attribute("aria-invalid") == "true"
    assert len(assistant.field.input_value()) == 512 and assistant.articles.count() == 1


def test_an_empty_question_is_not_sent(assistant):
    """It says so under the field, which keeps the focus."""
    assistant.press(assistant.words["send"])
    assert assistant.element.locator(".remark").inner_text() != ""
    assert assistant.focused() == "question"


def test_what_will_be_masked_is_told_before(assistant):
    """While typing; then the conversation and the request hold the masked words only."""
    sent = []
    assistant.page.on("request", lambda request: sent.append(request.post_data or ""))
    assistant.field.press_sequentially(assistant.words["identifier"])
    assistant.page.wait_for_function(f"() => {INSIDE}.querySelector('.remark').textContent !== ''")
    assistant.field.press("Enter")
    assistant.reply(after=1)
    assert "5162" not in "".join(sent) + assistant.element.locator(".view").inner_text() + assistant.field.input_value()
    assert "[" in assistant.element.locator(".asked").inner_text()


@pytest.mark.parametrize("kind", ["distress", "incident"])
def test_what_cannot_wait_is_set_apart_in_both_languages(assistant, kind):
    """The person's own first; no feedback, no related questions."""
    assistant.ask(assistant.words[kind])
    urgent = assistant.element.locator("article.urgent")
    languages = [urgent.nth(each).get_attribute("lang") for each in range(urgent.count())]
    own = assistant.dialog.get_attribute("lang")
    assert languages == [own, "en" if own == "fr" else "fr"]
    assert urgent.first.locator("a[href^='tel:']").count() >= 1
    assert assistant.element.locator(".feedback").count() == 0


def test_channels_have_numbers_to_tap(assistant):
    """Unbroken, with what to have at hand."""
    assistant.ask(assistant.words["identifier"])
    card = assistant.element.locator(".channel.telephone").first
    assert card.locator("a").get_attribute("href") == "tel:+18005619749"
    assert card.locator("a").inner_text() == "1\u00a0800\u00a0561\u20119749"
    assert card.locator(".note").inner_text()


def test_what_did_not_help_is_followed_by_something_new(assistant):
    """A reason is asked for, from a list; the same answer does not come again."""
    sent = []
    assistant.page.on("request", lambda request: sent.append((request.url, request.post_data or "")))
    title = assistant.ask(assistant.words["question"]).locator(".title").inner_text()
    feedback = assistant.element.locator(".feedback")
    feedback.get_by_role("button").nth(1).click()
    assert feedback.get_by_role("button").count() == 4
    feedback.get_by_role("button").nth(2).click()
    assert assistant.reply(after=2).locator(".title").inner_text() != title
    body = next(body for url, body in sent if url.endswith("/feedback"))
    assert '"reason":"unclear"' in body and '"helpful":false' in body


def test_what_helped_is_thanked_for(assistant):
    """With the focus on the thanks, not lost with the button."""
    assistant.ask(assistant.words["question"])
    assistant.element.locator(".feedback button").first.click()
    assert re.search("Merci|Thank", assistant.element.locator(".feedback").inner_text())
    assert assistant.focused() == "helpful"


def test_forgetting_is_confirmed_and_true(assistant):
    """Gone from the page, from the tab's storage and from the server."""
    assistant.ask(assistant.words["question"])
    kept = assistant.page.evaluate("Object.values(sessionStorage).map(JSON.parse)[0]")
    assistant.option(assistant.words["forget"])
    gone = assistant.element.locator(".gone")
    gone.wait_for()
    assert assistant.articles.count() == 0
    assert kept["conversation"] not in assistant.page.evaluate("JSON.stringify({...sessionStorage})")
    status = assistant.page.evaluate(
        """async ({conversation, token}) => (await fetch(`/api/v1/conversations/${conversation}/turns`, {
        method: 'POST', body: '{"topic": "firewall"}',
        headers: {'Content-Type': 'application/json', Authorization: `Bearer ${token}`}})).status""",
        kept,
    )
    assert status == 404
    gone.get_by_role("button").click()
    assistant.reply(after=0)


def test_starting_over_brings_the_greeting_back(assistant):
    """Alone, with the focus in the field."""
    assistant.ask(assistant.words["question"])
    assistant.option(assistant.words["restart"])
    assistant.element.locator(".promise, .note").first.wait_for()
    assistant.page.wait_for_function(f"() => {INSIDE}.querySelectorAll('article').length === 1")
    assert assistant.focused() == "question"


def test_the_download_is_an_accessible_page_made_here(assistant, page):
    """Without a request: language, title, headings; every word, no button."""
    assistant.ask(assistant.words["question"])
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    with page.expect_download() as saved:
        assistant.option(re.compile("Télécharger|Download"))
    html = saved.value.path().read_text(encoding="utf-8")
    assert [url for url in requests if not url.startswith("blob:")] == []
    assert re.search(r'<html lang="(fr|en)">', html) and "<title>" in html and "<h1>" in html
    assert assistant.words["answer"] in html and "<button" not in html and "ramq.gouv.qc.ca" in html


def test_printing_shows_the_conversation_alone(assistant, page):
    """All unfolded; neither the page around it nor a button."""
    page.evaluate("() => { window.print = () => undefined }")
    assistant.ask(assistant.words["question"])
    assistant.option(re.compile("Imprimer|Print"))
    page.emulate_media(media="print")
    assert not page.locator("main").is_visible()
    assert assistant.articles.nth(1).locator("details p").first.is_visible()
    assert not assistant.field.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main").is_visible()


@pytest.fixture
def declaring(site, page):
    """A page whose element asks for the declaration."""
    page.goto(site)
    page.evaluate("document.querySelector('vigie-assistant').setAttribute('declaration', '')")
    return Assistant(page).open()


def test_the_declaration_comes_once_before_english(declaring):
    """One sentence, one key; kept for the visit."""
    declaring.ask("à quoi sert un pare-feu?")
    declaring.element.locator(".change").click()
    ask = declaring.element.locator(".declaration")
    assert ask.locator("p").count() == 2 and declaring.dialog.get_attribute("lang") == "fr"
    ask.get_by_role("button", name=re.compile("English")).click()
    assert "firewall" in declaring.reply(after=2).inner_text()
    declaring.element.locator(".change").click()
    declaring.reply(after=3)
    declaring.element.locator(".change").click()
    declaring.reply(after=4)
    assert ask.count() == 0


def test_an_answer_in_english_waits_for_the_declaration_or_comes_in_french(declaring):
    """For who types in English on a page in French."""
    declaring.field.fill("what is a firewall for?")
    declaring.field.press("Enter")
    declaring.element.locator(".declaration").get_by_role("button", name="Rester en français").click()
    assert "pare-feu" in declaring.reply(after=1).inner_text()


@pytest.mark.parametrize("words", ["I want to die", "I lost my health insurance card", "my number is TREM 5162 1415"])
def test_no_declaration_stands_before_what_cannot_wait(declaring, words):
    """Distress, an incident, an identifier."""
    declaring.ask(words)
    assert declaring.element.locator(".declaration").count() == 0
