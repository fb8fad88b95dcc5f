"""How long a new batch takes to merge into a large ledger.

Makes a ledger of synthetic events (those of ``ledger_queries.py``, each settled as an event of its
own but kept under its blocks), adds a batch of new documents that tell again what is there, which
is the dearest case, and merges. What is measured is `Ledger.merge` alone.

    python benchmarks/merge.py [--events 1000000] [--documents 1000] [--keep FILE]
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from ledger_queries import BATCH, PER_DOCUMENT, documents

from dragoman.ledger import Entry, Ledger, Merged, Report
from dragoman.ledger.merge.resolving import Resolving
from dragoman.records import Evidence

TARGET_SECONDS = 20
TODAY = date(2026, 1, 1)


def fill(path: Path, count: int) -> None:
    """Make the ledger of settled events."""
    with Ledger.open(path) as book:
        found = documents(count)
        while batch := list(islice(found, BATCH)):
            merging = Resolving(today=TODAY)
            reports = [
                Report(f"{one.document.document_id}#{place}", one.document.document_id,
                       one.document.published, event)
                for one in batch
                for place, event in enumerate(one.reports, 1)
            ]  # fmt: skip
            sketches = [merging.sketch(one) for one in reports]
            with book.store.transaction():
                book.store.add(batch, None)
                book.store.keep_sketches(sketches)
                book.store.block(
                    (block, one.report_id) for one in sketches for block in merging.kept(one)
                )
                book.store.replace_events(
                    [one.report_id for one in reports],
                    [Merged(one.event, (one.report_id,)) for one in reports],
                )


def retold(count: int) -> Iterator[Entry]:
    """Yield new documents that tell again what is in the ledger, half of them much later."""
    for number, one in enumerate(islice(documents(count * PER_DOCUMENT * 2), count)):
        document_id = f"new-{number:06d}"
        day = one.document.published if number % 2 else date(2025, 6, 1 + number % 28)
        yield Entry(
            replace(one.document, document_id=document_id, published=day),
            tuple(
                replace(
                    event,
                    event_id=f"e-{0xF000000000000000 + number * 16 + place:016x}",
                    evidence=tuple(
                        Evidence(document_id, e.start, e.end, e.quote) for e in event.evidence
                    ),
                )
                for place, event in enumerate(one.reports)
            ),
        )


def main() -> None:
    """Build, add, merge and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "large.ledger"
        if not path.is_file():
            began = time.perf_counter()
            fill(path, options.events)
            print(f"filled with {options.events} events in {time.perf_counter() - began:.0f} s")
        with Ledger.open(path, merger=Resolving(today=TODAY)) as book:
            before = book.counts()
            book.commit(list(retold(options.documents)))
            began, worked = time.perf_counter(), time.process_time()
            merged = book.merge()
            wall, cpu = time.perf_counter() - began, time.process_time() - worked
            after = book.counts()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = path.stat().st_size / 2**20
        new = after.reports - before.reports
        joined = new - (after.events - before.events)
        print(f"{before.events} events, {size:.0f} MiB; {new} new reports, {joined} joined others")
        print(f"merged {merged} reports in {wall:.1f} s ({cpu:.1f} s of work), {memory:.0f} MiB")
        print("within" if wall <= TARGET_SECONDS else "OVER", f"{TARGET_SECONDS} s")


if __name__ == "__main__":
    main()
