"""Months, and the share of an interval that falls into each."""

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.records import DateInterval

LONGEST_DAYS = 366
MONTHS_IN_YEAR = 12


def month_of(day: date) -> date:
    """Return the first day of a day's month.

    >>> month_of(date(2025, 3, 22))
    datetime.date(2025, 3, 1)
    """
    return day.replace(day=1)


def next_month(month: date) -> date:
    """Return the first day of the month after.

    >>> next_month(date(2024, 12, 1))
    datetime.date(2025, 1, 1)
    """
    if month.month == MONTHS_IN_YEAR:
        return date(month.year + 1, 1, 1) if month.year < date.max.year else month
    return date(month.year, month.month + 1, 1)


def months_between(first: date, last: date) -> Iterator[date]:
    """Yield the months from one day's to another's, both included.

    >>> len(list(months_between(date(2024, 11, 5), date(2025, 2, 1))))
    4
    """
    month = month_of(first)
    while month <= last:
        yield month
        following = next_month(month)
        if following == month:
            return
        month = following


def shares(interval: DateInterval | None) -> dict[date, float]:
    """Return the share of an interval's days in each month; nothing where it cannot be placed.

    An open interval and one longer than a year tell no month, and have no shares.

    >>> from dragoman.records import Precision
    >>> shares(DateInterval(date(2025, 1, 31), date(2025, 2, 1), Precision.DAY))
    {datetime.date(2025, 1, 1): 0.5, datetime.date(2025, 2, 1): 0.5}
    """
    if interval is None or interval.start is None or interval.end is None:
        return {}
    days = (interval.end - interval.start).days + 1
    if not 0 < days <= LONGEST_DAYS:
        return {}
    found: dict[date, float] = {}
    for month in months_between(interval.start, interval.end):
        first = max(month, interval.start)
        last = min(next_month(month) - timedelta(days=1), interval.end)
        found[month] = ((last - first).days + 1) / days
    return found
