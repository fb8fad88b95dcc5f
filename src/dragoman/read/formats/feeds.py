"""RSS and Atom: each entry is a document with the words that the feed itself carries."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.making import Found, make
from dragoman.read.page.html import text_of_fragment
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal

MOST_TAGS = 60_000


def read_feed(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the entries of a feed; the pages that they link to are not fetched."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    if b"<!entity" in body.lower():
        raise Refused("unsafe", "declares XML entities, as no honest feed does; save it as text")
    if body.count(b"<") > MOST_TAGS:
        raise Refused("too-complex", f"has more than {MOST_TAGS:,} tags; split the feed")
    feed = _parse(body)
    if not feed.get("entries"):
        raise Refused("empty", "is a feed without entries; try again later")
    publisher = feed.get("feed", {}).get("title")
    for number, entry in enumerate(feed["entries"], 1):
        origin = f"{hints.origin}#{number}"
        words = _words(entry)
        title = entry.get("title")
        if not words:
            detail = "the entry has no text of its own; read the page that it links to"
            yield Refusal(origin, "read", "no-text", f"{detail}: {entry.get('link', '')}"[:300])
            continue
        title = text_of_fragment(title) if title else None
        found = Found(
            f"{title}\n\n{words}" if title and not words.startswith(title) else words,
            origin,
            title=title,
            publisher=(entry.get("source") or {}).get("title") or publisher,
            byline=entry.get("author"),
            url=entry.get("link"),
            published=entry.get("published") or entry.get("updated"),
        )
        yield from make(found, hints, context)


def _parse(body: bytes) -> dict[str, Any]:
    import feedparser  # noqa: PLC0415 - slow to import, needed for feeds alone

    try:
        parsed: dict[str, Any] = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    except Exception as error:
        raise Refused("damaged", f"the feed cannot be parsed ({type(error).__name__})") from error
    return parsed


def _words(entry: dict[str, Any]) -> str:
    contents = [part.get("value", "") for part in entry.get("content") or ()]
    candidates = [*contents, entry.get("summary") or ""]
    return max((text_of_fragment(value) for value in candidates), key=len)
