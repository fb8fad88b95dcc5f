"""Many readers while documents are read in by another process: no error, no long wait."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from serving import served

from dragoman.ledger import Ledger
from dragoman.ledger.sqlite import connection

READERS = 50
WAIT_SECONDS = 1
LONGEST_SECONDS = 120
DOCUMENTS = 30
PATHS = (
    "/",
    "/events",
    "/api/events?party=KEN",
    "/dyad/KEN/NOR",
    "/country/PER",
    "/documents",
    "/api/counts",
    "/events.csv",
)
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from dragoman.ledger.sqlite import connection
from dragoman.ledger.intake import documents as intake
connection.BUSY_SECONDS = int(sys.argv[3])
intake.WINDOW_DOCUMENTS = intake.MERGE_EVERY = 2
from reading_fakes import read_all
read_all(Path(sys.argv[1]), int(sys.argv[4]))
"""


def test_fifty_readers_while_documents_are_read_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits longer than a second for the file gets an error here, and none does."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", WAIT_SECONDS)
    path = tmp_path / "a.ledger"
    Ledger.open(path).close()
    samples = Path(__file__).parent.parent / "ledger"
    arguments = (str(path), str(samples), str(WAIT_SECONDS), str(DOCUMENTS))
    with served(path) as site, ThreadPoolExecutor(READERS) as readers:
        writer = subprocess.Popen((sys.executable, "-c", WRITER, *arguments))

        def look(number: int) -> Counter[int]:
            met: Counter[int] = Counter()
            with httpx2.Client(timeout=LONGEST_SECONDS, verify=False) as client:
                while not met or writer.poll() is None:
                    asked = PATHS[(number + met.total()) % len(PATHS)]
                    met[client.get(site + asked).status_code] += 1
            return met

        met = sum(readers.map(look, range(READERS)), Counter[int]())
    assert writer.wait() == 0
    assert set(met) == {200}
    assert met.total() >= READERS
    with Ledger.open(path, read_only=True) as book:
        assert book.counts().documents == DOCUMENTS
        assert book.counts().unmerged == 0
