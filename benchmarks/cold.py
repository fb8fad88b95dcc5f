"""What `dragoman code` takes for an article of 500 words from a cold start, against another commit.

    python benchmarks/cold.py [--against FOLDER] [--rounds 5] [--article FILE]

Prints seconds by the clock and of the processor, the median and the least of the rounds, which are
paired. The first start of each, which writes the bytecode that an installed package has, is left
out; ``--against`` is a checkout of another commit.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests" / "gold" / "articles" / "dev"
HALVES = ("08-northeast-editorial.txt", "09-southasia-rivers.txt")


def start(root: Path, article: Path, bytecode: Path) -> tuple[float, float]:
    """Return seconds by the clock and of processor for one article with the code of a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"),
                   "PYTHONPYCACHEPREFIX": str(bytecode)}  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "dragoman", "code", str(article), "--published", "2024-05-27"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ended - began, used


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--article", type=Path)
    wanted = parser.parse_args()
    roots = {"this code": ROOT}
    if wanted.against is not None:
        roots["the other"] = wanted.against.resolve()
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in roots}
    with tempfile.TemporaryDirectory() as folder:
        article = wanted.article or Path(folder) / "article.txt"
        if wanted.article is None:
            article.write_text("\n".join((ARTICLES / one).read_text("utf-8") for one in HALVES))
        for root in roots.values():
            start(root, article, Path(folder))
        for _ in range(wanted.rounds):
            for name, root in roots.items():
                found[name].append(start(root, article, Path(folder)))
    for name, told in found.items():
        clock, used = zip(*told, strict=True)
        print(f"{name}: {statistics.median(clock):.2f} s by the clock ({min(clock):.2f}), "
              f"{statistics.median(used):.2f} s of processor ({min(used):.2f})")  # fmt: skip
    if wanted.against is not None:
        for at, what in enumerate(("by the clock", "of processor")):
            pairs = zip(*found.values(), strict=True)
            ratio = statistics.median(new[at] / old[at] for new, old in pairs)
            print(f"{what}, median of pairs: {ratio:.2f}")
    print(f"load of the machine now: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
