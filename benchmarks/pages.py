"""How fast the pages of a large ledger come, and whether readers and a writer hinder one another.

Makes the ledger of `ledger_queries.py` with the people of `ledger_people.py`, asks for pages of a
server in a process of its own, and then lets fifty readers ask while documents are put in. Each
page is asked for as somebody who was never answered (so that it is made anew), then as somebody
else who asks for what is kept. Beside the clock stands the processor's time of the server: it is
the steadier figure where other work goes on.

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
from ledger_people import people
from ledger_queries import PER_DOCUMENT, arrange, documents, fill

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
    "/documents?party=KOR",
    "/documents?party=USA&text=harbour",
    "/documents?between=USA,CHN,JPN",
    "/documents?offset=100000",
    "/document?id=d-00000001",
    "/mechanisms",
    "/mechanism?id=m-0000000007-000000",
    "/people",
    "/people?party=USA",
    "/person?id=person:p-40",
    "/refusals",
    "/refusals?offset=40000",
    "/events?confidence=<0.401",
    "/events?order=oldest&offset=100000",
    "/api/positions?party=USA",
    "/api/positions?offset=100000",
    "/api/events?party=KOR,JPN",
    "/events.csv?party=KOR",
)
ROUNDS = 5
STARTS = 3
READERS = 50
LATE = 100
TARGET_MILLISECONDS = 200
START_SECONDS = 60
TIMEOUT_SECONDS = 120


def processor(pid: int) -> float:
    """Return the milliseconds that a process has had of the processor so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 10.0


def started(path: Path) -> tuple[subprocess.Popen[str], float]:
    """Start the server; return it and the seconds until it says where it is."""
    began = time.perf_counter()
    words = ("serve", "--ledger", str(path), "--port", str(PORT))
    command = (sys.executable, "-m", "dragoman", *words)
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    told = server.stderr.readline() if server.stderr else ""
    if "http" not in told:
        sys.exit(f"the server did not start: {told}")
    return server, time.perf_counter() - began


def ask(client: httpx2.Client, path: str, who: str = "") -> float:
    """Return the milliseconds until a page is here; nothing is kept for who was never answered."""
    headers = {"Cookie": f"dragoman-who={who}"} if who else {}
    began = time.perf_counter()
    client.get(SITE + path, headers=headers).raise_for_status()
    return (time.perf_counter() - began) * 1000


def pages(server: subprocess.Popen[str]) -> None:
    """Print how long each page takes."""
    client = httpx2.Client(timeout=TIMEOUT_SECONDS)
    print("milliseconds: best and median of pages made anew, processor, first, best of those kept")
    for path in PATHS:
        first = ask(client, path)
        work = processor(server.pid)
        times = [ask(client, path, f"{number}") for number in range(ROUNDS)]
        work = (processor(server.pid) - work) / ROUNDS
        kept = min(ask(client, path) for _ in range(ROUNDS))
        figures = (min(times), statistics.median(times), work, first, kept)
        print(" ".join(f"{one:8.1f}" for one in figures), path)


def first_page(path: Path) -> bool:
    """Print how soon a server that has just begun answers; return whether within the target."""
    server, seconds = started(path)
    try:
        work = processor(server.pid)
        first = ask(httpx2.Client(timeout=TIMEOUT_SECONDS), "/")
    finally:
        server.terminate()
        server.wait(START_SECONDS)
    print(
        f"ready after {seconds:.2f} s, {work / 1000:.2f} s of processor; first page {first:.1f} ms"
    )
    return first <= TARGET_MILLISECONDS


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


def crowd(path: Path, server: subprocess.Popen[str]) -> None:
    """Print how fifty readers fare while another process writes."""
    began, work = time.perf_counter(), processor(server.pid)
    command = (sys.executable, __file__, "--write", "--keep", str(path))
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
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
    work = processor(server.pid) - work
    print(f"answers: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")
    print(f"{len(times) / (time.perf_counter() - began):.0f} a second", end=", ")
    print(f"{work / len(times):.1f} ms of the server's processor each")
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
        arrange(path)  # also brings it to the newest version
        people(path)
        firsts = [first_page(path) for _ in range(STARTS)]
        server, _ = started(path)
        try:
            pages(server)
            crowd(path, server)
        finally:
            server.terminate()
            server.wait(START_SECONDS)
    print(f"first page within {TARGET_MILLISECONDS} ms: {'yes' if all(firsts) else 'NO'}")


if __name__ == "__main__":
    main()
