"""What the calendar forbids: nothing is told before it happens, no plan is for a day gone by."""

from dataclasses import replace
from datetime import date as day

from dragoman.frames.when.plan_dates import tells_year
from dragoman.records import DateInterval, Event, Status


def within_calendar(event: Event, published: day | None) -> Event:
    """Return an event without a date that its status and its page forbid.

    What took place did so before the page came out: a date that begins later goes. What is planned
    is still to come: a date that is over goes, unless its words tell the year.

    Args:
        event: as told.
        published: when the document was published; without it nothing changes.
    """
    if event.date is None or published is None or _is_allowed(event.date, event.status, published):
        return event
    return replace(event, date=None)


def _is_allowed(date: DateInterval, status: Status, published: day) -> bool:
    if status is Status.ACTUAL:
        return date.start is None or date.start <= published
    if status is Status.PLANNED and date.end is not None and date.end < published:
        return tells_year(date)
    return True
