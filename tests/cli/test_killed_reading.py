"""The real reader, killed at random moments, ends in the ledger that it would have made anyway."""

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from dragoman.ledger import Ledger
from dragoman.read import samples

KILLS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "4"))
DOCUMENTS = 24
SCRIPT = """
import sys
from dragoman.ledger import Ledger
from dragoman.ledger.intake import documents as intake

intake.WINDOW_DOCUMENTS = 3
commit = Ledger.commit

def told(self, *arguments, **more):
    print("window", file=sys.stderr, flush=True)
    return commit(self, *arguments, **more)

Ledger.commit = told
from dragoman.cli import main
main()
"""


def start(sources: list[str], ledger: Path, jobs: int) -> subprocess.Popen[str]:
    """Start reading in a process of its own that tells of each window."""
    arguments = ["read", *sources, "--ledger", str(ledger), "--published", "2024-01-05"]
    arguments += ["--jobs", str(jobs)]
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(sources: list[str], ledger: Path) -> None:
    """Read to the end."""
    process = start(sources, ledger, 1)
    _, told = process.communicate()
    assert process.returncode == 0, told


def everything(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return all that can be exported."""
    with Ledger.open(path, read_only=True) as book:
        return (
            list(book.event_lines()),
            [repr(row) for row in book.documents()],
            [repr(person) for person in book.people()],
        )


def test_kills_at_random_change_nothing(tmp_path: Path) -> None:
    """The same events, documents and people, byte for byte."""
    sources = sorted(str(path) for path in samples().glob("*.txt"))[:DOCUMENTS]
    undisturbed, killed = tmp_path / "undisturbed.ledger", tmp_path / "killed.ledger"
    finish(sources, undisturbed)
    chance = Random(3)  # noqa: S311 - a repeatable test, no secret
    for number in range(KILLS):
        process = start(sources, killed, 2 if number == 0 else 1)
        assert process.stderr is not None
        for _ in range(chance.randint(1, 3)):
            process.stderr.readline()
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.communicate()
    finish(sources, killed)
    assert everything(killed) == everything(undisturbed)
    assert len(everything(killed)[1]) == len(sources)
