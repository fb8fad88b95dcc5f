"""Sessions of standing arrangements as the occasions stand of which they are told.

A brief says which session was the last and which is next: one that was called off, put off or
refused is neither, and a plan that was kept is a session held.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.records import Mechanism, Occasion, Session, Stage

OFF = frozenset({Stage.REFUSED, Stage.CANCELLED, Stage.POSTPONED, Stage.LAPSED})


def as_held(found: Iterable[Mechanism], occasions: Sequence[Occasion]) -> tuple[Mechanism, ...]:
    """Return standing arrangements, each session as its occasion stands.

    Args:
        found: as the ledger holds them.
        occasions: of their parties; a session of which none is told stays as it is.
    """
    states: dict[str, set[Stage]] = {}
    for one in occasions:
        for event_id in one.event_ids:
            states.setdefault(event_id, set()).add(one.state)
    return tuple(replace(one, sessions=tuple(_sessions(one, states))) for one in found)


def _sessions(one: Mechanism, states: dict[str, set[Stage]]) -> Iterator[Session]:
    """Yield the sessions that were held or are still planned."""
    days = {each.date.start for each in one.sessions if each.status == "actual" and each.date}
    for session in one.sessions:
        told = {state for name in session.event_ids for state in states.get(name, ())}
        kept = Stage.HELD in told and session.status == "planned"
        if kept and session.date is not None:
            # a plan without a day may be that of another session: it stays one
            if session.date.start not in days:
                yield replace(session, status="actual")
        elif not told or not told <= OFF:
            yield session
