"""Bulletins that differ in one word: what one more costs when many are there, and memory.

    python benchmarks/near_copies.py [--documents 2400] [--no-events]

Prints processor milliseconds a document for each tenth of them, the last over the first, and peak
memory. Every bulletin tells the same six made-up events; with ``--no-events`` it tells none, to
see what finding near-copies alone takes.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from read_corpus import FIRST, Inventing, invented, memory_peak, sentence, states

from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import Outcome, take_in
from dragoman.pipeline import Processed
from dragoman.records import Document, Event

SENTENCES = 24
SEED = 7
SHARE = 10


class Silent:
    """A reader that finds nothing."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return documents without events."""
        return [Processed(one) for one in documents]


def bulletins(count: int) -> list[Document]:
    """Return texts of which each has one word of its own, in no order of their ids."""
    draw = Random(SEED)  # noqa: S311 - a benchmark's text
    known = states()
    lines = [sentence(draw, known) for _ in range(SENTENCES)]
    words = "\n".join(lines).split(" ")
    made = []
    for number in range(count):
        at = draw.randrange(len(words))
        text = " ".join([*words[:at], f"word{number}", *words[at + 1 :]])
        made.append(Document(f"{draw.getrandbits(64):016x}", text, published=FIRST))
    return made


class Same(Inventing):
    """A reader that finds the same made-up events in every bulletin, each in its own words."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return documents with these events."""
        return [Processed(one, tuple(self.told(one))) for one in documents]

    def told(self, document: Document) -> Iterator[Event]:
        """Yield what one bulletin tells."""
        for event in invented(replace(document, document_id="bulletin"), self.known):
            yield replace(
                event,
                event_id=f"{document.document_id}-{event.event_id}",
                evidence=tuple(
                    replace(one, document_id=document.document_id) for one in event.evidence
                ),
            )


class Watch:
    """Notes processor time when each tenth is read."""

    def __init__(self, count: int) -> None:
        """Note how many bulletins there are."""
        self.step = count // SHARE
        self.times = [time.process_time()]

    def __call__(self, outcome: Outcome) -> None:
        """Note the time where one more tenth is read."""
        if outcome.added >= self.step * len(self.times):
            self.times.append(time.process_time())


def main() -> None:
    """Make the bulletins and read them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2400)
    parser.add_argument("--no-events", action="store_true")
    wanted = parser.parse_args()
    found = bulletins(wanted.documents)
    watch = Watch(wanted.documents)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.ledger") as book:
        take_in(book, found, Silent() if wanted.no_events else Same(), watch=watch)
        ended = time.process_time()
        counts = book.counts()
    each = [
        1000 * (after - before) / watch.step
        for before, after in zip(watch.times, watch.times[1:], strict=False)
    ]
    print("ms a document by tenth:", " ".join(f"{one:.1f}" for one in each))
    print(f"last over first {each[-1] / each[0]:.2f}, merging at the end "
          f"{ended - watch.times[-1]:.1f} s, peak memory {memory_peak():,.0f} MiB")  # fmt: skip
    print(f"{counts.near_copies:,} near-copies, {counts.events:,} events")


if __name__ == "__main__":
    main()
