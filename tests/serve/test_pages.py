"""Every page renders, is inert whatever documents say, and leads on to others that render."""

import re
import threading
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from brief_samples import HOSTILE, summit, write_ledger
from starlette.testclient import TestClient

from dragoman.serve import make_app

PAGES = (
    "/",
    "/?wait=true",
    "/events",
    "/events?party=CHL&status=actual&order=oldest",
    "/events?text=nothing-of-the-kind",
    "/events/met",
    "/documents",
    "/document?id=arica",
    "/document?id=quarrel",
    "/dyad",
    "/dyad?first=CHL&second=PER",
    "/dyad/CHL/PER",
    "/dyad/CHL/KEN",
    "/mechanisms",
    "/mechanism?id=m-andes-1",
    "/people",
    "/person?id=person:ana-campos",
    "/country/PER",
    "/country/KEN",
    "/map",
    "/map?party=CHL&since=2030",
    "/refusals",
)


class Page(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def read(text: str) -> Page:
    """Return what a page holds."""
    page = Page()
    page.feed(text)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_renders_and_is_inert(client: TestClient, path: str) -> None:
    """A page renders and is inert."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in answer.headers["content-security-policy"]
    page = read(answer.text)
    scripts = [value for tag, name, value in page.attributes if (tag, name) == ("script", "src")]
    assert scripts == ["/static/htmx.min.js", "/static/page.js"]
    assert page.tags.count("script") == 2
    assert not any(name.startswith("on") or name == "style" for _, name, _ in page.attributes)
    assert "img" not in page.tags
    assert "iframe" not in page.tags
    for _, name, value in page.attributes:
        if name in {"href", "src", "action"}:
            scheme = urlsplit(value).scheme
            assert scheme in {"", "https", "data"}, value
    assert "\u202e" not in answer.text
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """Every link leads somewhere."""
    waiting = ["/"]
    seen: set[str] = set()
    while waiting and len(seen) < 120:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for _, name, value in read(answer.text).attributes:
            here = urljoin(path, value).partition("#")[0]
            if name == "href" and here.startswith("/"):
                waiting.append(here)
    assert any(path.startswith("/events/") for path in seen)
    assert any(path.startswith("/document?") for path in seen)


def test_a_quote_leads_to_its_very_words(client: TestClient) -> None:
    """A quote leads to its very words."""
    text = client.get("/events/met").text
    match = re.search(r'href="(/document\?id=arica[^"#]*)#(at-\d+)"', text)
    assert match
    page = client.get(unescape(match[1])).text
    after = page.partition(f'id="{match[2]}"')[2]
    assert after, "the anchor is on the page"
    words = re.sub(r"<[^>]*>", "", after.partition(">")[2])
    quote = summit().reports[0].evidence[0].quote
    assert unescape(words).startswith(quote)


def test_an_event_shows_how_it_came_about(client: TestClient) -> None:
    """Its steps are listed below the quotes, inert; an event without any shows no list."""
    text = client.get("/events/met").text
    assert "How it came about" in text
    assert "<li><code>verb:meet/1</code> “<bdi>&lt;b&gt;met&lt;/b&gt;</bdi>”" in text
    events = client.get("/api/events").json()["items"]
    bare = next(one["event_id"] for one in events if one["event_type"] == "CONCEDE")
    assert "How it came about" not in client.get(f"/events/{bare}").text


def test_the_whole_text_stands_on_the_page(client: TestClient) -> None:
    """The whole text stands on the page."""
    page = client.get("/document?id=quarrel").text
    inner = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert inner
    shown = unescape(re.sub(r"<[^>]*>", "", inner[1]))
    assert shown == HOSTILE.replace("\u202e", "⟨U+202E⟩")


def test_filters_filter(client: TestClient) -> None:
    """Filters filter."""
    page = client.get("/events?status=planned").text
    assert "1 event." in page
    assert "2031" in page
    assert "Peru accused" not in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/events?type=DANCE", "DANCE"),
        ("/events?nonsense=1", "nonsense"),
        ("/events?limit=0", "limit"),
        ("/events?limit=9999999999999999999", "limit"),
        ("/events?offset=-1", "offset"),
        ("/events?order=sideways", "order"),
        ("/events?since=2030-13-45", "since"),
        ("/events?where=((", "filter"),
        ("/documents?issue=x&limit=abc", "limit"),
    ],
)
def test_a_bad_filter_is_told_what_is_wrong(client: TestClient, path: str, words: str) -> None:
    """A bad filter is told what is wrong."""
    answer = client.get(path)
    assert answer.status_code == 400
    assert words in answer.text
    api = client.get("/api" + path)
    assert api.status_code in {400, 422}


@pytest.mark.parametrize(
    "path",
    [
        "/events/none",
        "/document?id=%3Cscript%3E",
        "/mechanism?id=x",
        "/person?id=x",
        "/country/Atlantis",
        "/dyad/CHL/XXX",
        "/nowhere",
        "/api/events/none",
        "/api/events/none/steps",
        "/api/document?id=x",
    ],
)
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    """What is not there is a 404."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace("<script src", "")


def test_another_site_cannot_ask_under_its_own_name(client: TestClient) -> None:
    """Another site cannot ask under its own name."""
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_nothing_can_be_written(client: TestClient) -> None:
    """Nothing can be written."""
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/events").status_code == 405


def test_any_evidence_can_be_lit(client: TestClient) -> None:
    """Any evidence can be lit."""
    said = summit().positions[0].evidence
    assert f"start={said.start}" in client.get("/dyad/CHL/PER").text
    page = client.get(f"/document?id=arica&start={said.start}&end={said.end}").text
    lit = re.findall(r'<span[^>]*class="[^"]*cited[^"]*"[^>]*>([^<]*)</span>', page)
    assert unescape("".join(lit)) == said.quote
    assert f'id="at-{said.start}"' in page


@pytest.mark.parametrize("span", ["start=-5&end=3", "start=9&end=2", "start=0&end=99999999"])
def test_a_span_outside_of_the_text_is_passed_over(client: TestClient, span: str) -> None:
    """A span outside of the text is passed over."""
    assert "cited" not in client.get(f"/document?id=arica&{span}").text


def test_a_span_that_is_no_number_is_a_bad_request(client: TestClient) -> None:
    """A span that is no number is a bad request."""
    assert client.get("/document?id=arica&start=x").status_code == 422


def test_the_overview_does_not_wait_for_what_takes_long(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page comes at once, asks for the rest, and the rest comes when it is made."""
    app = make_app(write_ledger(tmp_path / "a.ledger"))
    made, free = app.state.desk._recent, threading.Event()

    def slow() -> object:
        free.wait()
        return made()

    monkeypatch.setattr(app.state.desk, "_recent", slow)
    with TestClient(app, base_url="http://localhost") as slow_client:
        page = slow_client.get("/").text
        assert 'hx-get="/lately"' in page
        assert "Who deals with whom, in" not in page
        free.set()
        part = slow_client.get("/lately").text
    assert "Who deals with whom, in" in part
    assert "<html" not in part
    assert part.strip() in client.get("/?wait=true").text
