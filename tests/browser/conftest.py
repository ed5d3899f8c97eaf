"""A real browser on a real server."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import MISSING, find_chromium, launch
from tests.servers import BIN, free_port, server


def pytest_terminal_summary(terminalreporter):
    """A run without its browser tests is not a whole run: that is its last word."""
    if find_chromium() is None:
        terminalreporter.write_sep("!", MISSING, red=True, bold=True)


@pytest.fixture(scope="session")
def site(full_project):
    """The address of a gateway that serves the whole organisation."""
    port = free_port()
    command = [BIN / "vigie", "run", "--project", full_project, "--port", port]
    with server(command, full_project, f"http://127.0.0.1:{port}/readyz"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser():
    """Chromium, from the system's packages; not for the whole session: it holds an event loop that async tests need."""
    path = find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        yield launch(playwright, path)


@pytest.fixture
def page(browser):
    """A page in a visit of its own; an error in its scripts fails the test."""
    context = browser.new_context(locale="fr-CA", viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
