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


def visit(browser, site, language, size="desktop", **settings):
    """A page in a window of a size; closing its context is the caller's."""
    width, height = SIZES[size]
    context = browser.new_context(locale="fr-CA", viewport={"width": width, "height": height}, **settings)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{site}/?lang={language}")
    return Assistant(page, language)


def keep_picture(page, *names):
    """A screenshot, where they are wanted: their folder is in VIGIE_SCREENSHOTS."""
    if SCREENSHOTS:
        Path(SCREENSHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(SCREENSHOTS) / f"{'-'.join(names)}.png"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_is_accessible(browser, site, state, language, size):
    """At phone, tablet and desktop size, and at 400 % of zoom."""
    assistant = visit(browser, site, language, size)
    page = assistant.page
    state(assistant)
    keep_picture(page, "widget", size, language, state.__name__)
    found = faults(page), page.evaluate(SMALL), page.evaluate(OVERFLOWS)
    page.context.close()
    assert found == ([], [], [False, []])


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize(
    "settings",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"reduced_motion": "reduce", "color_scheme": "dark"}],
    ids=["dark", "forced colours", "reduced motion"],
)
def test_every_state_follows_what_people_prefer(browser, site, state, settings):
    """Dark, forced colours, without motion."""
    assistant = visit(browser, site, "fr", "phone", **settings)
    state(assistant)
    keep_picture(assistant.page, "widget", *map(str, settings.values()), state.__name__)
    found = faults(assistant.page)
    moves = assistant.page.evaluate(f"() => {INSIDE}.getAnimations().length") if "reduced_motion" in settings else 0
    assistant.page.context.close()
    assert found == [] and moves == 0


@pytest.mark.parametrize("state", [answer, redirect, distress, error], ids=lambda state: state.__name__)
def test_words_may_be_spaced_out(browser, site, state):
    """Nothing is cut or pushed off the screen by the spacing that readers may need."""
    assistant = visit(browser, site, "fr", "phone")
    assistant.page.evaluate(
        """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css)
        document.querySelector('vigie-assistant').shadowRoot.adoptedStyleSheets.push(sheet) }""",
        SPACING,
    )
    state(assistant)
    cut = assistant.page.evaluate(
        f"""() => [...{INSIDE}.querySelectorAll('button, p, h4, .asked')]
        .filter((each) => each.checkVisibility() && !each.closest('.hidden'))
        .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.textContent)"""
    )
    found = cut, assistant.page.evaluate(OVERFLOWS)
    assistant.page.context.close()
    assert found == ([], [False, []])
