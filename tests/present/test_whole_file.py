"""Files are written whole or not at all, whatever happens on the way."""

import builtins
import errno
import os
import stat
from pathlib import Path

import pytest

from dragoman.errors import OutputError
from dragoman.present.whole_file import whole_file, write_whole

FULL = Path("/dev/full")


def test_a_new_file_and_an_old_one(tmp_path: Path) -> None:
    """Folders are made; the permissions of an old file stay; nothing else is left."""
    path = tmp_path / "new" / "a.txt"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    path.chmod(0o640)
    write_whole(path, b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"two", 0o640)
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, ValueError])
def test_what_is_cut_off_leaves_the_old_file(tmp_path: Path, kind: type[BaseException]) -> None:
    """Ctrl-C, and whatever else comes in between, passes on."""
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(kind), whole_file(path) as part:  # noqa: PT012 - cut off in the midst
        part.write_text("half")
        raise kind
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, reason: int
) -> None:
    """The message says why, and that the old file stands."""
    path = tmp_path / "a.txt"
    path.write_text("old")

    def failing(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(os, step, failing)
    with pytest.raises(OutputError, match=r"the old file stands as it was; free some space"):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points at is written."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    """It is told, not raised as the system puts it."""
    with pytest.raises(OutputError, match="cannot write"):
        write_whole(tmp_path / name, b"new")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_device_is_written_to_and_never_replaced() -> None:
    """It fails as a full disk does, and stands as it was."""
    with pytest.raises(OutputError, match="No space left"):
        write_whole(FULL, b"new")
    assert stat.S_ISCHR(FULL.stat().st_mode)
    write_whole(Path("/dev/null"), b"new")


def test_nothing_else_in_the_package_opens_files_for_writing() -> None:
    """One writer for all that is written."""
    package = Path(builtins.__import__("dragoman").__file__).parent
    alone = {
        "present/whole_file.py", "present/workbooks.py", "serve/feeds.py",
        "interface/answers/exports.py",  # writes the part that becomes the file
        "interface/coding.py",  # an example
        "panel/writing.py",  # is given the part that becomes the file
        "llm/answers.py",  # a cache below this writer: drafts that replace
        "data/own/template.py",  # new files only, in a folder without them
        "evaluate/occasions.py", "evaluate/measures.py", "evaluate/systems.py",  # read at once
    }  # fmt: skip
    marks = ("write_bytes(", "write_text(", '.open("w"', '.open("wb"', '.open("a', '.open("x')
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if any(mark in path.read_text(encoding="utf-8") for mark in marks)
    }
    assert found - alone == set()
