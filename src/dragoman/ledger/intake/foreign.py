"""Taking in a file of other people's data: streamed, resumable, never twice."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from dragoman import __version__
from dragoman.errors import InputError, LedgerError, UsageError
from dragoman.foreign.reading import Form, Found, rows_of
from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger.entries import Import
from dragoman.ledger.ledger import Ledger

BATCH = 5_000
CHUNK = 1 << 20


def take_in_file(
    ledger: Ledger,
    path: Path,
    form: Form,
    *,
    name: str | None = None,
    watch: Callable[[int], None] | None = None,
) -> Import:
    """Keep the rows of a file beside the ledger's own events.

    A file that was taken in is not taken in again; one that was cut off goes on where it was.

    Args:
        ledger: open for writing.
        path: the file.
        form: its form.
        name: what it is to be called; the file's name when None.
        watch: told how many rows were met so far.

    Raises:
        InputError: the file cannot be read.
        UsageError: another file has the name.
        LedgerError: the ledger cannot be written to; what was committed is kept.
    """
    called = name or path.name
    digest = digest_of(path)
    store = ledger.store
    known = store.import_named(called)
    if known is not None and known.digest != digest:
        message = f"another file was imported as {called!r}; give this one a name with --name"
        raise UsageError(message)
    if known is not None and known.finished:
        return known
    if known is None:
        with store.transaction():
            number = store.begin_import(Import(0, called, form.name, digest, __version__, False))  # noqa: FBT003 - a record's field
    else:
        number = known.import_id
    met = store.last_imported(number)
    fresh = (one for one in rows_of(path, form) if one.line > met)
    for count, batch in enumerate(_batches(fresh), 1):
        with store.transaction():
            store.add_imported(
                number,
                [one for one in batch if isinstance(one, Foreign)],
                [one for one in batch if isinstance(one, Unread)],
            )
        if watch is not None:
            watch(count * BATCH)
    with store.transaction():
        store.end_import(number)
    found = store.import_named(called)
    if found is None:
        message = f"{called!r} was taken out while it was taken in; import it again"
        raise LedgerError(message)
    return found


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        InputError: it cannot be read.
    """
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while some := file.read(CHUNK):
                found.update(some)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise InputError(message) from error
    return found.hexdigest()


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    """Yield rows in lists; the parts of one line stay together."""
    kept: list[Found] = []
    while batch := list(islice(found, BATCH)):
        kept += batch
        whole = [one for one in kept if one.line != kept[-1].line]
        if whole:
            yield whole
        kept = [one for one in kept if one.line == kept[-1].line]
    if kept:
        yield kept
