"""Reading by workers of Dask beside reading with `--jobs`: time, processor, bytes, the same export.

    python benchmarks/cluster.py [--documents 400] [--shards 40] [--jobs 2] [--workers 4]

The mixed stream of `mixed.py`, each document with an id of its own, is written as JSON Lines and
read twice, each time in a process of its own. Prints for both seconds by the clock and of the
processor of all processes, and for the cluster also the size of what the workers wrote.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mixed import stream

import dragoman
from dragoman.scale.dask_engine import Cluster


def write(folder: Path, count: int, shards: int) -> int:
    """Write the stream as files of JSON lines and return their size."""
    folder.mkdir()
    texts = [one.text for one in stream(min(count, 60))]
    for shard in range(shards):
        with (folder / f"{shard:05}.jsonl").open("w", encoding="utf-8") as out:
            for number in range(shard, count, shards):
                text = f"{texts[number % len(texts)]}\n\nNumber {number}."
                out.write(json.dumps({"id": f"{number:06}", "text": text}) + "\n")
    return sum(one.stat().st_size for one in folder.iterdir())


def read(folder: Path, ledger: Path, jobs: int, workers: int) -> None:
    """Read and print what it took."""
    cluster = Cluster(f"{ledger}.coded", workers=workers) if workers else None
    began = time.perf_counter()
    with dragoman.open(ledger) as book:
        outcome = book.read(folder, jobs=jobs, cluster=cluster)
        seconds = time.perf_counter() - began
        digest = hashlib.sha256("\n".join(book.ledger.event_lines()).encode()).hexdigest()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({
        "documents": outcome.added, "seconds": seconds, "digest": digest,
        "cpu": sum(one.ru_utime + one.ru_stime for one in used),
        "own": used[0].ru_utime + used[0].ru_stime,
    }))  # fmt: skip


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("documents", 400), ("shards", 40), ("jobs", 2), ("workers", 4)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--read", nargs=2, type=Path)
    wanted = parser.parse_args()
    if wanted.read:
        read(*wanted.read, wanted.jobs, wanted.workers)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        size = write(folder / "news", wanted.documents, wanted.shards)
        print(f"{wanted.documents} documents, {size / 1e6:.1f} MB in {wanted.shards} shards")
        digests = set()
        for name, workers in ((f"--jobs {wanted.jobs}", 0),
                              (f"{wanted.workers} workers", wanted.workers)):  # fmt: skip
            ledger = folder / f"{workers}.ledger"
            command = [sys.executable, __file__, "--jobs", str(wanted.jobs), "--workers",
                       str(workers), "--read", str(folder / "news"), str(ledger)]  # fmt: skip
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            told = json.loads(done.stdout.splitlines()[-1])
            digests.add(told["digest"])
            coded = Path(f"{ledger}.coded")
            wrote = sum(one.stat().st_size for one in coded.iterdir()) if coded.is_dir() else 0
            print(
                f"{name}: {told['seconds']:.0f} s by the clock, {told['cpu']:.0f} s of processor, "
                f"{told['own']:.0f} of it of the one that writes, {wrote / 1e6:.2f} MB of coded "
                f"records, ledger {ledger.stat().st_size / 1e6:.1f} MB"
            )
        print(f"same export: {'yes' if len(digests) == 1 else 'no'}; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
