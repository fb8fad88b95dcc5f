"""Whether a ledger is sound: its file, its rows, and every quote in the text that it is taken from.

What is looked at: the file as SQLite sees it, rows that refer to others, the records in rows, the
quotes against the texts, the figures beside records against these, and texts whose id was made of
their words.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from dragoman.errors import LedgerError
from dragoman.ledger.postgres.address import address_of
from dragoman.ledger.soundness.beside import disagreeing, written
from dragoman.records import Event, Mechanism, Office, Position

MOST_FILE = 20
MADE_ID = re.compile(r"d-[0-9a-f]{16}")
RECORDS: tuple[tuple[str, str, type], ...] = (
    ("reports", "document_id, record", Event),
    ("events", "event_id, record", Event),
    ("wrong_events", "event_id, record", Event),
    ("mechanisms", "mechanism_id, record", Mechanism),
    ("mechanism_reports", "document_id, record", Mechanism),
    ("offices", "document_id, record", Office),
    ("positions", "document_id, record", Position),
)
NEW = "wrong_events"  # which a ledger that was never written to by this version has not
QUOTES = """
    SELECT e.document_id, e.start, e.quote, d.text FROM evidence e
    LEFT JOIN documents d ON d.document_id = e.document_id ORDER BY e.document_id
"""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in a ledger that is not as it was written.

    Attributes:
        what: ``file``, ``row``, ``record``, ``quote`` or ``text``.
        where: the table.
        name: the document, event or arrangement concerned; empty where it cannot be told.
        detail: what is wrong.
    """

    what: str
    where: str
    name: str
    detail: str


def check(path: Path) -> Iterator[Damage]:
    """Yield what is damaged in a ledger's file; nothing where it is sound.

    Args:
        path: the file; it is only looked into.

    Raises:
        LedgerError: there is no file, or it is no database any more.
    """
    if address_of(path) is not None:
        raise LedgerError("the database server looks after its own files; this is for files alone")
    if not path.is_file():
        message = f"there is no ledger at {path}; name one with --ledger"
        raise LedgerError(message)
    try:
        raw = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
    except sqlite3.Error as error:
        message = f"{path} cannot be opened ({error}); restore a copy"
        raise LedgerError(message) from error
    raw.text_factory = _text
    try:
        yield from _each(raw)
    finally:
        raw.close()


def damaged_documents(found: Sequence[Damage]) -> tuple[str, ...]:
    """Return the documents whose findings can be read again from their kept texts."""
    of_documents = {"reports", "evidence", "offices", "positions", "mechanism_reports"}
    return tuple(sorted({one.name for one in found if one.where in of_documents and one.name}))


def _damage(what: str, where: str, name: object, detail: str) -> Damage:
    """Return a piece of damage in letters that can be printed, whatever the file holds."""
    shown = [str(one).encode("utf-8", "backslashreplace").decode() for one in (name, detail)]
    return Damage(what, where, *shown)


def _text(value: bytes) -> str:
    """Return a text as it stands; bytes that are none become what shows them."""
    return value.decode("utf-8", "surrogateescape")


def _each(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield the damage, kind by kind; a table that cannot be read is itself damage."""
    steps = (
        ("file", "", _file),
        ("row", "", _references),
        *(
            ("record", table, _records(table, columns, kind))
            for table, columns, kind in RECORDS
            if table != NEW or _is_there(raw, NEW)
        ),
        ("quote", "evidence", _quotes),
        ("record", "reports", _figures("reports", "document_id")),
        ("record", "events", _figures("events", "event_id")),
        ("text", "documents", _texts),
    )
    for what, table, step in steps:
        try:
            yield from step(raw)
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            yield _damage(what, table, "", f"cannot be read: {error}")


def _is_there(raw: sqlite3.Connection, table: str) -> bool:
    """Return whether the file has a table."""
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    try:
        return bool(raw.execute(query, (table,)).fetchone()[0])
    except (sqlite3.Error, UnicodeError, TypeError):
        return True  # and what is wrong with it is told there


def _file(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield what SQLite finds wrong with the file."""
    for (told,) in raw.execute(f"PRAGMA integrity_check({MOST_FILE})"):
        if told != "ok":
            yield _damage("file", "", "", " ".join(str(told).split()))


def _references(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield rows that refer to what is not there."""
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        yield _damage("row", str(table), "", f"row {row} refers to no row of {parent}")


def _records(table: str, columns: str, kind: type) -> Any:  # noqa: ANN401 - a step as above
    """Return a step that yields rows whose record cannot be understood."""

    def step(raw: sqlite3.Connection) -> Iterator[Damage]:
        for name, record in raw.execute(f"SELECT {columns} FROM {table}"):  # noqa: S608 - our names
            try:
                msgspec.json.decode(written(record), type=kind)
            except (msgspec.MsgspecError, ValueError, TypeError) as error:
                yield _damage("record", table, name, f"holds no {kind.__name__}: {error}")

    return step


def _figures(table: str, key: str) -> Any:  # noqa: ANN401 - a step as above
    """Return a step that yields rows whose columns and record disagree."""

    def step(raw: sqlite3.Connection) -> Iterator[Damage]:
        for name in disagreeing(raw, table, key):
            yield _damage("record", table, name, "its columns and its record disagree")

    return step


def _quotes(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield quotes that do not stand in their texts, in evidence and in the records."""
    for name, start, words, text in raw.execute(QUOTES):
        whole = isinstance(text, str) and isinstance(words, str) and isinstance(start, int)
        if not whole or not text.startswith(words, start):
            yield _damage("quote", "evidence", name, f"no such words at {start}")
    texts = "SELECT text FROM documents WHERE document_id = ?"
    for table, key in (("reports", "document_id"), ("events", "event_id")):
        for name, record in raw.execute(f"SELECT {key}, record FROM {table}"):  # noqa: S608 - our names
            try:
                told = msgspec.json.decode(written(record), type=Event)
            except (msgspec.MsgspecError, ValueError, TypeError):
                continue  # told above
            for piece in told.evidence:
                found = raw.execute(texts, (piece.document_id,)).fetchone()
                if found is None or not str(found[0]).startswith(piece.quote, piece.start):
                    yield _damage("quote", table, name, f"no such words at {piece.start}")
                    break


def _texts(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield texts that are no text, and those whose id was made of other words."""
    from dragoman.read.making import document_id_of  # noqa: PLC0415 - loads the readers

    for name, text in raw.execute("SELECT document_id, text FROM documents"):
        if not isinstance(text, str) or any("\udc80" <= letter <= "\udcff" for letter in text):
            yield _damage("text", "documents", name, "is no text any more")
        elif MADE_ID.fullmatch(str(name)) and name != document_id_of(text):
            yield _damage("text", "documents", name, "is not the text of its id")
