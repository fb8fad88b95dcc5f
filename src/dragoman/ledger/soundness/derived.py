"""Whether what was made of records for looking up is what these make.

Whatever stands here can be thrown away and made again, so it is never read to know more: only to
see whether pages and figures tell what the records say.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from dragoman.ledger.rows import mechanism_rows, rows
from dragoman.ledger.rows.sketch_texts import is_whole
from dragoman.ledger.soundness.beside import written
from dragoman.records import Event, Mechanism
from dragoman.resolve.merging.sketches import Sketch

Row = Mapping[str, Any]
Make = Callable[[Any], Iterable[Row]]
OF_EVENTS: Mapping[str, Make] = {
    "event_countries": rows.country_rows,
    "event_pairs": rows.pair_rows,
    "dealings": rows.dealing_rows,
    "event_tags": rows.tag_rows,
}
OF_MECHANISMS: Mapping[str, Make] = {
    "mechanisms": lambda one: (mechanism_rows.mechanism_row(one),),
    "mechanism_members": mechanism_rows.member_rows,
    "mechanism_sessions": mechanism_rows.session_rows,
    "mechanism_history": mechanism_rows.history_rows,
}
HOMES = ("event_reports", "unmerged", "wrong_reports")  # where a report may be
SKETCHES = """
SELECT s.report_id, s.sketch, r.document_id, r.event_type, r.status
FROM report_sketches s LEFT JOIN reports r ON r.report_id = s.report_id
"""


def of_events(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and the event where what is looked up differs from the event."""
    yield from _differing(raw, "events", "event_id", Event, OF_EVENTS)


def of_mechanisms(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and the arrangement where what is looked up differs from the record."""
    yield from _differing(raw, "mechanisms", "mechanism_id", Mechanism, OF_MECHANISMS)


def untold(raw: sqlite3.Connection) -> Iterator[str]:
    """Yield reports that are part of no event and do not wait for it either."""
    homes = [f"report_id NOT IN (SELECT report_id FROM {one})"  # noqa: S608 - our names
             for one in HOMES if _columns(raw, one)]  # fmt: skip
    for (name,) in raw.execute(f"SELECT report_id FROM reports WHERE {' AND '.join(homes)}"):  # noqa: S608 - our names
        yield str(name)


def sketches(raw: sqlite3.Connection) -> Iterator[str]:
    """Yield reports whose sketch is not as it was written, or is one of another report."""
    for name, sketch, document_id, kind, status in raw.execute(SKETCHES):
        try:
            one = msgspec.json.decode(written(sketch), type=Sketch)
            whole = is_whole(written(sketch).decode("utf-8", "surrogateescape"))
        except (msgspec.MsgspecError, ValueError, TypeError):
            yield str(name)
            continue
        told = (one.report_id, one.document_id, str(one.event_type), str(one.status))
        if not whole or told != (name, document_id, kind, status):
            yield str(name)


def _differing(
    raw: sqlite3.Connection, source: str, key: str, kind: type, made: Mapping[str, Make]
) -> Iterator[tuple[str, str]]:
    """Yield the tables whose rows of a record are not those that it makes."""
    names = {table: found for table in made if (found := _columns(raw, table))}
    for name, record in raw.execute(f"SELECT {key}, record FROM {source}"):  # noqa: S608 - our names
        try:
            one: Any = msgspec.json.decode(written(record), type=kind)
        except (msgspec.MsgspecError, ValueError, TypeError):
            continue  # told as a record that cannot be read
        for table, columns in names.items():
            query = f"SELECT * FROM {table} WHERE {key} = ?"  # noqa: S608 - our names
            there = [dict(zip(columns, row, strict=True)) for row in raw.execute(query, (name,))]
            if _sorted(there) != _sorted(made[table](one)):
                yield table, str(name)


def _columns(raw: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]


def _sorted(found: Iterable[Row]) -> list[str]:
    """Return rows so that equal ones are equal; a whole figure may come as a broken one."""
    return sorted(repr(sorted((key, _plain(value)) for key, value in row.items())) for row in found)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, int) else value
