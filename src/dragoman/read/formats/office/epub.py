"""EPUB: a document a chapter, in the order of the book."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.formats.office.part import Package
from dragoman.read.making import Found, make
from dragoman.read.page.html import text_of_fragment
from dragoman.records import Document, Refusal

CONTAINER = "META-INF/container.xml"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
HEADING = re.compile(r"<h[1-3]\b[^<>]{0,400}>(.{1,2000}?)</h[1-3]>", re.IGNORECASE | re.DOTALL)
BODY = re.compile(r"<body\b[^<>]{0,400}>(.*)</body>", re.IGNORECASE | re.DOTALL)
FIELDS = ("title", "creator", "publisher", "date")
FEWEST_WORDS = 20
MOST_CHAPTERS = 3_000


def read_epub(package: Package, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the chapters of a book; covers and lists of contents are passed over, counted."""
    place = next(package.xml(CONTAINER).iter("{*}rootfile"), None)
    main = place.get("full-path") if place is not None else None
    if not main:
        raise Refused("damaged", "names no book within it; save it again")
    book = package.xml(main)
    told = {name: book.findtext(f".//{DUBLIN}{name}") for name in FIELDS}
    files = {one.get("id"): one.get("href") or "" for one in book.iter("{*}item")}
    order = [files.get(one.get("idref"), "") for one in book.iter("{*}itemref")]
    passed_over = 0
    for href in order[:MOST_CHAPTERS]:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(main), unquote(href)))
        markup = decode_bytes(package.part(name)) or ""
        body = BODY.search(markup)
        text = text_of_fragment(body[1] if body else markup)
        if len(text.split()) < FEWEST_WORDS:
            passed_over += 1
            continue
        heading = HEADING.search(markup)
        title = text_of_fragment(heading[1]) if heading else None
        # a text that was saved as a book is called as the book is
        series = told["title"] if told["title"] != title else None
        found = Found(
            text,
            f"{hints.origin}!{name}",
            title=title,
            publisher=told["publisher"] or series,
            byline=told["creator"],
            published=told["date"],
            basis="book",
        )
        yield from make(found, hints, context)
    if passed_over:
        detail = f"{passed_over} parts of the book hold no text to read (cover, contents, pictures)"
        yield Refusal(hints.origin, "read", "no-page", detail)
