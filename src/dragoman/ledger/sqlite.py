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

    def __init__(
        self, path: Path, *, read_only: bool = False, patience: float | None = None
    ) -> None:
        """Open the file.

        Args:
            path: the file; made if absent and not `read_only`.
            read_only: never write.
            patience: seconds to wait while another process writes; half a minute when None.

        Raises:
            LedgerError: the file cannot be opened or is no ledger.
        """
        self.path = path
        self.read_only = read_only
        self._connection = connect(path, read_only=read_only, patience=patience)

    def close(self) -> None:
        """Close the file."""
        close(self._connection)
