"""Pages, feeds and lists of many items: what each is, whose it is, and on which day."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.read import Fetched, Refused
from dragoman.read.formats.links import _entries
from dragoman.read.knowledge import load_knowledge
from dragoman.read.page.linked import linked_article
from dragoman.records import Document, Refusal, SegmentKind

PAGES = load_knowledge().pages
Read = Callable[..., list[Document | Refusal]]
Codes = Callable[..., list[str]]
OPENING = "Peru and Bolivia ended their talks in La Paz on Tuesday with three decisions."
CLOSING = "Both governments called the result a good start, and the ministers shook hands."
ACTS = [
    "Peru will reopen its consulate in Santa Cruz in May.",
    "Bolivia will lift its ban on Peruvian trucks on April 1.",
]


def documents(found: list[Document | Refusal]) -> list[Document]:
    """Return the documents."""
    return [item for item in found if isinstance(item, Document)]


def page(body: str, head: str = "") -> str:
    """Return a page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def paragraphs(document: Document) -> list[str]:
    """Return the lines of the body."""
    kinds = (s for s in document.segments if s.kind is SegmentKind.BODY)
    return [document.text[s.start : s.end] for s in kinds]


def test_lists_among_paragraphs_are_read_in_their_place(read: Read) -> None:
    """Lists of sentences; lists of links are none."""
    items = "".join(f"<li>{act}</li>" for act in ACTS)
    links = "".join(f'<li><a href="/{n}">More on the talks in La Paz.</a></li>' for n in (1, 2))
    body = (
        f"<h1>What was agreed</h1><p>{OPENING}</p><ul>{items}</ul><ul>{links}</ul><p>{CLOSING}</p>"
    )
    (document,) = documents(read(page(body), "a.html"))
    assert paragraphs(document) == [OPENING, *ACTS, CLOSING]


def test_rows_of_tables_stand_with_their_day(read: Read) -> None:
    """A calendar is a table of acts."""
    rows = "".join(f"<tr><td>March {n}</td><td>{act}</td></tr>" for n, act in enumerate(ACTS, 3))
    body = f"<h1>Calendar of the month</h1><table>{rows}</table><p>{CLOSING}</p>"
    (document,) = documents(read(page(body), "a.html"))
    assert paragraphs(document) == [f"March 3 - {ACTS[0]}", f"March 4 - {ACTS[1]}", CLOSING]


def test_the_menu_is_no_title(read: Read) -> None:
    """The heading that says what the page calls itself is."""
    body = (
        "<header><h1>Main menu</h1></header><div><h2>Peru and Bolivia end talks</h2>"
        f"<div><p>{OPENING}</p><p>{CLOSING}</p></div></div>"
    )
    title = "<title>Peru and Bolivia end talks | Northern Post</title>"
    (document,) = documents(read(page(body, title), "a.html"))
    assert document.title == "Peru and Bolivia end talks"


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2025-03-03T10:00:00+00:00"},
        {
            "@type": ["NewsArticle"],
            "headline": "Peru and Bolivia end talks",
            "datePublished": "2025-03-04T10:00:00+00:00",
            "dateModified": "2025-03-09T10:00:00+00:00",
            "author": [{"name": "Ana Paz"}, {"name": "Luz Rios"}],
            "publisher": {"name": "Northern Post"},
        },
    ],
}
CHANGED = '<meta property="article:modified_time" content="2025-03-09T11:00:00+00:00">'


@pytest.mark.parametrize(
    ("head", "line", "known"),
    [
        (f'<script type="application/ld+json">{json.dumps(LINKED)}</script>', "", "json-ld"),
        ('<meta name="dcterms.issued" content="2025-03-04">', "", "meta"),
        ("", "<p>By Ana Paz | Published 4 March 2025 | Updated 9 March 2025</p>", "line"),
        ("", '<time datetime="2025-03-04" itemprop="datePublished">today</time>', "time"),
    ],
)
def test_published_beats_modified(read: Read, head: str, line: str, known: str) -> None:
    """Wherever the page tells it; what was changed later stays on record."""
    body = f"<h1>Peru and Bolivia end talks</h1>{line}<p>{OPENING}</p><p>{CLOSING}</p>"
    found = read(page(f"<article>{body}</article>", CHANGED + head), "a.html")
    (document,) = documents(found)
    assert (document.published, document.published_basis) == (date(2025, 3, 4), known)
    assert (date(2025, 3, 9), True) in {
        (claim.day, claim.modified) for claim in document.published_claims
    }


