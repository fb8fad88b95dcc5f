"""A ledger of the fictional corpus, as a program opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_samples import entry

import dragoman
from dragoman import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Thirty documents, merged."""
    with dragoman.open(tmp_path / "week.ledger") as found:
        found.ledger.commit([entry(number) for number in range(30)])
        found.ledger.merge()
        yield found
