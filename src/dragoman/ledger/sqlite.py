"""The ledger's own store: one SQLite file, opened without any server."""

from pathlib import Path

from dragoman.ledger.connection import close, connect
from dragoman.ledger.dealings import SqliteDealings
from dragoman.ledger.ties import SqliteTies
from dragoman.ledger.writing import SqliteWriting


class SqliteStore(SqliteDealings, SqliteTies, SqliteWriting):
    """A `dragoman.ledger.store.Store` in one SQLite file.

    Use one per thread; several processes may look while one writes.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file.

        Args:
            path: the file; made if absent and not `read_only`.
            read_only: never write.

        Raises:
            LedgerError: the file cannot be opened or is no ledger.
        """
        self.path = path
        self.read_only = read_only
        self._connection = connect(path, read_only=read_only)

    def close(self) -> None:
        """Close the file."""
        close(self._connection)
