"""What the tests of reading share."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.read import Context, make_context, read_sources
from dragoman.read.knowledge import Knowledge, load_knowledge
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

TODAY = date(2025, 11, 1)
ARTICLE = """Ministers of two countries agree on a rail link

LIMA, May 3, 2024 - The transport ministers of Peru and Bolivia met here on Friday.

They signed an agreement on a rail link between the two countries, both sides said.
"""

Results = Sequence[Document | Refusal]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What reading knows."""
    return load_knowledge()


@pytest.fixture
def article() -> str:
    """A short report of our own."""
    return ARTICLE


@pytest.fixture(scope="session")
def context() -> Context:
    """Default limits on a fixed day."""
    return make_context(Settings(), today=TODAY)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Document | Refusal]]:
    """Write bytes to a file of a name and return all that reading it gives."""

    def run(
        body: bytes | str,
        name: str = "a.txt",
        settings: Settings | None = None,
        **more: Any,  # noqa: ANN401 - passed on to make_context
    ) -> list[Document | Refusal]:
        path = tmp_path / name
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        use = make_context(settings or Settings(), today=TODAY, **more)
        return list(read_sources([str(path)], context=use))

    return run


@pytest.fixture
def codes() -> Callable[[Results], list[str]]:
    """See what was found at a glance: "document", or a refusal's code."""
    return lambda found: ["document" if isinstance(item, Document) else item.code for item in found]
