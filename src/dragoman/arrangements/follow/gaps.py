"""Silence counts: how long a series has paused, and whether the next session is overdue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.records import Mechanism, Session

MONTHS = 12
SHARP_DAYS = 45
SHARP = 7
HALF_MONTH = 15
PERIODS = (
    (re.compile(r"\b(?:twice[- ]a[- ]year|twice[- ]yearly|biannual|half-yearly|semi-annual)"), 6),
    (re.compile(r"\b(?:biennial|every (?:two|other) years?|every second year)"), 24),
    (re.compile(r"\b(?:annual|yearly|each year|every year|once a year)"), 12),
    (re.compile(r"\bquarterly|\bevery three months"), 3),
    (re.compile(r"\bmonthly|\bevery month"), 1),
)
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two sessions in a row.

    Attributes:
        before: the earlier session.
        after: the later one.
        months: whole months between them.
        text: the same in words.
    """

    before: Session
    after: Session
    months: int
    text: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """A session that should have been held by now.

    Attributes:
        last: the last session.
        period_months: how often sessions are held.
        due: the last day by which the next one was to be expected.
        late_days: days since then.
        arithmetic: how that is reckoned, in words.
    """

    last: Session
    period_months: int
    due: date
    late_days: int
    arithmetic: str


def gaps(mechanism: Mechanism) -> tuple[Gap, ...]:
    """Return the gaps between the dated sessions that took place, in order."""
    held = _held(mechanism)
    found = []
    for before, after in pairwise(held):
        months = months_between(*_comparable(before, after))
        found.append(Gap(before, after, months, in_words(months)))
    return tuple(found)


def _comparable(before: Session, after: Session) -> tuple[date, date]:
    """Return the days of two sessions; their months' first where one is known by month only."""
    one, other = _day(before), _day(after)
    if all((_end(each) - _day(each)).days < SHARP for each in (before, after)):
        return one, other
    return one.replace(day=1), other.replace(day=1)


def months_between(start: date, end: date) -> int:
    """Return months between two days, to the nearest: news counts months, not days.

    >>> months_between(date(2023, 11, 26), date(2025, 3, 22))
    16
    """
    whole = (end.year - start.year) * MONTHS + end.month - start.month
    rest = end.day - start.day
    if rest > HALF_MONTH:
        return whole + 1
    return whole - 1 if rest < -HALF_MONTH else whole


def in_words(months: int) -> str:
    """Return months as years and months.

    >>> in_words(16), in_words(12), in_words(0)
    ('1 year 4 months', '1 year', 'less than a month')
    """
    years, rest = divmod(months, MONTHS)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((years, "year"), (rest, "month"))
        if count
    ]
    return " ".join(parts) or "less than a month"


def period_of(mechanism: Mechanism) -> int | None:
    """Return the months between sessions, as told or as they were held; None if unknown."""
    words = [mechanism.name, *mechanism.other_names, *(e.quote for e in mechanism.evidence)]
    for pattern, months in PERIODS:
        if any(pattern.search(text.lower()) for text in words):
            return months
    between = sorted(gap.months for gap in gaps(mechanism))
    if len(between) + 1 < FEWEST:
        return None
    middle = between[len(between) // 2]
    return middle if middle > 0 else None


def overdue(mechanism: Mechanism, today: date) -> Overdue | None:
    """Return by how much the next session is late; None where it is not or cannot be told.

    Args:
        mechanism: with its sessions.
        today: the day to reckon from.
    """
    held = [one for one in _held(mechanism) if _day(one) <= today]
    period = period_of(mechanism)
    ended = bool(mechanism.history) and mechanism.history[-1].status == "ended"
    if not held or period is None or ended:
        return None
    last = held[-1]
    due = plus_months(_end(last), period)
    late = (today - due).days
    if late <= 0:
        return None
    arithmetic = (
        f"last held {_end(last)}; every {in_words(period)}; due by {due}; "
        f"{late} days late on {today}"
    )
    return Overdue(last, period, due, late, arithmetic)


def plus_months(day: date, months: int) -> date:
    """Return the day so many months later, the month's last where it has no such day.

    >>> plus_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    index = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(index, MONTHS)
    following = date(year + (month + 1) // MONTHS, (month + 1) % MONTHS + 1, 1)
    last = date.fromordinal(following.toordinal() - 1).day
    return date(year, month + 1, min(day.day, last))


def _held(mechanism: Mechanism) -> Sequence[Session]:
    """Return the sessions that took place and whose month is known, in order."""
    held = [
        one
        for one in mechanism.sessions
        if one.status == "actual"
        and one.date is not None
        and one.date.start is not None
        and one.date.end is not None
        and (one.date.end - one.date.start).days <= SHARP_DAYS
    ]
    return sorted(held, key=_day)


def _day(session: Session) -> date:
    assert session.date is not None and session.date.start is not None  # noqa: S101, PT018 - held
    return session.date.start


def _end(session: Session) -> date:
    assert session.date is not None and session.date.end is not None  # noqa: S101, PT018 - held
    return session.date.end
