"""What a page tells machines: articles in JSON-LD, and the days in its meta elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from dragoman.read.knowledge import PageWords
from dragoman.read.page.dates import date_in, date_of_field
from dragoman.records import DateClaim

SCRIPT = re.compile(r"<script\b[^<>]{0,400}application/ld\+json[^<>]{0,400}>", re.IGNORECASE)
SCRIPT_END = "</script"
META = re.compile(r"<meta\b([^<>]{1,4000})>", re.IGNORECASE)
TIME = re.compile(r"<time\b([^<>]{1,1000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
NAMES = ("property", "name", "itemprop", "http-equiv")
LABELLED = re.compile(
    r"\b(?P<label>(?:first |last |originally )?"
    r"(?:published|posted|released|issued|updated|modified))\b"
    r"\s*(?:on|at|date)?\s*:?\s*(?P<after>[^|\n]{4,60})",
    re.IGNORECASE,
)
CHANGED = ("updated", "modified", "last")
SOON = 24
MOST_SCRIPTS = 20
MOST_OBJECTS = 400
MOST_LABELS = 200
LONGEST = 100
COMMON = 0.5
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Linked:
    """An article as a page's JSON-LD tells it.

    Attributes:
        headline: its headline.
        published: as written.
        modified: as written.
        publisher: the name of who published it.
        byline: the names of who wrote it.
        body: its words.
        url: where it stands.
        posts: the posts of a live page, the newest first.
    """

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    byline: str | None = None
    body: str | None = None
    url: str | None = None
    posts: tuple["Linked", ...] = ()


def linked_article(markup: str, title: str | None, words: PageWords) -> Linked | None:
    """Return the article that a page's JSON-LD tells of, None where none or several fit.

    Args:
        markup: the page.
        title: its title, to tell its article from others that it links to.
        words: the types that are articles.
    """
    objects = list(_objects(markup))
    articles = [one for one in objects if _types(one) & words.articles]
    if len(articles) > 1 and title:
        articles = [one for one in articles if _alike(str(one.get("headline") or ""), title)][:1]
    if len(articles) == 1:
        return linked_of(articles[0])
    pages = [one for one in objects if "webpage" in _types(one) and "datePublished" in one]
    if not articles and len(pages) == 1:
        return Linked(
            published=_text(pages[0].get("datePublished")),
            modified=_text(pages[0].get("dateModified")),
        )
    return None


def linked_of(value: dict[str, object]) -> Linked:
    """Return an object of JSON-LD as an article."""
    updates = value.get("liveBlogUpdate")
    posts = updates if isinstance(updates, list) else []
    return Linked(
        headline=_text(value.get("headline")) or _text(value.get("name")),
        published=_text(value.get("datePublished")),
        modified=_text(value.get("dateModified")),
        publisher=_name(value.get("publisher")),
        byline=_name(value.get("author")),
        body=_text(value.get("articleBody")),
        url=_text(value.get("url")) or _text(value.get("mainEntityOfPage")),
        posts=tuple(linked_of(one) for one in posts[:MOST_OBJECTS] if isinstance(one, dict)),
    )


def claims_of(markup: str, linked: Linked | None, words: PageWords) -> tuple[DateClaim, ...]:
    """Return what a page says of the day of its publication, outside its main text.

    Args:
        markup: the page.
        linked: the article of its JSON-LD.
        words: names of meta elements.
    """
    found = [
        _claim("json-ld", value, modified=changed)
        for value, changed in (
            ((linked.published, False), (linked.modified, True)) if linked else ()
        )
    ]
    for match in META.finditer(markup):
        fields = _attributes(match[1])
        names = {fields[name].lower() for name in NAMES if name in fields}
        changed = bool(names & words.modified)
        if changed or names & words.published:
            found.append(_claim("meta", fields.get("content"), modified=changed))
    for match in TIME.finditer(markup):
        fields = _attributes(match[1])
        if fields.get("itemprop", "").lower() == "datepublished" or "pubdate" in match[1].lower():
            found.append(_claim("time", fields.get("datetime"), modified=False))
    return tuple(dict.fromkeys(claim for claim in found if claim))


def printed_claims(shown: str) -> tuple[DateClaim, ...]:
    """Return the days that the words of a page label as those of publishing or changing.

    >>> [(one.day.day, one.modified) for one in printed_claims(
    ...     "By Staff | Published 3 March 2026 | Updated 9 March 2026")]
    [(3, False), (9, True)]
    """
    found: list[DateClaim] = []
    for number, match in enumerate(LABELLED.finditer(shown)):
        if number >= MOST_LABELS:
            break
        after = match["after"]
        next_label = LABELLED.search(after)
        day = date_in(after[: next_label.start()] if next_label else after)
        digit = re.search(r"\d", after)
        if day and digit and digit.start() <= SOON:
            label = match["label"].lower()
            changed = any(word in label for word in CHANGED)
            found.append(DateClaim("line", day, match[0].strip()[:LONGEST], changed))
    return tuple(found)


def _claim(basis: str, value: str | None, *, modified: bool) -> DateClaim | None:
    day: date | None = date_of_field(value) if value else None
    return DateClaim(basis, day, (value or "").strip()[:LONGEST], modified) if day else None


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): next(part for part in (*match.groups()[1:], "") if part is not None)
        for match in ATTRIBUTE.finditer(text)
    }


def _objects(markup: str) -> Iterator[dict[str, object]]:
    seen = 0
    for script in _scripts(markup):
        try:
            waiting: list[object] = [msgspec.json.decode(script.strip())]
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        while waiting and seen < MOST_OBJECTS:
            value = waiting.pop(0)
            seen += 1
            if isinstance(value, list):
                waiting += value[:MOST_OBJECTS]
            elif isinstance(value, dict):
                yield value
                inner = value.get("@graph"), value.get("mainEntity")
                waiting += [one for one in inner if isinstance(one, list | dict)]


def _scripts(markup: str) -> Iterator[str]:
    """Yield the first scripts of linked data, in one pass over the page."""
    lower = markup.lower()
    at = 0
    for _ in range(MOST_SCRIPTS):
        start = SCRIPT.search(markup, at)
        end = lower.find(SCRIPT_END, start.end()) if start else -1
        if start is None or end < 0:
            return
        yield markup[start.end() : end]
        at = end


def _types(value: dict[str, object]) -> set[str]:
    kind = value.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {str(name).rsplit("/", 1)[-1].lower() for name in names}


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    ones = value if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in ones[:9]]
    known = [name for name in names if name and not name.startswith("http")]
    return ", ".join(known) or None


def _alike(one: str, other: str) -> bool:
    mine, theirs = (set(WORD.findall(words.lower())) for words in (one, other))
    return bool(mine) and len(mine & theirs) >= COMMON * len(mine)
