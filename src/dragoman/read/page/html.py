"""HTML pages: main text, title, byline, publisher and date by trafilatura, with a kind fallback."""

import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.making import Found, make
from dragoman.read.page.dates import date_of_field
from dragoman.read.page.linked import Linked, claims_of, linked_article, printed_claims
from dragoman.read.page.main_part import with_lists
from dragoman.read.page.posts import Post, posts_of
from dragoman.read.streams import read_bounded
from dragoman.records import DateClaim, Document, Refusal

DEEPEST = 200
# 10,000 lists of one item take trafilatura seconds, and twice as many four times as long
MOST_TAGS = 20_000
# libxml2 compares each attribute of a tag with all others of it, several times over
MOST_ATTRIBUTES = 1_000
MOST_INLINE = 3_000  # tags within lines in a row: the library's time grows with their square
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
     "span", "strike", "strong", "sub", "sup", "time", "tt", "u"}
)  # fmt: skip
FEWEST_WORDS = 8
FEWEST_SHARED = 2
BEFORE_TITLE = 300
AFTER_TITLE = 800
TITLE = re.compile(r"<title\b[^<>]{0,400}>([^<]{1,1000})</title", re.IGNORECASE)
ANY_HEADING = re.compile(r"<h[1-3]\b[^<>]{0,2000}>(.{1,2000}?)</h[1-3]>", re.IGNORECASE | re.DOTALL)
WORDS = re.compile(r"\w{3,}")
LABEL_WORDS = re.compile(
    r"(?:published|updated|posted|modified)\b.{0,20}|opinion|analysis|comment|news|share|print",
    re.IGNORECASE,
)
# trafilatura gives up on less and runs the page together; short wire reports are no longer
SHORTEST = "60"
PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)
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
TAG = re.compile(rb"<(/?)([a-zA-Z?!][a-zA-Z0-9]*)[^<>]{0,4000}?(/?)>")
ANY_TAG = re.compile(r"<[^<>]{0,4000}>")
BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h\d|blockquote|tr|figure|figcaption|section|time|header|footer|aside|nav)\b[^<>]{0,4000}>",
    re.IGNORECASE,
)
HIDDEN = re.compile(rb"<!--|<script\b|<style\b", re.IGNORECASE)
HIDDEN_ENDS = {b"<!--": b"-->", b"<script": b"</script", b"<style": b"</style"}
SAVED = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(https?://[\x21-\x7e]{4,2000}?)\s*-->")
SAVED_WITHIN = 4096
VALUE = re.compile(rb"=\s*(?:\"[^\"]*\"|'[^']*')")
WHOLE_TAG = re.compile(rb"<[a-zA-Z][^<>]*")
SPACED = re.compile(rb"[^\s/]+")
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds, as trafilatura tells it."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    guess: date | None = None
    markup: str = ""


def read_html(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the one document of a page."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    yield from read_page(body, hints.url, hints.charset, hints, context)


def read_page(
    body: bytes, url: str | None, charset: str | None, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield the one document of the bytes of a page.

    Args:
        body: the page.
        url: where it stands.
        charset: as the sender named it.
        hints: what is known of the file that holds it.
        context: what every reader is handed.
    """
    url = url or saved_from(body)
    hints = replace(hints, url=url)
    page = page_of(body, replace(hints, charset=charset))
    words = context.knowledge.pages
    linked = linked_article(page.markup, page.title, words)
    posts = posts_of(page.markup, linked)
    if posts:
        yield from _items(posts, page, url, hints, context)
        return
    claims = [
        *claims_of(page.markup, linked, words),
        *printed_claims(_head_words(page.markup, page.title)),
    ]
    if page.guess and not any(claim.day == page.guess for claim in claims):
        claims.append(DateClaim("guess", page.guess, page.guess.isoformat()))
    title = _best_title(page, linked)
    found = Found(
        _with_title(title, page.text),
        hints.origin,
        title=title,
        publisher=page.publisher or (linked.publisher if linked else None),
        byline=(linked.byline if linked else None) or _clean_byline(page.byline),
        url=url,
        claims=tuple(claims),
    )
    yield from make(found, hints, context)


def saved_from(body: bytes) -> str | None:
    """Return the address that a browser wrote into a page as it saved it; None where none did.

    >>> saved_from(b"<!-- saved from url=(0024)https://example.org/road -->")
    'https://example.org/road'
    """
    found = SAVED.search(body[:SAVED_WITHIN])
    return found[1].decode("ascii", "ignore") if found else None


def _items(
    posts: list[Post], page: Page, url: str | None, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield the items of a live page or a digest, each on its own day."""
    for number, post in enumerate(posts, 1):
        found = Found(
            "\n\n".join(post.lines),
            f"{hints.origin}#{number}",
            title=post.title,
            publisher=page.publisher,
            url=url,
            published=post.published,
            basis=post.basis,
        )
        yield from make(found, hints, context)


def page_of(body: bytes, hints: Hints) -> Page:
    """Return the main text and metadata of a page.

    Raises:
        Refused: the page is nested beyond reason, in no known encoding, or holds no article.
    """
    _check_shape(body)
    named = META_CHARSET.search(body[:4096])
    charset = hints.charset or (named[1].decode("ascii") if named else None)
    markup = decode_bytes(body, charset)
    if markup is None:
        raise Refused("encoding", "is in no encoding that can be told; save it as UTF-8")
    page = replace(_extract(markup, hints.url), markup=markup)
    page = replace(page, text=with_lists(page.text, markup))
    if len(page.text.split()) < FEWEST_WORDS:
        raise Refused(
            "no-main-text",
            "holds no article that can be found (a list of links, or a page that needs scripts?); "
            "save the article's text",
        )
    return page


def _check_shape(body: bytes) -> None:
    """Refuse what takes minutes to make out; no news page comes near these bounds."""
    if body.count(b"<") > MOST_TAGS and _shown(body).count(b"<") > MOST_TAGS:
        raise Refused("too-complex", f"has more than {MOST_TAGS:,} tags; save the article's text")
    if _most_attributes(body) > MOST_ATTRIBUTES:
        detail = f"has a tag of more than {MOST_ATTRIBUTES:,} attributes; save the article's text"
        raise Refused("too-complex", detail)
    if _most_inline(body) > MOST_INLINE:
        detail = f"has a line of more than {MOST_INLINE:,} tags; save the article's text"
        raise Refused("too-complex", detail)
    if depth_of(body) > DEEPEST:
        raise Refused("too-deep", f"its tags are nested more than {DEEPEST} deep; save it as text")


def _most_attributes(body: bytes) -> int:
    """Return about how many attributes the tag with most of them has, in one pass."""
    bare = VALUE.sub(b"= ", _shown(body))  # values may follow one another without a blank
    return max((len(SPACED.findall(tag[0])) for tag in WHOLE_TAG.finditer(bare)), default=0)


def _most_inline(body: bytes) -> int:
    """Return how many tags within lines follow one another with no other tag between them.

    >>> _most_inline(b"<p><b>Chile</b> met <i>Peru</i></p><p><b>Kenya</b>")
    2
    """
    run = most = 0
    for match in TAG.finditer(_shown(body)):
        if match[2].decode("ascii", "replace").lower() in INLINE:
            run += not match[1]
            most = max(most, run)
        else:
            run = 0
    return most


def depth_of(body: bytes) -> int:
    """Return about how deep the tags of a page are nested, without parsing it.

    >>> depth_of(b"<div><div><p>One<p>Two<br></div></div>")
    2
    """
    depth = deepest = 0
    for match in TAG.finditer(_shown(body)):
        name = match[2].decode("ascii", "replace").lower()
        if name in SHALLOW or match[3]:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _shown(body: bytes) -> bytes:
    """Return a page without its comments, scripts and styles, in one pass."""
    lower = body.lower()
    parts: list[bytes] = []
    position = 0
    while match := HIDDEN.search(body, position):
        parts.append(body[position : match.start()])
        end = HIDDEN_ENDS[match[0].lower()]
        found = lower.find(end, match.end())
        if found < 0:
            return b" ".join(parts)
        position = found + len(end)
    parts.append(body[position:])
    return b" ".join(parts)


def _extract(markup: str, url: str | None) -> Page:
    import trafilatura  # noqa: PLC0415 - slow to import, needed for pages alone
    from trafilatura.settings import use_config  # noqa: PLC0415 - beside it

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", SHORTEST)
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            config=config,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": LAST_DATE,
            },
        )
        text = getattr(found, "text", None) or ""
        if len(text.split()) < FEWEST_WORDS or _is_run_together(text, markup):
            text = _main_part(markup)
    except Exception:  # noqa: BLE001 - whatever a library makes of a hostile page, the rest is read
        return Page(_bare_text(markup))
    return Page(
        text=text,
        title=getattr(found, "title", None),
        byline=getattr(found, "author", None),
        publisher=getattr(found, "sitename", None),
        guess=date_of_field(getattr(found, "date", None) or ""),
    )


def _is_run_together(text: str, markup: str) -> bool:
    """Tell whether paragraphs became one line, as trafilatura's last resort makes them."""
    return "\n" not in text.strip() and len(PARAGRAPH.findall(markup)) > 1


def _main_part(markup: str) -> str:
    """Return the words between the tags that say where the article is, a paragraph a line."""
    for tag in ("article", "main", "body"):
        start = re.search(rf"<{tag}\b[^<>]{{0,4000}}>", markup, re.IGNORECASE)
        if start:
            end = markup.lower().rfind(f"</{tag}")
            return text_of_fragment(markup[start.end() : end if end > 0 else len(markup)])
    return text_of_fragment(markup)


def _bare_text(markup: str) -> str:
    without = _shown(markup.encode("utf-8")).decode("utf-8", "replace")
    return html.unescape(ANY_TAG.sub("\n", without))


def text_of_fragment(markup: str) -> str:
    r"""Return the words of a piece of HTML, as feeds carry it, a paragraph a line.

    >>> text_of_fragment("<p>They met.</p><p>They <b>agreed</b> &amp; left.</p>")
    'They met.\n\nThey agreed & left.'
    """
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    without = _shown(markup.encode("utf-8", "replace")).decode("utf-8", "replace")
    broken = BREAK.sub("\n", without)
    words = html.unescape(ANY_TAG.sub("", broken))
    return "\n\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())


def _with_title(title: str | None, text: str) -> str:
    """Return the main text with its title on top, as a reader sees it."""
    if title and not text.lstrip().startswith(title):
        return f"{title}\n\n{text}"
    return text


def _head_words(markup: str, title: str | None) -> str:
    """Return the words around the headline of a page, a block a line.

    Labels further off belong to other stories that the page links to.
    """
    body = markup[max(markup.lower().find("<body"), 0) :]
    without = _shown(body.encode("utf-8", "replace")).decode("utf-8", "replace")
    shown = html.unescape(ANY_TAG.sub(" ", BREAK.sub("\n", without)))
    lines = [" ".join(line.split()) for line in shown.split("\n")]
    words = "\n".join(line for line in lines if line)
    at = max(words.find(title), 0) if title else 0
    return words[max(at - BEFORE_TITLE, 0) : at + AFTER_TITLE]


def _best_title(page: Page, linked: Linked | None) -> str | None:
    """Return the headline: not a label of the site that extraction took for one.

    Where the title shares no word with what the page calls itself (its ``<title>``, its JSON-LD),
    the heading that shares most with it is taken.
    """
    named = TITLE.search(page.markup)
    called = (linked.headline if linked else None) or (
        text_of_fragment(named[1]) if named else None
    )
    if not called or not page.title or _shared(page.title, called):
        return page.title or called
    headings = [text_of_fragment(match[1]) for match in ANY_HEADING.finditer(page.markup)]
    best = max(headings, key=lambda one: _shared(one, called), default=page.title)
    return best if _shared(best, called) >= FEWEST_SHARED else page.title


def _shared(one: str, other: str) -> int:
    return len(set(WORDS.findall(one.lower())) & set(WORDS.findall(other.lower())))


def _clean_byline(byline: str | None) -> str | None:
    """Return who wrote a page without the labels that stand in the same line."""
    parts = [part.strip() for part in (byline or "").split(";")]
    names = [part for part in parts if part and not LABEL_WORDS.fullmatch(part)]
    return "; ".join(names) or None
