"""Days, weeks, months, quarters and years: which a day belongs to, and how they are numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_DAYS = 366
QUARTER = 3
YEAR = 12
STATA_FROM = 1960
MONTHS_FROM = 1980
ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """The lengths of a panel's periods."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of the calendar.

    Attributes:
        start: first day.
        end: last day.
        unit: which length it has.
    """

    start: date
    end: date
    unit: Unit

    @property
    def label(self) -> str:
        """Its name: ``2024-05-27``, ``2024-W22``, ``2024-05``, ``2024Q2``, ``2024``."""
        if self.unit is Unit.WEEK:
            year, week, _ = self.start.isocalendar()
            return f"{year:04d}-W{week:02d}"
        if self.unit is Unit.MONTH:
            return f"{self.start:%Y-%m}"
        if self.unit is Unit.QUARTER:
            return f"{self.start.year:04d}Q{(self.start.month + 2) // QUARTER}"
        return f"{self.start.year:04d}" if self.unit is Unit.YEAR else self.start.isoformat()

    @property
    def tm(self) -> int:
        """Stata's number of the month in which it begins: 1960-01 is 0."""
        return (self.start.year - STATA_FROM) * YEAR + self.start.month - 1

    @property
    def month_id(self) -> int:
        """The number of the month in which it begins, from 1980-01 as 1."""
        return (self.start.year - MONTHS_FROM) * YEAR + self.start.month


def period_of(day: date, unit: Unit) -> Period:
    """Return the period that a day belongs to.

    >>> period_of(date(2024, 5, 27), Unit.QUARTER).label
    '2024Q2'
    >>> period_of(date(2024, 12, 31), Unit.WEEK).label
    '2025-W01'
    """
    if unit is Unit.DAY:
        return Period(day, day, unit)
    if unit is Unit.WEEK:
        start = day - timedelta(days=day.weekday())
        return Period(start, start + timedelta(days=6), unit)
    months = {Unit.MONTH: 1, Unit.QUARTER: QUARTER, Unit.YEAR: YEAR}[unit]
    first = (day.month - 1) // months * months + 1
    over, month = divmod(first - 1 + months, YEAR)
    end = date(day.year + over, month + 1, 1) - ONE_DAY
    return Period(date(day.year, first, 1), end, unit)


def periods_between(first: date, last: date, unit: Unit) -> Iterator[Period]:
    """Yield the periods from one day's to another's, both included.

    >>> [one.label for one in periods_between(date(2024, 11, 5), date(2025, 1, 1), Unit.MONTH)]
    ['2024-11', '2024-12', '2025-01']
    """
    period = period_of(first, unit)
    while period.start <= last:
        yield period
        period = period_of(period.end + ONE_DAY, unit)


def shares(start: date | None, end: date | None, unit: Unit) -> dict[Period, float]:
    """Return the share of some days in each period; nothing where they cannot be placed.

    An open interval and one longer than a year tell no period, and have no shares.

    >>> [(one.label, share) for one, share in
    ...  shares(date(2025, 1, 31), date(2025, 2, 1), Unit.MONTH).items()]
    [('2025-01', 0.5), ('2025-02', 0.5)]
    """
    if start is None or end is None:
        return {}
    days = (end - start).days + 1
    if days < 1 or days > LONGEST_DAYS:
        return {}
    return {
        period: ((min(period.end, end) - max(period.start, start)).days + 1) / days
        for period in periods_between(start, end, unit)
    }
