"""Meanings of dates, months, parts of months and numeric dates."""

from __future__ import annotations

import re
from datetime import date

from dragoman.annotate.times.direction import Direction
from dragoman.annotate.times.lexicon import Lexicon
from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.entries import day_in_entry, day_of_entry
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import Meaning, TextSoFar, point
from dragoman.annotate.times.tokens import MAX_YEAR, MIN_YEAR
from dragoman.data.words import WordLists
from dragoman.records import Precision

WORDS = WordLists("annotate", "times.meanings.absolute")

YEARS_AROUND = (-1, 0, 1)
_CENTURY_OF_SHORT_YEARS = 2000
MONTHS = 12
_EXACT = frozenset({Precision.DAY, Precision.MONTH})
_YEARS_BACK = 3
_CLOSELY = 100
_BESIDE = 4
_NEARBY = 600
# A day without a year that lies further off is the nearer one of another year.
_MOST_DAYS_OFF = 305


def iso(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "2024-05-21"."""
    year, month, day = map(int, re.split(r"[-/]", reading.word(found, "x") or ""))
    return _exact(year, month, day)


def numeric(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "21/05/2024"; without a date where it reads two ways."""
    word = reading.word(found, "x") or ""
    first, second, year = map(int, re.split(r"[/.]", word))
    if year < 100:  # noqa: PLR2004 - a year of two digits
        year += _CENTURY_OF_SHORT_YEARS
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    if "." in word or first == second or first > MONTHS:
        return _exact(year, second, first)
    if second > MONTHS:
        return _exact(year, first, second)
    return point(None) if first and second else None


def _exact(year: int, month: int, day: int) -> Meaning | None:
    at = make_date(year, month, day)
    return None if at is None else point(intervals.day(at))


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return a date; None where there is no such day or the year is no year of news."""
    if year is None or month is None or day is None or not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def relative_year(reading: TextSoFar, found: re.Match[str], slot: str) -> int | None:
    """Return the year that "last (year)", "that (year)" ... names."""
    word = reading.word(found, slot)
    if word in WORDS["same"]:
        anchor = reading.anchor(found.start(), "year")
        return None if anchor is None else anchor.start.year + (word == "following")
    if reading.published is None:
        return None
    shift = {"last": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1}
    return reading.published.year + shift.get(word or "", 0)


def nearest(options: list[Days], published: date, way: str) -> Days | None:
    """Return the option that the direction wants: latest past, next to come, or nearest."""
    past = [days for days in options if days.start <= published]
    future = [days for days in options if days.end >= published]
    if way == "past":
        return max(past, key=lambda days: days.start, default=None)
    if way == "future":
        return min(future, key=lambda days: days.start, default=None)
    return min(options, key=lambda days: abs((days.start - published).days), default=None)


def day_of_month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "Tuesday, May 21", "21 May 2024", "May 21 last year"."""
    month, day = reading.month(found, "m"), reading.number(found, "d")
    if make_date(2000, month, day) is None:
        return None
    year = reading.number(found, "y")
    if reading.place(found, "r") is not None:
        unit = reading.unit(found)
        if unit != ("year", False):
            return None
        year = relative_year(reading, found, "r")
        return point(None) if year is None else _dated(year, month, day)
    if year is not None:
        return _dated(year, month, day)
    entry = day_of_entry(reading, found, month, day)
    if entry is not None:
        return point(*entry)
    told = day_in_entry(reading, found, month, day) or in_history(reading, found, month, day)
    if told is not None:
        return point(told)
    if reading.published is None:
        return point(None)
    return point(
        _day_near(reading, found, reading.published, _options(reading.published, month, day))
    )


def _day_near(
    reading: TextSoFar, found: re.Match[str], published: date, days: list[Days]
) -> Days | None:
    weekday = reading.weekday(found, "w")
    if weekday is not None:
        days = [option for option in days if option.start.weekday() == weekday]
        return nearest(days, published, "")
    beside = _joined_to(reading, found)
    if beside is not None:
        return min(days, key=lambda option: abs((option.start - beside).days), default=None)
    return directed(days, published, _way(reading, found))


def _way(reading: TextSoFar, found: re.Match[str]) -> Direction:
    """Return which way a date looks; a name of something ("the March 3 strike") looks nowhere."""
    words = reading.words
    owned = words.near(found.start() - 1) in WORDS["owning"]
    named = owned and words.kind(found.end()) == "word" and words.raw(found.end()).islower()
    return "" if named else reading.direction(found)


def directed(options: list[Days], published: date, way: str) -> Days | None:
    """Return the day that the direction wants, unless that throws it a year from a near one.

    "Will" and "had" are often those of another clause; who means a day next year says so.
    """
    found = nearest(options, published, way)
    near = nearest(options, published, "")
    if found is None or near is None:
        return found
    far = abs((found.start - published).days) > _MOST_DAYS_OFF
    return near if far else found


def _joined_to(reading: TextSoFar, found: re.Match[str]) -> date | None:
    """Return the day to which "and" or a comma joins another: "April 27 and May 26"."""
    if not reading.points or reading.words.kind(found.start() - 1) not in {"and", "or", "comma"}:
        return None
    place, days = reading.points[-1]
    near = found.start() - place <= _BESIDE
    return days.start if near and days.precision is Precision.DAY else None


def in_history(
    reading: TextSoFar, found: re.Match[str], month: int | None, day: int | None
) -> Days | None:
    """Return a day or month within a tale of old: "War broke out in August 2008. On August 12".

    Only where the time before it lies years back and this one would follow it closely.
    """
    if month is None or not reading.points:
        return None
    anchor = reading.points[-1][1]
    if not _is_old(anchor, reading.published):
        return None
    if reading.place(found, "w") is not None or reading.direction(found) == "future":
        return None
    options = (_day_or_month(anchor.start.year + shift, month, day) for shift in (0, 1))
    return next((days for days in options if days and _follows_closely(days, anchor)), None)


def _is_old(anchor: Days, published: date | None) -> bool:
    """Return whether a time is exact and years before the document."""
    if anchor.precision not in _EXACT:
        return False
    return published is None or anchor.end.year <= published.year - _YEARS_BACK


def _follows_closely(days: Days, anchor: Days) -> bool:
    """Return whether days follow others, or lie in them, without much time between."""
    return days.end >= anchor.start and (days.start - anchor.end).days <= _CLOSELY


def _day_or_month(year: int, month: int, day: int | None) -> Days | None:
    """Return a day, or the whole month where none is told; None where there is no such day."""
    at = make_date(year, month, day or 1)
    if at is None:
        return None
    return intervals.day(at) if day else intervals.month(year, month)


def _dated(year: int, month: int | None, day: int | None) -> Meaning | None:
    at = make_date(year, month, day)
    return None if at is None else point(intervals.day(at))


def _options(published: date, month: int | None, day: int | None) -> list[Days]:
    known = (make_date(published.year + shift, month, day) for shift in YEARS_AROUND)
    return [intervals.day(at) for at in known if at is not None]


def day_of_this_month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the 15th of this month"."""
    unit, word = reading.unit(found), reading.word(found, "r")
    if unit != ("month", False):
        return None
    base = reading.published
    if word in WORDS["same"]:
        anchor = reading.anchor(found.start(), "month")
        base = anchor.start if anchor else None
    if base is None:
        return point(None)
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(word or "", 0)
    days = intervals.month(base.year, base.month + shift)
    at = make_date(days.start.year, days.start.month, reading.number(found, "d"))
    return None if at is None else point(intervals.day(at))


def _is_run(month: int | None, low: int, high: int, *, two: bool) -> bool:
    """Return whether a month has days from one to a later one; of two, to the next."""
    if make_date(2000, month, high) is None:
        return False
    return high == low + 1 or (low < high and not two)


def days_of_month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "19-20 May", "March 3 to 7, 2024" and "27 to 29 June last year"."""
    month, year = reading.month(found, "m"), reading.number(found, "y")
    low, high = reading.number(found, "d"), reading.number(found, "e")
    if (
        low is None
        or high is None
        or not _is_run(month, low, high, two=_are_two_days(reading, found))
    ):
        return None
    if reading.place(found, "r") is not None:
        if reading.unit(found) != ("year", False):
            return None
        year = relative_year(reading, found, "r")
    elif year is None and reading.published is not None:
        way = _way(reading, found)
        first = directed(_options(reading.published, month, low), reading.published, way)
        return _range(first.start, make_date(first.start.year, month, high)) if first else None
    if year is None:
        return point(None)
    return _range(make_date(year, month, low), make_date(year, month, high))


def _are_two_days(reading: TextSoFar, found: re.Match[str]) -> bool:
    """Return whether "3 and 7 March" are told, which are no range: not "between 3 and 7 March"."""
    between = reading.words.near(found.start() - 1) == "between"
    return reading.word(found, "s") in {"and", "&"} and not between


def days_across(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "May 30 - June 2" and "1 April 2017 - 31 March 2019"."""
    month, other = reading.month(found, "m"), reading.month(found, "n")
    low, high = reading.number(found, "d"), reading.number(found, "e")
    first_year, last_year = reading.number(found, "y"), reading.number(found, "z")
    if month is None or other is None:
        return None
    if last_year is None:
        if first_year is not None:
            last_year = first_year + (other < month)
        elif reading.published is None:
            return point(None)
        else:
            options = _options(reading.published, other, high)
            last = directed(options, reading.published, reading.direction(found))
            last_year = last.start.year if last else None
    if first_year is None and last_year is not None:
        first_year = last_year - (month > other)
    return _range(make_date(first_year, month, low), make_date(last_year, other, high))


def _range(first: date | None, last: date | None) -> Meaning | None:
    if first is None or last is None or last < first:
        return None
    return point(Days(first, last, Precision.DAY))


def month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "in June last year", "mid-June", "late October 2024", "last June"."""
    days = _month_days(reading, found)
    if days == "reject":
        return None
    part = reading.word(found, "t")
    if isinstance(days, Days) and part:
        days = intervals.third(days, part)
    # "the" belongs to the expression only before a part: "the early May talks" is not one.
    first = found.start() + (reading.words.kinds[found.start()] == "the")
    meaning = point(days if isinstance(days, Days) else None)
    return Meaning(meaning.kind, meaning.days, first=first)


def _month_days(reading: TextSoFar, found: re.Match[str]) -> Days | str | None:
    number = reading.month(found, "m") or 0
    year = reading.number(found, "y")
    if year is not None:
        return intervals.month(year, number)
    if reading.place(found, "r") is not None:
        if reading.unit(found) != ("year", False):
            return "reject"
        year = relative_year(reading, found, "r")
        return None if year is None else intervals.month(year, number)
    if reading.word(found, "q") is None:
        entry = day_of_entry(reading, found, number, None)
        if entry is not None:
            return entry[0]
        told = day_in_entry(reading, found, number, None)
        told = told or in_history(reading, found, number, None)
        if told is not None:
            return told
    return _month_near(reading, found, number)


def _month_near(reading: TextSoFar, found: re.Match[str], number: int) -> Days | str | None:
    """Return the days of a month without a year, by the word before it and the publication."""
    word, published = reading.word(found, "q"), reading.published
    if published is None:
        return None
    if word in WORDS["same_or_before"]:
        return "reject"
    if word in {"this", "current"}:
        return intervals.month(published.year, number)
    options = [intervals.month(published.year + shift, number) for shift in YEARS_AROUND]
    now = intervals.month(published.year, published.month)
    if word == "last":
        return _latest_before(options, now)
    if word in WORDS["next"]:
        return _first_after(options, now)
    way = "past" if word == "past" else _way(reading, found)
    return nearest(options, now.end if way == "past" else now.start, way)


def _latest_before(options: list[Days], now: Days) -> Days:
    return max(days for days in options if days.end < now.start)


def _first_after(options: list[Days], now: Days) -> Days:
    return min(days for days in options if days.start > now.end)


def months(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "March to May" and "June 2021 to May 2022"."""
    low, high = reading.month(found, "m") or 0, reading.month(found, "n") or 0
    first_year, last_year = reading.number(found, "y"), reading.number(found, "z")
    if first_year is None and last_year is not None:
        first_year = last_year - (low > high)
    if first_year is None:
        if reading.published is None:
            return point(None)
        first_year = _year_of_month(reading, found, reading.published, low)
    if last_year is None:
        last_year = first_year + (high < low)
    days = intervals.between(intervals.month(first_year, low), intervals.month(last_year, high))
    return None if days is None else point(days)


def _year_of_month(reading: TextSoFar, found: re.Match[str], published: date, month: int) -> int:
    """Return the year of a month that is told without one: the nearest on its side."""
    options = [intervals.month(published.year + shift, month) for shift in YEARS_AROUND]
    first = nearest(options, published, reading.direction(found))
    return first.start.year if first else published.year


def part_of_month(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the end of July", "the last week of May"."""
    whole = _month_days(reading, found)
    if not isinstance(whole, Days):
        return None if whole else point(None)
    bound = reading.word(found, "b")
    if bound:
        return point(intervals.bound(whole, bound))
    order = reading.number(found, "o")
    if reading.place(found, "h") is not None:
        return _half_month(whole, order)
    unit = reading.unit(found)
    if unit is None or unit[1]:
        return None
    return _nth(whole, unit[0], order)


def week_of(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the week of April 7"."""
    if reading.unit(found) != ("week", False):
        return None
    meaning = day_of_month(reading, found)
    if meaning is None or meaning.days is None:
        return meaning
    return point(intervals.week(meaning.days.start))


def nth_weekday(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the third Sunday in May"."""
    whole, number = _month_days(reading, found), reading.weekday(found, "w")
    if not isinstance(whole, Days) or number is None:
        return point(None)
    order = reading.number(found, "o")
    step = (number - whole.start.weekday()) % 7
    days = [
        at
        for week in range(5)
        if (at := intervals.shift_days(whole.start, step + 7 * week)) <= whole.end
    ]
    index = -1 if order is None else order - 1
    return point(intervals.day(days[index])) if -1 <= index < len(days) else None


def _half_month(whole: Days, order: int | None) -> Meaning | None:
    if order not in {1, 2}:
        return None
    middle = whole.start.replace(day=15)
    if order == 1:
        return point(Days(whole.start, middle, whole.precision))
    return point(Days(middle.replace(day=16), whole.end, whole.precision))


def _nth(whole: Days, unit: str, order: int | None) -> Meaning | None:
    """Return the nth day, week or weekend of a month; the last one where `order` is None."""
    size = {"day": 1, "week": 7}.get(unit)
    if unit == "weekend":
        step = (5 - whole.start.weekday()) % 7
        saturdays = [
            at
            for number in range(5)
            if (at := intervals.shift_days(whole.start, step + 7 * number)) <= whole.end
        ]
        index = -1 if order is None else order - 1
        if not -1 <= index < len(saturdays):
            return None
        return point(intervals.weekend(saturdays[index]))
    if size is None:
        return None
    if order is None:
        start = intervals.shift_days(whole.end, 1 - size)
    else:
        start = intervals.shift_days(whole.start, size * (order - 1))
    end = min(intervals.shift_days(start, size - 1), whole.end)
    if not whole.start <= start <= end:
        return None
    return point(Days(start, end, Precision.DAY if size == 1 else Precision.WEEK))


def holiday(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "Christmas Day", "New Year's Eve 2023", "last Christmas"."""
    month, day = reading.lexicon.tables["holidays"][reading.word(found, "x") or ""]
    year = reading.number(found, "y")
    if year is not None:
        return _dated(year, month, day)
    published = reading.published
    if published is None:
        return point(None)
    options = _options(published, month, day)
    word = reading.word(found, "r")
    way = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(word or "")
    if word in WORDS["same_or_before"]:
        return None
    return point(nearest(options, published, way or reading.direction(found)))


def fiscal_rule(lexicon: Lexicon, text: str, place: int) -> tuple[int, bool]:
    """Return first month of the fiscal year and whether its last year names it.

    The state named nearest to the expression decides; the calendar year where none is known.
    """
    start = max(0, place - _NEARBY)
    best, low = (1, False), text[start : place + _NEARBY].lower()
    distance, place = 2 * _NEARBY, place - start
    for words, month, by_end in lexicon.fiscal:
        for found in words.finditer(low):
            if abs(found.start() - place) < distance:
                distance = abs(found.start() - place)
                best = (month, by_end)
    return best
