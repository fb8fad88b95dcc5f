"""Sentences a second and core on a mixed stream, this code against another commit's, paired.

The stream is made of the development articles, the pages of other subjects and the samples of the
package: half of its documents are about dealings of states, half are not. Each round reads it with
one reader and then the other, in processes of their own, on one thread; the figure is processor
time, the median of the rounds.

    python benchmarks/mixed.py [--against FOLDER] [--rounds 5] [--documents 60]
    python benchmarks/mixed.py --jobs 2 [--rounds 5] [--documents 60]

``--against`` is a checkout of another commit, such as ``git worktree add ../before HEAD~5`` makes.
``--jobs`` reads the stream into a ledger as `dragoman read` does, from the first byte to the last
merge, with one process and with so many, and prints sentences a second by the clock, processor time
of all processes, the memory of the largest, when the first documents were committed, and the size
of the ledger. By the clock other work on the machine counts; look at its load beside it.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path

from dragoman.annotate.parser.parse import Parser
from dragoman.interface.reader import WhenNeeded
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import take_in
from dragoman.pipeline import Pipeline
from dragoman.read import read_sources
from dragoman.records import Document
from dragoman.settings import Settings

GOLD = Path(__file__).parents[1] / "tests" / "gold"
OTHER = ("13", "14", "15", "16", "17", "18", "45", "46", "47", "48", "49", "50", "71", "72")
BATCH = 16


def stream(count: int) -> list[Document]:
    """Return so many documents, political ones and others by turns."""
    articles = sorted((GOLD / "articles" / "dev").glob("*.txt"))
    samples = sorted(Path(str(files("dragoman.data") / "samples")).glob("*.txt"))
    labels = (GOLD / "genres" / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    other = [path for path in articles if path.name[:2] in OTHER]
    for line in labels:
        half, name, political, _ = line.split("\t")
        if (half, political) == ("dev", "no"):
            other.append(GOLD / "genres" / "dev" / f"{name}.txt")
    political = [path for path in (*articles, *samples) if path not in other]
    turns = (path for pair in zip(cycle(political), cycle(other)) for path in pair)
    return list(islice(_documents(turns), count))


def _documents(paths: Iterator[Path]) -> Iterator[Document]:
    for path in paths:
        for read in islice(read_sources([str(path)]), 1):
            if isinstance(read, Document):
                yield read


def read(count: int) -> None:
    """Read the stream once and print what it took."""
    documents = stream(count)
    pipeline = Pipeline.load(Settings(threads=1))
    pipeline.process(documents[:2])
    sentences = sum(len(list(pipeline.parser.split(one))) for one in documents)
    began = time.process_time()
    events = 0
    for at in range(0, len(documents), BATCH):
        events += sum(len(one.events) for one in pipeline.process(documents[at : at + BATCH]))
    spent = time.process_time() - began
    print(json.dumps({"sentences": sentences, "seconds": spent, "events": events}))


def keep(count: int, jobs: int) -> None:
    """Read the stream into a ledger once and print what it took."""
    documents = [replace(one, document_id=f"{n:05}") for n, one in enumerate(stream(count))]
    parser = Parser.load(Settings())
    sentences = sum(len(list(parser.split(one))) for one in documents)
    del parser
    began, first = time.perf_counter(), list[float]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ledger"
        with Ledger.open(path) as book:
            reader = WhenNeeded(book, Settings(), jobs)
            take_in(book, documents, reader, watch=lambda _: first.append(time.perf_counter()))
            spent = time.perf_counter() - began
            reader.close()
        size = path.stat().st_size
    own, others = (resource.getrusage(who) for who in
                   (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # fmt: skip
    print(json.dumps({
        "sentences": sentences, "seconds": spent, "first": first[0] - began,
        "cpu": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "own": own.ru_maxrss / 1024, "worker": others.ru_maxrss / 1024,
        "kilobytes": size / 1024 / len(documents),
    }))  # fmt: skip


def kept(count: int, jobs: int, rounds: int) -> None:
    """Print what reading into a ledger takes with one process and with several, by turns."""
    found: dict[int, list[dict[str, float]]] = {1: [], jobs: []}
    for _ in range(rounds):
        for number, told in found.items():
            command = [sys.executable, __file__, "--keep", str(number), "--documents", str(count)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            told.append(json.loads(done.stdout.splitlines()[-1]))
    for number, told in found.items():
        middle = {name: statistics.median(one[name] for one in told) for name in told[0]}
        rate = statistics.median(one["sentences"] / one["seconds"] for one in told)
        print(f"{number} processes: {rate:.0f} sentences a second by the clock, "
              f"{middle['cpu']:.1f} s of processor, first commit after {middle['first']:.1f} s, "
              f"{middle['own']:.0f} MiB here and {middle['worker']:.0f} in the largest other, "
              f"{middle['kilobytes']:.0f} KB a document")  # fmt: skip
    print(f"load of the machine now: {os.getloadavg()[0]:.1f}")


def measured(root: Path, count: int) -> dict[str, float]:
    """Return what reading takes with the code of a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, __file__, "--once", "--documents", str(count)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--keep", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.keep is not None:
        keep(wanted.documents, wanted.keep)
        return
    if wanted.jobs is not None:
        kept(wanted.documents, wanted.jobs, wanted.rounds)
        return
    if wanted.once:
        read(wanted.documents)
        return
    roots = {"this code": Path(__file__).parents[1]}
    if wanted.against is not None:
        roots["the other"] = wanted.against.resolve()
    rates: dict[str, list[float]] = {name: [] for name in roots}
    for _ in range(wanted.rounds):
        for name, root in roots.items():
            told = measured(root, wanted.documents)
            rates[name].append(told["sentences"] / told["seconds"])
    for name, found in rates.items():
        print(f"{name}: {statistics.median(found):.0f} sentences a second and core "
              f"({min(found):.0f} to {max(found):.0f}), {told['events']:.0f} events")  # fmt: skip
    if wanted.against is not None:
        pairs = zip(*rates.values(), strict=True)
        print(f"ratio, median of pairs: {statistics.median(new / old for new, old in pairs):.2f}")


if __name__ == "__main__":
    main()
