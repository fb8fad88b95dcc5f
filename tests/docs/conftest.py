"""What the tests of documentation share."""

import os
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def surroundings() -> dict[str, str]:
    """The environment of a reader: our program first on the path, none of its settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}",
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
