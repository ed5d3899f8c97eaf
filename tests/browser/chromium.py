"""The browser: Chromium, from the system's packages."""

import shutil

from playwright.sync_api import Browser, Playwright

MISSING = "chromium is missing: no browser test was run (Debian: apt-get install chromium)"
_QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def find_chromium() -> str | None:
    """Its path; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start it, without a window."""
    # Containers give no user namespaces to Chromium's sandbox; the pages are ours.
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *_QUIET])
