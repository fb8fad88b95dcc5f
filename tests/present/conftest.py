"""What tests of presenting share."""

from pathlib import Path

import pytest
from brief_samples import write_ledger

from dragoman.present.wording import Teller


@pytest.fixture(scope="session")
def teller() -> Teller:
    """A teller over the shipped tables."""
    return Teller.load()


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional ledger."""
    return write_ledger(tmp_path_factory.mktemp("present") / "a.ledger")
