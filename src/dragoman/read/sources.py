"""Sources of documents: a file, a folder, an address, the standard input."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from dragoman.errors import DragomanError
from dragoman.faults import refused
from dragoman.read.context import Budget, Context, Hints, Refused
from dragoman.read.dispatch import read_stream
from dragoman.read.web import check_url
from dragoman.records import Document, Refusal

STANDARD_INPUT = "-"
PAGE_FOLDERS = ("_files", ".files", "_Files", "-Dateien", "_fichiers", "_archivos")
PAGES = (".html", ".htm", ".xhtml")
NameTest = Callable[[str], object]


class Source(Protocol):
    """A source of documents.

    The contract (``tests/read/test_read_sources.py`` holds every implementation to it): documents
    come lazily and in the same order each time; one that cannot be read is a Refusal in its place,
    and nothing is raised for it; every origin begins with the source's own.
    """

    @property
    def origin(self) -> str:
        """The path or address, as it was named."""
        ...

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the source holds."""
        ...


def source_of(path: str) -> Source:
    """Return the source that a path, an address or ``-`` names.

    >>> type(source_of("https://example.org/news")).__name__
    'WebSource'
    """
    if path == STANDARD_INPUT:
        return StandardInput(sys.stdin.buffer)
    if "://" in path[:12]:
        return WebSource(path)
    is_folder = os.path.isdir(path)  # noqa: PTH112 - the other one raises for a name too long
    return FolderSource(path) if is_folder else FileSource(path)


def read_one(path: str, context: Context) -> Iterator[Document | Refusal]:
    """Yield what a path, an address or ``-`` holds, whatever happens on the way.

    A fault of ours, or of a library, ends this source with a refusal, and never the run.

    Raises:
        DragomanError: nothing can be read at all: the installation is damaged.
    """
    yield from guarded(path, lambda: source_of(path).documents(context))


def guarded(
    origin: str, reading: Callable[[], Iterator[Document | Refusal]]
) -> Iterator[Document | Refusal]:
    """Yield what a source holds and, where it fails, why.

    Args:
        origin: the source, as refusals name it.
        reading: begins to read it.

    Raises:
        DragomanError: as above.
    """
    try:
        yield from reading()
    except DragomanError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the next source is read
        yield refused(error, origin, "read")


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of any format, or a named pipe."""

    origin: str

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the file holds."""
        path = Path(self.origin)
        try:
            mode = path.stat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
                detail = "is neither a file nor a folder; give the path of a file"
                yield Refusal(self.origin, "read", "not-a-file", detail)
                return
            stream = path.open("rb")
        except FileNotFoundError:
            detail = "does not exist; check the path"
            yield Refusal(self.origin, "read", "missing", detail)
            return
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            detail = f"cannot be opened ({reason}); check its permissions"
            yield Refusal(self.origin, "read", "unreadable", detail)
            return
        with stream:
            budget = Budget(context.settings.max_archive_bytes)
            hints = Hints(self.origin, path.name.lower(), budget)
            yield from read_stream(stream, hints, context)


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder and the folders in it, in the order of their names."""

    origin: str

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the files of the folder hold."""
        for found in walk(Path(self.origin), context.knowledge.furniture.collection.fullmatch):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from guarded(str(found), partial(FileSource(str(found)).documents, context))


@dataclass(frozen=True, slots=True)
class WebSource:
    """A page, a feed or an archive at an http(s) address."""

    origin: str

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the address holds."""
        try:
            check_url(self.origin)
            fetched = context.fetcher.fetch(self.origin)
        except Refused as refused:
            yield Refusal(self.origin, "read", refused.code, refused.detail)
            return
        hints = Hints(
            origin=self.origin,
            name=fetched.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].lower(),
            budget=Budget(context.settings.max_archive_bytes),
            url=fetched.url,
            content_type=fetched.content_type,
            charset=fetched.charset,
        )
        yield from read_stream(fetched.stream, hints, context)


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What is piped in; it can be read once."""

    stream: BinaryIO
    origin: str = STANDARD_INPUT

    def documents(self, context: Context) -> Iterator[Document | Refusal]:
        """Yield what the stream holds."""
        hints = Hints(self.origin, "", Budget(context.settings.max_archive_bytes))
        yield from read_stream(cast("BinaryIO", _Unseekable(self.stream)), hints, context)


class _Unseekable:
    """A stream that never claims to be seekable, so that a terminal and a pipe act alike."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def read(self, size: int = -1) -> bytes:
        return self.stream.read(size)

    def seekable(self) -> bool:
        return False


def walk(folder: Path, is_about: NameTest) -> Iterator[Path | Refusal]:
    """Yield the files of a folder by name, hidden files and files about the folder left out.

    Links are followed, but no folder is entered within itself.

    Args:
        folder: where to begin.
        is_about: tells of a lower-case file name whether it is about the folder.
    """
    yield from _walk(folder, frozenset(), is_about)


def _walk(folder: Path, around: frozenset[str], is_about: NameTest) -> Iterator[Path | Refusal]:
    real = os.path.realpath(folder)
    if real in around:
        detail = "is a link to a folder around it; it was not entered again"
        yield Refusal(str(folder), "read", "link-loop", detail)
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    except OSError as error:
        detail = f"the folder cannot be listed ({error.strerror}); check its permissions"
        yield Refusal(str(folder), "read", "unreadable", detail)
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or is_about(name.lower()):
            continue
        if path.is_dir() and _is_of_page(name, names):
            detail = "holds the pictures and scripts of the saved page beside it, which was read"
            yield Refusal(str(path), "read", "no-page", detail)
        elif path.is_dir():
            yield from _walk(path, around | {real}, is_about)
        elif path.exists() and not path.is_file():
            detail = "is no file but a pipe, a socket or a device; name it itself to read it"
            yield Refusal(str(path), "read", "not-a-file", detail)
        else:
            yield path


def _is_of_page(folder: str, names: list[str]) -> bool:
    """Tell whether a folder is what a browser saved beside a page: "talks_files", "talks.html"."""
    for ending in PAGE_FOLDERS:
        page = folder.removesuffix(ending)
        if page != folder and any(f"{page}{suffix}" in names for suffix in PAGES):
            return True
    return False
