"""One short name for all that a ledger holds: equal where two ledgers tell the same.

Invariant: the order, the batches, the threads and the day of reading leave no trace in it.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from dragoman.records import encode

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

DIGEST_BYTES = 16


def contents(book: "Ledger") -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield what can be listed or exported, kind by kind, each as lines of JSON in order.

    Args:
        book: open, with nothing waiting to be merged.
    """
    yield "documents", map(encode, book.documents())
    yield "events", (line.encode() for line in book.event_lines())
    yield "mechanisms", map(encode, book.mechanisms())
    yield "people", map(encode, book.people())
    yield "positions", map(encode, book.positions())
    yield "refusals", map(encode, book.refusals())


def digest(book: "Ledger") -> str:
    """Return 32 hexadecimal digits that stand for all that a ledger tells.

    >>> import tempfile
    >>> from dragoman.ledger import Ledger
    >>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/a.ledger") as one:
    ...     len(digest(one))
    32
    """
    found = blake2b(digest_size=DIGEST_BYTES)
    for kind, lines in contents(book):
        found.update(kind.encode() + b"\n")
        for line in lines:
            found.update(line + b"\n")
    return found.hexdigest()
