"""Meanings of years and what is longer or divides them: seasons, quarters, decades, centuries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.absolute import MONTHS, fiscal_rule, nearest, relative_year
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import Meaning, TextSoFar, point
from dragoman.annotate.times.tokens import MAX_YEAR, MIN_YEAR
from dragoman.data.words import WordLists
from dragoman.records import Precision, TimeKind

WORDS = WordLists("annotate", "times.meanings.longer")
_CENTURY = 100
_LAST_CENTURY = 22
_NINETEEN_HUNDREDS_FROM = 30
_QUARTERS = 4
YEARS_AROUND = (-2, -1, 0, 1, 2)


def year(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "2024", "early 2024" and "the year 2030"."""
    if reading.place(found, "u") is not None and reading.unit(found) != ("year", False):
        return None
    days = intervals.year(reading.number(found, "y") or 0)
    part = reading.word(found, "t")
    starts_with_the = reading.words.kinds[found.start()] == "the"
    first = found.start() + (starts_with_the and reading.place(found, "u") is None)
    return Meaning(TimeKind.POINT, intervals.third(days, part) if part else days, first=first)


_YEARS = range(MIN_YEAR, MAX_YEAR + 1)


def _nearest(
    reading: TextSoFar, found: re.Match[str], published: date, options: list[Days]
) -> Meaning:
    """Return the time next to the day of the document: the past one, where no word tells."""
    return point(nearest(options, published, reading.direction(found) or "past"))


