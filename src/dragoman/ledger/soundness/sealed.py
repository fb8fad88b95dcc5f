"""Whether documents, and what was found in them, are as they were written, by their seals."""

import json
import sqlite3
from collections.abc import Iterator

from dragoman.ledger.rows.seal_rows import OF_VERSIONS, SEALED, VERSIONS, seal
from dragoman.ledger.schema.packed import unpacked

TABLE = "document_seals"
OF_REPORTS = "report_id IN (SELECT report_id FROM reports WHERE document_id = ?)"


def broken(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the table and the document of what is not as it was sealed.

    A document that was read before there were seals is passed over.

    Args:
        raw: the file.
    """
    queries = {table: _query(table, columns) for table, columns in SEALED.items()}
    for name, kept in raw.execute(f"SELECT document_id, seals FROM {TABLE}"):  # noqa: S608 - our name
        seals = _seals(kept)
        if seals is None:
            yield TABLE, str(name)
            continue
        for table, query in queries.items():
            try:
                now = seal([_read(one) for one in row] for row in raw.execute(query, (name,)))
            except ValueError:  # letters that are none, or what cannot be unpacked
                now = "-"
            if table in seals and seals[table] != now:
                yield table, str(name)
        if VERSIONS in seals:
            yield from _versions(raw, name, seals[VERSIONS])


def _versions(raw: sqlite3.Connection, name: str, kept: str) -> Iterator[tuple[str, str]]:
    """Yield the earlier versions of a document that are not as sealed; itself where one is gone."""
    columns = ", ".join(OF_VERSIONS)
    query = f"SELECT {columns} FROM {VERSIONS} WHERE current_id = ?"  # noqa: S608 - our names
    seals, there = kept.split(), raw.execute(query, (name,)).fetchall()
    for row in there:
        if seal([row]) not in seals:
            yield VERSIONS, str(row[0])
    if len(there) < len(seals):
        yield VERSIONS, str(name)


def _seals(kept: object) -> dict[str, str] | None:
    """Return the seals of a document by table; None where they are damaged themselves."""
    try:
        found = json.loads(str(kept))
    except ValueError:
        return None
    whole = isinstance(found, dict) and found.keys() <= {*SEALED, VERSIONS} and "documents" in found
    return found if whole else None


def _read(value: object) -> object:
    """Return a value as it was sealed, before it was packed."""
    return unpacked(value).decode() if isinstance(value, bytes) else value


def _query(table: str, columns: tuple[str, ...]) -> str:
    """Return the question for the rows of one document."""
    named = ", ".join(f'"{column}"' for column in columns)
    where = OF_REPORTS if table == "report_steps" else "document_id = ?"
    return f"SELECT {named} FROM {table} WHERE {where}"  # noqa: S608 - our names
