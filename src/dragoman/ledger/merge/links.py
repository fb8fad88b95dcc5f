"""What an event fulfils, cancels or denies, found among the events of its parties near its time."""

from datetime import timedelta

from dragoman.ledger.filters import Filter
from dragoman.ledger.store import Store
from dragoman.records import Event
from dragoman.resolve.links import Link, links_of, parties_of

NEAR = timedelta(days=120)
LINKED = 2000  # events of a party that are looked at


def links_in(store: Store, event_id: str) -> tuple[Link, ...]:
    """Return what an event fulfils, cancels or denies, and what does so to it.

    Args:
        store: the ledger's.
        event_id: the event's own id; nothing is linked with one that is not there.
    """
    event = store.event(event_id)
    if event is None:
        return ()
    found: dict[str, Event] = {}
    for name in sorted(parties_of(event)):
        for other in store.events(_around(event, name), LINKED):
            found[other.event_id] = other
    return links_of(event, list(found.values()))


def _around(event: Event, name: str) -> Filter:
    """Return the filter of events of one party about the time of an event."""
    date = event.date
    since = date.start - NEAR if date is not None and date.start is not None else None
    until = date.end + NEAR if date is not None and date.end is not None else None
    return Filter(party=(name,), since=since, until=until)
