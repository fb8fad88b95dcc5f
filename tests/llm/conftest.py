"""The shipped reader, and a fake model at an address."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_model import FakeModel, served

from dragoman.pipeline import Pipeline
from dragoman.settings import Settings
from loaded import reader


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The shipped reader, as other tests have it loaded."""
    return reader()


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A model that tells nothing until a test gives it an answer."""
    with served(FakeModel()) as found:
        yield found


@pytest.fixture
def settings(model: FakeModel, tmp_path: Path) -> Settings:
    """Settings that name the model; nothing waits long."""
    return replace(
        Settings(),
        llm_address=model.address,
        llm_model="fake-1",
        llm_key="secret",
        llm_seconds=5.0,
        llm_tries=2,
        llm_cache=str(tmp_path / "answers"),
        llm_price_in=1.0,
        llm_price_out=10.0,
    )
