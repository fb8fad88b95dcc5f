"""Events as PLOVER itself would code them.

Dragoman keeps an announced visit as a visit that is planned; PLOVER keeps it as an agreement.
What PLOVER has no word for - acts that did not take place or are only thought of - is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.records import Event, EventType, Party, Status

FUTURE: Mapping[EventType, EventType] = {
    EventType.CONSULT: EventType.AGREE,
    EventType.SUPPORT: EventType.AGREE,
    EventType.COOPERATE: EventType.AGREE,
    EventType.AID: EventType.AGREE,
    EventType.RETREAT: EventType.CONCEDE,
    EventType.SANCTION: EventType.THREATEN,
    EventType.COERCE: EventType.THREATEN,
    EventType.MOBILIZE: EventType.THREATEN,
    EventType.ASSAULT: EventType.THREATEN,
    EventType.PROTEST: EventType.THREATEN,
}
KEPT = frozenset((Status.ACTUAL, Status.PLANNED, Status.URGED))


def root(event_type: EventType, status: Status) -> EventType | None:
    """Return the type under which PLOVER codes an act of a status; None where it codes nothing.

    >>> str(root(EventType.CONSULT, Status.PLANNED)), root(EventType.AID, Status.NEGATED)
    ('AGREE', None)
    """
    if status not in KEPT:
        return None
    if status is Status.URGED:
        return EventType.REQUEST
    return FUTURE.get(event_type, event_type) if status is Status.PLANNED else event_type


def plover_rows(
    events: Iterable[Event], scores: Mapping[EventType, tuple[int, float]]
) -> Iterator[dict[str, Any]]:
    """Yield events in PLOVER's form, with its reduction of the future.

    Args:
        events: Dragoman's own.
        scores: quad code and score of each type, for events whose type changes.
    """
    for event in events:
        kind = root(event.event_type, event.status)
        if kind is None:
            continue
        same = kind is event.event_type
        quad, intensity = (event.quad_code, event.intensity) if same else scores[kind]
        yield {
            "event_id": event.event_id,
            "event_date": _day(event),
            "event_type": str(kind),
            "event_mode": list(event.mode) if same else [],
            "event_context": list(event.context),
            "quad_code": quad,
            "intensity": intensity,
            "actor": [_party(party) for party in event.actors],
            "recipient": [_party(party) for party in event.recipients],
            "location": {
                "name": event.place.text if event.place else None,
                "country": event.place.country if event.place else None,
            },
            "text": [piece.quote for piece in event.evidence],
            "documents": sorted({piece.document_id for piece in event.evidence}),
        }


def _day(event: Event) -> str | None:
    """Return the first day on which it may have happened."""
    start = event.date.start if event.date else None
    return start.isoformat() if start else None


def _party(party: Party) -> dict[str, str | None]:
    """Return who takes part, in PLOVER's words."""
    return {
        "name": party.person or party.text,
        "title": party.office,
        "country": party.country,
        "sector": party.sector,
    }
