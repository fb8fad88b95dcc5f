"""What a reading is called: an id made of what the event is and where it stands."""

import hashlib
from collections.abc import Iterable

from dragoman.records import EventType, Party, Status


def identity(
    document_id: str,
    event_type: EventType,
    status: Status,
    start: int,
    *,
    actors: Iterable[Party],
    recipients: Iterable[Party],
) -> str:
    """Return an event's id, the same whenever the same is read.

    Args:
        document_id: of the document that tells it.
        event_type: its type.
        status: its status.
        start: where the words that tell it begin.
        actors: who acts.
        recipients: to whom it is done.

    >>> identity("d", EventType.AID, Status.ACTUAL, 7, actors=(), recipients=())[:2]
    'e-'
    """
    sides = (*(one.entity_id for one in actors), ">", *(one.entity_id for one in recipients))
    parts = (document_id, event_type, status, str(start), *sides)
    return "e-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
