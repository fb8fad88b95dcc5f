"""Open ledgers are lent from one request to the next, and neither miss nor hinder a commit."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from brief_samples import write_ledger

from dragoman.errors import TooMuchError
from dragoman.ledger import Ledger
from dragoman.ledger.sqlite import connection
from dragoman.records import Refusal
from dragoman.serve.readers import CROWD, MOST_IDLE, Readers

SECONDS = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The fictional ledger."""
    path: Path = write_ledger(tmp_path / "a.ledger")
    return path


@pytest.fixture
def readers(path: Path) -> Iterator[Readers]:
    """Its readers."""
    readers = Readers(path)
    yield readers
    readers.close()


def refuse(path: Path, name: str) -> None:
    """Change a ledger."""
    with Ledger.open(path) as book:
        book.refuse(Refusal(name, "read", "empty", "nothing in it"))


def test_what_is_open_is_lent_again_and_sees_what_came(path: Path, readers: Readers) -> None:
    """From whatever thread."""
    with readers.lend() as first:
        before = first.counts().refusals
    refuse(path, "b.txt")

    def look() -> tuple[bool, int]:
        with readers.lend() as again:
            return again is first, again.counts().refusals

    with ThreadPoolExecutor(1) as other:
        assert other.submit(look).result(SECONDS) == (True, before + 1)


def test_what_is_lent_is_lent_to_one(readers: Readers) -> None:
    """Two at once have two, and only so many are kept."""
    lent = [readers.lend() for _ in range(MOST_IDLE + 3)]
    books = [one.__enter__() for one in lent]
    assert len({id(one) for one in books}) == len(books)
    for one in lent:
        one.__exit__(None, None, None)
    assert len(readers._idle) == MOST_IDLE


def test_what_is_still_being_looked_at_is_not_lent_again(path: Path, readers: Readers) -> None:
    """It would show the ledger as it was, and the log could not be emptied."""
    with readers.lend() as first:
        begun = first.refusals()
        next(begun)
    refuse(path, "b.txt")
    with readers.lend() as second:
        assert second is not first
        assert "b.txt" in [one.origin for one in second.refusals()]
    assert not first.store.at_rest()


def test_the_edition_changes_with_every_commit_and_not_without(
    path: Path, readers: Readers
) -> None:
    """Also when a ledger is put in the place of another."""
    met = [readers.edition()]
    assert readers.edition() == met[0]
    for number in range(3):
        refuse(path, f"{number}.txt")
        met.append(readers.edition())
        assert readers.edition() == met[-1]
    other = write_ledger(path.with_name("b.ledger"))
    other.replace(path)
    met.append(readers.edition())
    assert len(set(met)) == len(met)


def test_the_file_holds_all_once_who_wrote_has_ended(path: Path, readers: Readers) -> None:
    """Though somebody keeps it open to look: a copy of the one file is a copy of the ledger."""
    readers.edition()
    with readers.lend() as book:
        book.counts()
    refuse(path, "late.txt")
    copy = path.with_name("copy.ledger")
    shutil.copyfile(path, copy)
    with Ledger.open(copy, read_only=True) as book:
        assert "late.txt" in [one.origin for one in book.refusals()]


def test_in_a_crowd_a_question_has_less_time(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few have all of it; what more ask for at once may take a part of it, of the processor."""
    monkeypatch.setattr(connection, "STEPS", 1)
    monkeypatch.setattr(connection, "CROWDED", 1e-12)
    with ExitStack() as lent:
        first = lent.enter_context(readers.lend(SECONDS))
        assert first.counts().events
        for _ in range(CROWD):
            lent.enter_context(readers.lend(SECONDS))
        with pytest.raises(TooMuchError, match="when fewer are asking"):
            first.counts()
    with readers.lend(SECONDS) as again:
        assert again.counts().events
