"""A ledger of the fictional corpus: three months of documents, with a gap in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_samples import entry

import dragoman
from dragoman import Book


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of January and March 2024; February was not read."""
    path = tmp_path_factory.mktemp("panel") / "a.ledger"
    with dragoman.open(path) as book:
        book.ledger.commit([entry(number) for number in (*range(30), *range(60, 90))])
        book.ledger.merge()
    return path


@pytest.fixture
def book(ledger: Path) -> Iterator[Book]:
    """The ledger, to look into."""
    with dragoman.open(ledger, read_only=True) as found:
        yield found
