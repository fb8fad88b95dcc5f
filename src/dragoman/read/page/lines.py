"""The lines of a plain text, and what each one is by its own looks alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dragoman.read.knowledge import Furniture
from dragoman.read.page.datelines import find_dateline
from dragoman.read.page.dates import date_line
from dragoman.read.page.heading_dates import date_in_heading

LONGEST_FURNITURE = 400
LONGEST_CAPTION = 800
ENDS = 240
SIGN_OFF = r"(?:\s*(?:--?|[–—/(\[])\s?[A-Z][\w/. -]{1,25}[)\]]?)?"
PROSE_END = re.compile(rf"[.!?…。\uff01\uff1f]['\"”’»)\]*」』]*{SIGN_OFF}$")
BULLET = re.compile(r"(?:[-*•·▪◦–—]|\(?\d{1,2}[.)])\s")
BYLINE = re.compile(
    r"(?:(?:story|words|text|analysis|report|reported|written)\s+)?by:?\s+"
    r"(?:(?:our|staff|special|a)\b.{2,60}|[A-Z][\w.'’-]+"
    r"(?:\s+(?:[A-Z(][\w.'’)-]*|de|van|von|bin|al|and|&|in|of|for|the|,|\|)){0,12}\s*(?:,.{2,60})?)",
    re.IGNORECASE,
)
CAPITALISED = re.compile(r"by:?\s+[A-Z]", re.IGNORECASE)
HEADER = re.compile(
    r"(?P<key>title|headline|publisher|source|outlet|published|publication date|date|url|link|"
    r"author|by|byline)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
PROSE_WORDS = 25
WRAPPED = (50, 100)
WRAPPED_SHARE = 0.6


class Look(StrEnum):
    """What a line is, as far as it tells alone."""

    FURNITURE = "furniture"
    LIST_HEAD = "list head"
    CAPTION = "caption"
    DATE = "date"
    BYLINE = "byline"
    HEADER = "header"
    DATELINED = "datelined"
    PROSE = "prose"
    TITLED = "titled"


UNDER_MASTHEADS = frozenset({Look.TITLED, Look.DATE, Look.BYLINE})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text without the space around it.

    Attributes:
        start: its first character in the text.
        end: one past its last.
        text: its words.
        look: what it is, as far as it tells alone.
        day: the date that a date line, a dateline or a heading tells, with its year.
        update: whether that date is only an update's.
        split: the length of its dateline, else 0.
    """

    start: int
    end: int
    text: str
    look: Look = Look.PROSE
    day: date | None = None
    update: bool = False
    split: int = 0


def lines_of(text: str, furniture: Furniture) -> list[Line]:
    r"""Return the paragraphs of a text with what each looks like; hard-wrapped lines are joined.

    >>> from dragoman.read.knowledge import load_knowledge
    >>> known = load_knowledge().furniture
    >>> [line.look.value for line in lines_of("Ministers meet\n\n728 x 90\n\nThey met.", known)]
    ['titled', 'furniture', 'prose']
    """
    plain = [
        Line(match.start(), match.end(), match.group())
        for match in re.finditer(r"\S(?:[^\n]*\S)?", text)
    ]
    looked = [_look(line, furniture) for line in plain]
    joined = _unwrap(text, looked) if _is_wrapped(looked) else looked
    return _with_mastheads(
        [line if line is old else _look(line, furniture) for line, old in _paired(joined, looked)]
    )


def _with_mastheads(lines: list[Line]) -> list[Line]:
    """Return lines with mastheads as headings: "SENATE - PROOF - Thursday, 20 March 1997".

    They look like datelines, but no sentence follows in them, and a heading or a date stands below.
    """
    below: list[Line | None] = [*lines, None]
    return [
        _dated(replace(line, split=0), Look.TITLED)
        if line.look is Look.DATELINED
        and not _is_prose(line.text)
        and after is not None
        and after.look in UNDER_MASTHEADS
        else line
        for line, after in zip(lines, below[1:], strict=True)
    ]


def _paired(joined: list[Line], looked: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    known = {(line.start, line.end): line for line in looked}
    for line in joined:
        yield line, known.get((line.start, line.end))


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell whether the text was broken into lines of about equal length, as wires are."""
    prose = [line for line in lines if line.look in (Look.PROSE, Look.TITLED, Look.DATELINED)]
    if len(prose) < 4:  # noqa: PLR2004 - too few lines to show a habit
        return False
    short, long = WRAPPED
    full = sum(short <= len(line.text) <= long for line in prose)
    longest = max(len(line.text) for line in prose)
    open_ended = sum(not PROSE_END.search(line.text) for line in prose)
    return (
        longest <= long + 10 and full >= WRAPPED_SHARE * len(prose) and 2 * open_ended > len(prose)
    )


def _unwrap(text: str, lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    flowing = (Look.PROSE, Look.TITLED, Look.DATELINED, Look.CAPTION)
    for line in lines:
        last = out[-1] if out else None
        if (
            last is not None
            and last.look in flowing
            and line.look in flowing
            and text.count("\n", last.end, line.start) == 1
            and not (BULLET.match(line.text) or line.look is Look.DATELINED)
        ):
            out[-1] = replace(last, end=line.end, text=text[last.start : line.end])
        else:
            out.append(line)
    return out


def _look(line: Line, furniture: Furniture) -> Line:
    text = line.text
    if len(text) <= LONGEST_FURNITURE:
        if furniture.line.fullmatch(text):
            return replace(line, look=Look.FURNITURE)
        if furniture.list_head.fullmatch(text):
            return replace(line, look=Look.LIST_HEAD)
        dated = date_line(text)
        if dated:
            return replace(line, look=Look.DATE, day=dated[0], update=dated[1])
        if HEADER.fullmatch(text):
            return replace(line, look=Look.HEADER)
        if CAPITALISED.match(text) and BYLINE.fullmatch(text) and not PROSE_END.search(text):
            return _dated(line, Look.BYLINE)
    if _is_caption(text, furniture):
        return replace(line, look=Look.CAPTION)
    found = find_dateline(text, furniture.labels)
    if found:
        return replace(line, look=Look.DATELINED, split=found[0], day=found[1])
    heading = _dated(line, Look.TITLED)
    shouted = heading.day is not None and text.endswith("!")  # "- Check against delivery!"
    return heading if shouted or not _is_prose(text) else replace(line, look=Look.PROSE)


def _dated(line: Line, look: Look) -> Line:
    """Return a heading or a writer's line with the day that stands among its words."""
    day, update = date_in_heading(line.text) or (None, False)
    return replace(line, look=look, day=day, update=update)


def _is_caption(text: str, furniture: Furniture) -> bool:
    if len(text) > LONGEST_CAPTION:
        return False
    if furniture.caption_start.match(text[:ENDS]) or furniture.caption_end.search(text[-ENDS:]):
        return True
    return len(text) <= LONGEST_FURNITURE and bool(furniture.caption_within.search(text))


def _is_prose(text: str) -> bool:
    return bool(
        PROSE_END.search(text[-ENDS:])
        or len(text.split()) > PROSE_WORDS
        or BULLET.match(text)
        or text[-1] in ":;,"
    )
