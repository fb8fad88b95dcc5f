"""Events and the arrangements that they belong to."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Event, EventType, Mechanism, MechanismKind


def tagged(events: Sequence[Event], mechanisms: Sequence[Mechanism]) -> tuple[Event, ...]:
    """Return a document's events, each with the arrangement that it is a session or act of.

    Args:
        events: the document's.
        mechanisms: what the document tells of arrangements.
    """
    of: dict[str, str] = {}
    for mechanism in mechanisms:
        for session in mechanism.sessions:
            for name in session.event_ids:
                of.setdefault(name, mechanism.mechanism_id)
    return tuple(
        replace(event, mechanism_id=found) if (found := _of(event, of, mechanisms)) else event
        for event in events
    )


def _of(event: Event, of: dict[str, str], mechanisms: Sequence[Mechanism]) -> str | None:
    if event.mechanism_id or event.event_id in of:
        return event.mechanism_id or of[event.event_id]
    if event.event_type is not EventType.SANCTION:
        return None
    return next((one.mechanism_id for one in mechanisms if _is_imposing(event, one)), None)


def _is_imposing(event: Event, measure: Mechanism) -> bool:
    """Return whether a sanction is the imposing of a measure: by its makers, in its words."""
    makers = {party.side for party in event.actors}
    theirs = measure.kind is MechanismKind.MEASURE and makers == set(measure.members)
    return theirs and bool(_spans(measure) & _spans(event))


def _spans(told: Event | Mechanism) -> set[tuple[int, int]]:
    """Return where in the document something is told."""
    return {(piece.start, piece.end) for piece in told.evidence}
