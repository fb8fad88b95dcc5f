"""What a correction consists of: what it hangs on, which field, what was and what is."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman.ledger.rows.decoding import decode
from dragoman.records import DateInterval, Event, EventType, Party, Place, Status, encode

WRONG, NOTE = "wrong", "note"
KINDS: Mapping[str, Any] = MappingProxyType(
    {
        "type": EventType,
        "mode": tuple[str, ...],
        "actors": tuple[Party, ...],
        "recipients": tuple[Party, ...],
        "status": Status,
        "date": DateInterval | None,
        "place": Place | None,
        WRONG: bool,
        NOTE: str,
    }
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One document's account of an event, by what it tells; outlives another reading of it.

    Attributes:
        document_id: the document.
        start: where the words begin that prove the account.
        end: where they end.
        quote: these words, at most `LONGEST_QUOTE` of their characters.
        event_type: PLOVER type, as it was read.
        status: as it was read.
        parties: ids of those who take part, as it was read, sorted.
        event_id: of the account by itself.
    """

    document_id: str
    start: int
    end: int
    quote: str
    event_type: str
    status: str
    parties: tuple[str, ...] = ()
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one account.

    Attributes:
        anchor: the account.
        field: one of `KINDS`.
        was: the value before, as JSON.
        value: the value from now on, as JSON.
    """

    anchor: Anchor
    field: str
    was: str
    value: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said at one time of one event.

    Attributes:
        correction_id: its number in the ledger; later ones have larger numbers.
        made: when, as ISO text.
        by: who.
        note: why, in the person's words; may be empty.
        changes: what changed; one a field, and one a report where all is wrong.
        undone: when it was taken back; None while it stands.
        undone_by: by whom.
    """

    correction_id: int
    made: str
    by: str
    note: str
    changes: tuple[Change, ...]
    undone: str | None = None
    undone_by: str | None = None

    @property
    def fields(self) -> tuple[Change, ...]:
        """The changes, each field once."""
        return tuple({one.field: one for one in self.changes}.values())


LONGEST_QUOTE = 300


def anchored(event: Event) -> Anchor:
    """Return what corrections of a report hang on.

    Args:
        event: one document's account.
    """
    first = event.evidence[0]
    return Anchor(
        first.document_id,
        first.start,
        first.end,
        first.quote[:LONGEST_QUOTE],
        str(event.event_type),
        str(event.status),
        tuple(sorted({one.entity_id for one in (*event.actors, *event.recipients)})),
        event.event_id,
    )


def value_of(event: Event, field: str) -> object:
    """Return what an event has in a field."""
    if field == WRONG:
        return WRONG in event.corrected
    if field == NOTE:
        return ""
    return getattr(event, "event_type" if field == "type" else field)


def written(value: object) -> str:
    """Return a field's value as JSON."""
    return encode(value).decode()


def read_back(field: str, value: str) -> Any:  # noqa: ANN401 - each field has a kind of its own
    """Return a field's value from JSON.

    Raises:
        DamagedError: it is none.

    >>> read_back("mode", '["visit"]')
    ('visit',)
    """
    return decode(value, KINDS.get(field, object))
