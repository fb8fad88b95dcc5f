"""What a desk does all day in a browser: look at what is new, find, narrow, zoom, read a file.

One server and one browser serve all of it. Small and large, light and dark, by keyboard where a
flow is one of typing.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from brief_samples import document, event, interval, party, write_ledger
from browser import chromium, faults, guarded, needs_chromium
from playwright.sync_api import Browser, Page
from serving import served

from dragoman.interface.intake.posted import Posted
from dragoman.ledger import Entry, Ledger
from dragoman.pipeline import Processed
from dragoman.records import Document
from dragoman.serve import make_app
from dragoman.settings import Settings

pytestmark = needs_chromium
SIZES = (
    (375, "dark", ("/search?q=peru", "/read", "/?wait=true")),
    (1400, "light", ("/search?q=peru", "/read")),
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LEAST_TEXT = 8.0  # pixels


class Idle:
    """A reader that finds nothing in anything."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return that each document tells nothing."""
        return [Processed(one) for one in documents]


@dataclass(frozen=True, slots=True)
class Desk:
    """A running server, its ledger and a browser."""

    site: str
    ledger: Path
    browser: Browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A server that may be written to, over the fictional ledger."""
    ledger = write_ledger(tmp_path_factory.mktemp("desk") / "a.ledger")
    app = make_app(ledger, write=True, reading=Posted(Settings(), Idle()))
    with served(app) as site, chromium() as browser:
        yield Desk(site, ledger, browser)


@pytest.fixture
def page(desk: Desk) -> Iterator[Page]:
    """A page that lets no error, box or request to elsewhere pass."""
    with guarded(desk.browser, desk.site) as opened:
        yield opened


@pytest.mark.parametrize(("width", "scheme", "paths"), SIZES)
def test_new_pages_can_be_used_by_all(
    desk: Desk, page: Page, width: int, scheme: str, paths: tuple[str, ...]
) -> None:
    """No serious fault, and nothing wider than the window."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    for path in paths:
        page.goto(desk.site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (path, faults(page)) == (path, {})


def test_the_description_of_the_api_can_be_used_by_all(desk: Desk, page: Page) -> None:
    """It is long; it fits a telephone, and its parts are reached by links."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(desk.site + "/docs")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator("nav.within a").first.click()
    assert page.url.endswith("#call-1")
    page.evaluate("document.querySelectorAll('main section ~ section').forEach(s => s.remove())")
    assert faults(page) == {}


@pytest.mark.parametrize(("width", "shown"), [(375, ".for-narrow"), (1400, ".for-wide")])
def test_charts_fit_and_can_be_read(desk: Desk, page: Page, width: int, shown: str) -> None:
    """The drawing for that width alone is seen, whole, with words that are large enough."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("/dyad/CHL/PER", "/mechanisms", "/country/PER", "/?wait=true"):
        page.goto(desk.site + path)
        figures = page.locator("figure.chart svg:visible")
        assert figures.count() == page.locator(f"{shown} svg").count() > 0
        for number in range(figures.count()):
            box = figures.nth(number).bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= width
        small = page.evaluate(
            "least => [...document.querySelectorAll('figure.chart svg text')]"
            ".filter(one => one.getBoundingClientRect().height > 0)"
            ".map(one => [one.textContent, parseFloat(getComputedStyle(one).fontSize)"
            " * one.ownerSVGElement.getScreenCTM().a]).filter(([, size]) => size < least)",
            LEAST_TEXT,
        )
        assert small == []
        assert page.locator("figcaption a[download]").count() >= 2


def test_names_are_found_as_one_types_by_keyboard_alone(desk: Desk, page: Page) -> None:
    """Letters, arrows, Enter; Escape closes, and Enter alone searches."""
    page.goto(desk.site + "/events")
    field, offers = page.locator("#q"), page.locator("#offers [role=option]")
    field.focus()
    page.keyboard.type("chi pe")
    offers.first.wait_for()
    assert "Chile and Peru" in offers.first.inner_text()
    page.keyboard.press("ArrowUp")
    assert offers.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == offers.first.get_attribute("id")
    assert faults(page) == {}
    page.keyboard.press("Enter")
    page.wait_for_url("**/dyad/CHL/PER")
    field.focus()
    page.keyboard.type("camp")
    offers.first.wait_for()
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=camp")
    assert page.locator("main a", has_text="Ana Campos").count() == 1


def test_a_visit_begins_with_what_is_new_since_the_last(desk: Desk, page: Page) -> None:
    """The browser alone remembers; nothing is kept on the server, and a button begins anew."""
    page.goto(desk.site + "/?wait=true")
    assert "Newest events" in page.locator("#news h2").inner_text()
    paper = document("later", "Bolivia expelled an envoy of Peru.", date(2030, 5, 2))
    told = event("SANCTION", (party("BOL"),), (party("PER"),), quote=paper.text, document=paper,
                 when=interval(date(2030, 5, 1)), name="expelled")  # fmt: skip
    with Ledger.open(desk.ledger) as book:
        book.commit([Entry(paper, (told,))])
        book.merge()
    key = page.evaluate("Object.keys(localStorage)[0]")
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", key))
    kept["last"]["at"] -= 86_400_000
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, json.dumps(kept)])
    page.goto(desk.site + "/?wait=true")
    page.locator("#news[data-since]").wait_for()
    assert page.locator("#news li").count() == 1
    assert page.locator("#news li a").get_attribute("href") == "/events/expelled"
    assert faults(page) == {}
    page.locator("#seen").click()
    page.locator("#news", has_text="no document has been read").wait_for()


