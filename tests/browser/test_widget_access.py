"""By keyboard alone, and as a screen reader hears it."""

import pytest

from tests.browser.assistant import INSIDE, Assistant

pytestmark = pytest.mark.slow
HEARD = f"""() => {{
  globalThis.heard = []
  const log = {INSIDE}.querySelector('[role=log]')
  new MutationObserver((changes) => changes.forEach(({{addedNodes}}) =>
    addedNodes.forEach((node) => heard.push(node.textContent))))
    .observe(log, {{childList: true, subtree: true}})
}}"""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_whole_journey_by_keyboard(site, page, language):
    """Reach the button, open, ask, read, open the detail, pick a question, change the language, forget, close."""
    page.goto(f"{site}/?lang={language}")
    assistant = Assistant(page, language)
    for _ in range(30):
        page.keyboard.press("Tab")
        if assistant.focused() == assistant.words["open"]:
            break
    page.keyboard.press("Enter")
    assistant.articles.first.wait_for()
    assert assistant.focused() == "question"
    page.keyboard.type(assistant.words["question"])
    page.keyboard.press("Enter")
    reply = assistant.reply(after=1)
    assert assistant.focused() == "question", "focus stays in the field"

    def go_to(words):
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            if words in (assistant.focused() or ""):
                return
        raise AssertionError(f"{words} is not reached")

    go_to(reply.locator("summary").inner_text())
    page.keyboard.press("Space")
    assert reply.locator("details p").first.is_visible()
    go_to(assistant.articles.first.locator(".choices button").last.inner_text())
    page.keyboard.press("Enter")
    assistant.reply(after=2)
    go_to(assistant.words["options"])
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert assistant.focused() == assistant.words["forget"]
    page.keyboard.press("Enter")
    assistant.element.locator(".gone").wait_for()
    page.keyboard.press("Escape")
    assert not assistant.dialog.is_visible()
    assert assistant.focused() == assistant.words["open"]


def test_escape_closes_one_thing_at_a_time(site, page):
    """The menu, then the panel; the focus never falls on nothing."""
    page.goto(site)
    assistant = Assistant(page).open()
    assistant.element.locator("summary", has_text="Options").click()
    page.keyboard.press("Escape")
    assert assistant.dialog.is_visible() and not assistant.dialog.get_by_role("button", name="Recommencer").is_visible()
    assert assistant.focused() == "question"
    page.keyboard.press("Escape")
    assert assistant.focused() == "Poser une question"


def test_shift_enter_begins_a_line(site, page):
    """Enter alone sends."""
    page.goto(site)
    assistant = Assistant(page).open()
    assistant.field.press("a")
    assistant.field.press("Shift+Enter")
    assert assistant.field.input_value() == "a\n" and assistant.articles.count() == 1


def test_nothing_takes_the_focus_on_load(site, page):
    """Nor is anything open, even where it was on the page before."""
    page.goto(site)
    Assistant(page).open()
    page.goto(f"{site}/?lang=en")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement === document.body")


COVERED = f"""() => {{
  const focused = document.activeElement
  if (focused === document.body || focused.nodeName === 'VIGIE-ASSISTANT') return false
  const under = focused.getBoundingClientRect(), over = {INSIDE}.querySelector('.launcher').getBoundingClientRect()
  return under.bottom > over.top && under.top < over.bottom && under.right > over.left && under.left < over.right
}}"""
ADD_LINK = """([place, margins]) => {
  const link = Object.assign(document.createElement('a'), {href: '#x', textContent: 'x', id: 'x'})
  link.style.cssText = `display: block; inline-size: 10rem; ${margins}`
  document.querySelector(place).append(link)
}"""


def test_nothing_of_the_page_has_the_focus_under_the_assistant(site, page):
    """The page scrolls away from the button; the panel folds, without taking the focus."""
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto(site)
    assistant = Assistant(page)
    page.evaluate(ADD_LINK, ["main", "margin: 20rem 0 10rem auto"])
    for _ in range(14):
        page.keyboard.press("Tab")
        assert not page.evaluate(COVERED)
    assistant.open()
    page.evaluate("document.querySelector('#x').focus()")
    assert not assistant.dialog.is_visible()
    assert page.evaluate("document.activeElement.id") == "x"
    assert assistant.open().articles.count() == 1, "the conversation stays"


