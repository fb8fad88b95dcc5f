"""Dates that cannot be true: those of documents from the future, and deeds after today."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import DateInterval, Evidence, Mechanism

SLACK = timedelta(days=1)


def without_wrong_dates(
    one: Mechanism, published: Mapping[str, date | None], today: date
) -> Mechanism:
    """Return an observation without dates that cannot be true.

    A document published after today has a wrong date, and so have days reckoned from it; only a
    year that its text spells out is believed. What took place did so by today.

    Args:
        one: what a document tells of an arrangement.
        published: publication by document.
        today: the day of reading.
    """
    sessions = tuple(
        session
        if _is_possible(session.date, session.evidence, published, today, session.status)
        else replace(session, date=None)
        for session in one.sessions
    )
    history = tuple(
        change
        if _is_possible(change.date, change.evidence, published, today, "actual")
        else replace(change, date=None)
        for change in one.history
    )
    if sessions == one.sessions and history == one.history:
        return one
    return replace(one, sessions=sessions, history=history)


def _is_possible(
    told: DateInterval | None,
    evidence: tuple[Evidence, ...],
    published: Mapping[str, date | None],
    today: date,
    status: str,
) -> bool:
    if told is None or told.start is None:
        return True
    if status == "actual" and told.start > today + SLACK:
        return False
    days = [day for piece in evidence if (day := published.get(piece.document_id))]
    if any(day > today + SLACK for day in days):
        return str(told.start.year) in told.text
    return True