def part_of_year(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the first half of 2022", "Q3 2024", "the last quarter of the year"."""
    is_half = _is_half(reading, found)
    number = _number_of_part(reading, found, 2 if is_half else _QUARTERS)
    if number is None:
        return None
    maker = intervals.half if is_half else intervals.quarter
    if reading.place(found, "u") is not None:
        if reading.unit(found) != ("year", False):
            return None
        told = relative_year(reading, found, "r")
    else:
        told = reading.number(found, "y")
        if told is None and reading.published is not None:
            options = [maker(reading.published.year + shift, number) for shift in YEARS_AROUND]
            return _nearest(reading, found, reading.published, options)
    return point(maker(told, number) if told is not None else None)


def _is_half(reading: TextSoFar, found: re.Match[str]) -> bool:
    """Return whether a part of a year is a half ("H1"), not a quarter."""
    return reading.place(found, "h") is not None or (reading.word(found, "x") or "").startswith("h")


def _number_of_part(reading: TextSoFar, found: re.Match[str], parts: int) -> int | None:
    """Return which of so many parts is told, by a code, a number or "last"."""
    code = reading.word(found, "x")
    number = int(code[1:]) if code else reading.number(found, "o")
    if number is None and reading.word(found, "o") == "last":
        return parts
    return number if number is not None and 1 <= number <= parts else None


def bound_of_year(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the end of 2028"."""
    year_told, bound = reading.number(found, "y"), reading.word(found, "b")
    if year_told is None or bound is None:
        return None
    return point(intervals.bound(intervals.year(year_told), bound))


def first_months(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the first three months of 2024"."""
    count, told = reading.number(found, "n"), reading.number(found, "y")
    if reading.unit(found, "v") != ("month", True) or count is None or not 1 < count < MONTHS:
        return None
    if reading.place(found, "u") is not None:
        if reading.unit(found) != ("year", False):
            return None
        told = relative_year(reading, found, "r")
    if reading.number(found, "o") not in {1, None}:
        return None
    if told is None:
        return point(None)
    first = 1 if reading.number(found, "o") == 1 else MONTHS - count + 1
    return point(intervals.months(told, first, count, Precision.MONTH))


def relative_quarter(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "last quarter" and "that quarter"."""
    shift = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
    word = reading.word(found, "p") or ""
    base = reading.published
    if word in WORDS["same"]:
        anchor = reading.anchor(found.start(), "quarter")
        base = anchor.start if anchor else None
        shift = {"following": 1}
    if base is None:
        return point(None)
    number = (base.month + 2) // 3 + shift.get(word, 0)
    return point(intervals.quarter(base.year, number))


def half_of_relative_month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the second half of the year" and "the first half of next month"."""
    number, unit = reading.number(found, "o"), reading.unit(found)
    if number not in {1, 2} or unit is None or unit[1]:
        return None
    if unit[0] == "year":
        told = relative_year(reading, found, "r")
        return point(None if told is None else intervals.half(told, number))
    if unit[0] != "month" or reading.published is None:
        return None
    shift = {"last": -1, "next": 1, "coming": 1}.get(reading.word(found, "r") or "", 0)
    whole = intervals.month(reading.published.year, reading.published.month + shift)
    middle = whole.start.replace(day=15)
    if number == 1:
        return point(Days(whole.start, middle, Precision.MONTH))
    return point(Days(middle.replace(day=16), whole.end, Precision.MONTH))


def years(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "2014-2016", "2020-21" and "between 1996 and 2001"."""
    low, high = reading.number(found, "y") or 0, reading.number(found, "z")
    if high is None:
        short = reading.word(found, "z2") or ""
        if len(short) != 2:  # noqa: PLR2004 - "2020-21"
            return None
        high = low // _CENTURY * _CENTURY + int(short)
        if high == low + 1 and reading.words.fiscal:
            return point(_fiscal_days(reading, found, low, pair=True))
    if not low < high <= MAX_YEAR:
        return None
    return point(intervals.between(intervals.year(low), intervals.year(high)))


def _is_next(year: int, short: int) -> bool:
    """Return whether two digits mean the year after another: 24 after 2023."""
    return (year + 1) % _CENTURY == short


def _is_lone(reading: TextSoFar, found: re.Match[str], token: str) -> bool:
    """Return whether "2023-24" is all that was found, in a text that speaks of no fiscal year."""
    return bool(token) and found.end() - found.start() == 1 and not reading.words.fiscal


def fiscal(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "fiscal 2024", "FY24", "the 2023-24 fiscal year"."""
    told = reading.number(found, "y")
    pair = "dash" in reading.words.kinds[found.start() : found.end()]
    token = reading.word(found, "x") or ""
    digits = re.findall(r"\d+", token)
    if digits:
        told, pair = _full_year(digits[0]), len(digits) > 1
        if pair and not _is_next(told, int(digits[1])):
            return None
    if reading.place(found, "r") is not None:
        return _relative_fiscal(reading, found)
    if told is None or told not in _YEARS:
        return None
    if pair and _is_lone(reading, found, token):
        return point(intervals.between(intervals.year(told), intervals.year(told + 1)))
    return point(_fiscal_days(reading, found, told, pair=pair))


def _full_year(digits: str) -> int:
    """Return the year that "24" or "2024" means."""
    return int(digits) + (2000 if len(digits) == len("24") else 0)


def _fiscal_days(reading: TextSoFar, found: re.Match[str], told: int, *, pair: bool) -> Days:
    text, place = reading.words.text, reading.words.starts[found.start()]
    month, by_end = fiscal_rule(reading.lexicon, text, place)
    if pair and month == 1:
        return Days(intervals.year(told).start, intervals.year(told + 1).end, Precision.YEAR)
    first = told - (by_end and not pair)
    return intervals.months(first, month, 12, Precision.YEAR)


def _relative_fiscal(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    published = reading.published
    if published is None:
        return point(None)
    place = reading.words.starts[found.start()]
    month, _ = fiscal_rule(reading.lexicon, reading.words.text, place)
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(
        reading.word(found, "r") or "", 0
    )
    current = published.year - (published.month < month)
    return point(intervals.months(current + shift, month, 12, Precision.YEAR))


def decade(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the 1970s", "the mid-1980s", "the '90s", "the end of the 1990s"."""
    digits = re.sub(r"\D", "", reading.word(found, "x") or "")
    first = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 - "the 90s"
        first += 1900 if first >= _NINETEEN_HUNDREDS_FROM else 2000
    if not MIN_YEAR <= first <= MAX_YEAR:
        return None
    days = intervals.decade(first)
    return point(_narrowed(reading, found, days))


def century(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the 19th century" and "the first half of the 20th century"."""
    number = reading.number(found, "o")
    if reading.unit(found) != ("century", False) or number is None:
        return None
    if not 1 <= number <= _LAST_CENTURY:
        return None
    days = intervals.century(number)
    order = reading.number(found, "p")
    if order is not None:
        if order not in {1, 2}:
            return None
        middle = days.start.year + 49
        if order == 1:
            return point(Days(days.start, date(middle, 12, 31), Precision.CENTURY))
        return point(Days(date(middle + 1, 1, 1), days.end, Precision.CENTURY))
    return point(_narrowed(reading, found, days))


def _narrowed(reading: TextSoFar, found: re.Match[str], days: Days) -> Days:
    part, bound = reading.word(found, "t"), reading.word(found, "b")
    if part:
        return intervals.third(days, part)
    return intervals.bound(days, bound) if bound else days


def season(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "next spring", "autumn 2024", "the summer"."""
    place = reading.place(found, "s") or 0
    first_month = reading.lexicon.tables["seasons"][reading.words.low[place]]
    told = reading.number(found, "y")
    if told is not None:
        return point(intervals.season(told, first_month))
    if reading.words.raw(place)[0].isupper():
        return None
    if reading.place(found, "r") is not None:
        if reading.unit(found) != ("year", False):
            return None
        told = relative_year(reading, found, "r")
        return point(None if told is None else intervals.season(told, first_month))
    return _season_without_year(reading, found, first_month)


def _season_without_year(
    reading: TextSoFar, found: re.Match[str], first_month: int
) -> Meaning | None:
    """Return the meaning of a season by the word before it; of a mere name of a season none."""
    word = reading.word(found, "q")
    before = reading.words.near(found.start() - 1)
    if not word and before not in reading.lexicon.guards["before_season"]:
        return None
    if word in WORDS["same"]:
        return point(_season_after(reading, found, first_month, following=word == "following"))
    if reading.published is None:
        return point(None)
    return point(_season_near(reading, found, first_month, word or ""))


def _season_after(
    reading: TextSoFar, found: re.Match[str], first_month: int, *, following: bool
) -> Days | None:
    """Return the season of the year told before, or the first that follows what was told."""
    anchor = reading.anchor(found.start(), "year")
    if anchor is None:
        return None
    year = anchor.start.year
    since = anchor.start if following else intervals.year(year).start
    options = [intervals.season(year + shift, first_month) for shift in (-1, 0, 1)]
    return next((option for option in options if option.start >= since), None)


def _latest_before(day: date, options: list[Days]) -> Days | None:
    """Return the latest of some times that was over on a day."""
    return max((days for days in options if days.end < day), default=None)


def _season_near(
    reading: TextSoFar, found: re.Match[str], first_month: int, word: str
) -> Days | None:
    published = reading.published or date.min
    options = [intervals.season(published.year + shift, first_month) for shift in YEARS_AROUND]
    if word in {"last", "previous"}:
        return _latest_before(published, options)
    if word in {"next", "coming"}:
        return min((days for days in options if days.start > published), default=None)
    if word in {"this", "current"}:
        return _season_of(published, options) or intervals.season(published.year, first_month)
    return nearest(options, published, reading.direction(found))


def _season_of(day: date, seasons: Iterable[Days]) -> Days | None:
    """Return the season in which a day lies."""
    return next((days for days in seasons if days.start <= day <= days.end), None)
