"""The ledger's own store: one SQLite file, opened without any server."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from dragoman.ledger.correcting.rows import SqliteCorrections
from dragoman.ledger.queries.dealings import SqliteDealings
from dragoman.ledger.queries.exposure import SqliteExposure
from dragoman.ledger.queries.facets import SqliteFacets
from dragoman.ledger.queries.listing import SqliteListing
from dragoman.ledger.queries.steps import SqliteSteps
from dragoman.ledger.queries.telling import SqliteTelling
from dragoman.ledger.sqlite.connection import allowed, close, connect, explained, gather, identity
from dragoman.ledger.sqlite.copies import SqliteCopies
from dragoman.ledger.sqlite.deciding import SqliteDeciding
from dragoman.ledger.sqlite.importing import SqliteImports
from dragoman.ledger.sqlite.ties import SqliteTies
from dragoman.ledger.sqlite.watching import SqliteWatching
from dragoman.ledger.sqlite.writing import SqliteWriting
from dragoman.ledger.versions.rows import SqliteVersions


class SqliteStore(
    SqliteCopies,
    SqliteCorrections,
    SqliteDealings,
    SqliteDeciding,
    SqliteExposure,
    SqliteFacets,
    SqliteImports,
    SqliteListing,
    SqliteSteps,
    SqliteTelling,
    SqliteTies,
    SqliteVersions,
    SqliteWatching,
    SqliteWriting,
):
    """A `dragoman.ledger.store.Store` in one SQLite file.

    Use one per thread; several processes may look while one writes. What is read-only may be
    handed from thread to thread.
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
        self._identity = identity(path)

    def edition(self) -> int:
        """Return a number that changes when another connection has changed the file."""
        with explained(self.path):
            raw: Any = self._connection.connection.dbapi_connection
            return int(raw.execute("PRAGMA data_version").fetchone()[0])

    def allowed(
        self, seconds: float | None, crowded: Callable[[], bool] = lambda: False
    ) -> AbstractContextManager[None]:
        """Return a context in which questions may take so long in all, and no longer.

        Args:
            seconds: by the clock; no bound when None.
            crowded: whether others wait just now; then they may take less.

        Raises:
            TooMuchError: they took longer; it comes from the question that was at work.
        """
        return allowed(self._connection, seconds, crowded)

    def user(self) -> str:
        """Return who writes, where the store itself knows; a file does not."""
        return ""

    def at_rest(self) -> bool:
        """Return whether nothing is begun."""
        return not self._connection.closed and not self._connection.in_transaction()

    def close(self) -> None:
        """Close the file; what was written stands in it, unless somebody is reading just now."""
        if not self.read_only and not self._connection.closed:
            self._connection.rollback()
            gather(self._connection)
        close(self._connection)
