"""Meanings of days without a month: "on the 27th", "from the 15th to the 19th"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.absolute import make_date, nearest
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import Meaning, TextSoFar, point
from dragoman.data.words import WordLists
from dragoman.records import Precision

WORDS = WordLists("annotate", "times.meanings.bare_days")

FEW = 3
# Words back to the month that a passage tells of; not swept, gold has few bare days.
_NEAR = 30
_AROUND = (-1, 0, 1)
_FINE = frozenset({Precision.DAY, Precision.MONTH})


def bare_day(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the day of the month in hand: that of the sentence, else the nearest one told of."""
    words, last = reading.words, found.end()
    if words.kind(last) in {"word", "unit", "month"} and words.near(last) not in WORDS["after_day"]:
        return None
    if words.near(last) == "of":
        return None  # "on the 16th of each month"
    first, until = reading.number(found, "d"), reading.number(found, "e")
    if first is not None and first <= FEW and _is_word(reading, found):
        return None  # "on the first, ... on the second": points of a list
    options = list(_options(reading, found, first, until))
    if not options:
        return point(None) if reading.published is None else None
    if reading.published is None:
        return point(options[0])
    return point(nearest(options, reading.published, reading.direction(found)))


def _is_word(reading: TextSoFar, found: re.Match[str]) -> bool:
    place = reading.place(found, "d")
    return place is not None and reading.words.kind(place) == "ordw"


def _options(
    reading: TextSoFar, found: re.Match[str], first: int | None, until: int | None
) -> list[Days]:
    """Return the day in the month that the sentence names, else in the months around the page."""
    months = _months(reading, found)
    days = [
        (make_date(one.year, one.month, first), make_date(one.year, one.month, until or first))
        for one in months
    ]
    return [
        Days(start, end, Precision.DAY) for start, end in days if start and end and start <= end
    ]


def _months(reading: TextSoFar, found: re.Match[str]) -> list[date]:
    low, _ = reading.sentence(found.start())
    named = _last_since(reading, found, low)
    if named is not None:
        return [named]
    told = _last_since(reading, found, found.start() - _NEAR)
    if told is not None and reading.direction(found) != "future":
        return [told]
    if reading.published is None:
        return []
    year, month = reading.published.year, reading.published.month
    return [intervals.month(year, month + shift).start for shift in _AROUND]


def _last_since(reading: TextSoFar, found: re.Match[str], low: int) -> date | None:
    """Return the first day of the last time before these words that is told to the day or month."""
    for place, days in reversed(reading.points):
        if low <= place < found.start() and days.precision in _FINE:
            return days.start
    return None
