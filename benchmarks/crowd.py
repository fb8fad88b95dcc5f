"""Whether fifty readers get their answers while one process writes and a few ask for too much.

Makes the ledger of `ledger_queries.py`, starts `dragoman serve`, and lets fifty readers ask for its
pages, one after the other, while another process puts documents in. Two of a hundred questions are
hostile: more words, names or pages than may be asked for, and as many as just may be. Prints how
many answers came by status, the slowest of each kind and page, and, since other work on the machine
shows in the clock, the processor's time of the server.

    python benchmarks/crowd.py [--seconds 600] [--events 100000] [--keep FILE]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import httpx2
import pages
from ledger_people import people
from ledger_queries import BUSY, arrange, fill

READERS = 50
HOSTILE = 0.02
OK, BAR_SECONDS = 200, 2.0
STATES = BUSY.split()
WORDS = ("held", "talks", "agreed", "summit", "meeting", "called", "off", "harbour", "asked", "to")
PUSHED = (
    f"/events?text={'+'.join(f'{one}*' for one in WORDS)}",
    f"/api/events?text={'+'.join(WORDS * 4)}&offset=100000",
    f"/events?between={','.join(STATES[:30])}&text=talks&order=oldest&offset=100000",
    "/api/events?" + "&".join(f"speaker=minister+{number}" for number in range(10)),
    f"/events?place={','.join(f'a{letter}' for letter in 'bcdefghijklmnopqrstu')}",
    f"/documents?between={','.join(STATES[:30])}&text=the",
    f"/api/events?text={'x' * 290}&speaker=a&place=e",
    "/api/events?text=" + "word+" * 6_000,
    "/api/events?" + "&".join(f"speaker=s{number}" for number in range(1_500)),
    "/events?offset=99999999999999999999",
    "/find?q=" + "a" * 4_000,
)


def write(path: Path, ended: threading.Event) -> None:
    """Have another process put documents in, again and again."""
    while not ended.is_set():
        command = (sys.executable, pages.__file__, "--write", "--keep", str(path))
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def look(number: int, until: float) -> list[tuple[str, int, float, str]]:
    """Ask until the time is over; return what was asked, the status and the seconds."""
    chance = Random(number)  # noqa: S311 - repeatable
    client = httpx2.Client(timeout=pages.TIMEOUT_SECONDS)
    met = []
    while time.perf_counter() < until:
        kind = "hostile" if chance.random() < HOSTILE else "reader"
        path = chance.choice(PUSHED if kind == "hostile" else pages.PATHS)
        began = time.perf_counter()
        try:
            status = client.get(pages.SITE + path).status_code
        except httpx2.HTTPError:
            status = 0
        met.append((kind, status, time.perf_counter() - began, path[:60]))
    return met


def main() -> None:
    """Make the ledger, ask, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="make the ledger here, or use it if it is there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "crowd.ledger"
        if not path.exists():
            fill(path, given.events)
            arrange(path)
            people(path)
        server, _ = pages.started(path)
        ended = threading.Event()
        writer = threading.Thread(target=write, args=(path, ended))
        writer.start()
        try:
            work, began = pages.processor(server.pid), time.perf_counter()
            until = began + given.seconds
            with ThreadPoolExecutor(READERS) as readers:
                found = list(readers.map(look, range(READERS), [until] * READERS))
            work, clock = pages.processor(server.pid) - work, time.perf_counter() - began
        finally:
            ended.set()
            writer.join()
            server.terminate()
            server.wait(pages.START_SECONDS)
    met = [one for each in found for one in each]
    for kind in ("reader", "hostile"):
        of_kind = sorted((one for one in met if one[0] == kind), key=lambda one: -one[2])
        told = {
            "who": kind,
            "answers": dict(Counter(one[1] for one in of_kind)),
            "median": round(statistics.median(one[2] for one in of_kind), 2),
            "slowest": [(round(one[2], 2), one[1], one[3]) for one in of_kind[:5]],
            "within_2_s": sum(one[2] <= BAR_SECONDS for one in of_kind),
        }
        print(json.dumps(told))
    for path in pages.PATHS:
        seconds = sorted(one[2] for one in met if one[0] == "reader" and one[3] == path[:60])
        refused = Counter(one[1] for one in met if one[3] == path[:60] and one[1] != OK)
        figures = (round(statistics.median(seconds), 2), round(seconds[-1], 2)) if seconds else ()
        print(json.dumps({"path": path, "median, slowest": figures, "refused": dict(refused)}))
    share = round(work / 1_000 / clock, 2)
    print(json.dumps({"answers": len(met), "seconds": round(clock), "processors": share}))


if __name__ == "__main__":
    main()
