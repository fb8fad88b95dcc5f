"""Every format in; the same documents out."""

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from dragoman.read import count_hint, make_context, read_sources
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

Read = Callable[..., list[Document | Refusal]]
Codes = Callable[[Sequence[Document | Refusal]], list[str]]

HTML = """<!doctype html><html lang="en"><head><title>Envoys agree on fishing zones</title>
<meta property="og:site_name" content="The Example Post">
<meta property="article:published_time" content="2024-06-03T09:00:00+00:00">
<meta name="author" content="Ana Example"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Envoys agree on fishing zones</h1>
<p>The envoys of Ghana and Togo agreed on Monday to mark fishing zones along their border.</p>
<p>They will meet again in Accra in September to sign the text, their offices said.</p>
</article><footer>Copyright 2024</footer></body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Feed</title>
<item><title>Envoys meet</title><link>https://example.org/1</link>
<pubDate>Mon, 03 Jun 2024 23:30:00 +0900</pubDate>
<description>&lt;p&gt;The envoys of Ghana and Togo met in Accra on Monday.&lt;/p&gt;
</description></item>
<item><title>Talks end</title><link>https://example.org/2</link>
<description>The talks between the two ended on Tuesday.</description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Feed</title>
<entry><title>Envoys meet</title><link href="https://example.org/1"/><id>1</id>
<published>2024-06-03T10:00:00Z</published>
<content type="html">&lt;p&gt;The envoys of Ghana and Togo met in Accra.&lt;/p&gt;</content>
</entry></feed>"""


def warc(*pages: tuple[str, bytes, str]) -> bytes:
    """Return a web archive of (url, body, content type)."""
    out = b""
    for url, body, kind in pages:
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        out += (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-06-04T00:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        out += http + b"\r\n\r\n"
    return out


def only(found: Sequence[Document | Refusal]) -> Document:
    """Return the one document that was found."""
    assert len(found) == 1
    assert isinstance(found[0], Document), found
    return found[0]


def test_plain_text(read: Read, article: str) -> None:
    """A text is kept whole and dated by its dateline."""
    document = only(read(article))
    assert document.text == article
    assert document.title == "Ministers of two countries agree on a rail link"
    assert (document.published, document.published_source) == (date(2024, 5, 3), "text")
    assert document.document_id.startswith("d-")
    assert len(document.document_id) == 18


def test_line_ends_do_not_change_a_document(read: Read, article: str) -> None:
    """The same article saved on Windows is the same document with the same offsets."""
    windows = only(read(article.replace("\n", "\r\n"), "w.txt"))
    unix = only(read(article, "u.txt"))
    assert (windows.text, windows.document_id) == (unix.text, unix.document_id)


def test_a_html_page(read: Read) -> None:
    """Main text and metadata; no menu, no footer."""
    document = only(read(HTML, "page.txt"))
    assert document.title == "Envoys agree on fishing zones"
    assert document.publisher == "The Example Post"
    assert document.byline == "Ana Example"
    assert (document.published, document.published_source) == (date(2024, 6, 3), "metadata")
    assert "Ghana and Togo" in document.text
    assert "Home" not in document.text


def test_json_lines(read: Read, codes: Codes) -> None:
    """Each line is a document with the id and the metadata that it gives."""
    lines = [
        {"id": "a1", "text": "Peru recalled its ambassador.", "published": "2024-05-03T01:00Z"},
        {"id": 2, "text": "Chile opened an embassy in Riga.", "publisher": "Example", "url": "u"},
    ]
    found = read("\n".join(map(json.dumps, lines)) + "\n", "a.jsonl")
    assert codes(found) == ["document", "document"]
    first, second = found
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.document_id, first.published) == ("a1", date(2024, 5, 3))
    assert (second.document_id, second.publisher, second.published) == ("2", "Example", None)
    assert [s.kind.value for s in second.segments] == ["body"]


def test_json_text_is_untouched(read: Read) -> None:
    """Offsets of whoever made the line stay true: nothing is stripped or joined."""
    text = "  Peru  recalled\tits ambassador.\n\n\nIt said so. "
    assert only(read(json.dumps({"id": "1", "text": text}), "a.jsonl")).text == text


