"""Text that stands packed in the file: JSON that nobody asks for in SQL, whose words recur.

A ledger says the same names of fields, types and rules in every row, so it is packed against a text
that holds them. Rows that an older program wrote are plain text and are read as they are.
"""

import zlib
from functools import cache
from importlib.resources import files

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from dragoman.errors import DamagedError

DAMAGED = (
    "a record in the ledger is damaged ({}); dragoman check says which, dragoman repair mends it"
)
# which files hold the text that a line is packed against, by the mark it begins with, as no JSON
# does; what is written has the last of them
WORDS = {b"\x01": ("packing.txt",), b"\x02": ("sketches.txt", "packing.txt")}
MARK = b"\x02"
LEVEL = 6
LONGEST = 1 << 26  # of what is unpacked; far more than any record is bounded to


class Packed(TypeDecorator[str]):
    """Text that SQLite keeps packed; PostgreSQL packs what is long by itself."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        """Return what is written."""
        if value is None or dialect.name != "sqlite":
            return value
        return packed(value)

    def process_result_value(self, value: object, dialect: Dialect) -> str | None:
        """Return what was written.

        Raises:
            DamagedError: it is not what was written any more.
        """
        del dialect
        return None if value is None else plain(value)


def plain(value: object) -> str:
    """Return the text that a row holds, packed or not.

    Raises:
        DamagedError: it is not what was written any more.

    >>> plain(packed("[]")), plain("[]")
    ('[]', '[]')
    """
    if not isinstance(value, bytes):
        return str(value)
    try:
        return unpacked(value).decode()
    except ValueError as error:
        raise DamagedError(DAMAGED.format(error)) from error


def packed(line: str) -> bytes:
    """Return a line of JSON packed.

    >>> line = '{"event_type":"CONSULT","status":"actual"}'
    >>> len(packed(line)) < len(line), unpacked(packed(line)) == line.encode()
    (True, True)
    """
    packing = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS, zdict=_words(MARK))
    return MARK + packing.compress(line.encode()) + packing.flush()


def unpacked(line: bytes) -> bytes:
    """Return a line of JSON as it was; one that is not packed is returned as it is.

    Raises:
        ValueError: it is damaged.
    """
    mark = line[:1]
    if mark not in WORDS:
        return line
    unpacking = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_words(mark))
    try:
        found = unpacking.decompress(line[1:], LONGEST)
    except zlib.error as error:
        message = f"cannot be unpacked: {error}"
        raise ValueError(message) from error
    if not unpacking.eof:
        raise ValueError("cannot be unpacked: it breaks off or is too long")
    return found


@cache
def _words(mark: bytes) -> bytes:
    """Return the text that is packed against; changed, it would need another mark."""
    folder = files("dragoman.data") / "ledger"
    return b"".join((folder / name).read_bytes() for name in WORDS[mark])
