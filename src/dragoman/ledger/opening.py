"""Opening the store that a path or an address names."""

from pathlib import Path

from dragoman.ledger.postgres.address import address_of
from dragoman.ledger.sqlite.store import SqliteStore
from dragoman.ledger.store import Store


def opened_store(
    path: Path | str, *, read_only: bool = False, patience: float | None = None
) -> Store:
    """Return the store that a path or an address names; a new one where there is none.

    Args:
        path: of a file, or the address of a database, ``postgresql://host/name``.
        read_only: never write.
        patience: seconds to wait while somebody else writes.

    Raises:
        LedgerError: it cannot be opened.
        UsageError: the driver of the database is not installed.
    """
    address = address_of(path)
    if address is None:
        return SqliteStore(Path(path), read_only=read_only, patience=patience)
    from dragoman.ledger.postgres.store import PostgresStore  # noqa: PLC0415 - an extra

    return PostgresStore(address, read_only=read_only, patience=patience)


def may_be_there(path: Path) -> bool:
    """Return whether a file is there; a database says itself what it holds.

    >>> may_be_there(Path("no-such.ledger")), may_be_there(Path("postgresql:/db/news"))
    (False, True)
    """
    return path.is_file() or address_of(path) is not None
