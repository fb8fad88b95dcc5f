"""How a plan stands on the day of a brief: ahead, kept, called off, passed, or without a date."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from dragoman.present.brief.choosing import Telling, is_placed, states_of
from dragoman.records import EventType

STALE = timedelta(days=365)  # after which an undated plan of which nothing was told is no plan
OFF = frozenset(("cancel", "postpone"))


class Stand(StrEnum):
    """How a plan stands."""

    AHEAD = "ahead"
    OPEN = "open"
    KEPT = "kept"
    OFF = "off"
    PASSED = "passed"
    SILENT = "silent"


def stand_of(plan: Telling, told: date | None, deeds: Sequence[Telling], on: date | None) -> Stand:
    """Return how a plan stands.

    A plan is kept when those who planned it did such an act in the time that it was planned for,
    or, where that is not told, after it was told. It is off when one of them cancelled or put off
    something then. A plan whose last day lies before `on` has passed, whatever became of it.

    Args:
        plan: the plan.
        told: the day on which a document told of it first.
        deeds: what took place.
        on: the day of the brief; None for no day, on which every plan is still ahead.
    """
    for deed in deeds if states_of(plan.event) else ():
        if states_of(plan.event) <= states_of(deed.event) and _fits(plan, deed, told):
            if deed.event.event_type is plan.event.event_type:
                return Stand.KEPT
            if deed.event.event_type is EventType.REJECT and OFF & set(deed.event.mode):
                return Stand.OFF
    end = plan.event.date.end if plan.event.date else None
    if end is not None:
        return Stand.PASSED if on and end < on else Stand.AHEAD
    if on and told and on - told > STALE:
        return Stand.SILENT
    return Stand.OPEN


def _fits(plan: Telling, deed: Telling, told: date | None) -> bool:
    """Return whether a deed lies in the time of a plan; of an undated one, after it was told."""
    done = deed.event.date
    if done is None or done.start is None or done.end is None:
        return False
    when = plan.event.date
    if when is None or when.start is None or when.end is None:
        return told is not None and done.end > told
    if not is_placed(deed.event):
        return False
    if deed.event.event_type is EventType.REJECT:  # one calls a thing off before its day
        return told is not None and told <= done.start <= when.end
    return when.start <= done.end and done.start <= when.end
