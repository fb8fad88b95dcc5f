"""Opening a ledger in PostgreSQL, writing to it one after the other, and explaining failures."""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from dragoman.errors import (
    DragomanError,
    LedgerBusyError,
    LedgerError,
    LedgerVersionError,
    TooMuchError,
    UsageError,
    with_extra,
)
from dragoman.ledger.postgres.address import Address
from dragoman.ledger.postgres.tables import create, version
from dragoman.ledger.schema import HEAD
from dragoman.ledger.sqlite.connection import BUSY_SECONDS, TOO_MUCH, closed_on_failure

EXTRA = with_extra("a ledger in PostgreSQL needs its driver", "postgres")
CANCELLED, NO_LOCK, READ_ONLY, NO_RIGHT = "57014", "55P03", "25006", "42501"
MILLISECONDS = 1000


def connect(
    address: Address, *, read_only: bool, patience: float | None = None, make: bool = True
) -> Connection:
    """Return a connection to a ledger, a new one where there is none.

    Args:
        address: where it stands.
        read_only: never write.
        patience: seconds to wait while somebody else writes; `BUSY_SECONDS` when None.
        make: whether a new one is made where there is none and it is not only looked into.

    Raises:
        LedgerError: it cannot be reached or made, or is not there to be looked into.
        LedgerVersionError: another version of Dragoman made it.
        UsageError: the driver is not installed.
    """
    wait = BUSY_SECONDS if patience is None else patience
    options = (
        f'-c search_path="{address.schema}",public -c lock_timeout={round(wait * MILLISECONDS)} '
        f"-c default_transaction_read_only={'on' if read_only else 'off'}"
    )
    try:
        url = make_url(address.url).set(drivername="postgresql+psycopg")
        engine = create_engine(
            url, poolclass=NullPool, hide_parameters=True, connect_args={"options": options}
        )
    except (NoSuchModuleError, ImportError) as error:
        raise UsageError(EXTRA) from error
    with explained(address):
        connection = engine.connect()
        with closed_on_failure(connection):
            _ready(connection, address, make=make and not read_only)
        return connection


@contextmanager
def writing(connection: Connection, address: Address) -> Iterator[None]:
    """Return a context in which everything is written or nothing, by one writer at a time."""
    connection.rollback()
    with connection.begin():
        _wait_for_turn(connection, address)
        yield


@contextmanager
def allowed(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Return a context in which each question may take so long and no longer."""
    if not seconds or seconds < 0:
        yield
        return
    _bound(connection, max(1, round(seconds * MILLISECONDS)))
    try:
        yield
    finally:
        if not connection.closed:
            _bound(connection, 0)


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turn the database's failures into errors that say what to do.

    Raises:
        LedgerError: or one below it, for anything that the database reports.
    """
    try:
        yield
    except DBAPIError as error:
        raise _explain(address, error) from error


def _explain(address: Address, error: DBAPIError) -> DragomanError:
    """Return the error that tells a person what happened and what to do."""
    code = getattr(error.orig, "sqlstate", None)
    if code == CANCELLED:
        return TooMuchError(TOO_MUCH)
    if code == NO_LOCK:
        return LedgerBusyError(
            f"somebody else is writing to {address}; wait until that has ended and try again"
        )
    if code == READ_ONLY:
        return LedgerError(f"{address} was opened to look only, it may not be written to")
    told = " ".join(str(error.orig).split())
    if code == NO_RIGHT:
        return LedgerError(
            f"you may not do that to {address}: {told.partition(' LINE ')[0]}. What a person "
            "says is signed with the name by which the database knows you (leave out --by); roles "
            "are given by: dragoman roles"
        )
    return LedgerError(f"the ledger {address} cannot be used: {told}")


def _ready(connection: Connection, address: Address, *, make: bool) -> None:
    """See that the tables are of this version; make them where there are none."""
    found = version(connection)
    if found is None and not make:
        message = f"there is no ledger at {address}; make one with: dragoman read PATH"
        raise LedgerError(message)
    if found is None:
        with writing(connection, address):
            if version(connection) is None:  # nobody else was faster
                create(connection, address.schema)
        found = HEAD
    if found != HEAD:
        message = (
            f"{address} has version {found} of the tables, this Dragoman knows {HEAD}; use the "
            "Dragoman that made it, or read the articles into a new ledger"
        )
        raise LedgerVersionError(message)
    connection.rollback()


def _wait_for_turn(connection: Connection, address: Address) -> None:
    """Wait until nobody else writes to this ledger; it ends with the transaction."""
    key = crc32(f"dragoman {address.schema}".encode())
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _bound(connection: Connection, milliseconds: int) -> None:
    """Bound every following question, also after a rollback."""
    within = connection.in_transaction()
    connection.execute(text(f"SET statement_timeout = {milliseconds}"))
    if not within:
        connection.commit()