def test_who_wrote_it_is_no_label(read: Read) -> None:
    """JSON-LD names the writers; a line of labels does not."""
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    body = f"<article><h1>Peru and Bolivia end talks</h1><p>{OPENING}</p><p>{CLOSING}</p></article>"
    (document,) = documents(read(page(body, script), "a.html"))
    assert (document.byline, document.publisher) == ("Ana Paz, Luz Rios", "Northern Post")


POSTS = [
    ("Bolivia lifts ban", ACTS[1], "2025-03-04T09:10:00Z"),
    ("Peru reopens consulate", ACTS[0], "2025-03-03T18:00:00Z"),
]


def live_page(kind: str) -> str:
    """Return a live page whose posts stand in the page, or in its JSON-LD."""
    told: dict[str, object] = {
        "@type": "LiveBlogPosting",
        "headline": "Live: talks in La Paz",
        "datePublished": "2025-03-02T06:00:00Z",
    }
    if kind == "json-ld":
        told["liveBlogUpdate"] = [
            {"@type": "BlogPosting", "headline": head, "articleBody": text, "datePublished": at}
            for head, text, at in POSTS
        ]
    shown = "".join(
        f'<div class="post"><time datetime="{at}">then</time><h2>{head}</h2><p>{text}</p></div>'
        for head, text, at in POSTS
    )
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    return page(f"<article><h1>Live: talks in La Paz</h1>{shown}</article>", script)


@pytest.mark.parametrize("kind", ["json-ld", "time"])
def test_posts_of_a_live_page_have_their_own_day(read: Read, kind: str) -> None:
    """Not that on which the page began."""
    found = documents(read(live_page(kind), "a.html"))
    assert [(one.title, one.text, one.published_basis) for one in found] == [
        (head, f"{head}\n\n{text}", kind) for head, text, _ in POSTS
    ]
    assert [one.published for one in found] == [date(2025, 3, 4), date(2025, 3, 3)]


def test_articles_of_a_digest_are_parted(read: Read) -> None:
    """A page of two articles is two; an article with links to others is one."""
    long = f"{OPENING} {CLOSING} " * 3
    parts = "".join(
        f"<article><h2>{head}</h2><time datetime='{at}'></time><p>{text} {long}</p></article>"
        for head, text, at in POSTS
    )
    found = documents(read(page(parts), "a.html"))
    assert [one.title for one in found] == [head for head, _, _ in POSTS]
    assert [one.published for one in found] == [date(2025, 3, 4), date(2025, 3, 3)]
    teaser = (
        "<article><h3>Other talks</h3><time datetime='2025-01-01'></time><p>Read on.</p></article>"
    )
    one = f"<article><h1>Talks</h1><time datetime='2025-03-04'></time><p>{long}</p></article>"
    assert len(read(page(one + teaser), "b.html")) == 1


class Web:
    """An internet of a few pages."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        """Return a page."""
        self.asked.append(url)
        if url not in self.pages:
            raise Refused("fetch-failed", "answers 404; check the address")
        return Fetched(url, io.BytesIO(self.pages[url].encode()), "text/html", "utf-8")


A, B = "https://example.org/a", "https://example.org/b"
FULL = page(
    f"<article><h1>Peru and Bolivia end talks</h1><p>{OPENING}</p><p>{CLOSING}</p></article>"
)
SHORT = "Peru and Bolivia ended talks."
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Desk</title>"
    + "".join(
        f"<item><title>Peru and Bolivia end talks</title><link>{url}</link>"
        f"<description>{SHORT}</description><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item>"
        for url in (A, B)
    )
    + "</channel></rss>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Desk",
    "items": [
        {"id": "1", "url": A, "title": "Peru and Bolivia end talks", "content_text": SHORT},
        {"id": "2", "url": B, "content_html": f"<p>{SHORT}</p>", "date_published": "2025-03-04"},
    ],
}


@pytest.mark.parametrize("feed", [FEED, json.dumps(JSON_FEED)], ids=["rss", "json"])
def test_feeds_are_followed_on_demand(read: Read, codes: Codes, feed: str) -> None:
    """The page behind an entry is read; where it cannot be, the feed's own words are."""
    web = Web({A: FULL})
    alone = documents(read(feed, "a.feed", fetcher=web))
    assert [len(one.text.split()) < 15 for one in alone] == [True, True]
    assert web.asked == []
    found = read(feed, "b.feed", fetcher=web, follow=True)
    assert codes(found) == ["document", "fetch-failed", "document"]
    assert web.asked == [A, B]
    first, last = documents(found)
    assert (first.origin, first.url, first.publisher) == (A, A, "Desk")
    assert OPENING in first.text
    assert SHORT in last.text


