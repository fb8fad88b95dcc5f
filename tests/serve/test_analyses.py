"""Pages of triangles, turning points and forecasts: what they say, show and hand out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, faults, guarded, needs_chromium
from serving import served
from starlette.testclient import TestClient
from three_states import three_states

from dragoman.ledger import Ledger
from dragoman.serve import make_app

PAGES = {
    "/triangle/KEN/NOR/PER?unit=week&source=acts": (
        "1 stands out: NOR to KEN rises after KEN to NOR"
    ),
    "/turns/KEN/NOR?unit=week&source=acts": "No turn can be told from chance.",
    "/forecast/KEN/NOR?source=acts": "acts are to be expected",
}
DATA = {
    "/api/triangles/KEN/NOR/PER?unit=week&source=acts": "links",
    "/api/turns/KEN/NOR?unit=week&source=acts": "course",
    "/api/forecasts/KEN/NOR?source=acts": "forecasts",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with an import of three states."""
    return three_states(tmp_path_factory.mktemp("analyses-served"))


@pytest.fixture(scope="module")
def looked(ledger: Path) -> Iterator[TestClient]:
    """A client of a server over it."""
    with TestClient(make_app(ledger), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_it_in_a_sentence_with_picture_and_n(looked: TestClient, path: str) -> None:
    """And leads to the picture and the figures."""
    answer = looked.get(path)
    assert answer.status_code == 200
    assert PAGES[path] in answer.text
    assert "<svg " in answer.text
    assert "How it is made" in answer.text
    assert "data: acts" in answer.text
    plain, _, terms = path.partition("?")
    picture = looked.get(f"{plain}/picture.svg?{terms}")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<?xml")
    png = looked.get(f"{plain}/picture.png?{terms}")
    assert png.content.startswith(b"\x89PNG")
    assert looked.get(f"{plain}/picture.gif?{terms}").status_code == 404


@pytest.mark.parametrize("path", DATA)
def test_the_figures_are_there_for_programs(looked: TestClient, path: str) -> None:
    """All of them."""
    answer = looked.get(path)
    assert answer.status_code == 200
    assert json.loads(answer.text)[DATA[path]]


def test_the_form_leads_on(looked: TestClient) -> None:
    """To the page of what was chosen, with what was chosen."""
    page = looked.get("/analyses")
    assert page.text.count("<option>acts</option>") == 3
    terms = {"one": "KEN", "two": "Norway", "three": "PER", "unit": "week", "source": "acts"}
    for what, there in (
        ("triangle", "/triangle/KEN/NOR/PER?unit=week&source=acts"),
        ("turns", "/turns/KEN/NOR?kind=all&unit=week&source=acts"),
        ("forecast", "/forecast/KEN/NOR?source=acts"),
    ):
        sent = looked.get("/analyses/show", params=terms | {"what": what}, follow_redirects=False)
        assert (sent.status_code, sent.headers["location"]) == (303, there)


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/turns/KEN/KEN", 404, "KEN, KEN are not 2 states"),
        ("/turns/KEN/Atlantis", 404, "is no state"),
        ("/turns/KEN/NOR?source=none", 400, "nothing was imported as"),
        ("/turns/KEN/NOR?source=acts&kind=war", 400, "not of"),
        ("/triangle/KEN/NOR/PER?source=acts&unit=year", 400, "not by"),
        (f"/turns/KEN/NOR?source={'x' * 300}", 400, "nothing was imported as"),
        ("/api/turns/KEN/NOR", 404, "no document that was read tells when it was published"),
        ("/api/forecasts/KEN/KEN", 404, "are not 2 states"),
    ],
)
def test_what_cannot_be_answered_is_told(
    looked: TestClient, path: str, code: int, words: str
) -> None:
    """In words."""
    answer = looked.get(path)
    assert answer.status_code == code
    assert words in answer.text


def test_where_nothing_was_read_the_page_says_so(looked: TestClient, tmp_path: Path) -> None:
    """No picture, no error; an empty ledger as well."""
    path = tmp_path / "empty.ledger"
    Ledger.open(path).close()
    with TestClient(make_app(path), base_url="http://localhost") as empty:
        for client in (looked, empty):
            for page in ("/triangle/KEN/NOR/PER", "/turns/KEN/NOR", "/forecast/KEN/NOR"):
                answer = client.get(page)
                assert answer.status_code == 200
                assert "Too little to say: no document that was read tells when" in answer.text
                assert "<figure" not in answer.text


def test_the_samples_are_too_few_and_the_pages_say_so(samples: Path) -> None:
    """Honest emptiness: why, and how much there is."""
    with TestClient(make_app(samples), base_url="http://localhost") as client:
        told = client.get("/triangle/KOR/CHN/RUS").text
        assert "Too little to say: " in told
        assert "with an act: " in told
        assert "Too little to say" in client.get("/forecast/KOR/CHN").text
        assert client.get("/triangle/KOR/CHN/RUS/picture.svg").status_code == 404


@needs_chromium
def test_pages_fit_a_telephone_and_can_be_used_by_all(ledger: Path) -> None:
    """375 pixels wide, without a serious fault, light and dark."""
    with served(ledger) as site, chromium() as browser, guarded(browser, site) as page:
        page.set_viewport_size({"width": 375, "height": 800})
        for path in (*PAGES, "/analyses"):
            page.goto(site + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 375
            page.emulate_media(color_scheme="dark" if "turns" in path else "light")
            assert faults(page) == {}
