"""What stands in a ledger's rows, as records again; what cannot be one is damage, and told so."""

from datetime import date
from typing import TypeVar

import msgspec

from dragoman.errors import DamagedError
from dragoman.records import decode as decode_record

T = TypeVar("T")
ADVICE = "dragoman check lists the damage, dragoman repair reads what is damaged again"


def decode(line: bytes | str, kind: type[T]) -> T:
    """Return the record that a row holds.

    Raises:
        DamagedError: the row holds none.

    >>> from dragoman.records import Evidence
    >>> decode('{"document_id":"d1","start":0,"end":2,"quote":"Hi"}', Evidence).quote
    'Hi'
    """
    try:
        return decode_record(line, kind)
    except (msgspec.MsgspecError, ValueError, TypeError) as error:
        name = getattr(kind, "__name__", "record")
        message = f"the ledger is damaged: a row holds no {name} ({error}); {ADVICE}"
        raise DamagedError(message) from error


def day_of(value: str | None) -> date | None:
    """Return a day from ISO text.

    Raises:
        DamagedError: the text is none.
    """
    try:
        return date.fromisoformat(value) if value else None
    except (ValueError, TypeError) as error:
        message = f"the ledger is damaged: {value!r} is no day; {ADVICE}"
        raise DamagedError(message) from error
