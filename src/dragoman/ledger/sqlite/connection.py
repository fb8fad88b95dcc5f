"""Opening the one SQLite file: recognising it, bringing it up to date, explaining failures.

Invariant: whatever SQLite says, a caller hears a `LedgerError` that tells what to do.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
from time import monotonic, thread_time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from dragoman.errors import (
    DamagedError,
    DragomanError,
    FilterError,
    LedgerBusyError,
    LedgerError,
    LedgerVersionError,
    TooMuchError,
)
from dragoman.ledger.schema import APPLICATION_ID, HEAD
from dragoman.ledger.sqlite.at_work import at_work
from dragoman.ledger.sqlite.statements import sharing

if TYPE_CHECKING:
    from alembic.config import Config

BUSY_SECONDS = 30
CACHE_KIBIBYTES = 32_768
PAGE_BYTES = 4_096  # small ledgers are mostly begun pages; rows are packed, so few are longer
MAPPED_BYTES = 268_435_456
CHECKPOINT_PAGES = 4_000
GATHER_MILLISECONDS = 500
STEPS = 20_000  # of the database's machine between two looks at the clock, about a millisecond
CROWDED = 0.15  # of the time for a question, where others wait
TOO_MUCH = (
    "the question takes too long to answer: ask for fewer words or names, a shorter time or the "
    "next page, ask again when fewer are asking, or raise DRAGOMAN_QUERY_SECONDS"
)
BEGIN = "dragoman-begin"
MIGRATIONS = Path(__file__).parents[1] / "migrations"


def connect(path: Path, *, read_only: bool, patience: float | None = None) -> Connection:
    """Return a connection to a ledger file, of the newest version, or a new file.

    Args:
        path: the file; made if absent and not `read_only`.
        read_only: never write, not even to bring an older ledger up to date.
        patience: seconds to wait while another process writes; `BUSY_SECONDS` when None.

    Raises:
        LedgerError: the file cannot be opened or is no ledger.
        LedgerVersionError: a newer Dragoman made it.
        LedgerBusyError: another process holds it.
    """
    if read_only and not path.is_file():
        message = f"there is no ledger at {path}; make one with: dragoman read PATH --ledger {path}"
        raise LedgerError(message)
    if path.is_dir():
        message = f"{path} is a folder; a ledger is one file, as in --ledger {path / 'my.ledger'}"
        raise LedgerError(message)
    if not path.absolute().parent.is_dir():
        message = f"cannot make {path}: the folder {path.absolute().parent} does not exist"
        raise LedgerError(message)
    with explained(path):
        connection = _opened(path, read_only=read_only, patience=patience)
        with closed_on_failure(connection):
            _ready(connection, path, read_only=read_only)
        return connection


@contextmanager
def closed_on_failure(connection: Connection) -> Iterator[None]:
    """Return a context that closes a connection where anything in it fails."""
    try:
        yield
    except BaseException:
        close(connection)
        raise


def close(connection: Connection) -> None:
    """Close a connection and the engine behind it."""
    connection.close()
    connection.engine.dispose()


def gather(connection: Connection) -> None:
    """Bring what the log holds into the file, so that the one file holds all.

    The last to close does so by itself; here somebody may still look into the ledger.
    """
    raw: Any = connection.connection.dbapi_connection
    with suppress(sqlite3.Error):  # somebody is in the midst of reading: the log stays, as it may
        raw.execute(f"PRAGMA busy_timeout = {GATHER_MILLISECONDS}")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def allowed(
    connection: Connection, seconds: float | None, crowded: Callable[[], bool] = lambda: False
) -> Iterator[None]:
    """Return a context in which the database works for so long and no longer.

    Args:
        connection: for looking only.
        seconds: by the clock; no bound when None or not above zero.
        crowded: whether others wait just now; then it works for `CROWDED` of that, of the
            processor, so that no busy machine takes its time.
    """
    raw: Any = connection.connection.dbapi_connection
    if not seconds or seconds < 0:
        yield
        return
    end = monotonic() + seconds
    begun = {get_ident(): thread_time()}

    def is_over() -> bool:
        if monotonic() > end:
            return True
        now = thread_time()
        return now - begun.setdefault(get_ident(), now) > seconds * CROWDED and crowded()

    raw.set_progress_handler(is_over, STEPS)
    try:
        yield
    finally:
        if not connection.closed:
            raw.set_progress_handler(None, STEPS)


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """Return a context in which everything is written or nothing.

    The lock is taken at once, so that two writers wait for one another and never collide.
    """
    connection.rollback()
    connection.info[BEGIN] = "BEGIN IMMEDIATE"
    try:
        with connection.begin():
            yield
    finally:
        del connection.info[BEGIN]


def identity(path: Path) -> tuple[int, int] | None:
    """Return which file stands at a path now: its device and number; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into errors that say what to do.

    Raises:
        LedgerError: or one below it, for anything that the database reports.
    """
    try:
        yield
    except DBAPIError as error:
        raise explain(path, error.orig if error.orig is not None else error) from error
    except sqlite3.Error as error:
        raise explain(path, error) from error
    except UnicodeDecodeError as error:
        message = f"{path} is damaged: it holds text that is none; dragoman check lists the damage"
        raise DamagedError(message) from error
    except UnicodeEncodeError as error:
        message = f"{error.object[:40]!r} holds letters that are none; ask for plain words"
        raise FilterError(message) from error


def explain(path: Path, error: BaseException) -> DragomanError:
    """Return the error that tells a person what happened to a ledger and what to do."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == sqlite3.SQLITE_INTERRUPT:
        return TooMuchError(TOO_MUCH)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerBusyError(
            f"another process is writing to {path}{at_work(path)}; wait until it has ended and try "
            "again"
        )
    advice = {
        sqlite3.SQLITE_FULL: (
            f"no room left on the disk for {path}; what was committed is kept: "
            "free some space and run the same command again"
        ),
        sqlite3.SQLITE_READONLY: (
            f"{path} may not be written to; change its permissions or name another file "
            "with --ledger"
        ),
        sqlite3.SQLITE_CANTOPEN: (
            f"cannot open {path}: see that the folder exists and may be written to"
        ),
        sqlite3.SQLITE_PERM: f"{path} may not be opened; change its permissions",
        sqlite3.SQLITE_NOTADB: f"{path} is no ledger; name another file with --ledger",
        sqlite3.SQLITE_CORRUPT: (
            f"{path} is damaged; dragoman check tells where: restore a copy, or remove it and read "
            "the articles again"
        ),
        sqlite3.SQLITE_IOERR: (
            f"the disk failed while reading or writing {path}; check the disk, then run the same "
            "command again"
        ),
    }
    return LedgerError(advice.get(primary or -1, f"the ledger {path} cannot be used: {error}"))


