"""HTML pages: main text, title, byline, publisher and date by trafilatura, with a kind fallback."""

import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.making import Found, make
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal

DEEPEST = 200
FEWEST_WORDS = 8
LAST_DATE = "2199-12-31"
# tags that need no end, or end one another: they make a page no deeper
SHALLOW = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "rp",
        "rt",
        "colgroup",
        "html",
        "head",
        "body",
        "!doctype",
        "?xml",
        "path",
    }
)
TAG = re.compile(rb"<(/?)([a-zA-Z?!][a-zA-Z0-9]*)[^>]{0,4000}?(/?)>")
HIDDEN = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds, as trafilatura tells it."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_html(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the one document of a page."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    page = page_of(body, hints)
    text = _with_title(page)
    found = Found(
        text,
        hints.origin,
        title=page.title,
        publisher=page.publisher,
        byline=page.byline,
        published=page.published,
    )
    yield from make(found, hints, context)


def page_of(body: bytes, hints: Hints) -> Page:
    """Return the main text and metadata of a page.

    Raises:
        Refused: the page is nested beyond reason, in no known encoding, or holds no article.
    """
    if depth_of(body) > DEEPEST:
        raise Refused("too-deep", f"its tags are nested more than {DEEPEST} deep; save it as text")
    named = META_CHARSET.search(body[:4096])
    charset = hints.charset or (named[1].decode("ascii") if named else None)
    markup = decode_bytes(body, charset)
    if markup is None:
        raise Refused("encoding", "is in no encoding that can be told; save it as UTF-8")
    page = _extract(markup, hints.url)
    if len(page.text.split()) < FEWEST_WORDS:
        raise Refused(
            "no-main-text",
            "holds no article that can be found (a list of links, or a page that needs scripts?); "
            "save the article's text",
        )
    return page


def depth_of(body: bytes) -> int:
    """Return about how deep the tags of a page are nested, without parsing it.

    >>> depth_of(b"<div><div><p>One<p>Two<br></div></div>")
    2
    """
    depth = deepest = 0
    for match in TAG.finditer(HIDDEN.sub(b"", body)):
        name = match[2].decode("ascii", "replace").lower()
        if name in SHALLOW or match[3]:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extract(markup: str, url: str | None) -> Page:
    import trafilatura  # noqa: PLC0415 - slow to import, needed for pages alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": LAST_DATE,
            },
        )
        text = getattr(found, "text", None) or ""
        if len(text.split()) < FEWEST_WORDS:
            text = trafilatura.baseline(markup)[1] or trafilatura.html2txt(markup)
    except Exception:  # noqa: BLE001 - whatever a library makes of a hostile page, the rest is read
        return Page(_bare_text(markup))
    return Page(
        text=text,
        title=getattr(found, "title", None),
        byline=getattr(found, "author", None),
        publisher=getattr(found, "sitename", None),
        published=getattr(found, "date", None),
    )


def _bare_text(markup: str) -> str:
    without = HIDDEN.sub(b" ", markup.encode("utf-8")).decode("utf-8")
    return html.unescape(re.sub(r"<[^>]{0,4000}>", "\n", without))


def text_of_fragment(markup: str) -> str:
    r"""Return the words of a piece of HTML, as feeds carry it, a paragraph a line.

    >>> text_of_fragment("<p>They met.</p><p>They <b>agreed</b> &amp; left.</p>")
    'They met.\n\nThey agreed & left.'
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    without = HIDDEN.sub(b" ", markup.encode("utf-8", "replace")).decode("utf-8")
    broken = re.sub(r"(?i)</?(?:p|div|br|li|ul|ol|h\d|blockquote|tr)\b[^>]{0,4000}>", "\n", without)
    words = html.unescape(re.sub(r"<[^>]{0,4000}>", "", broken))
    return "\n\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())


def _with_title(page: Page) -> str:
    """Return the main text with its title on top, as a reader sees it."""
    if page.title and not page.text.lstrip().startswith(page.title):
        return f"{page.title}\n\n{page.text}"
    return page.text
