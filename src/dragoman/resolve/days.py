"""Dates as ranges of day numbers, and how two of them can meet."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from dragoman.records import DateInterval, Event, Status

SHARP_DAYS = 5
LONG_DAYS = 400
FAR_YEARS = 15
SLACK = timedelta(days=1)


class Closeness(IntEnum):
    """How two dates meet, from best to not at all."""

    SAME = 4
    NEAR = 3
    VAGUE = 2
    WINDOW = 1
    APART = 0


@dataclass(frozen=True, slots=True)
class Days:
    """When an account places its event.

    Attributes:
        first: day number (proleptic Gregorian) of the first day; None where undated.
        last: of the last day.
        told: day number of the publication, where it can be trusted.
    """

    first: int | None
    last: int | None
    told: int | None

    @property
    def dated(self) -> bool:
        """Whether the account gives a date with both ends."""
        return self.first is not None and self.last is not None

    @property
    def anchor(self) -> int | None:
        """The first day, or else that of the publication."""
        return self.first if self.first is not None else self.told

    @property
    def sharp(self) -> bool:
        """Whether the date is told to within a few days."""
        return (
            self.first is not None
            and self.last is not None
            and (self.last - self.first < SHARP_DAYS)
        )


def days_of(event: Event, published: date | None, today: date) -> Days:
    """Return when an account places its event, without what cannot be true.

    A publication after today, or before an event that it tells as done, is a wrong date; then
    dates reckoned from it are wrong too, and only a year that the text spells out is believed.
    A range of years tells too little for anything to be joined by it.

    Args:
        event: the account.
        published: of its document.
        today: the day of reading.
    """
    first, last = _ends(event.date)
    done = event.status is Status.ACTUAL
    wrong = _is_wrong(published, first if done else None, today)
    told = None if wrong else _number(published)
    latest = today + (SLACK if done else timedelta(days=366 * FAR_YEARS))
    if first is None or last is None or first > latest:
        return Days(None, None, told)
    if wrong and not _spells_out(event, first.year):
        return Days(None, None, told)
    if (last - first).days > LONG_DAYS:
        return Days(None, None, None)
    return Days(first.toordinal(), last.toordinal(), told)


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _is_wrong(published: date | None, done: date | None, today: date) -> bool:
    """Return whether a publication is after today, or before what it tells as done."""
    if published is None:
        return False
    return published > today + SLACK or (done is not None and done > published + SLACK)


def _spells_out(event: Event, year: int) -> bool:
    """Return whether the words of an event's date have its year."""
    return event.date is not None and str(year) in event.date.text


def _ends(interval: DateInterval | None) -> tuple[date | None, date | None]:
    """Return both ends of a date; none of a date that is open on one side."""
    if interval is None or interval.start is None or interval.end is None:
        return None, None
    return interval.start, interval.end


def closeness(one: Days, other: Days) -> Closeness:
    """Return how two dates meet.

    >>> closeness(Days(10, 10, 11), Days(11, 11, 11)).name
    'NEAR'
    >>> closeness(Days(10, 10, 11), Days(None, None, 12)).name
    'WINDOW'
    """
    if one.dated and other.dated:
        return _closeness_of_dates(one, other)
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        soon = _told_soon(dated, undated)
    elif one.told is None or other.told is None:
        soon = False
    else:
        soon = abs(one.told - other.told) <= BOTH_TOLD
    return Closeness.WINDOW if soon else Closeness.APART


def _closeness_of_dates(one: Days, other: Days) -> Closeness:
    """Return how two told dates meet: the same, the next day, vaguely, or not at all."""
    gap = days_between(one, other)
    sharp = one.sharp and other.sharp
    if gap <= 0:
        return Closeness.SAME if sharp else Closeness.VAGUE
    return Closeness.NEAR if sharp and gap == 1 else Closeness.APART


BOTH_TOLD = 3
TOLD_AFTER = 7
TOLD_BEFORE = 1


def days_between(one: Days, other: Days) -> int:
    """Return the days between the ranges of two dated accounts; 0 or less where they overlap."""
    assert one.first is not None and one.last is not None  # noqa: S101, PT018 - for mypy
    assert other.first is not None and other.last is not None  # noqa: S101, PT018 - for mypy
    return max(one.first - other.last, other.first - one.last)


def _told_soon(dated: Days, undated: Days) -> bool:
    """Return whether an undated account was published about when a sharply dated event was."""
    if undated.told is None or dated.first is None or dated.last is None or not dated.sharp:
        return False
    return dated.first - TOLD_BEFORE <= undated.told <= dated.last + TOLD_AFTER
