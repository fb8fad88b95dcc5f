"""A server over the fictional ledger."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from brief_samples import write_ledger
from starlette.testclient import TestClient

from dragoman.serve import make_app


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server over the fictional ledger."""
    path: Path = write_ledger(tmp_path_factory.mktemp("serve") / "a.ledger")
    with TestClient(make_app(path), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """A copy of the ledger that the demo makes of the samples; not to be changed."""
    return Path(shutil.copy(demo / "demo.ledger", tmp_path_factory.mktemp("samples")))
