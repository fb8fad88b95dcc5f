"""Whether what stands in columns beside a record is what the record says.

Both were written from one event, so whatever disagrees was changed since, here or there.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.ledger.rows.rows import event_row, party_rows
from dragoman.ledger.schema.packed import unpacked
from dragoman.records import Event, to_builtins

RECORD = "record"
PARTIES = """
SELECT event_id, role, position, entity_id, text, country, sector, person, office
FROM parties WHERE event_id = ? ORDER BY role, position
"""
OF_REPORTS = ("event_type", "status", "certainty", "speaker", "date_start", "date_end",
              "confidence")  # fmt: skip


def disagreeing(raw: sqlite3.Connection, table: str, key: str) -> Iterator[str]:
    """Yield the keys of rows whose columns and record disagree.

    Records that cannot be understood are passed over: they are told as such.

    Args:
        raw: the file.
        table: ``reports`` or ``events``.
        key: the column by which a row is named.
    """
    rows = raw.execute(f"SELECT * FROM {table}")  # noqa: S608 - our names
    names = [column[0] for column in rows.description]
    for values in rows:
        row = dict(zip(names, values, strict=True))
        try:
            told = msgspec.json.decode(written(row[RECORD]), type=Event)
            made = event_row(told)
            taking_part = [tuple(one.values()) for one in party_rows(told)]
        except (msgspec.MsgspecError, ValueError, TypeError):
            continue
        of_event = table == "events"
        columns = [one for one in made if one != RECORD] if of_event else OF_REPORTS
        differs = any(row[name] != made[name] for name in columns if name in row)
        if differs or (of_event and _parties(raw, row[key]) != taking_part):
            yield str(row[key])


def has_other_names(record: bytes, told: object) -> bool:
    """Return whether a record has a name that no such record has, so that what it names is lost.

    Args:
        record: as it was written.
        told: what was understood of it.

    >>> from dragoman.records import Place
    >>> has_other_names(b'{"text":"Lima"}', Place("Lima"))
    False
    >>> has_other_names(b'{"text":"Lima","cauntry":"PER"}', Place("Lima"))
    True
    """
    return not _within(msgspec.json.decode(record), to_builtins(told))


def _within(part: object, whole: object) -> bool:
    """Return whether all names of one piece of JSON, whatever stands in them, are another's too."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and _within(value, whole[name]) for name, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list | tuple) and all(
            _within(one, other) for one, other in zip(part, whole, strict=True)
        )
    return True


def _parties(raw: sqlite3.Connection, event_id: object) -> list[tuple[Any, ...]]:
    """Return the rows of who takes part in an event."""
    return raw.execute(PARTIES, (event_id,)).fetchall()


def written(record: object) -> bytes:
    """Return a record as the bytes that were written.

    Raises:
        ValueError: it is packed and damaged.
    """
    if isinstance(record, bytes):
        return unpacked(record)
    return str(record).encode("utf-8", "surrogateescape")
