"""Lines of a file, one at a time, whatever its size: gzip, zip with one member, or plain.

A line longer than `LONGEST` is no line of event data. What is not UTF-8 is read as Latin-1, which
early files of POLECAT are.
"""

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from dragoman.errors import InputError

LONGEST = 1_000_000
MOST_RATIO = 200
SHORTEST = 40
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
BOM = "\ufeff"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file of lines, unpacking it on the way.

    Raises:
        InputError: it cannot be opened, or is an archive of several files.
    """
    try:
        with path.open("rb") as raw:
            head = raw.read(4)
            raw.seek(0)
            if head.startswith(GZIP):
                with gzip.open(raw) as unpacked:
                    yield _bounded(cast("IO[bytes]", unpacked), path)
            elif head == ZIP:
                yield from _member(raw, path)
            else:
                yield raw
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        message = f"{path} cannot be read: {error}"
        raise InputError(message) from error


def _member(raw: BufferedReader, path: Path) -> Iterator[IO[bytes]]:
    """Open the one file of an archive."""
    with zipfile.ZipFile(raw) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(names) != 1:
            message = f"{path} holds {len(names)} files; unpack it and import one at a time"
            raise InputError(message)
        with archive.open(names[0]) as member:
            yield _bounded(member, path)


class _Bounded:
    """What is unpacked, as long as it is no bomb."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream = stream
        self._path = path
        self._left = path.stat().st_size * MOST_RATIO + LONGEST

    def readline(self, limit: int) -> bytes:
        """Return the next line, or the beginning of one that is too long.

        Raises:
            InputError: it unpacks to far more than event data do.
        """
        line = self._stream.readline(limit)
        self._left -= max(len(line), SHORTEST)  # empty lines cost time too
        if self._left < 0:
            message = (
                f"{self._path} unpacks to more than {MOST_RATIO} times its size, as no event data "
                "do; unpack it yourself if you trust it"
            )
            raise InputError(message)
        return line


def _bounded(stream: IO[bytes], path: Path) -> IO[bytes]:
    """Return a stream that is read by lines and stops where it is a bomb."""
    return cast("IO[bytes]", _Bounded(stream, path))


def lines_of(stream: IO[bytes]) -> Iterator[tuple[int, str | None]]:
    """Yield the lines with their numbers, without line ends; None for one that is too long."""
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield number, None
            continue
        told = decoded(line).rstrip("\r\n")
        yield number, told.removeprefix(BOM) if number == 1 else told


def decoded(line: bytes) -> str:
    """Return a line's text."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
