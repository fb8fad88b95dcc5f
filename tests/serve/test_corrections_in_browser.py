"""Merges of the samples corrected in a real browser, with the mouse and by keyboard alone."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import chromium, faults, guarded, needs_chromium
from playwright.sync_api import Page
from serving import served

from dragoman.ledger import Ledger
from dragoman.serve import make_app

pytestmark = needs_chromium


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a server that may be written to.

    Attributes:
        page: in the browser.
        site: the server's address.
        ledger: its file.
        event_id: of an event with several reports.
        reports: how many it has.
    """

    page: Page
    site: str
    ledger: Path
    event_id: str
    reports: int

    def decisions(self) -> list[str]:
        """Return which kinds of decisions stand."""
        with Ledger.open(self.ledger, read_only=True) as book:
            return [one.kind for one in book.decisions()]

    def shown(self) -> int:
        """Return how many reports the page shows."""
        return self.page.locator("article.source").count()


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Iterator[Place]:
    """The page of an event with several reports, over a copy of the samples."""
    ledger = Path(shutil.copy(samples, tmp_path / "copy.ledger"))
    with Ledger.open(ledger, read_only=True) as book:
        count, event_id = max((len(book.reports(one.event_id)), one.event_id)
                              for one in book.events())  # fmt: skip
    assert count > 1, "the samples tell one act more than once"
    with (
        served(make_app(ledger, write=True)) as site,
        chromium() as browser,
        guarded(browser, site) as page,
    ):
        page.goto(f"{site}/events/{event_id}")
        yield Place(page, site, ledger, event_id, count)


def usable(page: Page) -> None:
    """See that all can use a page: light, dark, on a telephone, and nothing jumps."""
    assert page.evaluate("window.shifted") < 0.01
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page) == {}
    wide = page.viewport_size
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.set_viewport_size(wide or {"width": 1280, "height": 900})


def test_join_part_and_undo(place: Place) -> None:
    """Each leads to the event that came of it, which says so; each is taken back."""
    page = place.page
    usable(page)
    page.locator("input[name=with]").first.check()
    page.get_by_role("button", name="Join").click()
    page.wait_for_url("**told=joined")
    assert "Joined" in page.get_by_role("status").inner_text()
    assert place.shown() > place.reports
    assert place.decisions() == ["merge"]
    usable(page)
    page.get_by_role("button", name="Undo decision 1").click()
    page.wait_for_url("**told=undone")
    assert place.decisions() == []
    page.goto(f"{place.site}/events/{place.event_id}")
    assert place.shown() == place.reports
    page.get_by_role("button", name="Part all from one another").click()
    page.wait_for_url("**told=parted")
    assert place.shown() == 1
    assert set(place.decisions()) == {"split"}
    usable(page)
    page.get_by_role("link", name="what was decided").click()
    page.wait_for_url("**/decisions")
    usable(page)
    page.go_back()
    page.get_by_role("button", name="Take back all that parted").click()
    page.wait_for_url("**told=undone")
    assert place.shown() == place.reports
    assert place.decisions() == []


def test_reports_are_parted_by_keyboard(place: Place) -> None:
    """Space chooses, Tab goes on, Enter does it; what one is on is always to be seen."""
    page = place.page
    page.locator("input[name=report]").first.focus()
    page.keyboard.press("Space")
    label = "document.activeElement.closest('label').innerText"
    assert "“" in page.evaluate(label)
    for _ in range(place.reports):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Part those from the rest"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**told=parted")
    assert place.decisions() == ["split"] * (place.reports - 1)


def test_events_nearby_are_looked_for_by_words(place: Place) -> None:
    """The search is an address like any other; it holds no token."""
    page = place.page
    words = page.locator("input[name=near]")
    words.fill("zebra")
    words.press("Enter")
    page.wait_for_url("**near=zebra**")
    assert "There is none with these words" in page.locator("#correct").inner_text()
    assert "token" not in page.url


def test_another_site_cannot_correct(place: Place) -> None:
    """A page of another origin sends the very same form; the browser tells, and it is refused."""
    token = place.page.locator("input[name=token]").first.get_attribute("value")
    other = place.page.locator("input[name=with]").first.get_attribute("value")
    form = (
        f'<form method="post" action="{place.site}/events/{place.event_id}/merge">'
        f'<input name="token" value="{token}"><input name="with" value="{other}">'
        "<button>A kitten</button></form>"
    )
    page = place.page.context.new_page()
    page.route("http://evil.example/**", lambda route: route.fulfill(
        body=form, content_type="text/html"))  # fmt: skip
    page.goto("http://evil.example/")
    with page.expect_response("**/merge") as answered:
        page.get_by_role("button").click()
    assert answered.value.request.headers["origin"] == "http://evil.example"
    assert answered.value.status == 403
    assert place.decisions() == []
