"""A PostgreSQL of our own, from Debian's package, for as long as the tests last."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = "/usr/lib/postgresql"
SERVICE = "postgres"  # the package's user; the server does not run as root


def program(name: str) -> str | None:
    """Return a program of the newest server that is installed."""
    newest = sorted(Path(PLACES).glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(newest[-1]) if newest else shutil.which(name)


@contextmanager
def served() -> Iterator[str]:
    """Yield the address of a server that listens on a socket in a folder alone."""
    made, control = program("initdb"), program("pg_ctl")
    if made is None or control is None:
        pytest.skip("no PostgreSQL is installed here: apt-get install postgresql")
    user = SERVICE if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    options = f"-c listen_addresses='' -k {folder} -c fsync=off -c full_page_writes=off"
    log = str(folder / "log")

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, capture_output=True)

    try:
        run(made, "-D", str(data), "-U", "ada", "-A", "trust", "-E", "UTF8", "--no-sync")
        run(control, "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgresql://ada@/postgres?host={folder}"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
