"""Every state, in both languages and at several sizes: axe finds nothing, nothing overflows, nothing is too small to touch."""

import os
import re
from pathlib import Path

import pytest

from tests.browser.assistant import INSIDE, Assistant, faults

pytestmark = pytest.mark.slow
SCREENSHOTS = os.environ.get("VIGIE_SCREENSHOTS")

SIZES = {"phone": (360, 640), "tablet": (768, 1024), "desktop": (1440, 900), "zoomed": (320, 256)}
SMALL = f"""() => [...{INSIDE}.querySelectorAll('button, summary, textarea, .channel a')]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent, each.getBoundingClientRect()])
  .filter(([, box]) => box.height && (box.height < 24 || box.width < 24)).map(([words]) => words)"""
OVERFLOWS = f"""() => {{
  const inside = [...{INSIDE}.querySelectorAll('.panel *')].filter((each) => each.checkVisibility() && !each.closest('.hidden'))
  const over = inside.filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
  return [document.documentElement.scrollWidth > innerWidth, over.map((each) => each.className || each.nodeName)]
}}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""


def opening(assistant):
    assistant.page.route("**/api/v1/conversations", lambda route: None)
    assistant.launcher.click()
    assistant.element.locator(".note").wait_for()


def answering(assistant):
    assistant.open()
    assistant.page.route("**/turns", lambda route: None)
    assistant.field.fill(assistant.words["question"])
    assistant.field.press("Enter")
    assistant.element.locator(".waiting").wait_for()


def answer(assistant):
    assistant.open().ask(assistant.words["question"]).locator("summary").click()


def simpler(assistant):
    assistant.open().ask(assistant.words["question"]).get_by_role("button", name=re.compile("simpl")).click()


def reason(assistant):
    assistant.open().ask(assistant.words["question"])
    assistant.element.locator(".feedback button").nth(1).click()


def choice(assistant):
    assistant.open().ask(assistant.words["question"])
    assistant.element.locator(".feedback button").nth(1).click()
    assistant.element.locator(".feedback button").first.click()
    assistant.reply(after=2)


def redirect(assistant):
    assistant.open().ask(assistant.words["identifier"])


def masked(assistant):
    assistant.open().field.press_sequentially(assistant.words["identifier"])
    assistant.page.wait_for_function(f"() => {INSIDE}.querySelector('.remark').textContent !== ''")


def distress(assistant):
    assistant.open().ask(assistant.words["distress"])


def suggestions(assistant):
    assistant.open().field.press_sequentially(assistant.words["typing"])
    assistant.element.locator(".suggestions button").first.wait_for()


def error(assistant):
    assistant.open()
    assistant.page.route("**/turns", lambda route: route.fulfill(status=422, body="{}", content_type="application/json"))
    assistant.field.fill(assistant.words["question"])
    assistant.field.press("Enter")
    assistant.notice.wait_for()


def offline(assistant):
    assistant.open().page.context.set_offline(True)
    assistant.field.fill(assistant.words["question"])
    assistant.field.press("Enter")
    assistant.notice.wait_for()
    assistant.page.context.set_offline(False)


def too_long(assistant):
    assistant.open().field.fill("a" * 520)
    assistant.field.press("Enter")


def options(assistant):
    assistant.open().element.locator("summary", has_text="Options").click()


def forgotten(assistant):
    assistant.open().option(assistant.words["forget"])
    assistant.element.locator(".gone").wait_for()


def declaration(assistant):
    assistant.element.evaluate("node => { node.setAttribute('declaration', ''); node.setAttribute('language', 'fr') }")
    assistant.open().element.locator(".change").click()
    if not assistant.element.locator(".declaration").count():
        assistant.element.locator(".change").click()
    assistant.element.locator(".declaration").wait_for()


def closed(assistant):
    assistant.launcher.wait_for()


def empty(assistant):
    assistant.open()


STATES = [
    closed, opening, empty, answering, answer, simpler, reason, choice, redirect, masked, distress, suggestions, error,
    offline, too_long, options, forgotten, declaration,
]  # fmt: skip


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all the states: a new one for each takes longer than what is looked at in it."""
    context = browser.new_context(locale="fr-CA")
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.fixture
def visit(tab, site):
    """Come to the page in a language, in a window of a size, as if for the first time; light and with motion."""

    def come(language, size):
        width, height = SIZES[size]
        tab.unroute_all()
        tab.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="no-preference")
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(f"{site}/?lang={language}")
        tab.evaluate("sessionStorage.clear()")
        return Assistant(tab, language)

    return come


def keep_picture(page, *names):
    """A screenshot, where they are wanted: their folder is in VIGIE_SCREENSHOTS."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(SCREENSHOTS) / f"{'-'.join(names)}.png"))


@pytest.mark.parametrize("size, then", [("phone", "zoomed"), ("desktop", "tablet")])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_is_accessible(visit, state, language, size, then):
    """On a phone, then at 400 % of zoom; on a desk, then in a smaller window; dark, in forced colours, without motion."""
    assistant = visit(language, size)
    page = assistant.page
    state(assistant)
    keep_picture(page, "widget", size, language, state.__name__)
    assert (faults(page), page.evaluate(SMALL), page.evaluate(OVERFLOWS)) == ([], [], [False, []])
    for look in ({"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"}):
        page.emulate_media(**look)
        keep_picture(page, "widget", size, language, state.__name__, *look.values())
        assert faults(page, "color-contrast") == [], look
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    assert page.evaluate(f"() => {INSIDE}.getAnimations().filter((each) => each.playState === 'running').length") == 0
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[then])))
    keep_picture(page, "widget", then, language, state.__name__)
    assert (page.evaluate(SMALL), page.evaluate(OVERFLOWS)) == ([], [False, []]), then


@pytest.mark.parametrize("state", [answer, redirect, distress, error], ids=lambda state: state.__name__)
def test_words_may_be_spaced_out(visit, state):
    """Nothing is cut or pushed off the screen by the spacing that readers may need."""
    assistant = visit("fr", "phone")
    assistant.page.evaluate(
        """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css)
        document.querySelector('vigie-assistant').shadowRoot.adoptedStyleSheets.push(sheet) }""",
        SPACING,
    )
    state(assistant)
    cut = assistant.page.evaluate(
        f"""() => [...{INSIDE}.querySelectorAll('button, p, h3, h4, h5')]
        .filter((each) => each.checkVisibility() && !each.closest('.hidden'))
        .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.textContent)"""
    )
    assert (cut, assistant.page.evaluate(OVERFLOWS)) == ([], [False, []])
