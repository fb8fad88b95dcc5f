"""What tests of several rooms share."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# how long a property test takes depends on the machine, not on the code
settings.register_profile("untimed", deadline=None)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo makes, once for all processes that test; copy it to change it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder, made = shared / "shared-demo", shared / "demo.made"
        if not made.exists():
            folder.mkdir(exist_ok=True)
            command = [sys.executable, "-m", "dragoman", "demo"]
            subprocess.run(command, cwd=folder, env=kept, check=True, capture_output=True)
            made.touch()
    return folder / "demo"
