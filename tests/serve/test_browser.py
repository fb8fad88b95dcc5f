"""The pages in a real browser: without error, usable by all, inert, and leading to the words."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from brief_samples import document, event, party, summit, write_ledger
from browser import chromium, faults, guarded, needs_chromium
from playwright.sync_api import Browser, Page
from serving import served

from dragoman.ledger import Entry
from dragoman.serve import make_app

pytestmark = needs_chromium
PATHS = (
    "/",
    "/events",
    "/events?party=CHL&text=nothing-of-the-kind",
    "/events/met",
    "/dyad",
    "/dyad/CHL/PER",
    "/country/PER",
    "/person?id=person:ana-campos",
    "/people",
    "/mechanisms",
    "/mechanism?id=m-andes-1",
    "/documents",
    "/document?id=arica",
    "/document?id=quarrel",
    "/map",
    "/refusals",
    "/nowhere",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    with served(write_ledger(tmp_path_factory.mktemp("browser") / "a.ledger")) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser of our own."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A new page that lets no error pass."""
    with guarded(browser, site) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_can_be_used_by_all(page: Page, site: str, path: str, scheme: str) -> None:
    """No serious fault in contrast, names, roles or order, light or dark."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site + path)
    for fold in page.locator("details").all():
        fold.evaluate("one => { one.open = true }")
    assert faults(page) == {}


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_and_stays_where_it_is(
    browser: Browser, site: str, path: str, width: int
) -> None:
    """One heading, nothing wider than the window, nothing that jumps while loading."""
    with guarded(browser, site, width=width, height=800) as page:
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("window.shifted") < 0.01


@pytest.mark.parametrize("path", ["/", "/dyad/CHL/PER", "/document?id=arica"])
def test_a_page_is_readable_on_paper(page: Page, site: str, path: str) -> None:
    """Black on white without the controls, even where the screen is dark."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(site + path)
    assert not page.locator("header.top").is_visible()
    assert page.locator("h1").is_visible()
    colours = "getComputedStyle(document.body)"
    assert page.evaluate(f"{colours}.color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"{colours}.backgroundColor") == "rgb(255, 255, 255)"
    assert faults(page) == {}


def test_a_change_of_the_form_changes_the_table(page: Page, site: str) -> None:
    """A change of the form changes the table."""
    page.goto(site + "/events")
    rows = page.locator("#found tbody tr")
    assert rows.count() == 6
    page.locator("select[name=status]").select_option("planned")
    page.wait_for_url("**status=planned**")
    assert rows.count() == 1
    page.reload()
    assert rows.count() == 1


def test_a_table_is_sorted_by_its_headings(page: Page, site: str) -> None:
    """The heading of the day turns the order round, and says how it stands."""
    page.goto(site + "/events")
    newest = page.locator("#found tbody tr td:first-child").all_inner_texts()
    page.locator("#found thead a").first.click()
    page.wait_for_url("**order=oldest**")
    oldest = page.locator("#found tbody tr td:first-child").all_inner_texts()
    dated = [one for one in newest if one != "undated"]
    assert [one for one in oldest if one != "undated"] == dated[::-1]
    assert page.locator('#found th[aria-sort="ascending"]').count() == 1


def test_from_a_month_of_the_chart_to_the_very_words(page: Page, site: str) -> None:
    """Chart, events, event, document: the words that are lit are those that prove it."""
    page.goto(site + "/dyad/CHL/PER")
    links = page.locator(".chart a[href*='since=2030-03-01']")
    links.first.click()
    page.wait_for_url("**/events?**")
    page.locator("#found tbody td a").first.click()
    page.wait_for_url("**/events/*")
    page.locator("a", has_text="show in text").first.click()
    page.wait_for_url("**/document?**")
    lit = "".join(page.locator(".text .cited").all_inner_texts())
    assert lit == summit().reports[0].evidence[0].quote
    assert page.locator(".text .cited").first.is_visible()


def test_pointing_at_a_record_lights_its_words_and_back(page: Page, site: str) -> None:
    """Record to words, words to record; with the keyboard as with the mouse."""
    quote = summit().reports[0].evidence[0].quote
    page.goto(site + "/document?id=arica")
    lit = page.locator(".text .lit")
    record = page.locator("aside .events li[data-keys]", has_text="12 March 2030").first
    record.hover()
    assert "".join(lit.all_inner_texts()) == quote
    page.mouse.move(5, 5)
    page.locator(".text .ev").first.hover()
    assert page.locator("aside .lit").count() >= 1
    record.focus()
    assert "".join(lit.all_inner_texts()) == quote


def test_names_and_times_are_marked_with_what_they_mean(page: Page, site: str) -> None:
    """A name tells whom it means, a time which day."""
    page.goto(site + "/document?id=arica")
    titles = page.locator(".text [title]").evaluate_all("all => all.map(one => one.title)")
    assert {"Chile", "Peru", "Bolivia", "12 March 2030"} <= set(titles)


def test_everything_can_be_reached_by_keyboard(page: Page, site: str) -> None:
    """The first stop skips the navigation; focus is always to be seen."""
    page.goto(site + "/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.locator("#q").focus()
    page.keyboard.type("border")
    page.keyboard.press("Enter")
    page.wait_for_url("**search?q=border")
    assert page.locator("ul.events li").count() == 1


def test_words_of_a_hostile_document_do_nothing(page: Page, site: str) -> None:
    """They are shown as they are; no element of theirs comes to be."""
    for path in ("/document?id=quarrel", "/events?text=spying", "/dyad/CHL/PER"):
        page.goto(site + path)
        if "dyad" not in path:
            assert "<script>alert(1)</script>" in page.locator("main").inner_text()
        assert page.locator("main script, main img").count() == 0
        hrefs = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {urlsplit(one).scheme for one in hrefs} <= {"", "https"}
        assert "\u202e" not in page.content()


def test_a_huge_line_breaks_no_page(browser: Browser, tmp_path: Path) -> None:
    """A word of a million letters is cut and wrapped, wherever it is shown."""
    text = "x" * 1_000_000
    paper = document("huge", text, date(2030, 1, 1), publisher="y" * 5_000)
    states = (party("CHL"), party("PER"))
    told = event("CONSULT", states, quote=text, document=paper, name="e-huge", place="z" * 90_000)
    path = write_ledger(tmp_path / "huge.ledger", Entry(paper, (told,)))
    with served(path) as site, guarded(browser, site) as page:
        page.set_viewport_size({"width": 375, "height": 800})
        for where in ("/", "/events", "/events/e-huge", "/document?id=huge", "/documents"):
            page.goto(site + where)
            assert page.evaluate("document.documentElement.scrollWidth") <= 375, where
            assert len(page.content()) < 400_000, where


def test_what_takes_long_comes_later_by_itself(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The overview is there at once; the sums appear in it when they are made."""
    app = make_app(write_ledger(tmp_path / "a.ledger"))
    made, free = app.state.desk._recent, threading.Event()

    def slow() -> object:
        free.wait()
        return made()

    monkeypatch.setattr(app.state.desk, "_recent", slow)
    with served(app) as site, guarded(browser, site) as page:
        page.goto(site + "/")
        assert page.locator("#lately.waiting").is_visible()
        free.set()
        page.locator("#lately .chart .for-wide svg").wait_for()
        page.locator("#lately.waiting").wait_for(state="detached")
