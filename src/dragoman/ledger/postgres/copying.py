"""A ledger in a file, copied to PostgreSQL as it is: every row of every table, or none."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select, text

from dragoman.errors import LedgerError
from dragoman.ledger.postgres.address import Address
from dragoman.ledger.postgres.store import PostgresStore
from dragoman.ledger.schema import documents, meta, metadata
from dragoman.ledger.sqlite.connection import close, connect, explained
from dragoman.ledger.sqlite.inserting import chunks

Watch = Callable[[str, int], None]


def copy(path: Path, address: Address, watch: Watch | None = None) -> int:
    """Copy a ledger and return how many rows it has.

    Args:
        path: of the file; it is only looked into.
        address: of a ledger that is not there yet or holds nothing.
        watch: told each table and its rows when they are there.

    Raises:
        LedgerError: the file is no ledger, the other cannot be reached, or holds something.
    """
    source = connect(path, read_only=True)
    store = PostgresStore(address)
    try:
        target = store._connection  # noqa: SLF001 - the store's own room
        with store.transaction():
            if target.execute(select(func.count()).select_from(documents)).scalar_one():
                message = f"{address} holds documents already; name another with ?ledger=NAME"
                raise LedgerError(message)
            with explained(path):
                return sum(_table(table, source, target, watch) for table in _tables())
    finally:
        store.close()
        close(source)


def _tables() -> Iterator[Table]:
    """Yield the tables, those that others point to first."""
    yield from (table for table in metadata.sorted_tables if table is not meta)


def _table(table: Table, source: Connection, target: Connection, watch: Watch | None) -> int:
    """Copy a table and return how many rows it has."""
    count = 0
    found = source.execute(select(table), execution_options={"yield_per": 1000})
    for some in chunks(dict(row) for row in found.mappings()):
        target.execute(table.insert(), some)
        count += len(some)
    if count:
        _count_on(table, target)
    if watch is not None:
        watch(table.name, count)
    return count


def _count_on(table: Table, target: Connection) -> None:
    """Let the database number further rows from the last one on."""
    keys: list[Any] = [one for one in table.primary_key.columns if isinstance(one.type, Integer)]
    if len(table.primary_key.columns) != 1 or not keys:
        return
    names = {"table": table.name, "column": keys[0].name}
    sequence = target.execute(
        text("SELECT pg_get_serial_sequence(:table, :column)"), names
    ).scalar_one()
    if sequence is not None:
        last = target.execute(select(func.max(keys[0]))).scalar_one()
        target.execute(
            text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last}
        )
