"""A text that stood at an address before the one that stands there now."""

from dataclasses import dataclass

from dragoman.records import Document, Event


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version of a document.

    Attributes:
        document: as it was read.
        current_id: the document that stands in its place.
        number: in the order of reading; good within one ledger file.
        told: the events that it told, which count no longer.
    """

    document: Document
    current_id: str
    number: int
    told: tuple[Event, ...] = ()
