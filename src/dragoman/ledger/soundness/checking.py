"""Whether a ledger is sound: its file, its rows, and every quote in the text that it is taken from.

What is looked at: the file as SQLite sees it, rows that refer to others, the records in rows, the
quotes against the texts, the figures beside records against these, what was made of records for
looking up, texts whose id was made of their words, and the seal of each document and of what was
found in it.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from dragoman.errors import LedgerError
from dragoman.ledger.postgres.address import address_of
from dragoman.ledger.rows.seal_rows import OF_TEXT, VERSIONS
from dragoman.ledger.soundness import compared, derived, sealed
from dragoman.ledger.soundness.beside import disagreeing, has_other_names, written
from dragoman.records import Document, Event, Mechanism, Office, Position

MOST_FILE = 20
EVIDENCE = frozenset(("document_id", "start", "quote"))
BROKEN = "seal"  # told as what it seals, unless that is told already
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
UNSEALED = frozenset({"events", "wrong_events", "mechanisms"})  # made anew as documents come
# which a ledger that was never written to by this version has not
NEW = frozenset({"wrong_events", sealed.TABLE, VERSIONS, "report_sketches", "dealings"})
OF_DOCUMENTS = frozenset(
    ("reports", "evidence", "offices", "positions", "mechanism_reports", "mentions", "report_steps")
) | {sealed.TABLE}
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
    _is_ledger(raw, path)
    told = set[tuple[str, str]]()
    try:
        for one in _each(raw):
            if one.what != BROKEN or (one.where, one.name) not in told:
                told.add((one.where, one.name))
                yield one if one.what != BROKEN else replace(one, what=_kind(one.where))
    finally:
        raw.close()


def _is_ledger(raw: sqlite3.Connection, path: Path) -> None:
    """Do nothing where a file is a database, damaged or not.

    Raises:
        LedgerError: it is none, or none any more.
    """
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raw.close()
            message = f"{path} is no ledger, or none any more; name another file or restore a copy"
            raise LedgerError(message) from error
    except UnicodeError:
        return  # what is said of its tables is no text any more: damage, told step by step


def damaged_documents(found: Sequence[Damage]) -> tuple[str, ...]:
    """Return the documents whose findings can be read again from their kept texts."""
    return tuple(sorted({one.name for one in found if one.where in OF_DOCUMENTS and one.name}))


def _kind(where: str) -> str:
    """Return what is damaged in a table whose rows are not as they were sealed."""
    return "text" if where in OF_TEXT else "record"


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
            if table not in NEW or _is_there(raw, table)
        ),
        ("quote", "evidence", _quotes),
        ("record", "reports", _figures("reports", "document_id")),
        ("record", "events", _figures("events", "event_id")),
        ("text", "documents", _texts),
        ("record", VERSIONS, _versions),
        ("quote", "mechanisms", _mechanisms),
        ("record", "reports", _untold),
        ("record", "report_sketches", _sketches),
        ("record", "fingerprints", _copies),
        ("record", "events", _made(derived.of_events)),
        ("record", "mechanisms", _made(derived.of_mechanisms)),
        (BROKEN, sealed.TABLE, _sealed),
    )
    for what, table, step in steps:
        if table in NEW and not _is_there(raw, table):
            continue
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
                told: object = msgspec.json.decode(written(record), type=kind)
                if table in UNSEALED and has_other_names(written(record), told):
                    yield _damage("record", table, name, f"holds what no {kind.__name__} has")
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
                if found is None or str(found[0])[piece.start : piece.end] != piece.quote:
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


def _versions(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield earlier versions that cannot be understood, or are not those of their ids."""
    from dragoman.read.making import document_id_of  # noqa: PLC0415 - loads the readers

    query = f"SELECT document_id, record, told FROM {VERSIONS}"  # noqa: S608 - our name
    for name, record, told in raw.execute(query):
        try:
            one = msgspec.json.decode(written(record), type=Document)
            msgspec.json.decode(written(told), type=tuple[Event, ...])
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            yield _damage("record", VERSIONS, name, f"holds no earlier version: {error}")
            continue
        made = MADE_ID.fullmatch(str(name)) is not None
        if one.document_id != name or (made and name != document_id_of(one.text)):
            yield _damage("record", VERSIONS, name, "is not the text of its id")


def _mechanisms(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield standing arrangements with quotes that do not stand in their texts."""
    texts = "SELECT text FROM documents WHERE document_id = ?"
    for name, record in raw.execute("SELECT mechanism_id, record FROM mechanisms"):
        try:
            told = msgspec.json.decode(written(record))
        except (msgspec.MsgspecError, ValueError, TypeError):
            continue  # told above
        for piece in _pieces(told):
            found = raw.execute(texts, (piece["document_id"],)).fetchone()
            if found is None or not str(found[0]).startswith(piece["quote"], piece["start"]):
                yield _damage("quote", "mechanisms", name, f"no such words at {piece['start']}")
                break


def _pieces(told: object) -> Iterator[dict[str, Any]]:
    """Yield the evidence anywhere in a record."""
    if isinstance(told, list):
        for one in told:
            yield from _pieces(one)
    elif isinstance(told, dict):
        if told.keys() >= EVIDENCE:
            yield told
        for one in told.values():
            yield from _pieces(one)


def _untold(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield reports that are lost to the events."""
    for name in derived.untold(raw):
        yield _damage("record", "event_reports", name, "is part of no event")


def _sketches(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield sketches that are none of their reports."""
    for name in derived.sketches(raw):
        yield _damage("record", "report_sketches", name, "is no sketch of its report")


def _copies(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield what tells near-copies and does not hang together."""
    for table, name in compared.parted(raw):
        yield _damage("record", table, name, "does not fit the fingerprint")


def _made(differing: Callable[[sqlite3.Connection], Iterator[tuple[str, str]]]) -> Any:  # noqa: ANN401 - a step as above
    """Return a step that yields rows for looking up that are not what their records make."""

    def step(raw: sqlite3.Connection) -> Iterator[Damage]:
        for table, name in differing(raw):
            yield _damage("record", table, name, "is not what the record makes of it")

    return step


def _sealed(raw: sqlite3.Connection) -> Iterator[Damage]:
    """Yield what is not as it was when it was read."""
    for table, name in sealed.broken(raw):
        yield _damage(BROKEN, table, name, "is not as it was written")
