"""The shipped samples, read and shown in a real browser: every kind of page, without an error."""

from pathlib import Path

from browser import chromium, faults, guarded, needs_chromium
from serving import served

pytestmark = needs_chromium
KINDS = (
    "/country/",
    "/document?",
    "/documents",
    "/dyad/",
    "/events/",
    "/events?",
    "/map",
    "/mechanism?",
    "/mechanisms",
    "/people",
    "/person?",
    "/refusals",
)


def test_every_kind_of_page_shows_the_samples(samples: Path) -> None:
    """From the overview on, by links, until each kind was seen; none has an error or a fault."""
    waiting, met = ["/"], set[str]()
    with served(samples) as site, chromium() as browser, guarded(browser, site) as page:
        while waiting:
            path = waiting.pop(0)
            answer = page.goto(site + path)
            assert answer is not None
            assert answer.status == 200, path
            page.wait_for_load_state("networkidle")
            assert page.locator("h1").count() == 1
            assert faults(page) == {}, path
            links = page.locator("main a, nav a")
            for link in links.evaluate_all("all => all.map(one => one.getAttribute('href'))"):
                here = link.partition("#")[0]
                kinds = {kind for kind in KINDS if here.startswith(kind)} - met
                if kinds:
                    met |= kinds
                    waiting.append(here)
    assert met == set(KINDS)
