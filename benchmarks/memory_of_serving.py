"""Whether `dragoman serve` grows: its memory after ever more requests.

Asks the application, in this process, for pages of the demo's ledger: four of five as somebody did
before, the fifth as nobody did. After every thousandth request something is put into the ledger, so
that nothing kept serves any more. Prints the memory in use (RSS) at every tenth of the way.

    python benchmarks/memory_of_serving.py [--requests 100000]
"""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "present"))
from brief_samples import write_ledger

from dragoman.ledger import Ledger
from dragoman.records import Refusal
from dragoman.serve import make_app
from dragoman.serve.opening import look, look_less_for_garbage

PATHS = ("/", "/events", "/documents", "/mechanisms", "/people", "/api/events", "/refusals", "/map")
CHANGED_EVERY, NEW_EVERY = 1_000, 5


def megabytes() -> float:
    """Return the memory that this process has in use."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(one.split()[1]) / 1024 for one in lines if one.startswith("VmRSS"))


async def ask(path: Path, requests: int) -> None:
    """Ask so often, and print the memory on the way."""
    app = make_app(path)
    app.state.desk.prepare()
    look_less_for_garbage()  # as the server does once it is open
    for number in range(requests + 1):
        if number % CHANGED_EVERY == 0:
            with Ledger.open(path) as book:
                book.refuse(Refusal(f"{number}.txt", "read", "empty", "nothing in it"))
        if number % (requests // 10) == 0:
            told = {"requests": number, "megabytes": round(megabytes(), 1)}
            print(json.dumps(told), flush=True)
        address = PATHS[number % len(PATHS)]
        new = f"?where=confidence>=0.{number:07}" if number % NEW_EVERY == 0 else ""
        await look(app, ("/events" if new else address) + new, "localhost")


def main() -> None:
    """Ask, over a ledger of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(ask(write_ledger(Path(folder) / "a.ledger"), given.requests))


if __name__ == "__main__":
    main()
