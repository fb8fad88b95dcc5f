"""The pages in a real browser: none of them is blocked by its own policy or in error."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from brief_samples import summit, write_ledger
from browser import Browser

from dragoman.serve import make_app

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no chromium on this machine")
SECONDS = 120


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    path = write_ledger(tmp_path_factory.mktemp("browser") / "a.ledger")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(path), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(SECONDS)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser of our own."""
    opened = Browser(str(PROGRAM), tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "path",
    ["/", "/events", "/dyad/CHL/PER", "/document?id=quarrel", "/mechanisms", "/country/PER"],
)
def test_a_page_is_shown_without_an_error_on_a_telephone(
    site: str, browser: Browser, path: str
) -> None:
    """A page is shown without an error on a telephone."""
    browser.errors.clear()
    browser.narrow(375)
    browser.go(site + path)
    assert browser.run("document.querySelectorAll('h1').length") == 1
    assert browser.run("document.documentElement.scrollWidth") <= 375
    assert not browser.errors


def test_a_change_of_the_form_changes_the_table(site: str, browser: Browser) -> None:
    """A change of the form changes the table."""
    browser.go(site + "/events")
    assert browser.run("document.querySelectorAll('#found tbody tr').length") == 6
    browser.run(
        "(() => { const field = document.querySelector('select[name=status]');"
        "field.value = 'planned';"
        "field.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )
    browser.until("document.querySelectorAll('#found tbody tr').length === 1")
    assert "status=planned" in browser.until("location.search")


def test_pointing_at_a_record_lights_its_words(site: str, browser: Browser) -> None:
    """Pointing at a record lights its words."""
    browser.go(site + "/document?id=arica")
    browser.until("typeof htmx === 'object'")
    browser.run(
        "document.querySelector('aside li[data-events]')"
        ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    lit = "[...document.querySelectorAll('.text .lit')].map((one) => one.innerText).join('')"
    assert browser.until(lit) == summit().reports[0].evidence[0].quote


def test_a_month_of_the_chart_leads_to_its_events(site: str, browser: Browser) -> None:
    """A month of the chart leads to its events."""
    browser.go(site + "/dyad/CHL/PER")
    link = browser.run("document.querySelector('.chart a').getAttribute('href')")
    browser.go(site + link)
    assert browser.run("document.querySelectorAll('#found tbody tr').length") > 0
