"""Debian's Chromium driven by Playwright."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
NEEDED = "apt-get install chromium libatomic1"


def _driver_runs() -> bool:
    """Return whether Playwright's driver starts: its node needs libatomic, which may be lacking."""
    program, *_ = compute_driver_executable()
    tried = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60)
    return tried.returncode == 0


def _lacking() -> str:
    """Say what keeps the tests from a browser here; empty where nothing does."""
    if PROGRAM is None:
        return f"no chromium on this machine: {NEEDED}"
    return "" if _driver_runs() else f"Playwright's driver does not start: {NEEDED}"


LACKING = _lacking()
needs_chromium = pytest.mark.skipif(bool(LACKING) and not IN_CI, reason=LACKING or "none lacking")
TOLD = ("404 (Not Found)", "400 (Bad Request)", "Status Error Code 400")  # asked for on purpose
SERIOUS = ("serious", "critical")
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({type: "layout-shift", buffered: true});
"""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a Chromium with an empty profile; in CI its absence is a failure."""
    assert not LACKING, f"CI needs a browser: {LACKING}"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=PROGRAM, headless=True, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def guarded(browser: Browser, site: str, *, width: int = 1280, height: int = 900) -> Iterator[Page]:
    """Yield a new page; any error, message box or request to elsewhere fails the test.

    A window that is made narrower later may still be on its way when a page is first painted, and
    what moves then is not the page's doing: ask for its width here.
    """
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda box: (wrong.append(box.message), box.dismiss()))
    page.on(
        "console", lambda told: wrong.append(told.text) if told.type in {"error", "warning"} else 0
    )
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((site, "data:")) else wrong.append(asked.url),
    )
    page.add_init_script(SHIFTS)
    yield page
    context.close()
    assert [one for one in wrong if not any(told in one for told in TOLD)] == []


def faults(page: Page) -> dict[str, list[str]]:
    """Return the serious violations that axe-core finds in a page, with where they are."""
    found = Axe().run(page).response["violations"]
    return {
        one["id"]: [node["html"][:200] for node in one["nodes"]][:3]
        for one in found
        if one["impact"] in SERIOUS
    }
