"""How fast the pages of a large ledger come, and whether readers and a writer hinder one another.

Makes the ledger of `ledger_queries.py`, asks for pages of a server in a process of its own, and
then lets fifty readers ask while documents are put in.

    python benchmarks/pages.py [--events 1000000] [--keep FILE]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx2
from ledger_queries import PER_DOCUMENT, documents, fill

from dragoman.ledger import Entry, Ledger

PORT = 8799
SITE = f"http://127.0.0.1:{PORT}"
PATHS = (
    "/",
    "/events",
    "/events?party=USA&status=planned",
    "/events?text=harbour&party=NOR",
    "/dyad/USA/CHN",
    "/dyad/EST/RUS",
    "/country/USA",
    "/map",
    "/documents",
    "/document?id=d-00000001",
    "/mechanisms",
    "/people",
    "/refusals",
    "/api/events?party=KOR,JPN",
    "/events.csv?party=KOR",
)
ROUNDS = 9
READERS = 50
LATE = 100
TARGET_MILLISECONDS = 200
START_SECONDS = 60
TIMEOUT_SECONDS = 120


def processor(pid: int) -> float:
    """Return the milliseconds that a process has had of the processor so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 10.0


def started(path: Path) -> tuple[subprocess.Popen[bytes], float]:
    """Start the server; return it and the seconds until its first answer."""
    began = time.perf_counter()
    command = (
        sys.executable,
        "-m",
        "dragoman",
        "serve",
        "--ledger",
        str(path),
        "--port",
        str(PORT),
    )
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    while time.perf_counter() - began < START_SECONDS:
        try:
            httpx2.get(f"{SITE}/static/page.js", timeout=TIMEOUT_SECONDS)
            break
        except httpx2.TransportError:
            time.sleep(0.02)
    return server, time.perf_counter() - began


def ask(client: httpx2.Client, path: str) -> float:
    """Return the milliseconds until a page is here."""
    began = time.perf_counter()
    client.get(SITE + path).raise_for_status()
    return (time.perf_counter() - began) * 1000


def pages(server: subprocess.Popen[bytes]) -> bool:
    """Print how long each page takes; return whether the first page is within the target."""
    good = True
    client = httpx2.Client(timeout=TIMEOUT_SECONDS)
    for path in PATHS:
        first = ask(client, path)
        work = processor(server.pid)
        times = [ask(client, path) for _ in range(ROUNDS)]
        work = (processor(server.pid) - work) / ROUNDS
        median = statistics.median(times)
        if path == "/":
            good = median <= TARGET_MILLISECONDS
        print(f"{median:8.1f} ms  (at work {work:6.1f}, first {first:8.1f})  {path}")
    return good


def put_in(path: Path) -> None:
    """Put documents in, one at a time, take them out again, and print the waits in seconds."""
    locks: list[float] = []
    commits: list[float] = []
    names: list[str] = []
    with Ledger.open(path) as book:
        for number, one in enumerate(documents(LATE * PER_DOCUMENT)):
            names.append(f"late-{number}")
            entry = Entry(replace(one.document, document_id=names[-1]))
            began = time.perf_counter()
            with book.store.transaction():
                locks.append(time.perf_counter() - began)
            began = time.perf_counter()
            book.commit([entry])
            commits.append(time.perf_counter() - began)
        book.forget(names)
    print(max(locks), max(commits))


def crowd(path: Path) -> None:
    """Print how fifty readers fare while another process writes."""
    command = (sys.executable, __file__, "--write", "--keep", str(path))
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    met: Counter[int] = Counter()
    times: list[float] = []

    def look(number: int) -> None:
        turn = number
        client = httpx2.Client(timeout=TIMEOUT_SECONDS)
        while writer.poll() is None:
            began = time.perf_counter()
            answer = client.get(SITE + PATHS[turn % len(PATHS)])
            times.append(time.perf_counter() - began)
            met[answer.status_code] += 1
            turn += 1

    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(look, range(READERS)))
    lock, commit = map(float, writer.communicate()[0].split())
    print(f"{READERS} readers while {LATE} documents were put in: {dict(met)} by status")
    print(f"answers: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")
    print(f"longest wait for the lock {lock:.3f} s, longest commit {commit:.2f} s")


def main() -> None:
    """Make the ledger, ask, and crowd."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="make the ledger here, or use it if it is there")
    parser.add_argument("--write", action="store_true", help="only put documents in, for a crowd")
    wanted = parser.parse_args()
    if wanted.write:
        put_in(wanted.keep)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.keep or Path(folder) / "large.ledger"
        if not path.exists():
            fill(path, wanted.events)
        Ledger.open(path).close()  # of the newest version
        server, seconds = started(path)
        try:
            print(f"the server's first answer after {seconds:.2f} s")
            good = pages(server)
            crowd(path)
        finally:
            server.terminate()
            server.wait(START_SECONDS)
    print(f"first page within {TARGET_MILLISECONDS} ms: {'yes' if good else 'NO'}")


if __name__ == "__main__":
    main()
