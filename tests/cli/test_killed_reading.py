"""The real reader, killed at random moments, ends in the ledger that it would have made anyway."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from dragoman.ledger import Ledger
from dragoman.read import samples
from started_program import started

KILLS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "4"))
DOCUMENTS = 12
TELLING = """
import os
import sys
from dragoman.ledger import Ledger
from dragoman.ledger.intake import documents as intake

intake.WINDOW_DOCUMENTS = 2
commit = Ledger.commit

def told(self, *arguments, **more):
    print(os.getpid(), file=sys.stderr, flush=True)
    return commit(self, *arguments, **more)

Ledger.commit = told
"""


@pytest.fixture
def program() -> Iterator[Path]:
    """The program, loaded once, each call of it a process that tells its number at each window."""
    with TemporaryDirectory(prefix="dragoman-") as folder, started(Path(folder), TELLING) as found:
        yield found / "dragoman"


def start(program: Path, sources: list[str], ledger: Path, jobs: int) -> subprocess.Popen[str]:
    """Start reading."""
    arguments = ["read", *sources, "--ledger", str(ledger), "--published", "2024-01-05"]
    return subprocess.Popen(
        [program, *arguments, "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(program: Path, sources: list[str], ledger: Path) -> None:
    """Read to the end."""
    process = start(program, sources, ledger, 1)
    _, told = process.communicate()
    assert process.returncode == 0, told


def kill(process: subprocess.Popen[str], windows: int, seconds: float) -> None:
    """Kill what reads, so long after it has begun to keep so many windows."""
    assert process.stderr is not None
    numbers = [
        line for line, _ in zip(process.stderr, range(windows), strict=False) if line.strip()
    ]
    time.sleep(seconds)
    with suppress(ProcessLookupError):  # it is through already
        os.kill(int(numbers[-1]), signal.SIGKILL)
    process.communicate()


def everything(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return all that can be exported."""
    with Ledger.open(path, read_only=True) as book:
        return (
            list(book.event_lines()),
            [repr(row) for row in book.documents()],
            [repr(person) for person in book.people()],
        )


def test_kills_at_random_change_nothing(tmp_path: Path, program: Path) -> None:
    """The same events, documents and people, byte for byte."""
    sources = sorted(str(path) for path in samples().glob("*.txt"))[:DOCUMENTS]
    undisturbed, killed = tmp_path / "undisturbed.ledger", tmp_path / "killed.ledger"
    finish(program, sources, undisturbed)
    chance = Random(3)  # noqa: S311 - a repeatable test, no secret
    for number in range(KILLS):
        process = start(program, sources, killed, 2 if number == 0 else 1)
        kill(process, chance.randint(1, 3), chance.uniform(0, 0.2))
    finish(program, sources, killed)
    assert everything(killed) == everything(undisturbed)
    assert len(everything(killed)[1]) == len(sources)
