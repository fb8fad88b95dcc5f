"""Speed of `find_times`: milliseconds of processor time a paragraph of the gold.

Run as ``python benchmarks/times.py`` from the repository's root.
"""

import json
import time
from datetime import date
from pathlib import Path

from dragoman.annotate.times import find_times

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "times" / "dev.jsonl"
ROUNDS = 10
MOST_MILLISECONDS = 1.0


def main() -> None:
    """Print the mean time a paragraph."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [line["text"] for line in lines]
    find_times(texts[0], date(2025, 3, 25))
    start = time.process_time()
    for _ in range(ROUNDS):
        for text in texts:
            find_times(text, date(2025, 3, 25))
    spent = (time.process_time() - start) / (ROUNDS * len(texts)) * 1000
    letters = sum(map(len, texts)) / len(texts)
    print(f"{spent:.3f} ms a paragraph of {letters:.0f} characters (bar: {MOST_MILLISECONDS})")


if __name__ == "__main__":
    main()
