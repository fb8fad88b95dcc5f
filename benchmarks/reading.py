"""How fast articles are read, and that memory does not grow with their number.

Run: ``python benchmarks/reading.py [DOCUMENTS]``. Makes JSON lines of synthetic articles (about 250
words each, no two alike), reads a tenth of them and then all in fresh processes, and prints
documents per second and peak memory of both.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.read import read_sources
from dragoman.records import Document
from dragoman.settings import Settings

STATES = [
    "Peru",
    "Chile",
    "Bolivia",
    "Ghana",
    "Togo",
    "Kenya",
    "Uganda",
    "Latvia",
    "Estonia",
    "Oman",
    "Qatar",
    "Laos",
    "Fiji",
]
ACTS = [
    "met",
    "agreed",
    "signed",
    "condemned",
    "urged",
    "postponed",
    "cancelled",
    "welcomed",
    "opened",
]
WORDS = [
    "trade",
    "border",
    "fishing",
    "talks",
    "treaty",
    "port",
    "water",
    "energy",
    "visa",
    "rail",
    "cable",
    "storm",
    "fund",
]


def article(number: int) -> str:
    """Return a synthetic article with headline, dateline and furniture."""
    draw = random.Random(number)  # noqa: S311 - a benchmark's text

    def sentence() -> str:
        one, two = draw.sample(STATES, 2)
        about = " and ".join(draw.sample(WORDS, 3))
        act = draw.choice(ACTS)
        return f"The ministers of {one} and {two} {act} on Monday over {about} in case {number}."

    paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(5)]
    paragraphs[0] = f"LIMA, May {1 + number % 28}, 2024 (Wire) - {paragraphs[0]}"
    return "\n\n".join(["728 x 90", f"Report {number}", *paragraphs, "Share", "scroll to top"])


def read_one(path: str) -> None:
    """Read a file and print what it took."""
    start, cpu = time.perf_counter(), time.process_time()
    count = sum(isinstance(item, Document) for item in read_sources([path], settings=Settings()))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>9,} documents  {count / seconds:>7,.0f} a second "
        f"({1000 * cpu / count:.1f} ms of processor each)  peak memory {peak:,.0f} MB"
    )


def main() -> None:
    """Make the articles and read them."""
    if len(sys.argv) == 3 and sys.argv[1] == "--file":
        read_one(sys.argv[2])
        return
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for count in (total // 10, total):
            path = Path(folder) / f"{count}.jsonl"
            with path.open("w", encoding="utf-8") as stream:
                for number in range(count):
                    stream.write(json.dumps({"id": str(number), "text": article(number)}) + "\n")
            subprocess.run([sys.executable, __file__, "--file", str(path)], check=True)


if __name__ == "__main__":
    main()
