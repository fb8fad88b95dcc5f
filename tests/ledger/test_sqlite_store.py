"""The SQLite store passes the contract of stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import StoreContract

from dragoman.ledger import SqliteStore, Store


class TestSqliteStore(StoreContract):
    """All of the contract."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        """Return an empty file."""
        store = SqliteStore(tmp_path / "a.ledger")
        yield store
        store.close()
