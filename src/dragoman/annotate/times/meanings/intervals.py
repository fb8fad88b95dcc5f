"""Arithmetic on intervals of days. No interval ever ends before it starts."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from dragoman.records import Precision

MONTHS_IN_YEAR = 12


class Days(NamedTuple):
    """The days from `start` to `end`, both included, as finely as `precision` says."""

    start: date
    end: date
    precision: Precision


def day(value: date) -> Days:
    """Return one day."""
    return Days(value, value, Precision.DAY)


def week(value: date) -> Days:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = shift_days(value, -value.weekday())
    return Days(monday, shift_days(monday, 6), Precision.WEEK)


def weekend(value: date) -> Days:
    """Return the Saturday and Sunday of the week that holds a day."""
    days = week(value)
    return Days(shift_days(days.start, 5), days.end, Precision.WEEK)


def months(year: int, first: int, count: int, precision: Precision) -> Days:
    """Return `count` whole months from month `first` of a year on; `first` may pass December.

    Raises:
        ValueError: the months lie outside the calendar.
    """
    low = year * MONTHS_IN_YEAR + first - 1
    high = low + count - 1
    for index in (low, high):
        if not MINYEAR <= index // MONTHS_IN_YEAR <= MAXYEAR:
            raise ValueError(f"year {index // MONTHS_IN_YEAR} is outside the calendar")
    start = date(low // MONTHS_IN_YEAR, low % MONTHS_IN_YEAR + 1, 1)
    return Days(start, month_end(high // MONTHS_IN_YEAR, high % MONTHS_IN_YEAR + 1), precision)


def month(year: int, number: int) -> Days:
    """Return a month; a number past December or before January moves the year.

    >>> month(2024, 14).start
    datetime.date(2025, 2, 1)
    """
    return months(year, number, 1, Precision.MONTH)


def year(number: int) -> Days:
    """Return a calendar year."""
    return months(number, 1, MONTHS_IN_YEAR, Precision.YEAR)


def quarter(of_year: int, number: int) -> Days:
    """Return a quarter; numbers beyond 1 to 4 move the year."""
    return months(of_year, 3 * number - 2, 3, Precision.QUARTER)


def half(of_year: int, number: int) -> Days:
    """Return a half-year, 1 or 2."""
    return months(of_year, 6 * number - 5, 6, Precision.HALF)


def season(of_year: int, first_month: int) -> Days:
    """Return a season by its first month; winter ends in the year after."""
    return months(of_year, first_month, 3, Precision.SEASON)


def decade(first_year: int) -> Days:
    """Return ten years."""
    return months(first_year, 1, 10 * MONTHS_IN_YEAR, Precision.DECADE)


def century(number: int) -> Days:
    """Return a century by its number: the 20th is 1901 to 2000."""
    return months(100 * number - 99, 1, 100 * MONTHS_IN_YEAR, Precision.CENTURY)


def month_end(of_year: int, number: int) -> date:
    """Return the last day of a month."""
    return date(of_year, number, calendar.monthrange(of_year, number)[1])


def shift_days(value: date, count: int) -> date:
    """Return a day moved by `count` days.

    Raises:
        ValueError: the day lies outside the calendar.
    """
    try:
        return value + timedelta(days=count)
    except OverflowError as error:
        raise ValueError("outside the calendar") from error


def shift_months(value: date, count: int) -> date:
    """Return a day moved by whole months, at most to the month's last day."""
    moved = month(value.year, value.month + count)
    return moved.start.replace(day=min(value.day, moved.end.day))


def between(first: Days, last: Days) -> Days | None:
    """Return the days from one interval's start to another's end; None where it would run back."""
    if last.end < first.start:
        return None
    return Days(first.start, last.end, last.precision)


def third(days: Days, part: str) -> Days:
    """Return the early, middle or late part of a month, year, decade or century.

    Months: days 1-10, 11-20, 21-end; years: four months each; decades: years 0-3, 4-6, 7-9;
    centuries: thirds. Any other interval comes back as it is.
    """
    index = {"early": 0, "mid": 1, "late": 2}[part]
    start, end, precision = days
    if precision is Precision.MONTH:
        first = start.replace(day=(1, 11, 21)[index])
        return Days(first, (start.replace(day=10), start.replace(day=20), end)[index], precision)
    if precision is Precision.YEAR:
        return months(start.year, start.month + 4 * index, 4, precision)
    if precision is Precision.DECADE:
        low, high = ((0, 3), (4, 6), (7, 9))[index]
        return Days(year(start.year + low).start, year(start.year + high).end, precision)
    if precision is Precision.CENTURY:
        low, high = ((0, 32), (33, 65), (66, 99))[index]
        return Days(year(start.year + low).start, year(start.year + high).end, precision)
    return days


def bound(days: Days, word: str) -> Days:
    """Return what the beginning, middle or end of an interval is."""
    part = {"end": "late", "close": "late", "middle": "mid"}.get(word, "early")
    if days.precision is Precision.YEAR:
        if part == "mid":
            return third(days, part)
        at = days.end if part == "late" else days.start
        return month(at.year, at.month)._replace(precision=Precision.YEAR)
    return third(days, part)


def unit_around(value: date, unit: str) -> Days | None:
    """Return the day, week, weekend, month, quarter, year, decade or century that holds a day."""
    makers: dict[str, Callable[[date], Days]] = {
        "day": day,
        "night": day,
        "week": week,
        "weekend": weekend,
        "month": lambda at: month(at.year, at.month),
        "quarter": lambda at: quarter(at.year, (at.month + 2) // 3),
        "year": lambda at: year(at.year),
        "decade": lambda at: decade(at.year // 10 * 10),
        "century": lambda at: century((at.year + 99) // 100),
    }
    maker = makers.get(unit)
    return maker(value) if maker else None


def move(value: date, unit: str, count: float) -> date | None:
    """Return a day moved by a number of units, a half of one allowed; None for odd units."""
    if unit in {"day", "night"}:
        return shift_days(value, round(count))
    if unit in {"week", "weekend"}:
        return shift_days(value, round(7 * count))
    if unit == "fortnight":
        return shift_days(value, round(14 * count))
    factor = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return None if factor is None else shift_months(value, round(factor * count))