@pytest.mark.parametrize("margins", ["margin-inline-start: auto", "position: fixed; inset: auto 0 1rem auto"])
def test_where_the_page_ends_the_button_gives_way(site, page, margins):
    """Under it there is nothing left to scroll; it comes back when the focus leaves."""
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto(site)
    page.evaluate("document.body.prepend(document.querySelector('vigie-assistant'))")
    page.evaluate(ADD_LINK, ["body", margins])
    place = Assistant(page).launcher.bounding_box()
    page.evaluate("document.querySelector('#x').focus()")
    assert not page.evaluate(COVERED)
    assert Assistant(page).launcher.bounding_box()["y"] > 0
    page.evaluate("document.querySelector('.skip').focus()")
    assert Assistant(page).launcher.bounding_box() == place


def test_the_skip_link_leads_to_the_beginning_of_the_content(site, page):
    """A content taller than the window is not hidden by the button: the page stays where the link led."""
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'content'")
    assert page.locator("main").bounding_box()["y"] >= -1


def test_a_reply_is_announced_once(site, page):
    """Progress, then the reply in a single addition: not the history, not its buttons."""
    page.goto(site)
    assistant = Assistant(page).open()
    assistant.ask("à quoi sert un pare-feu?")
    page.evaluate(HEARD)
    assistant.ask("avez-vous un antivirus à conseiller?")
    heard = page.evaluate("heard")
    assert len(heard) == 2, heard
    assert heard[0] == "Je cherche…"
    assert "antivirus" in heard[1] and "pare-feu?" not in heard[1] and "Copier" not in heard[1]


@pytest.mark.parametrize("language, title", [("fr", "Assistant automatisé"), ("en", "Automated assistant")])
def test_the_tree_has_names_and_roles(site, page, language, title):
    """What assistive technology is given."""
    page.goto(f"{site}/?lang={language}")
    assistant = Assistant(page, language)
    assert assistant.launcher.get_attribute("aria-haspopup") == "dialog"
    assistant.open().ask(assistant.words["question"])
    dialog = page.get_by_role("dialog", name=title)
    assert dialog.get_by_role("textbox", name=assistant.words["label"]).count() == 1
    assert dialog.get_by_role("region", name="Conversation").count() == 1
    assert dialog.get_by_role("heading", level=2).count() == 1
    assert dialog.get_by_role("heading", level=3).count() == 2, "the greeting and the question"
    assert dialog.get_by_role("heading", level=3, name=assistant.words["question"]).count() == 1
    assert dialog.locator("article").nth(1).get_by_role("heading", level=4).count() == 1
    assert dialog.get_by_role("log").count() == 1
    describing = assistant.field.get_attribute("aria-describedby").split()
    assert all(assistant.element.locator(f"#{each}").count() == 1 for each in describing)


def test_on_a_phone_the_page_behind_is_out_of_reach(site, page):
    """The panel fills the window: Tab stays within."""
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(site)
    assistant = Assistant(page).open()
    assert page.evaluate(f"() => {INSIDE}.querySelector('dialog').matches(':modal')")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("['VIGIE-ASSISTANT', 'BODY'].includes(document.activeElement.nodeName)")
    assistant.press("Fermer")
    assert assistant.focused() == "Poser une question"


def test_a_failure_is_an_alert_and_a_mistake_is_on_the_field(site, page):
    """Each is told where it is."""
    page.goto(site)
    assistant = Assistant(page).open()
    page.route("**/turns", lambda route: route.fulfill(status=422, body="{}", content_type="application/json"))
    assistant.field.fill("bonjour")
    assistant.field.press("Enter")
    assistant.notice.wait_for()
    assert assistant.notice.inner_text().startswith("Cette demande")
    assistant.field.fill("")
    assistant.field.press("Enter")
    assert assistant.field.get_attribute("aria-invalid") == "true"
    assert "Écrivez" in assistant.element.locator("#remark").inner_text()
