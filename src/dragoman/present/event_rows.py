"""Events as far as the columns of a flat file go: read some six times as quickly as whole ones."""

from collections.abc import Iterable, Iterator
from datetime import date as day

import msgspec

from dragoman.ledger.rows.decoding import decode
from dragoman.records import AttributionKind, Certainty, DateBasis, EventType, Precision, Status


class PartyRow(msgspec.Struct, frozen=True, gc=False):
    """A party."""

    text: str
    country: str | None = None


class DateRow(msgspec.Struct, frozen=True, gc=False):
    """The days within which something happened."""

    start: day | None
    end: day | None
    precision: Precision
    basis: DateBasis = DateBasis.STATED


class PlaceRow(msgspec.Struct, frozen=True, gc=False):
    """A place."""

    text: str
    country: str | None = None


class AttributionRow(msgspec.Struct, frozen=True, gc=False):
    """Who says so."""

    kind: AttributionKind = AttributionKind.AUTHOR
    speaker: str | None = None


class ProofRow(msgspec.Struct, frozen=True, gc=False):
    """Words that prove it."""

    document_id: str
    quote: str


class EventRow(msgspec.Struct, frozen=True, gc=False):
    """An event; what its fields mean is told at `dragoman.records.Event`."""

    event_id: str
    event_type: EventType
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: int
    intensity: float
    actors: tuple[PartyRow, ...]
    recipients: tuple[PartyRow, ...]
    date: DateRow | None
    place: PlaceRow | None
    status: Status
    certainty: Certainty
    attribution: AttributionRow
    mechanism_id: str | None
    confidence: float
    evidence: tuple[ProofRow, ...]
    reported_on: day | None = None
    corrected: tuple[str, ...] = ()


def event_rows(lines: Iterable[str]) -> Iterator[EventRow]:
    """Yield events of lines of JSON as far as the columns go.

    Raises:
        DamagedError: a line holds no event.
    """
    for line in lines:
        yield decode(line, EventRow)
