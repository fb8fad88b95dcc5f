"""How merged events hang together: what fulfils a plan, denies a claim, calls a meeting off.

Events that are linked stay two events; a plan is never merged with what came of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.records import Event, EventType, Status
from dragoman.resolve.merging.sketches import side

CALLED_OFF = frozenset({"cancel", "postpone"})
HOSTILE = frozenset({3, 4})
DENIAL_DAYS = 30


@dataclass(frozen=True, slots=True)
class Link:
    """One event's relation to another.

    Attributes:
        kind: ``fulfils``, ``cancels``, ``postpones``, ``denies`` or ``contradicts``.
        event_id: of the event that does.
        other_id: of the event that it is done to.
        reason: in plain words.
    """

    kind: str
    event_id: str
    other_id: str
    reason: str


def _concern_each_other(one: Event, other: Event) -> bool:
    """Return whether two events have the same parties, or a refusal names fewer of them."""
    ours, theirs = parties_of(one), parties_of(other)
    return ours == theirs or (one.event_type is EventType.REJECT and ours <= theirs)


def parties_of(event: Event) -> frozenset[str]:
    """Return all sides of an event."""
    return frozenset(side(party) for party in (*event.actors, *event.recipients))


def _links(one: Event, other: Event) -> Iterator[Link]:
    """Yield what the first event does to the second."""
    if one.status is not Status.ACTUAL:
        return
    ids = one.event_id, other.event_id
    if one.event_type is other.event_type:
        if other.status is Status.PLANNED and _fulfils(one, other):
            yield Link("fulfils", *ids, "planned, and done by the same parties")
        if other.status is Status.NEGATED and _same_time(one, other):
            yield Link("contradicts", *ids, "told as done and as not done")
    if one.event_type is EventType.REJECT:
        yield from _links_of_refusal(one, other)


def _links_of_refusal(one: Event, other: Event) -> Iterator[Link]:
    """Yield what a refusal does to another event: it calls it off, or denies it."""
    ids = one.event_id, other.event_id
    if _calls_off(one, other):
        kind = "postpones" if "postpone" in one.mode else "cancels"
        yield Link(kind, *ids, "the planned meeting was called off before its day")
    if _denies(one, other):
        yield Link("denies", *ids, "denied by a party to it")


def _calls_off(one: Event, other: Event) -> bool:
    planned = other.event_type is EventType.CONSULT and other.status is Status.PLANNED
    return planned and bool(CALLED_OFF & set(one.mode)) and _after(one, other)


def _denies(one: Event, other: Event) -> bool:
    hostile = other.status is Status.ACTUAL and other.quad_code in HOSTILE
    refusal = other.event_type is EventType.REJECT
    return "deny" in one.mode and hostile and not refusal and _same_time(one, other, DENIAL_DAYS)


def _fulfils(done: Event, planned: Event) -> bool:
    """Return whether what was done lies within the time for which it was planned."""
    if done.date is None or done.date.start is None:
        return False
    if planned.date is not None and planned.date.start is not None and planned.date.end is not None:
        end = done.date.end or done.date.start
        return planned.date.start <= end and done.date.start <= planned.date.end
    return False


def _after(off: Event, planned: Event) -> bool:
    """Return whether a meeting was called off before the day for which it was planned."""
    if off.date is None or off.date.start is None or planned.date is None:
        return planned.date is not None or off.date is not None
    end = planned.date.end
    return end is None or off.date.start <= end


def _same_time(one: Event, other: Event, days: int = 1) -> bool:
    first, second = _day(one), _day(other)
    if first is None or second is None:
        return False
    return abs((first - second).days) <= days


def _day(event: Event) -> date | None:
    return event.date.start if event.date is not None else None


def links_of(event: Event, around: Sequence[Event]) -> tuple[Link, ...]:
    """Return the links between one event and others, in both directions."""
    found = {
        link
        for other in around
        if other.event_id != event.event_id
        for one, two in ((event, other), (other, event))
        if _concern_each_other(one, two)
        for link in _links(one, two)
    }
    return tuple(sorted(found, key=lambda link: (link.event_id, link.other_id, link.kind)))
