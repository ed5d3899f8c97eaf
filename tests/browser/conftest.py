"""A real browser on a real server."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.servers import BIN, free_port, server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


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
    if CHROMIUM is None:
        reason = "chromium is missing: no browser test was run (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # Containers give no user namespaces to Chromium's sandbox; the pages are ours.
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])


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
