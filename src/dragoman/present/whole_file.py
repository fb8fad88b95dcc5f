"""The one way in which files are written: the old one stands until the new one is whole.

What is written goes into a new file beside the old one, is brought to the disk, and then takes its
name in one step. A full disk, a power cut or Ctrl-C leave the old file as it was. What is no file
(a pipe, a terminal, ``/dev/full``) is written to as it is.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.errors import OutputError

LONGEST_STEM = 40
READABLE = 0o666


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield the path of a file to write, which becomes the one wanted once all is written.

    Folders on the way are made. A link is followed, and the permissions of an old file are kept.

    Args:
        path: where the file shall stand.

    Raises:
        OutputError: it cannot be written; what stood there before stands there still.

    >>> with TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "a.txt")) as part:
    ...         _ = part.write_text("Hi")
    ...     Path(folder, "a.txt").read_text()
    'Hi'
    """
    try:
        if "\0" in str(path):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # noqa: TRY301 - told below
        target = path.resolve()
        if target.exists() and not target.is_file():
            with _copied(target) as part:
                yield part
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(target) as part:
            yield part
    except OSError as error:
        raise _unwritable(path, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, all of it or nothing.

    Raises:
        OutputError: it cannot be written; what stood there before stands there still.
    """
    with whole_file(path) as part:
        part.write_bytes(content)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Yield a new file beside another, which takes its place in the end."""
    part = target.with_name(f".{target.name[:LONGEST_STEM]}.{secrets.token_hex(4)}.part")
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, READABLE))
    try:
        yield part
        if mode is not None:
            part.chmod(mode)
        _to_disk(part)
        os.replace(part, target)  # noqa: PTH105 - says that it replaces
    finally:
        part.unlink(missing_ok=True)
    with suppress(OSError):  # some file systems know no syncing of folders
        _to_disk(target.parent)


@contextmanager
def _copied(target: Path) -> Iterator[Path]:
    """Yield a file whose content goes to what is no file: a pipe, a terminal, a device."""
    with TemporaryDirectory() as folder:
        part = Path(folder) / f"part{target.suffix}"
        yield part
        with part.open("rb") as content, target.open("wb", buffering=0) as out:
            while some := content.read(1 << 20):
                while some:
                    some = some[out.write(some) :]


def _to_disk(path: Path) -> None:
    """Wait until what was written to a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error that tells why a file cannot be written, and what to do."""
    reason = error.strerror or type(error).__name__
    old = os.path.isfile(path)  # noqa: PTH113 - the other one raises for a name too long
    stands = "; the old file stands as it was" if old else ""
    return OutputError(
        f"cannot write {path}: {reason}{stands}; free some space, change the permissions or name "
        "another file"
    )
