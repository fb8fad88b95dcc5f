"""What is new since an earlier brief: events it did not know, or knew otherwise."""

from collections.abc import Iterable

from dragoman.present.brief.choosing import Telling, states_of
from dragoman.present.brief.records import Earlier, EarlierEvent
from dragoman.records import Event, Status

NEW = "new"
CHANGED = "changed"
MORE = "more reports"
CONTRADICTED = "contradicts the last brief"


def remember(found: Iterable[Telling]) -> tuple[EarlierEvent, ...]:
    """Return what the next brief has to know of this one's events."""
    told = [
        EarlierEvent(
            name, what_of(one.event), str(one.event.status), _day(one.event), one.documents
        )
        for one in found
        for name in one.event_ids
    ]
    return tuple(sorted(told, key=lambda one: one.event_id))


def change_of(telling: Telling, known: Earlier) -> str | None:
    """Return what is new about a telling: a word for it, or None where nothing is."""
    by_id = {one.event_id: one for one in known.events}
    met = [by_id[name] for name in telling.event_ids if name in by_id]
    if not met:
        return CONTRADICTED if _contradicts(telling.event, known) else NEW
    event = telling.event
    if all(one.status != event.status or one.day != _day(event) for one in met):
        return CHANGED
    return MORE if telling.documents > max(one.documents for one in met) else None


def what_of(event: Event) -> str:
    """Return an act and the states in it, as one word."""
    return " ".join((str(event.event_type), *sorted(states_of(event))))


def _contradicts(event: Event, known: Earlier) -> bool:
    """Return whether an event denies a known one of the same day, or the other way round."""
    day = _day(event)
    denied = event.status is Status.NEGATED
    return day is not None and any(
        one.what == what_of(event) and one.day == day and (one.status == Status.NEGATED) != denied
        for one in known.events
    )


def _day(event: Event) -> str | None:
    """Return an event's first day."""
    if event.date is None:
        return None
    day = event.date.start or event.date.end
    return day.isoformat() if day else None
