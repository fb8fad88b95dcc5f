"""A `dragoman.ledger.store.Store` in PostgreSQL: the questions are those that SQLite is asked."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import select, text

from dragoman.errors import LedgerError
from dragoman.ledger.postgres.address import Address
from dragoman.ledger.postgres.connection import allowed, connect, explained, writing
from dragoman.ledger.queries.deeds import newest_deeds
from dragoman.ledger.schema.corrections import corrections
from dragoman.ledger.sqlite.connection import close
from dragoman.ledger.sqlite.store import SqliteStore

GIVEN = """
    SELECT
        CAST(value->>0 AS bigint) AS number,
        value->>1 AS first,
        value->>2 AS second,
        value->>3 AS clause,
        value->>4 AS since,
        value->>5 AS until
    FROM json_array_elements(CAST(:asked AS json)) AS given(value)
"""


class PostgresStore(SqliteStore):
    """A store in a schema of a PostgreSQL database; several writers take turns.

    Use one per thread.
    """

    _newest_deeds = newest_deeds(GIVEN, "INNER JOIN")

    def __init__(
        self, address: Address, *, read_only: bool = False, patience: float | None = None
    ) -> None:
        """Open the ledger.

        Args:
            address: where it stands; made if absent and not `read_only`.
            read_only: never write.
            patience: seconds to wait while somebody else writes; half a minute when None.

        Raises:
            LedgerError: it cannot be reached, or is not there to be looked into.
            UsageError: the driver is not installed.
        """
        self.path = Path(str(address))
        self.read_only = read_only
        self._address = address
        self._connection = connect(address, read_only=read_only, patience=patience)

    def edition(self) -> int:
        """Return a number that changes when somebody has changed the database."""
        with self._looking():
            newest = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
            return int(self._connection.execute(newest).scalar_one())

    def user(self) -> str:
        """Return who writes, as the database knows them."""
        with self._looking():
            return str(self._connection.execute(text("SELECT current_user")).scalar_one())

    def uncorrect(self, correction_id: int, undone: str, undone_by: str) -> None:
        """Say that a correction no longer stands.

        Raises:
            LedgerError: somebody else made it, and who asks is no admin.
        """
        super().uncorrect(correction_id, undone, undone_by)
        columns = corrections.c
        query = select(columns.made_by).where(
            columns.correction_id == correction_id, columns.undone.is_(None)
        )
        for (person,) in self._connection.execute(query):  # what one may not change one passes by
            raise LedgerError(f"{person} made this correction; only they or an admin take it back")

    def allowed(
        self, seconds: float | None, crowded: Callable[[], bool] = lambda: False
    ) -> AbstractContextManager[None]:
        """Return a context in which each question may take so long and no longer.

        Args:
            seconds: by the server's clock; no bound when None.
            crowded: is not asked: a server shares its processors out by itself.

        Raises:
            TooMuchError: one took longer.
        """
        del crowded
        return allowed(self._connection, seconds)

    def close(self) -> None:
        """Close the connection; what was committed stands."""
        close(self._connection)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Return a context in which everything is written or nothing.

        Raises:
            LedgerError: it cannot be written to; nothing was.
        """
        if self.read_only:
            message = f"{self._address} was opened to look only, it may not be written to"
            raise LedgerError(message)
        with self._explained(), writing(self._connection, self._address):
            yield

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self._address)