def test_the_day_of_a_feed_is_that_of_its_page(read: Read) -> None:
    """Where the page tells none."""
    found = documents(read(FEED, "a.xml", fetcher=Web({A: FULL, B: FULL}), follow=True))
    assert [(one.published, one.published_basis) for one in found] == [
        (date(2025, 3, 4), "feed")
    ] * 2


SITEMAP = (
    "<?xml version='1.0'?><urlset xmlns:n='x'>"
    f"<url><loc>{A}</loc><n:news><n:publication><n:name>Desk</n:name></n:publication>"
    "<n:publication_date>2025-03-04</n:publication_date><n:title>Talks &amp; more</n:title>"
    "</n:news></url></urlset>"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [(SITEMAP, "a.xml"), (f"# mine\n{A}\n\n{A}\n", "a.txt")],
    ids=["sitemap", "list"],
)
def test_lists_of_addresses_are_followed_on_demand(
    read: Read, codes: Codes, text: str, name: str
) -> None:
    """Each address once, and nothing that those pages link to."""
    web = Web({A: FULL})
    assert codes(read(text, name, fetcher=web)) == ["links"]
    (document,) = documents(read(text, name, fetcher=web, follow=True))
    assert web.asked == [A]
    assert document.url == A
    if name == "a.xml":
        assert (document.published, document.publisher) == (date(2025, 3, 4), "Desk")
    loop = Web({A: f"{A}\n{B}\n"})
    assert codes(read(text, name, fetcher=loop, follow=True)) == ["links"]


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ("#!/bin/sh\necho Peru met Chile\n", "a", "not-prose"),
        ("[main]\nname = Peru\nhost = example.org\nport = 80\n", "a.txt", "not-prose"),
        ("1\n00:00:01,000 --> 00:00:02,000\nPeru met Chile.\n", "a.txt", "not-prose"),
        ("@article{paz, title={Peru met Chile}}\n", "a.txt", "not-prose"),
        (
            "<?xml version='1.0'?><notes><n>Peru met Chile in Lima.</n></notes>",
            "a.xml",
            "not-prose",
        ),
        ("<svg><text>Peru met Chile in Lima on Tuesday.</text></svg>", "a", "not-prose"),
        ("filedesc://a.arc 0.0.0.0 20250304 text/plain 9\n" + "x " * 99, "a.arc", "not-text"),
        ("Peru met Chile.\n- It was good; they said.\n- Talks go on.\n", "a.md", "document"),
    ],
)
def test_printable_is_not_plain_text(
    read: Read, codes: Codes, body: str, name: str, code: str
) -> None:
    """What is no article is refused by what it is."""
    assert codes(read(body, name)) == [code]


def test_wide_encodings_and_marks_written_twice(read: Read) -> None:
    """A feed in UTF-16 is a feed; tags that were escaped twice are no words."""
    text = FEED.replace(SHORT, "&amp;lt;p&amp;gt;Peru &amp;amp; Bolivia met.&amp;lt;/p&amp;gt;")
    declared = text.replace("'1.0'?>", "'1.0' encoding='utf-16'?>")
    for body in (text.encode(), declared.encode("utf-16")):
        first = documents(read(body, "a.xml"))[0]
        assert first.text == "Peru and Bolivia end talks\n\nPeru & Bolivia met."


def test_a_day_that_a_dateline_settles(read: Read) -> None:
    """Day and month of a numeric date are open until a dateline names them."""
    text = "Date: 04/03/2025 | Source: Desk\n\nLIMA, March 4 (Wire) -- Peru met Chile on Tuesday.\n"
    (document,) = documents(read(text, "a.txt"))
    assert (document.published, document.published_basis) == (date(2025, 3, 4), "dateline")
    (other,) = documents(read(text.replace("March 4", "March 5"), "b.txt"))
    assert other.published is None


def test_a_saved_page_knows_where_it_stood(read: Read) -> None:
    """By what browsers write into it."""
    words = (
        "The ministers of Peru and Chile met in Lima on Tuesday and agreed on a second round. " * 3
    )
    page = (
        "<!DOCTYPE html>\n<!-- saved from url=(0026)https://example.org/a/road -->\n"
        f"<html><head><title>Talks</title></head><body><h1>Talks</h1><p>{words}</p></body></html>"
    )
    (found,) = read(page, "Talks.html")
    assert isinstance(found, Document)
    assert found.url == "https://example.org/a/road"


def test_markup_without_ends_costs_little() -> None:
    """Scripts and entries that never end are passed over in one go."""
    assert linked_article('<script type="application/ld+json">' * 9_000, "x", PAGES) is None
    assert _entries("<url><loc>" * 9_000) == []
