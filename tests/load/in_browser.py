"""What a person waits for, in a real browser: from the press to a field that is ready, from Enter to text on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser.assistant import INSIDE
from tests.browser.chromium import find_chromium, launch

OPENINGS = 15

# Until the next article is there: a watcher tells at once, where a look now and then would come late.
_NEXT_ARTICLE = f"""(act) => new Promise((resolve) => {{
  const root = {INSIDE}
  const before = root.querySelectorAll('article').length, started = performance.now()
  new MutationObserver((_, watcher) => {{
    if (root.querySelectorAll('article').length === before) return
    watcher.disconnect()
    resolve(performance.now() - started)
  }}).observe(root, {{childList: true, subtree: true}})
  act(root)
}})"""
OPEN = f"() => ({_NEXT_ARTICLE})((root) => root.querySelector('.launcher').click())"
ASK = f"""(question) => ({_NEXT_ARTICLE})((root) => {{
  const field = root.querySelector('textarea')
  field.value = question
  field.dispatchEvent(new KeyboardEvent('keydown', {{key: 'Enter', bubbles: true}}))
}})"""


@dataclass(frozen=True)
class Waits:
    """Medians over loopback, in milliseconds: an opening with an empty cache, one with the scripts kept, a turn."""

    first_opening_ms: float
    next_opening_ms: float
    turn_ms: float


def time_waits(address: str, utterances: Sequence[str]) -> Waits | None:
    """Open and ask on the demo page of the gateway at *address*; None where there is no Chromium."""
    path = find_chromium()
    if path is None:
        return None
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        first = []
        for _ in range(OPENINGS):
            page = browser.new_context().new_page()
            first.append(_open(page, address))
            page.context.close()
        page = browser.new_page()
        again = [_open(page, address) for _ in range(OPENINGS + 1)][1:]
        turns = [page.evaluate(ASK, each) for each in utterances]
        browser.close()
    return Waits(median(first), median(again), median(turns))


def _open(page: Page, address: str) -> float:
    """One opening, in milliseconds, of a visit that begins."""
    page.goto(address)
    page.evaluate("sessionStorage.clear()")
    return float(page.evaluate(OPEN))
