"""Debian's Chromium driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
needs_chromium = pytest.mark.skipif(
    PROGRAM is None and not IN_CI, reason="no chromium on this machine: apt-get install chromium"
)
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
    assert PROGRAM is not None, "CI needs a chromium: apt-get install chromium"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=PROGRAM, headless=True, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()