def _opened(path: Path, *, read_only: bool, patience: float | None = None) -> Connection:
    """Open the file; a ledger on a read-only medium is opened as one that cannot change."""
    if not read_only:
        return _engine(path, "mode=rwc", patience, read_only=False).connect()
    try:
        connection = _engine(path, "mode=ro", patience, read_only=True).connect()
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        log = path.with_name(path.name + "-wal")
        if code not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) or log.exists():
            raise
        return _engine(path, "mode=ro&immutable=1", patience, read_only=True).connect()
    connection.rollback()
    return connection


def _engine(path: Path, mode: str, patience: float | None, *, read_only: bool) -> Engine:
    """Return an engine of one connection with our pragmas."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?{mode}",
            uri=True,
            timeout=BUSY_SECONDS if patience is None else patience,
            isolation_level=None,
            check_same_thread=not read_only,  # who reads may hand the connection on
        ),
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:  # a ledger from elsewhere may not run functions of its own
            connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
            connection.execute("PRAGMA trusted_schema = OFF")
        else:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.info.get(BEGIN, "BEGIN"))

    return sharing(engine)


def _ready(connection: Connection, path: Path, *, read_only: bool) -> None:
    """See that the file is a ledger of this version; make or upgrade it where that may be."""
    found = version(connection)
    if found is None and _tables(connection):
        message = f"{path} is a database but no ledger; name another file with --ledger"
        raise LedgerError(message)
    if found is not None and found > HEAD:
        message = (
            f"{path} was made by a newer Dragoman (version {found} of the tables, this one knows "
            f"{HEAD}); upgrade with: pip install --upgrade dragoman"
        )
        raise LedgerVersionError(message)
    if found != HEAD:
        if read_only:
            message = (
                f"{path} was made by an older Dragoman or is still empty; bring it up to date "
                f"with: dragoman read --ledger {path} PATH"
            )
            raise LedgerVersionError(message)
        if found is None:
            make(connection)
        else:
            upgrade(connection)
    connection.rollback()


def version(connection: Connection) -> str | None:
    """Return the version of the tables in a file; None where there are none of ours."""
    with_ours = connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
    if not with_ours or "alembic_version" not in _tables(connection):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def make(connection: Connection) -> None:
    """Make the tables of a new ledger, all or nothing."""
    upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, all or nothing.

    Args:
        connection: to the file, with nothing begun.
        revision: where to; the newest by default.
    """
    from alembic import command  # noqa: PLC0415 - heavy, and needed for old or new files only

    connection.rollback()
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # of a file that is new
    raw.execute("PRAGMA journal_mode = WAL")
    with writing(connection):
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        command.upgrade(_config(connection), revision)


def _config(connection: Connection) -> "Config":
    """Return Alembic's settings, made in memory: there is no file for a user to lose."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _tables(connection: Connection) -> set[str]:
    """Return the names of the tables in the file."""
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(row[0]) for row in rows}
