"""The SQLite store passes the contract of stores, and its file stands by itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from contract import StoreContract, one_of_each
from ledger_samples import entry

from dragoman.ledger import Ledger, SqliteStore, Store


class TestSqliteStore(StoreContract):
    """All of the contract."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        """Return an empty file."""
        store = SqliteStore(tmp_path / "a.ledger")
        yield store
        store.close()


def test_the_file_reads_well_without_dragoman(tmp_path: Path) -> None:
    """Plain SQLite opens it: keys hold, views answer, searches find the rows they belong to."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([one_of_each(), *(entry(number) for number in range(12))])
        book.merge()
        events = book.counts().events
    with closing(sqlite3.connect(path)) as one:
        assert one.execute("PRAGMA foreign_key_check").fetchall() == []
        assert one.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        views = [row[0] for row in one.execute("SELECT name FROM sqlite_master WHERE type='view'")]
        assert {"event_list", "dyads", "document_list"} <= set(views)
        for view in views:
            assert one.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - our own names
        assert one.execute("SELECT count(*) FROM event_list").fetchone() == (events,)
        shown = one.execute(
            "SELECT actors, recipients, quote FROM event_list WHERE event_type = 'THREATEN'"
        )
        assert shown.fetchall() == [("NOR", "PER", "NOR warned PER.")]
        found = one.execute(
            "SELECT document_id FROM documents JOIN documents_text ON number = documents_text.rowid"
            " WHERE documents_text MATCH 'fishing'"
        )
        assert found.fetchall() == [("d",)]
        for index in ("documents_text", "evidence_text"):
            one.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608 - names of ours


def test_searches_forget_with_the_document(tmp_path: Path) -> None:
    """The search indexes stay true when rows go by way of their document."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([one_of_each(), entry(3)])
        book.merge()
        book.forget(["d"])
        book.merge()
    with closing(sqlite3.connect(path)) as one:
        for index in ("documents_text", "evidence_text"):
            one.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608 - names of ours
        words = "SELECT count(*) FROM evidence_text WHERE evidence_text MATCH 'warned'"
        assert one.execute(words).fetchone() == (0,)
