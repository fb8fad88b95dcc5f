"""Days of a timeline: an entry without a year is of the year of the entries above it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import TextSoFar
from dragoman.records import Precision

_BULLETS = " \t-–—•*·(["
_AFTER = re.compile(r"[)\]]?(?:[ \t]*(?:[:–—|\n]|-(?=\s)|$)|\.(?=\s+[\"“'A-Z]))")
_MOST_ENTRIES = 200
_LONGEST = 6  # words of a date
_HEADS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def day_of_entry(
    reading: TextSoFar, found: re.Match[str], month: int | None, day: int | None
) -> tuple[Days | None] | None:
    """Return the day or month at the head of an entry, in the year that the timeline has reached.

    Entries go up or down the calendar. Where those above go up, one that would go back is of the
    next year; where their way is not known, or they go down and this one up, two years would fit.

    Returns:
        None where the words head no entry of a timeline with years; else the days, in brackets,
        or None there where two years would fit.
    """
    if month is None or not heads_entry(reading, found.start(), found.end()):
        return None
    before = _entries(reading)
    if not before:
        return None
    year = before[-1].start.year
    return (_in_order(_days(year, month, day), _days(year + 1, month, day), before),)


def day_in_entry(
    reading: TextSoFar, found: re.Match[str], month: int | None, day: int | None
) -> Days | None:
    """Return a day or month that an entry of a timeline with years tells beside its own day.

    "April 14, 2015: Eleven die in an ambush and, on May 22, twenty-six are killed": the one nearest
    to the entry's day; what goes on "since" a month began before it.
    """
    own = _own_day(reading, found.start())
    if month is None or own is None or not _entries(reading):
        return None
    years = range(own.start.year - 1, own.start.year + 2)
    options = [days for year in years if (days := _days(year, month, day)) is not None]
    if reading.words.near(found.start() - 1) == "since":
        options = [days for days in options if days.start <= own.start]
    return min(options, key=lambda days: abs((days.start - own.start).days), default=None)


def _own_day(reading: TextSoFar, place: int) -> Days | None:
    """Return the day at the head of the line in which a word stands; None where it has none."""
    words = reading.words
    line = words.text.rfind("\n", 0, words.starts[place]) + 1
    for at, days in reversed(reading.points[-_MOST_ENTRIES:]):
        if at < 0 or words.starts[at] < line:
            return None
        if days.precision in _HEADS and heads_entry(reading, at):
            ends = words.ends[at : min(at + _LONGEST, place)]
            return days if any(_AFTER.match(words.text, end) for end in ends) else None
    return None


def heads_entry(reading: TextSoFar, first: int, last: int | None = None) -> bool:
    """Return whether a word begins its line and, where `last` is given, a colon or dash follows."""
    words = reading.words
    start = words.starts[first]
    line = words.text.rfind("\n", 0, start) + 1
    if words.text[line:start].strip(_BULLETS):
        return False
    return last is None or bool(_AFTER.match(words.text, words.ends[last - 1]))


def _entries(reading: TextSoFar) -> list[Days]:
    """Return the days at the heads of the lines above, from the first that told its year."""
    heads = [
        (place, days)
        for place, days in reading.points[-_MOST_ENTRIES:]
        if place >= 0 and days.precision in _HEADS and heads_entry(reading, place)
    ]
    dated = (number for number, (place, _) in enumerate(heads) if _tells_year(reading, place))
    first = next(dated, len(heads))
    return [days for _, days in heads[first:]]


def _tells_year(reading: TextSoFar, place: int) -> bool:
    for index in range(place, place + _LONGEST):
        kind = reading.words.kind(index)
        if kind in {"year", "iso", "slash"}:
            return True
        if kind in {"stop", "dash", ""}:
            return False
    return False


def _in_order(days: Days | None, later: Days | None, before: list[Days]) -> Days | None:
    """Return the day that goes on in the way of the entries above; None where two would fit."""
    way, last = _way(before), before[-1]
    if days is None or last.precision is Precision.YEAR:
        return days
    forward = days.end >= last.start
    if forward and way >= 0:
        return days
    if way > 0:
        return later
    return days if way < 0 and not forward else None


def _way(before: list[Days]) -> int:
    """Return 1 where entries go up the calendar, -1 where they go down, 0 where one cannot tell."""
    steps = {
        (later.start > sooner.start) - (later.start < sooner.start)
        for sooner, later in pairwise(before)
        if sooner.precision is not Precision.YEAR
    } - {0}
    return steps.pop() if len(steps) == 1 else 0


def _days(year: int, month: int, day: int | None) -> Days | None:
    try:
        return intervals.day(date(year, month, day)) if day else intervals.month(year, month)
    except ValueError:
        return None
