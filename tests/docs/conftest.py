"""What the tests of documentation share: the folder that the demo makes."""

import os
import subprocess
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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, surroundings: dict[str, str]) -> Path:
    """A folder in which the demo has run."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "dragoman", "demo"]
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
    return folder / "demo"
