"""A plain text's parts: headline, dateline, body, captions, and the furniture of its page.

The text itself is never changed. Every line belongs to one segment; what is no news is marked as
boilerplate and stays where it stands. A line is judged first by its own looks (`lines`), then by
where it stands: before the body, in it, or after it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.read.knowledge import Furniture
from dragoman.read.page.dates import either_date, month_and_day
from dragoman.read.page.lines import HEADER, PROSE_END, Line, Look, lines_of
from dragoman.records import DateClaim, Segment, SegmentKind

HEAD_LINES = 14
HEADINGS = frozenset({Look.TITLED, Look.BYLINE})
# Days below one another that head the entries of a timeline: none of them is that of the page.
TIMELINE = 3
STANDFIRSTS = 2
STANDFIRST_WORDS = 40
SUBHEAD_WORDS = 12
SAME = 0.8
FEWEST_SAME = 4
LONGEST = 300
TITLE_WORDS = 4
NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al)){1,3}")
WORD = re.compile(r"\w+")
PUBLISHER = re.compile(r"(?P<title>.{8,}?)\s*(?:[|–—:»·]|\s-\s)\s*(?P<name>[^|–—:»]{3,50})")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lay-out of a plain text tells.

    Attributes:
        segments: every line of the text, in order.
        title: the headline.
        publisher: named in a header line, or at the end of the headline.
        byline: who wrote it.
        url: where it stands, from a header line.
        published: the date of a date line, or of a dateline with a year.
        claims: all that its lines say of the day of publication.
    """

    segments: tuple[Segment, ...]
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: date | None = None
    claims: tuple[DateClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader knows of a stretch of the text.

    Attributes:
        start: its first character.
        end: one past its last.
        kind: what it is, where the source tells.
        page: the page that it stands on.
    """

    start: int
    end: int
    kind: SegmentKind | None = None
    page: int | None = None


def lay_out(
    text: str, furniture: Furniture, title: str | None = None, marks: Sequence[Mark] = ()
) -> Layout:
    r"""Return the segments of a text and what its head tells about it.

    Args:
        text: a normalised text.
        furniture: how pages mark what is no news.
        title: the headline, where the source knows it.
        marks: stretches of which the source knows more, in order.

    >>> from dragoman.read.knowledge import load_knowledge
    >>> text = "Ministers meet\n\nSEOUL, May 3, 2024 - Ministers of the two met.\n\nBack to top"
    >>> found = lay_out(text, load_knowledge().furniture)
    >>> [segment.kind.value for segment in found.segments]
    ['headline', 'dateline', 'body', 'boilerplate']
    >>> found.published
    datetime.date(2024, 5, 3)
    """
    lines = lines_of(text, furniture)
    kinds = _kinds(lines, title, furniture)
    pages = _marked(lines, kinds, marks)
    headers = _headers(lines, kinds)
    headline = headers.get("title") or _first_headline(lines, kinds)
    claims = _claims(lines, kinds)
    name, publisher = _split_publisher(headline, furniture)
    return Layout(
        segments=tuple(_segments(lines, kinds, pages)),
        title=title or name,
        publisher=headers.get("publisher") or publisher,
        byline=headers.get("byline") or _byline(lines, kinds),
        url=headers.get("url"),
        published=claims[0].day if claims else None,
        claims=claims,
    )


def _marked(lines: list[Line], kinds: list[SegmentKind], marks: Sequence[Mark]) -> list[int | None]:
    """Set the kinds that the source knows; return the page of each line."""
    pages: list[int | None] = [None] * len(lines)
    number = 0
    for mark in marks:
        while number < len(lines) and lines[number].end <= mark.start:
            number += 1
        at = number
        while at < len(lines) and lines[at].start < mark.end:
            pages[at] = mark.page
            kinds[at] = mark.kind or kinds[at]
            at += 1
    return pages


def _kinds(lines: list[Line], title: str | None, furniture: Furniture) -> list[SegmentKind]:
    start = _body_start(lines)
    kinds = [_kind(line, number < start) for number, line in enumerate(lines)]
    _mark_names(lines, kinds)
    _mark_lists(lines, kinds, start)
    if SegmentKind.BODY not in kinds:
        _nothing_but_heads(lines, kinds)
    _mark_tail(lines, kinds)
    _mark_writer(lines, kinds, furniture)
    _mark_repeats(lines, kinds, title)
    return kinds


def _body_start(lines: list[Line]) -> int:
    """Return the number of the first line of the body.

    That is the first prose or dateline; up to two standfirsts before a byline, a date line or a
    dateline belong to the head.
    """
    prose: list[int] = []
    for number, line in enumerate(lines):
        if line.look is Look.DATELINED:
            return number if number < HEAD_LINES or not prose else prose[0]
        if number >= HEAD_LINES and prose:
            break
        if line.look is Look.PROSE:
            if len(prose) == STANDFIRSTS or len(line.text.split()) > STANDFIRST_WORDS:
                return (prose or [number])[0]
            prose.append(number)
        elif line.look in (Look.BYLINE, Look.DATE) and prose and number < HEAD_LINES:
            follows = any(after.look in (Look.PROSE, Look.DATELINED) for after in lines[number:])
            if follows:
                prose.clear()
    return prose[0] if prose else len(lines)


def _kind(line: Line, in_head: bool) -> SegmentKind:  # noqa: FBT001 - one private caller
    kinds = {
        Look.FURNITURE: SegmentKind.BOILERPLATE,
        Look.LIST_HEAD: SegmentKind.BOILERPLATE,
        Look.CAPTION: SegmentKind.CAPTION,
        Look.DATE: SegmentKind.DATELINE,
        Look.BYLINE: SegmentKind.BYLINE,
        Look.DATELINED: SegmentKind.BODY,
        Look.HEADER: SegmentKind.BOILERPLATE,
    }
    if line.look in kinds:
        return kinds[line.look]
    if in_head:
        return SegmentKind.HEADLINE
    if line.look is Look.TITLED and len(line.text.split()) <= SUBHEAD_WORDS:
        return SegmentKind.HEADLINE
    return SegmentKind.BODY


def _mark_names(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """A name right above the date line, below the headline, is the writer's."""
    for number in range(1, min(len(lines) - 1, HEAD_LINES)):
        heads = kinds[number - 1 : number + 1] == [SegmentKind.HEADLINE] * 2
        if heads and lines[number + 1].look is Look.DATE and NAME.fullmatch(lines[number].text):
            kinds[number] = SegmentKind.BYLINE


def _mark_lists(lines: list[Line], kinds: list[SegmentKind], start: int) -> None:
    """Mark the short lines after "Related stories", after the body began, until prose returns."""
    within = False
    for number, line in enumerate(lines):
        if line.look is Look.LIST_HEAD:
            within = number >= start
        elif line.look in (Look.PROSE, Look.DATELINED, Look.CAPTION):
            within = False
        elif within:
            kinds[number] = SegmentKind.BOILERPLATE


def _nothing_but_heads(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """A text of one sentence, or of unpunctuated lines, has a body all the same."""
    heads = [number for number, kind in enumerate(kinds) if kind is SegmentKind.HEADLINE]
    keep_first = len(heads) > 1 and lines[heads[0]].look is Look.TITLED
    for number in heads[1:] if keep_first else heads:
        kinds[number] = SegmentKind.BODY


def _mark_tail(lines: list[Line], kinds: list[SegmentKind]) -> None:
    """A heading with no body after it is furniture: names, tags, links at the foot of a page."""
    last = max((n for n, kind in enumerate(kinds) if kind is SegmentKind.BODY), default=len(lines))
    for number in range(last + 1, len(lines)):
        line, kind = lines[number], kinds[number]
        if kind is SegmentKind.HEADLINE or (kind is SegmentKind.DATELINE and not line.split):
            kinds[number] = SegmentKind.BOILERPLATE


def _mark_writer(lines: list[Line], kinds: list[SegmentKind], furniture: Furniture) -> None:
    """Mark "The writer is a former diplomat" where only furniture follows and a body stays."""
    bodies = [number for number, kind in enumerate(kinds) if kind is SegmentKind.BODY]
    for number in reversed(bodies[1:]):
        after = kinds[number + 1 :]
        if set(after) - {SegmentKind.BOILERPLATE} or not furniture.tail.fullmatch(
            lines[number].text[:LONGEST]
        ):
            return
        kinds[number] = SegmentKind.BOILERPLATE


def _mark_repeats(lines: list[Line], kinds: list[SegmentKind], title: str | None) -> None:
    """The headline said again (by a template, or after the dateline) is furniture."""
    heads: list[frozenset[str]] = []
    for number, line in enumerate(lines[:HEAD_LINES]):
        words = _words(line.text[line.split :])
        open_ended = not PROSE_END.search(line.text)
        if kinds[number] is SegmentKind.HEADLINE:
            if any(_same(words, head) for head in heads):
                kinds[number] = SegmentKind.BOILERPLATE
            heads.append(words)
        elif kinds[number] is SegmentKind.BODY and open_ended:
            known = [*heads, _words(title)] if title else heads
            has_other = kinds.count(SegmentKind.BODY) > 1
            if has_other and any(_same(words, head) for head in known):
                kinds[number] = SegmentKind.BOILERPLATE


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    shared = len(one & other)
    return shared >= FEWEST_SAME and shared >= SAME * len(one | other)


def _segments(
    lines: list[Line], kinds: list[SegmentKind], pages: list[int | None]
) -> Iterable[Segment]:
    for line, kind, page in zip(lines, kinds, pages, strict=True):
        if line.look is Look.HEADER:
            yield from (replace(part, page=page) for part in _header_segments(line))
            continue
        body = line.start + line.split
        if line.split:
            yield Segment(line.start, body, SegmentKind.DATELINE, page)
        yield Segment(body, line.end, kind, page)


def _header_segments(line: Line) -> Iterable[Segment]:
    match = HEADER.fullmatch(line.text)
    if match is None or match["key"].lower() not in ("title", "headline"):
        yield Segment(line.start, line.end, SegmentKind.BOILERPLATE)
        return
    value = line.start + match.start("value")
    yield Segment(line.start, value, SegmentKind.BOILERPLATE)
    yield Segment(value, line.end, SegmentKind.HEADLINE)


def _headers(lines: list[Line], kinds: list[SegmentKind]) -> dict[str, str]:
    names = {
        "headline": "title",
        "source": "publisher",
        "outlet": "publisher",
        "link": "url",
        "author": "byline",
        "by": "byline",
    }
    found: dict[str, str] = {}
    body = kinds.index(SegmentKind.BODY) if SegmentKind.BODY in kinds else len(lines)
    for number, line in enumerate(lines):
        match = HEADER.fullmatch(line.text) if line.look is Look.HEADER else None
        if match:
            key = match["key"].lower()
            name = names.get(key, key)
            if number < body or name == "publisher":
                found.setdefault(name, match["value"].strip())
    return found


def _first_headline(lines: list[Line], kinds: list[SegmentKind]) -> str | None:
    """Return the first headline before the body that is more than a label of a few words."""
    body = kinds.index(SegmentKind.BODY) if SegmentKind.BODY in kinds else len(lines)
    heads = [
        line.text
        for line, kind in zip(lines[:body], kinds[:body], strict=True)
        if kind is SegmentKind.HEADLINE
    ]
    long = (head for head in heads if len(head.split()) >= TITLE_WORDS)
    return next(long, heads[0] if heads else None)


def _split_publisher(headline: str | None, furniture: Furniture) -> tuple[str | None, str | None]:
    """Take "The Example Herald" off the end of a headline."""
    match = PUBLISHER.fullmatch(headline) if headline and len(headline) < LONGEST else None
    if match is None:
        return headline, None
    name = match["name"].strip()
    words = name.split()
    named = words[-1].lower() in furniture.press and all(word[0].isupper() for word in words[-1:])
    several = len(words) > 1 and words[0][0].isupper()
    return (match["title"], name) if named and several else (headline, None)


def _byline(lines: list[Line], kinds: list[SegmentKind]) -> str | None:
    for line, kind in zip(lines, kinds, strict=True):
        if kind is SegmentKind.BYLINE:
            return re.sub(r"(?i)^(?:\w+\s+)?by:?\s+", "", line.text)
    return None


def _claims(lines: list[Line], kinds: list[SegmentKind]) -> tuple[DateClaim, ...]:
    """Return what the head says of the day.

    Date lines, then datelines, then lines of updates, then what stands among words of a heading.
    """
    found: list[DateClaim] = []
    body = kinds.index(SegmentKind.BODY) if SegmentKind.BODY in kinds else len(lines)
    head = [line for line in lines[: max(body + 1, 1)] if line.day]
    tail = [line for line in lines[body + 1 :] if line.day and line.look is Look.DATE]
    entries = [line for line in lines if line.look is Look.DATE and line.text[0].isdigit()]
    if len({line.day for line in entries}) >= TIMELINE:
        head = [line for line in head if line not in entries]
    labelled = [line for line in tail if not line.text[0].isdigit() and ":" in line.text]
    for group in (head, labelled):
        own = [line for line in group if line.look is Look.DATE and not line.update]
        filed = [line for line in group if line.look is Look.DATELINED]
        updates = [line for line in group if line.look is Look.DATE and line.update]
        found += [_claim("line", line) for line in own]
        found += [_claim("dateline", line) for line in filed]
        found += [_claim("line", line) for line in updates]
    found += [_claim("heading", line) for line in head if line.look in HEADINGS]
    return tuple(found) or _settled(lines[: HEAD_LINES + 1])


def _settled(lines: list[Line]) -> tuple[DateClaim, ...]:
    """Return a numeric day of the head that a dateline without a year settles: 04/03, March 4."""
    told = [month_and_day(line.text[: line.split]) for line in lines if line.split]
    for line in lines:
        for day in either_date(line.text[:LONGEST]):
            if (day.month, day.day) in told:
                return (DateClaim("dateline", day, line.text[:LONGEST]),)
    return ()


def _claim(basis: str, line: Line) -> DateClaim:
    words = line.text[: line.split] if line.split else line.text
    return DateClaim(basis, line.day or date.min, words.strip()[:LONGEST], line.update)
