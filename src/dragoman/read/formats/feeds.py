"""RSS, Atom and JSON Feed: an entry a document, with its own words or those of its page."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.formats.links import Link, fetched
from dragoman.read.making import Found, make
from dragoman.read.page.html import text_of_fragment
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal

ReadStream = Callable[[BinaryIO, Hints, Context], Iterator[Document | Refusal]]
MOST_TAGS = 60_000
MOST_FETCHED = 200
DECLARED = re.compile(r"^(\s*<\?xml\b[^<>]{0,200}?)\s+encoding=[\"'][\w.-]{1,40}[\"']")
# some feeds write the marks of a page twice over, as "&amp;lt;p&amp;gt;"
STILL_MARKED = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|h\d|img)\b[^<>]{0,4000}>")
STILL_CODED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,6});", re.IGNORECASE)


def read_feed(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the entries of an RSS or Atom feed; with `follow`, the pages that they link to."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        body = DECLARED.sub(r"\1", decode_bytes(body) or "").encode("utf-8", "replace")
    if b"<!entity" in body.lower():
        raise Refused("unsafe", "declares XML entities, as no honest feed does; save it as text")
    if body.count(b"<") > MOST_TAGS:
        raise Refused("too-complex", f"has more than {MOST_TAGS:,} tags; split the feed")
    feed = _parse(body)
    publisher = feed.get("feed", {}).get("title")
    entries = [
        {
            "title": entry.get("title"),
            "parts": [part.get("value", "") for part in entry.get("content") or ()]
            + [entry.get("summary") or ""],
            "publisher": (entry.get("source") or {}).get("title") or publisher,
            "byline": entry.get("author"),
            "url": entry.get("link"),
            "published": entry.get("published") or entry.get("updated"),
        }
        for entry in feed.get("entries") or ()
    ]
    yield from _entries(entries, hints, context, inner)


def read_json_feed(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the items of a JSON Feed; with `follow`, the pages that they link to."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    try:
        feed = msgspec.json.decode(decode_bytes(body) or "")
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused("bad-json", f"the feed is no JSON ({error}); fetch it again") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    publisher = feed.get("title") if isinstance(feed, dict) else None
    entries = [
        {
            "title": item.get("title"),
            "parts": [item.get("content_html") or "", item.get("content_text") or ""],
            "publisher": publisher,
            "byline": _author(item),
            "url": item.get("url") or item.get("external_url"),
            "published": item.get("date_published") or item.get("date_modified"),
        }
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    ]
    yield from _entries(entries, hints, context, inner)


def _author(item: dict[str, Any]) -> str | None:
    authors = item.get("authors") or [item.get("author")]
    first = authors[0] if isinstance(authors, list) and authors else None
    return first.get("name") if isinstance(first, dict) else None


def _entries(
    entries: list[dict[str, Any]], hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    if not entries:
        raise Refused("empty", "is a feed without entries; try again later")
    for number, entry in enumerate(entries, 1):
        publisher, url = _told(entry["publisher"]), _told(entry["url"])
        published = _told(entry["published"])
        title = plain_words(str(entry["title"])) if entry["title"] else None
        notes: list[Refusal] = []
        if context.follow and url and context.known is not None and context.known(url):
            continue
        if context.follow and url and number <= MOST_FETCHED:
            link = Link(url, title, publisher, published)
            found = list(fetched(link, hints, context, inner))
            if any(isinstance(item, Document) for item in found):
                yield from found
                continue
            notes = [item for item in found if isinstance(item, Refusal)]
        yield from notes
        words = max((plain_words(str(part)) for part in entry["parts"]), key=len, default="")
        origin = f"{hints.origin}#{number}"
        if not words:
            detail = "the entry has no text of its own; read the page that it links to (--follow)"
            yield Refusal(origin, "read", "no-text", f"{detail}: {url or ''}"[:300])
            continue
        text = f"{title}\n\n{words}" if title and not words.startswith(title) else words
        made = Found(
            text,
            origin,
            title=title,
            publisher=publisher,
            byline=_told(entry["byline"]),
            url=url,
            published=published,
            basis="feed",
        )
        yield from make(made, hints, context)


def _told(value: object) -> str | None:
    return str(value) if value else None


def plain_words(value: str) -> str:
    """Return the words of a field of a feed, also where its marks are written twice over.

    >>> plain_words("&lt;p&gt;Canada &amp;amp; Peru met.&lt;/p&gt;")
    'Canada & Peru met.'
    """
    words = text_of_fragment(value)
    if STILL_MARKED.search(words) or STILL_CODED.search(words):
        words = text_of_fragment(words)
    return words


def _parse(body: bytes) -> dict[str, Any]:
    import feedparser  # noqa: PLC0415 - slow to import, needed for feeds alone

    try:
        parsed: dict[str, Any] = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    except Exception as error:
        raise Refused("damaged", f"the feed cannot be parsed ({type(error).__name__})") from error
    return parsed