def test_csv(read: Read, codes: Codes) -> None:
    """The same columns as JSON lines, quoted line breaks and all."""
    body = (
        'id,title,text,published\n1,T,"Peru recalled\nits envoy.",2024-05-03\n2,,"Chile left.",\n'
    )
    found = read(body, "a.csv")
    assert codes(found) == ["document", "document"]
    assert isinstance(found[0], Document)
    assert found[0].text == "Peru recalled\nits envoy."
    assert found[0].published == date(2024, 5, 3)


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt"])
def test_rss(read: Read, codes: Codes, name: str) -> None:
    """An entry's date is the day as the publisher writes it."""
    found = read(RSS, name)
    assert codes(found) == ["document", "document"]
    assert isinstance(found[0], Document)
    assert found[0].published == date(2024, 6, 3)
    assert (found[0].publisher, found[0].url) == ("Example Feed", "https://example.org/1")
    assert "The envoys of Ghana and Togo met in Accra on Monday." in found[0].text


def test_atom(read: Read) -> None:
    """Atom is read like RSS."""
    document = only(read(ATOM, "feed.atom"))
    assert (document.title, document.published) == ("Envoys meet", date(2024, 6, 3))


@pytest.mark.parametrize("pack", [lambda body: body, gzip.compress])
def test_warc(read: Read, codes: Codes, pack: Callable[[bytes], bytes]) -> None:
    """Pages and texts of a web archive are read; pictures are no news."""
    body = warc(
        ("https://example.org/1", HTML.encode(), "text/html; charset=utf-8"),
        ("https://example.org/2.png", b"\x89PNG....", "image/png"),
        ("https://example.org/3", b"Chile opened an embassy in Riga.", "text/plain"),
    )
    found = read(pack(body), "a.warc.gz")
    assert codes(found) == ["document", "document", "no-page"]
    assert [d.url for d in found if isinstance(d, Document)] == [
        "https://example.org/1",
        "https://example.org/3",
    ]


def test_a_chunked_page_of_a_warc(read: Read) -> None:
    """A body that was sent in chunks is put together first."""
    chunked = b"1f\r\nChile opened an embassy in Riga\r\n1\r\n.\r\n0\r\n\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
        b"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        b"WARC-Date: 2024-06-04T00:00:00Z\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n" % len(http + chunked)
    )
    body = record + http + chunked + b"\r\n\r\n"
    assert only(read(body, "a.warc")).text == "Chile opened an embassy in Riga."


def test_zip_members_come_by_name(read: Read, codes: Codes, article: str) -> None:
    """A zip gives the same documents in the same order, whatever order it was packed in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("z.txt", article)
        archive.writestr("a/page.html", HTML)
        archive.writestr("README.md", "About this archive.")
        archive.writestr("__MACOSX/a/._page.html", "x")
    found = read(packed.getvalue(), "a.bin")
    assert codes(found) == ["document", "document"]
    assert [item.origin.split("!")[1] for item in found] == ["a/page.html", "z.txt"]


def test_gzip_of_a_text(read: Read, article: str) -> None:
    """A packed text is the text."""
    assert only(read(gzip.compress(article.encode()), "a.txt.gz")).text == article


def test_a_folder(tmp_path: Path, article: str) -> None:
    """Files by name, folders within; hidden files and the folder's README are left out."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1.txt").write_text("Chile opened an embassy in Riga.")
    (tmp_path / "a.txt").write_text(article)
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "README.md").write_text("About this folder.")
    found = list(read_sources([str(tmp_path)]))
    assert [Path(item.origin).name for item in found] == ["a.txt", "1.txt"]
    assert count_hint([str(tmp_path)]) == 2


def test_standard_input(monkeypatch: pytest.MonkeyPatch, article: str) -> None:
    """A dash means what is piped in, of any format."""

    class Piped:
        buffer = io.BytesIO(gzip.compress(article.encode()))

    monkeypatch.setattr(sys, "stdin", Piped())
    assert only(list(read_sources(["-"]))).text == article


