"""Whatever happens to the file, the user hears what to do and keeps what was committed."""

import json
import os
import re
import sqlite3
from pathlib import Path

import pytest
from ledger_samples import entry

from dragoman.errors import LedgerBusyError, LedgerError, LedgerVersionError
from dragoman.ledger import Filter, Ledger, SqliteStore
from dragoman.ledger.sqlite import connection
from dragoman.ledger.sqlite.at_work import at_work

NOT_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write to everything"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a ledger of a few documents."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([entry(number) for number in range(10)])
        book.merge()
    return path


def test_a_full_disk_loses_only_the_batch_at_work(path: Path) -> None:
    """What was committed before is whole; with room again the rest follows."""
    with Ledger.open(path) as book:
        store = book.store
        assert isinstance(store, SqliteStore)
        before = list(book.event_lines())
        raw = store._connection.connection.dbapi_connection
        assert raw is not None
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match=r"no room left on the disk.*free some space"):
            book.commit([entry(number) for number in range(10, 200)])
        assert book.counts().documents == 10
        assert list(book.event_lines()) == before
        raw.execute("PRAGMA max_page_count = 1000000000")
        book.commit([entry(number) for number in range(10, 200)])
        assert book.counts().documents == 200


def test_a_full_disk_while_merging_leaves_whole_events(path: Path) -> None:
    """Merging is undone as a whole, and done later."""
    with Ledger.open(path) as book:
        book.commit([entry(number) for number in range(10, 200)])
        waiting, before = book.counts().unmerged, list(book.event_lines())
        store = book.store
        assert isinstance(store, SqliteStore)
        raw = store._connection.connection.dbapi_connection
        assert raw is not None
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(LedgerError, match="no room left"):
            book.merge()
        assert (book.counts().unmerged, list(book.event_lines())) == (waiting, before)
        raw.execute("PRAGMA max_page_count = 1000000000")
        book.merge()
        assert book.counts().unmerged == 0


@pytest.mark.parametrize("replaced", [False, True])
def test_a_ledger_that_is_removed_or_replaced_is_noticed(path: Path, *, replaced: bool) -> None:
    """Nothing more is written to a file that nobody will find again."""
    moved = path.with_name("moved.ledger")
    with Ledger.open(path) as book:
        path.rename(moved)
        if replaced:
            path.write_bytes(moved.read_bytes())
        with pytest.raises(LedgerError, match="replaced by another" if replaced else "was removed"):
            book.commit([entry(50)])
        path.unlink(missing_ok=True)
        moved.rename(path)
        assert book.commit([entry(51)]) == 1


def test_a_ledger_removed_within_a_transaction_is_noticed(path: Path) -> None:
    """The transaction at work is undone."""
    with Ledger.open(path) as book:
        before = book.counts()
        with pytest.raises(LedgerError, match="was removed"), book.store.transaction():
            path.rename(path.with_name("moved.ledger"))
        path.with_name("moved.ledger").rename(path)
        assert book.counts() == before


def test_a_locked_ledger_says_to_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process is writing; looking goes on, writing has to wait."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path, read_only=True) as book:
        assert book.count() > 0
    with Ledger.open(path) as book:
        assert book.count() > 0
    with Ledger.open(path) as book, pytest.raises(LedgerBusyError, match="another process"):
        book.commit([entry(50)])
    other.close()


def test_who_has_to_wait_is_told_what_the_other_reads(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the run that has begun and not ended; a long list of sources is cut."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    assert at_work(path) == ""
    with Ledger.open(path) as first:
        run = first.begin_run(arguments=json.dumps({"sources": ["in/", "b" * 200]}))
        with first.store.transaction(), Ledger.open(path) as second:
            known = rf"run that began at {re.escape(run.started)}, which reads in/ b{{76}}\.\.\."
            with pytest.raises(LedgerBusyError, match=known):
                second.commit([entry(50)])
    assert at_work(path.with_name("none.ledger")) == ""


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    """Text, other databases and folders are named as what they are."""
    text = tmp_path / "notes.txt"
    text.write_text("Not a ledger at all, but long enough to look at. " * 40)
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as one:
        one.execute("CREATE TABLE mine (x)")
    one.close()
    for read_only in (True, False):
        with pytest.raises(LedgerError, match="database but no ledger"):
            Ledger.open(other, read_only=read_only)
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    assert text.read_text().startswith("Not a ledger")


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    """To look into nothing is an error, to write makes a file, and not in a missing folder."""
    with pytest.raises(LedgerError, match="dragoman read PATH --ledger"):
        Ledger.open(tmp_path / "none.ledger", read_only=True)
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "no" / "such" / "a.ledger")
    empty = tmp_path / "empty.ledger"
    empty.touch()
    with pytest.raises(LedgerVersionError, match="still empty"):
        Ledger.open(empty, read_only=True)
    with Ledger.open(empty) as book:
        assert book.counts().documents == 0


def test_a_damaged_ledger_says_so(path: Path) -> None:
    """Pages of rubbish are found when they are looked at."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(LedgerError, match=r"damaged|cannot be used"), Ledger.open(path) as book:
        list(book.events(Filter()))


@NOT_ROOT
def test_a_write_protected_ledger_can_be_looked_into(path: Path) -> None:
    """Reading goes on; writing says which permission is missing."""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Ledger.open(path, read_only=True) as book:
            assert book.count() > 0
        with (
            pytest.raises(LedgerError, match=r"may not be written to|cannot open"),
            Ledger.open(path) as book,
        ):
            book.commit([entry(50)])
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)


def test_a_ledger_opened_to_look_cannot_be_written(path: Path) -> None:
    """Not even by mistake."""
    with (
        Ledger.open(path, read_only=True) as book,
        pytest.raises(LedgerError, match="may not be written to"),
    ):
        book.commit([entry(50)])
