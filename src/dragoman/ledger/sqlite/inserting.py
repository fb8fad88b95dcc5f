"""Rows into tables, in pieces that a database takes at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert

CHUNK = 500
Row = dict[str, Any]
T = TypeVar("T")


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """Yield values in lists of a bounded length.

    >>> list(chunks("abc", 2))
    [['a', 'b'], ['c']]
    """
    piece: list[T] = []
    for value in values:
        piece.append(value)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece


class SqliteInserting:
    """What adds rows to a ledger that is open."""

    _connection: Connection

    def _insert(self, table: Table, values: Sequence[Row]) -> None:
        """Insert rows, if there are any."""
        if values:
            self._connection.execute(insert(table), list(values))