def test_a_given_date_fills_gaps_only(read: Read, article: str) -> None:
    """`published` is for documents that state no date of their own."""
    given = date(2023, 1, 2)
    plain = only(read("Peru recalled its ambassador on Monday.", published=given))
    dated = only(read(article, "b.txt", published=given))
    assert (plain.published, plain.published_source) == (given, "given")
    assert (dated.published, dated.published_source) == (date(2024, 5, 3), "text")


def test_a_date_without_a_year_is_not_guessed(read: Read) -> None:
    """A dateline without its year tells no publication date."""
    document = only(read("SEOUL, Sept. 26 (Wire) - Three senior diplomats met here on Tuesday."))
    assert (document.published, document.published_source) == (None, None)


def test_two_sources_one_missing(tmp_path: Path, article: str, codes: Codes) -> None:
    """What is missing is a refusal in its place."""
    (tmp_path / "a.txt").write_text(article)
    found = list(read_sources([str(tmp_path / "no.txt"), str(tmp_path / "a.txt")]))
    assert codes(found) == ["missing", "document"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first document comes before the last line is looked at."""
    path = tmp_path / "a.jsonl"
    line = b'{"id": "1", "text": "Peru recalled its ambassador."}\n'
    path.write_bytes(line * 100_000)
    found = read_sources([str(path)], context=make_context(Settings()))
    assert isinstance(next(found), Document)
    found.close()  # type: ignore[attr-defined]


def test_a_short_page_keeps_its_paragraphs(read: Read) -> None:
    """Caption, share bar and related links of a page of two sentences stay out of its body."""
    page = (
        "<html><head><title>Envoys agree | Example News</title></head><body><article>"
        "<h1>Envoys agree</h1><div class='byline'>By Ana Example</div>"
        "<time datetime='2024-05-06T10:00:00+09:00'>May 6, 2024</time>"
        "<figure><img src='a'><figcaption>They (L) shake hands. PHOTO: POOL</figcaption></figure>"
        "<p>The envoys of Ghana and Togo agreed on Monday to mark fishing zones, both said.</p>"
        "<p>They will meet again in Accra in September to sign the text.</p>"
        "<ul class='share'><li>Facebook</li><li>Twitter</li></ul></article>"
        "<div class='related'><h3>Related</h3><a href='x'>Other story</a></div></body></html>"
    )
    document = only(read(page, "a.html"))
    body = [document.text[s.start : s.end] for s in document.segments if s.kind == "body"]
    assert [words.split()[0] for words in body] == ["The", "They"]
    assert document.published == date(2024, 5, 6)


def test_a_page_without_a_date_has_none(read: Read) -> None:
    """Neither a copyright year nor a date in a sentence is when a page was published."""
    page = (
        "<html><head><title>Envoys agree</title></head><body><article><h1>Envoys agree</h1>"
        "<p>The envoys of Ghana and Togo agreed on March 3, 2023 to mark fishing zones.</p>"
        "<p>They will meet again in Accra in September to sign the text, both said.</p></article>"
        "<footer>Copyright 2024 Example Post</footer></body></html>"
    )
    assert only(read(page, "a.html")).published is None


def test_parquet(tmp_path: Path, codes: Codes) -> None:
    """A row is a document, its columns named as in any table; what is damaged says so."""
    pa, parquet = (pytest.importorskip(name) for name in ("pyarrow", "pyarrow.parquet"))
    rows = pa.table({
        "id": [7, None], "body": ["The envoys of Ghana and Togo met in Accra on Monday.", None],
        "date": [date(2024, 6, 4), None], "tags": [["a"], []],
    })  # fmt: skip
    parquet.write_table(rows, tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 is all")
    parquet.write_table(rows.select(["id"]), tmp_path / "c.parquet")
    names = [str(tmp_path / f"{name}.parquet") for name in "abc"]
    found = list(read_sources(names, context=make_context(Settings())))
    assert [(one.document_id, one.published, one.origin[-2:]) for one in found
            if isinstance(one, Document)] == [("7", date(2024, 6, 4), ":1")]  # fmt: skip
    assert codes(found) == ["document", "no-text", "damaged", "no-text-column"]
