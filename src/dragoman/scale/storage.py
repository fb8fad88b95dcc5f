"""Files wherever they lie, here or at addresses of storage, and the shards that they make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError, with_extra
from dragoman.read import Context
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.read.sources import STANDARD_INPUT, FileSource, guarded, read_one, walk
from dragoman.records import Document, Refusal
from dragoman.scale.job import Piece, Shard

WEB = ("http://", "https://")
NEEDED = with_extra("reading in shards needs other packages", "scale")
SHARD_BYTES = 4_000_000  # small files are read together up to this
SHARD_FILES = 512


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A file at an address of storage, such as ``s3://bucket/shard-1.jsonl``."""

    origin: str

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the file holds."""
        system, path = storage(self.origin)
        try:
            stream = system.open(path, "rb")
        except FileNotFoundError:
            detail = "does not exist; check the address"
            yield Refusal(self.origin, "read", "missing", detail)
            return
        with stream:
            name = self.origin.rsplit("/", 1)[-1].lower()
            hints = Hints(self.origin, name, Budget(context.settings.max_archive_bytes))
            yield from read_stream(stream, hints, context)


def storage(address: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it.

    Raises:
        UsageError: there is none for such addresses, or a package for it is missing.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(NEEDED) from error
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        message = f"{address} cannot be reached: {error}"
        raise UsageError(message) from error
    return system, str(path)


def is_stored(address: str) -> bool:
    """Tell whether an address is one of storage, neither a path nor a page.

    >>> is_stored("s3://bucket/a.jsonl"), is_stored("https://example.org/a"), is_stored("a.jsonl")
    (True, False, False)
    """
    return "://" in address[:12] and not address.startswith(WEB)


def documents_of(piece: Piece, context: Context) -> Iterator[Document | Refusal]:
    """Yield what a file of a shard holds, as reading it alone would."""
    if piece.refusal is not None:
        yield piece.refusal
    elif is_stored(piece.address):
        yield from guarded(piece.address, lambda: StoredSource(piece.address).documents(context))
    elif piece.address.startswith(WEB):
        yield from read_one(piece.address, context)
    else:
        yield from guarded(piece.address, lambda: FileSource(piece.address).documents(context))


def shards_of(sources: Sequence[str], context: Context) -> Iterator[Shard]:
    """Yield the shards of what is named, in the order in which one process would read it.

    Args:
        sources: files, folders and addresses; an address of storage may hold wildcards.
        context: tells which files of a folder are only about it.

    Raises:
        UsageError: standard input is named, which no worker can read.
    """
    held: list[Piece] = []
    size = 0
    for piece, more in _pieces(sources, context):
        if held and (size + more > SHARD_BYTES or len(held) >= SHARD_FILES):
            yield Shard(tuple(held))
            held, size = [], 0
        held.append(piece)
        size += more
    if held:
        yield Shard(tuple(held))


def _pieces(sources: Iterable[str], context: Context) -> Iterator[tuple[Piece, int]]:
    """Yield the files of what is named, each with its size."""
    about = context.knowledge.furniture.collection.fullmatch
    for source in sources:
        if source == STANDARD_INPUT:
            raise UsageError("workers cannot read standard input; save it to a file they can reach")
        if is_stored(source):
            yield from _stored(source)
        elif source.startswith(WEB):
            yield Piece(source), 0
        elif Path(source).is_dir():
            for found in walk(Path(source), about):
                yield _local(found) if isinstance(found, Path) else (Piece("", refusal=found), 0)
        else:
            yield _local(Path(source), source)


def _local(path: Path, named: str = "") -> tuple[Piece, int]:
    """Return a file here; one that cannot be looked at is refused by whoever reads it."""
    try:
        told = path.stat()
    except (OSError, ValueError):
        return Piece(named or str(path)), 0
    return Piece(named or str(path), f"{told.st_size} {told.st_mtime_ns}"), told.st_size


def _stored(address: str) -> Iterator[tuple[Piece, int]]:
    """Yield the files that an address of storage names."""
    system, path = storage(address)
    if has_magic(path):
        found = sorted(system.glob(path))
    else:
        found = sorted(system.find(path)) if system.isdir(path) else [path]
    if not found:
        detail = "names no file; check the address"
        yield Piece("", refusal=Refusal(address, "read", "missing", detail)), 0
    for one in found:
        named = system.unstrip_protocol(one)
        try:
            yield Piece(named, str(system.ukey(one))), int(system.size(one) or 0)
        except FileNotFoundError:
            yield Piece(named), 0
