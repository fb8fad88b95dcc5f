"""Streams with a bound: how much is read, unpacked and kept is decided here."""

import gzip
import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dragoman.read.context import Budget, Refused

CHUNK = 1 << 16
HEAD = 1 << 16
RATIO_FROM = 1 << 20
KEPT_IN_MEMORY = 8 << 20


class Counted(io.RawIOBase):
    """A stream that counts what was read from it."""

    def __init__(self, inner: BinaryIO) -> None:
        self.inner = inner
        self.count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer and return how much was read."""
        data = self.inner.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """The unpacked side of a compressed stream, which refuses to grow out of proportion.

    Raises:
        Refused: on reading, when it unpacks to too much or the compressed data is damaged.
    """

    def __init__(self, packed: Counted, unpacked: BinaryIO, budget: Budget, ratio: int) -> None:
        self.packed = packed
        self.inner = unpacked
        self.budget = budget
        self.ratio = ratio
        self.count = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer and return how much was read."""
        try:
            data = read_some(self.inner, min(len(buffer), CHUNK))
        except EOFError as error:
            raise Refused(
                "truncated", "the compressed data ends too early; fetch the file again"
            ) from error
        except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise Refused(
                "damaged", f"the compressed data is damaged ({error}); fetch the file again"
            ) from error
        self.count += len(data)
        self.budget.spend(len(data))
        if self.count > RATIO_FROM and self.count > self.ratio * max(self.packed.count, 1):
            raise Refused(
                "bomb",
                f"unpacks to more than {self.ratio} times its size, as no news does; unpack it "
                "yourself if you trust it",
            )
        buffer[: len(data)] = data
        return len(data)


def gunzip(stream: BinaryIO, budget: Budget, ratio: int) -> BinaryIO:
    """Return the unpacked side of a gzip stream."""
    packed = Counted(stream)
    inner = gzip.GzipFile(fileobj=io.BufferedReader(packed, CHUNK), mode="rb")
    return io.BufferedReader(Unpacked(packed, cast("BinaryIO", inner), budget, ratio), CHUNK)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: BinaryIO, error: Refused | None) -> None:
        self.head = head
        self.rest = rest
        self.error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        if self.head:
            data, self.head = self.head[: len(buffer)], self.head[len(buffer) :]
        elif self.error:
            raise self.error
        else:
            data = read_some(self.rest, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Return what is there to read, up to a size; an error is not met before its place."""
    read_once = getattr(stream, "read1", stream.read)
    data: bytes = read_once(size)
    return data


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of a stream and a stream that still begins with them."""
    head = b""
    error: Refused | None = None
    while len(head) < HEAD:
        try:
            data = read_some(stream, HEAD - len(head))
        except Refused as refused:
            if not head:
                raise
            error = refused
            break
        if not data:
            break
        head += data
    if stream.seekable():
        stream.seek(0)
        return head, stream
    return head, io.BufferedReader(_Rejoined(head, stream, error), CHUNK)


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """Return the whole of a stream.

    Raises:
        Refused: there is more than the limit.
    """
    parts: list[bytes] = []
    size = 0
    while data := stream.read(CHUNK):
        size += len(data)
        if size > limit:
            raise too_large(limit)
        parts.append(data)
    return b"".join(parts)


def too_large(limit: int) -> Refused:
    """Return the refusal of a document over the limit."""
    return Refused(
        "too-large",
        f"larger than {limit:,} bytes, the most that one document may have; split it, or raise "
        "DRAGOMAN_MAX_DOCUMENT_BYTES",
    )


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None for each that is longer than the limit."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(CHUNK)
        yield None


@contextmanager
def seekable(stream: BinaryIO, limit: int) -> Iterator[BinaryIO]:
    """Give a stream that can be read from any place, copied to a temporary file if need be.

    Raises:
        Refused: there is more than the limit.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY) as spool:
        size = 0
        while data := stream.read(CHUNK):
            size += len(data)
            if size > limit:
                raise too_large(limit)
            spool.write(data)
        spool.seek(0)
        yield cast("BinaryIO", spool)
