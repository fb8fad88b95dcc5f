"""What the ledger's events add to the sessions of a standing arrangement: things decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from dragoman.ledger.filters import Filter
from dragoman.ledger.ledger import Ledger
from dragoman.records import Event, Mechanism, MechanismKind, Session
from dragoman.resolve.merging.sketches import side

MOST_DECIDED = 20
LATE_NEWS = timedelta(days=7)
ONE_DAY = timedelta(days=1)
PAIR = 2
MEETINGS = frozenset({MechanismKind.MEETING_SERIES, MechanismKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided at a session.

    Attributes:
        session: one that took place.
        events: agreements and signatures of its members, by day.
    """

    session: Session
    events: tuple[Event, ...]


def decided_at(ledger: Ledger, mechanism: Mechanism) -> tuple[Decided, ...]:
    """Return for each session what its members agreed on or signed there.

    That is an agreement among them on its days, or one without a day of its own in a document
    that tells of the session.

    Args:
        ledger: whose events are looked through.
        mechanism: a meeting series; others decide nothing at sessions.
    """
    if mechanism.kind not in MEETINGS or len(mechanism.members) < PAIR:
        return ()
    told = ((one, tuple(_decided(ledger, mechanism, one))) for one in mechanism.sessions)
    return tuple(Decided(session, events) for session, events in told if events)


def _decided(ledger: Ledger, mechanism: Mechanism, session: Session) -> Iterator[Event]:
    if session.status != "actual" or session.date is None:
        return
    start, end = session.date.start, session.date.end
    if start is None or end is None or end - start > LATE_NEWS:
        return
    wanted = Filter(
        party=mechanism.members, type=("AGREE", "SUPPORT"), status=("actual",),
        since=start - ONE_DAY, until=end + ONE_DAY,
    )  # fmt: skip
    beside = Filter(
        document=tuple(sorted({piece.document_id for piece in session.evidence}))[:MOST_DECIDED],
        party=mechanism.members, type=("AGREE", "SUPPORT"), status=("actual",),
    )  # fmt: skip
    seen: set[str] = set()
    for event in chain(ledger.events(wanted, MOST_DECIDED), ledger.events(beside, MOST_DECIDED)):
        quote = event.evidence[0].quote
        theirs = _is_theirs(mechanism, event) and _is_then(event, start, end)
        if theirs and quote not in seen:
            seen.add(quote)
            yield event


def _is_theirs(mechanism: Mechanism, event: Event) -> bool:
    """Return whether an event is a decision of all members among themselves."""
    who = {side(party) for party in (*event.actors, *event.recipients)}
    signed = event.event_type == "AGREE" or bool({"sign", "ratify"} & {*event.mode})
    return signed and who == {*mechanism.members}


def _is_then(event: Event, start: date, end: date) -> bool:
    if event.date is None or event.date.start is None or event.date.end is None:
        return True
    return start - ONE_DAY <= event.date.end and event.date.start <= end + ONE_DAY
