"""What a power cut may leave: a log whose end is lost or torn, a file half brought up to date.

The log is not synchronised at each commit (`PRAGMA synchronous = NORMAL`): its tail may be missing,
or be whatever the disk held. It is, before a checkpoint copies it into the file; so while pages of
the file are half written the log is whole.
"""

import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest
from ledger_samples import entry

from dragoman.ledger import Ledger
from dragoman.ledger.soundness.checking import check
from dragoman.ledger.soundness.digest import digest

DOCUMENTS = 4
CUTS = 6
HEADER, FRAME = 32, 24  # bytes of a log and of each page in it, before the page


def log_of(path: Path) -> Path:
    """Return the log beside a ledger."""
    return path.with_name(path.name + "-wal")


def written(path: Path, documents: int) -> str:
    """Read documents, each in a transaction of its own, merge, and return what stands for all."""
    with Ledger.open(path) as book:
        for number in range(1, documents + 1):
            if book.document(entry(number).document.document_id) is None:
                book.commit_document(entry(number))
        book.merge()
        return digest(book)


def looked_at(path: Path) -> int:
    """Return how many documents there are: sound, and the first ones without a gap."""
    assert list(check(path)) == []
    with Ledger.open(path, read_only=True) as book:
        names = sorted(one.document_id for one in book.documents())
    assert names == [entry(n).document.document_id for n in range(1, len(names) + 1)]
    return len(names)


@pytest.fixture
def cut(tmp_path: Path) -> tuple[Path, Path, str]:
    """Return a ledger with all in its log, the same one brought up to date, and its digest."""
    path, open_one = tmp_path / "cut.ledger", tmp_path / "open.ledger"
    after = tmp_path / "after.ledger"
    Ledger.open(open_one).close()
    with Ledger.open(open_one) as book:
        for number in range(1, DOCUMENTS + 1):
            book.commit_document(entry(number))
        shutil.copy(open_one, path)
        shutil.copy(log_of(open_one), log_of(path))
        raw = sqlite3.connect(open_one)
        raw.execute("PRAGMA wal_checkpoint(FULL)")
        shutil.copy(open_one, after)
        raw.close()
    return path, after, written(tmp_path / "whole.ledger", DOCUMENTS)


def test_a_log_that_lost_its_end_gives_the_first_documents(
    tmp_path: Path, cut: tuple[Path, Path, str]
) -> None:
    """Cut off anywhere, or torn and overwritten; what is missing is read again."""
    path, _, whole = cut
    log = log_of(path).read_bytes()
    chance = Random(1)  # noqa: S311 - a repeatable test, no secret
    found = set()
    for number in range(CUTS):
        left = tmp_path / f"{number}.ledger"
        shutil.copy(path, left)
        at = chance.randrange(len(log))
        tail = (b"", bytes(len(log) - at), chance.randbytes(len(log) - at))[number % 3]
        log_of(left).write_bytes(log[:at] + tail)
        found.add(looked_at(left))
        assert written(left, DOCUMENTS) == whole
    assert min(found) < max(found)


def test_a_file_half_brought_up_to_date_is_whole_with_its_log(
    tmp_path: Path, cut: tuple[Path, Path, str]
) -> None:
    """Whichever of its pages reached the disk, and however much of one."""
    path, after, whole = cut
    before, now = path.read_bytes(), after.read_bytes()
    size = int.from_bytes(before[16:18], "big")
    assert (len(log_of(path).read_bytes()) - HEADER) % (size + FRAME) == 0
    chance = Random(2)  # noqa: S311 - a repeatable test, no secret
    for number in range(CUTS):
        left, mixed = tmp_path / f"{number}.ledger", bytearray(before)
        for at in range(0, len(now), size):
            if chance.random() < 0.5:
                torn = chance.choice((size, size, chance.randrange(size)))
                mixed[at : at + torn] = now[at : at + torn]
        left.write_bytes(mixed)
        shutil.copy(log_of(path), log_of(left))
        assert looked_at(left) == DOCUMENTS
        assert written(left, DOCUMENTS) == whole
