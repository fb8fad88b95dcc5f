"""Packing what an older Dragoman wrote plain, a few rows at a time.

Invariant: a row tells the same whether it is packed or not, so that this can be stopped at any
instant, and goes on where it is called again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table, cast, delete, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.errors import LedgerError
from dragoman.ledger.schema import meta, metadata
from dragoman.ledger.schema.packed import Packed
from dragoman.ledger.sqlite.connection import close, connect, explained, writing

AT_ONCE = 500
PACKED = "packed"  # in `meta` until the room is given back
Watch = Callable[[str, int], None]


def pack(path: Path, watch: Watch | None = None) -> int:
    """Pack what stands plain in a ledger's file, give back its room, and return how many rows.

    Args:
        path: of the ledger; one of an older version is brought up to date.
        watch: told each table and how many of its rows were packed.

    Raises:
        LedgerError: it is no ledger, or may not be written to.
    """
    if not path.is_file():
        message = f"there is no ledger at {path}; name one with --ledger"
        raise LedgerError(message)
    connection = connect(path, read_only=False)
    count = 0
    try:
        with explained(path):
            for table in metadata.sorted_tables:
                done = sum(_packed(connection, table, name) for name in _columns(table))
                count += done
                if done and watch is not None:
                    watch(table.name, done)
            _give_back(connection)
    finally:
        close(connection)
    return count


def _give_back(connection: Connection) -> None:
    """Write the file anew where something was packed since it last was, also by an earlier call."""
    mine = meta.c.key == PACKED
    if not connection.execute(select(meta.c.key).where(mine)).all():
        return
    connection.rollback()
    raw: Any = connection.connection.dbapi_connection
    raw.execute("VACUUM")
    with writing(connection):
        connection.execute(delete(meta).where(mine))
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _columns(table: Table) -> Iterator[str]:
    """Yield the columns of a table that stand packed."""
    yield from (one.name for one in table.columns if isinstance(one.type, Packed))


def _packed(connection: Connection, table: Table, name: str) -> int:
    """Pack a column's plain values and return how many there were; damage stays as it is."""
    keys, column = list(table.primary_key.columns), table.c[name]
    query = select(cast(column, LargeBinary).label("value"), *keys).order_by(*keys).limit(AT_ONCE)
    after: tuple[Any, ...] | None = None
    count = 0
    while True:
        some = query if after is None else query.where(tuple_(*keys) > tuple_(*after))
        with writing(connection):
            rows = connection.execute(some).all()
            plain = [(line, key) for value, *key in rows if (line := _line(value)) is not None]
            for line, key in plain:
                own = [one == value for one, value in zip(keys, key, strict=True)]
                connection.execute(update(table).where(*own).values({name: line}))
            if plain:
                noted = upsert(meta).values(key=PACKED, value="")
                connection.execute(noted.on_conflict_do_nothing())
        count += len(plain)
        if len(rows) < AT_ONCE:
            return count
        after = tuple(rows[-1][1:])


def _line(value: bytes) -> str | None:
    """Return a plain value; None for one that is packed, or no text any more."""
    try:
        line = value.decode()
    except UnicodeDecodeError:
        return None
    return line if line.startswith(("{", "[")) else None
