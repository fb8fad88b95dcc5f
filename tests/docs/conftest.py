"""What the tests of documentation share."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from started_program import started


@pytest.fixture(scope="session")
def surroundings() -> Iterator[dict[str, str]]:
    """The environment of a reader: our program first on the path, none of its settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    with TemporaryDirectory(prefix="dragoman-") as folder, started(Path(folder)) as program:
        path = (str(program), str(Path(sys.executable).parent), kept.get("PATH", ""))
        yield kept | {"PATH": os.pathsep.join(path), "COLUMNS": "120", "NO_COLOR": "1"}