def test_a_list_is_narrowed_by_its_facets_and_wrong_filters_are_said(
    desk: Desk, page: Page
) -> None:
    """A facet has as many events as it says; what is wrong stands beside the form."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(desk.site + "/events")
    facet = page.locator(".facets dd span", has=page.locator("a", has_text="CONSULT"))
    number = int(facet.locator(".soft").inner_text())
    facet.locator("a").click()
    page.wait_for_url("**type=CONSULT**")
    assert page.locator("#found tbody tr").count() == number
    page.locator("input[name=since]").fill("soon")
    page.locator("form.filter button").click()
    page.locator("#wrong:visible").wait_for()
    assert "since" in page.locator("#wrong").inner_text()
    assert page.locator("#found tbody tr").count() == 0


def test_the_picker_and_the_zoom_change_what_they_should(desk: Desk, page: Page) -> None:
    """The second list begins with whom the first deals with."""
    page.goto(desk.site + "/dyad")
    page.locator("select[name=first]").select_option("BOL")
    page.locator("#second optgroup[label='Deals with Bolivia']").wait_for(state="attached")
    assert page.locator("#second").input_value() in {"CHL", "PER"}
    page.locator("form.filter button").click()
    page.wait_for_url("**/dyad?first=BOL&second=*")
    assert page.locator("h1").inner_text().startswith("Bolivia and")


def test_a_hostile_file_is_opened_in_the_page_and_comes_to_nothing(desk: Desk, page: Page) -> None:
    """It is read as words; no script of it runs, whatever it and its name hold."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(desk.site + "/read")
    words = f"<title>{EVIL}</title><p>The ministers of Chile and Peru met in Lima. {EVIL}</p>"
    page.locator("input[type=file]").set_input_files([
        {"name": f"{EVIL}.html", "mimeType": "text/html", "buffer": words.encode()},
        {"name": "a\u202ecod.exe", "mimeType": "text/html", "buffer": bytes(range(256)) * 9},
    ])  # fmt: skip
    page.locator("#read button").click()
    page.locator("section.told").wait_for()
    assert "1 document added, 0 known before" in page.locator("section.told").inner_text()
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert faults(page) == {}
    page.locator("main section h2 a").first.click()
    page.wait_for_url("**/document?id=*")
    assert "met in Lima" in page.locator(".text").inner_text()
