"""What tests of several rooms share."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Connection

from dragoman.ledger import Ledger
from dragoman.ledger.sqlite import connection

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


@pytest.fixture(scope="session", autouse=True)
def _new_ledgers_are_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests make a thousand ledgers; the migrations run for the first, and their tests' own."""
    empty = tmp_path_factory.mktemp("ledgers") / "empty.ledger"

    def copied(new: Connection) -> None:
        new.rollback()
        raw: Any = new.connection.dbapi_connection
        raw.execute("PRAGMA synchronous = OFF")  # no test pulls the plug
        with closing(sqlite3.connect(empty)) as whole:
            whole.backup(raw)
        raw.execute("PRAGMA journal_mode = WAL")

    Ledger.open(empty).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "make", copied)
        yield
