"""When things fail: it says so, keeps what was typed, tries again, and shows the telephone."""

import json

import pytest

from tests.browser.assistant import Assistant
from tests.servers import BIN, free_port, server

pytestmark = pytest.mark.slow
TURNS = "**/api/v1/conversations/*/turns"
ERROR = json.dumps({"error": {"code": "any", "message": "…"}})


@pytest.fixture(params=["fr", "en"])
def assistant(request, site, page):
    page.goto(f"{site}/?lang={request.param}")
    return Assistant(page, request.param).open()


def fail_to_ask(assistant):
    """Ask, and wait for the notice."""
    assistant.field.fill(assistant.words["question"])
    assistant.field.press("Enter")
    assistant.notice.wait_for()


def assert_nothing_is_lost(assistant):
    """The words are in the field, the telephone on the screen, the focus where it was."""
    assert assistant.field.input_value() == assistant.words["question"]
    assert assistant.element.locator("> p a[href='tel:+18005619749']").is_visible()
    assert assistant.focused() == "question"


@pytest.mark.parametrize("status, attempts", [(400, 1), (422, 1), (429, 2), (500, 2), (503, 2)])
def test_an_error_is_told_and_tried_again(assistant, page, status, attempts):
    """Once by itself where that may help, then on request."""
    seen = []

    def refuse(route):
        seen.append(route.request)
        route.fulfill(status=status, body=ERROR, content_type="application/json")

    page.route(TURNS, refuse)
    fail_to_ask(assistant)
    assert len(seen) == attempts
    assert_nothing_is_lost(assistant)
    page.unroute(TURNS)
    assistant.press(assistant.words["retry"])
    assert assistant.words["answer"] in assistant.reply(after=1).inner_text()
    assert assistant.field.input_value() == "" and not assistant.notice.is_visible()


def test_offline_is_told_as_such(assistant, page):
    """And mended on request."""
    page.context.set_offline(True)
    fail_to_ask(assistant)
    assert any(words in assistant.notice.inner_text() for words in ("hors ligne", "offline"))
    assert_nothing_is_lost(assistant)
    page.context.set_offline(False)
    assistant.press(assistant.words["retry"])
    assistant.reply(after=1)


def test_a_blip_is_not_seen(assistant, page):
    """One failure is retried by itself."""
    page.route(TURNS, lambda route: route.abort(), times=1)
    assert assistant.words["answer"] in assistant.ask(assistant.words["question"]).inner_text()
    assert not assistant.notice.is_visible()


DEADLINES = """() => {
  globalThis.deadlines = []
  AbortSignal.timeout = () => {
    const deadline = new AbortController()
    deadlines.push(deadline)
    return deadline.signal
  }
}"""


def test_silence_is_a_failure_too(assistant, page):
    """After the deadline, tried once more; meanwhile it says that it still looks."""
    page.route(TURNS, lambda route: None)
    page.evaluate(DEADLINES)
    assistant.field.fill(assistant.words["question"])
    assistant.field.press("Enter")
    assistant.element.locator(".waiting", has_text=assistant.words["long"]).wait_for()
    assert assistant.words["long"] in assistant.element.get_by_role("log").inner_text()
    asked = page.evaluate("() => { deadlines.at(-1).abort(); return deadlines.length }")
    page.wait_for_function("(asked) => deadlines.length > asked", arg=asked)
    page.evaluate("deadlines.at(-1).abort()")
    assistant.notice.wait_for()
    assert assistant.words["slow"] in assistant.notice.inner_text()
    assert_nothing_is_lost(assistant)


def test_an_expired_conversation_begins_anew(assistant, page):
    """The question is answered all the same, and the person is told."""
    page.evaluate(
        """async () => { const {conversation, token} = Object.values(sessionStorage).map(JSON.parse)[0]
        await fetch(`/api/v1/conversations/${conversation}`,
          {method: 'DELETE', headers: {Authorization: `Bearer ${token}`}}) }"""
    )
    assert assistant.words["answer"] in assistant.ask(assistant.words["question"]).inner_text()
    assert assistant.element.locator(".note", has_text="n").last.inner_text()


def test_a_server_that_restarts_is_spoken_to_again(project, page):
    """With other keys and no memory: the token no longer holds, the question is answered."""
    port = free_port()
    command = [BIN / "vigie", "run", "--project", project, "--port", port]
    address = f"http://127.0.0.1:{port}"
    with server(command, project, f"{address}/readyz"):
        page.goto(address)
        assistant = Assistant(page).open()
        assistant.ask(assistant.words["question"])
    fail_to_ask(assistant)
    assert_nothing_is_lost(assistant)
    with server(command, project, f"{address}/readyz"):
        assistant.press(assistant.words["retry"])
        assert assistant.words["answer"] in assistant.reply(after=2).inner_text()


def test_an_opening_that_fails_shows_the_telephone(site, page):
    """Whether it is the server or the script that does not come."""
    page.goto(site)
    assistant = Assistant(page)
    page.route("**/api/v1/conversations", lambda route: route.abort())
    assistant.launcher.click()
    assistant.notice.wait_for()
    assert assistant.element.locator("a[href^='tel:']").first.is_visible()
    page.unroute("**/api/v1/conversations")
    assistant.press(assistant.words["retry"])
    assistant.reply(after=0)

    page.route("**/widget/panel.js", lambda route: route.abort())
    page.goto(site)
    assistant.launcher.click()
    assistant.notice.wait_for()
    assert assistant.element.locator("a[href^='tel:']").first.is_visible()


def test_a_page_change_keeps_the_conversation(assistant, page, site):
    """In the same tab; the storage holds ids, not one word that was typed."""
    assistant.ask(assistant.words["question"])
    before = page.evaluate("Object.values(sessionStorage).map(JSON.parse)[0]")
    assert assistant.words["answer"] not in json.dumps({**before, "said": []}, ensure_ascii=False)
    assert before["said"] == [{"topic": "firewall", "language": assistant.dialog.get_attribute("lang")}]
    page.goto(f"{site}/?lang=fr")
    opened = []
    page.on("request", lambda request: opened.append(request.url) if request.url.endswith("/conversations") else None)
    assert not assistant.dialog.is_visible()
    assistant.open()
    assert assistant.words["answer"] in assistant.articles.first.inner_text()
    assert opened == []
    assert page.evaluate("Object.values(sessionStorage).map(JSON.parse)[0].conversation") == before["conversation"]


def test_two_tabs_do_not_mix(assistant, page):
    """Not even a tab that was duplicated, storage and all."""
    with page.expect_popup() as popup:
        page.evaluate("window.open(location.href)")
    other = popup.value
    other.wait_for_load_state()
    copied = page.evaluate("JSON.stringify({...sessionStorage})")
    other.evaluate(
        "(copied) => Object.entries(JSON.parse(copied)).forEach(([key, value]) => sessionStorage.setItem(key, value))", copied
    )
    other.reload()
    Assistant(other).open()
    ids = [each.evaluate("Object.values(sessionStorage).map(JSON.parse)[0].conversation") for each in (page, other)]
    assert ids[0] != ids[1]
    assistant.ask(assistant.words["question"])
    assert Assistant(other).articles.count() == 1
