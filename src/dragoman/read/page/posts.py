"""Pages of many items: posts of a live page and articles of a digest, each with its own time."""

import re
from dataclasses import dataclass
from typing import Any

from dragoman.read.page.linked import Linked

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
PARTS = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5"})
ASIDE = frozenset({"nav", "aside", "footer", "form", "script", "style", "button", "figure"})
LIVE = re.compile(
    r"\"@type\"\s*:\s*\"LiveBlogPosting\""
    r"|class=[\"'][^\"'<>]{0,200}\blive-?(?:blog|post)",
    re.IGNORECASE,
)
FEWEST_ITEMS = 2
FEWEST_WORDS = 6
ARTICLE_WORDS = 40
MOST_TIMES = 400


@dataclass(frozen=True, slots=True)
class Post:
    """One item of a page.

    Attributes:
        lines: its headline and paragraphs.
        title: its headline, where it has one.
        published: its own time, as written.
        basis: ``json-ld`` or ``time``.
    """

    lines: tuple[str, ...]
    title: str | None = None
    published: str | None = None
    basis: str = "time"


def posts_of(markup: str, linked: Linked | None) -> list[Post]:
    """Return the items of a page that tells several, none where it is one article.

    Args:
        markup: the page.
        linked: the article of its JSON-LD.
    """
    told = [_linked(one) for one in (linked.posts if linked else ()) if one.body]
    if len(told) >= FEWEST_ITEMS:
        return told
    is_live = bool(LIVE.search(markup))
    if not is_live and (linked is not None or markup.lower().count("<article") < FEWEST_ITEMS):
        return []
    found = [post for post in _timed(markup, articles_alone=not is_live) if post]
    return found if len(found) >= FEWEST_ITEMS else []


def _linked(one: Linked) -> Post:
    body = (one.body or "").split("\n")
    lines = [line.strip() for line in [one.headline or "", *body] if line.strip()]
    return Post(tuple(lines), one.headline, one.published or one.modified, "json-ld")


def _timed(markup: str, *, articles_alone: bool) -> list[Post | None]:
    from lxml import html  # noqa: PLC0415 - slow to import, needed for pages alone

    try:
        root: Any = html.document_fromstring(markup.encode("utf-8"))
    except (ValueError, AssertionError, html.etree.ParserError):
        return []
    times = [one for one in root.iter("time") if one.get("datetime")]
    if not FEWEST_ITEMS <= len(times) <= MOST_TIMES:
        return []
    around: dict[Any, int] = {}
    for time in times:
        for element in time.iterancestors():
            around[element] = around.get(element, 0) + 1
    posts: list[Post | None] = []
    for time in times:
        own = [element for element in time.iterancestors() if around[element] == 1]
        holder = own[-1] if own else None
        if holder is not None and (holder.tag == "article" or not articles_alone):
            posts.append(_post(holder, time, ARTICLE_WORDS if articles_alone else FEWEST_WORDS))
    return posts


def _post(holder: Any, time: Any, fewest: int) -> Post | None:  # noqa: ANN401 - lxml is untyped
    lines: list[str] = []
    title = None
    waiting = [holder]
    while waiting:
        one = waiting.pop()
        if one.tag in ASIDE or not isinstance(one.tag, str):
            continue
        if one.tag in PARTS:
            words = " ".join("".join(one.itertext()).split())
            if one.tag in HEADINGS and title is None:
                title = words or None
            if words:
                lines.append(words)
            continue
        waiting.extend(reversed(one))
    body = [line for line in lines if line != title]
    if sum(len(line.split()) for line in body) < fewest:
        return None
    return Post(tuple(lines), title, time.get("datetime"))
