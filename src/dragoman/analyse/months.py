"""Months, and the share of an interval that falls into each."""

from collections.abc import Iterator
from datetime import date, timedelta

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


def shares(start: date | None, end: date | None) -> dict[date, float]:
    """Return the share of some days in each month; nothing where they cannot be placed.

    An open interval and one longer than a year tell no month, and have no shares.

    >>> shares(date(2025, 1, 31), date(2025, 2, 1))
    {datetime.date(2025, 1, 1): 0.5, datetime.date(2025, 2, 1): 0.5}
    """
    if start is None or end is None:
        return {}
    days = (end - start).days + 1
    if not 0 < days <= LONGEST_DAYS:
        return {}
    found: dict[date, float] = {}
    for month in months_between(start, end):
        first = max(month, start)
        last = min(next_month(month) - timedelta(days=1), end)
        found[month] = ((last - first).days + 1) / days
    return found
