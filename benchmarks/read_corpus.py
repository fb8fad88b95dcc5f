"""The whole way: synthetic articles through ``dragoman read`` into a ledger.

Reads a tenth of the articles and then all of them, each in a fresh process, and prints documents
per second, peak memory - which must not grow with the number - and the size of the ledger. With
``--ledger-only`` nothing is coded: each article's events are made up, to see what the ledger
itself takes.

    python benchmarks/read_corpus.py [--documents 10000] [--ledger-only]
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dragoman.ledger import Ledger
from dragoman.ledger.intake import take_in
from dragoman.pipeline import Pipeline, Processed
from dragoman.read import read_sources
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Office,
    Party,
    Precision,
    Status,
)
from dragoman.settings import Settings

STATES = {
    "PER": "Peru",
    "CHL": "Chile",
    "GHA": "Ghana",
    "KEN": "Kenya",
    "LVA": "Latvia",
    "EST": "Estonia",
    "OMN": "Oman",
    "QAT": "Qatar",
    "LAO": "Laos",
    "THA": "Thailand",
    "NOR": "Norway",
    "DNK": "Denmark",
}
FRAMES = (
    "The foreign ministers of {a} and {b} met in {b} on Monday and spoke about {w}.",
    "{a} signed an agreement with {b} on {w} last week.",
    "A spokesman for the government said that {a} would send aid to {b} in June.",
    "{a} condemned {b} over {w}, and called on it to pull back its ships.",
    "Officials in {a} denied that they had imposed restrictions on {w} from {b}.",
    "{a} and {b} are to hold joint exercises off the coast next month, reports said.",
    "The price of {w} rose for the third month, and traders were worried.",
    "President Ada Example of {a} is expected to visit {b} in the autumn.",
    "It was the second meeting on {w} this year, after a pause of fourteen months.",
)
TOPICS = ("fish", "copper", "grain", "visas", "water", "cables", "rail", "timber", "migration")
SENTENCES = 12
FIRST = date(2022, 1, 1)
PER_DAY = 10


class Inventing:
    """A reader that makes up one event for each of the first four lines."""

    def process(
        self, documents: Sequence[Document], known: Sequence[Office] = ()
    ) -> list[Processed]:
        """Return documents with made-up events."""
        del known
        return [Processed(document, tuple(invented(document))) for document in documents]


def invented(document: Document) -> list[Event]:
    """Return four events with whole lines as evidence."""
    events: list[Event] = []
    at = 0
    for number, line in enumerate(document.text.split("\n")[:6]):
        if line:
            first, second = Random(f"{document.document_id}-{number}").sample(list(STATES), 2)  # noqa: S311
            day = document.published
            events.append(
                Event(
                    event_id=f"{document.document_id}-{number}",
                    event_type=EventType.CONSULT,
                    mode=(),
                    context=("diplomatic",),
                    quad_code=1,
                    intensity=2.5,
                    actors=(
                        Party(f"state:{first}", first, first, "GOV"),
                        Party(f"state:{second}", second, second, "GOV"),
                    ),
                    recipients=(),
                    date=DateInterval(day, day, Precision.DAY) if day else None,
                    place=None,
                    status=Status.ACTUAL,
                    certainty=Certainty.ASSERTED,
                    attribution=Attribution(),
                    mechanism_id=None,
                    confidence=0.9,
                    evidence=(Evidence(document.document_id, at, at + len(line), line),),
                )
            )
        at += len(line) + 1
    return events


def article(number: int) -> dict[str, str]:
    """Return a synthetic article."""
    draw = Random(number)  # noqa: S311 - a benchmark's text
    names = list(STATES.values())
    lines = []
    for _ in range(SENTENCES):
        one, two = draw.sample(names, 2)
        lines.append(draw.choice(FRAMES).format(a=one, b=two, w=draw.choice(TOPICS)))
    paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, SENTENCES, 3)]
    return {
        "id": f"synthetic-{number}",
        "title": f"Report {number} on {draw.choice(TOPICS)}",
        "published": (FIRST + timedelta(days=number // PER_DAY)).isoformat(),
        "publisher": draw.choice(("Synthetic Wire", "Synthetic Daily")),
        "text": "\n".join(paragraphs),
    }


def read_one(source: Path, *, ledger_only: bool) -> None:
    """Read a file of articles into a new ledger and print what it took."""
    ledger = source.with_suffix(".ledger")
    settings = Settings()
    reader = Inventing() if ledger_only else Pipeline.load(settings)
    began, worked = time.perf_counter(), time.process_time()
    with Ledger.open(ledger) as book:
        outcome = take_in(book, read_sources([str(source)], settings=settings), reader)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{outcome.added:>8,} documents, {outcome.reports:,} reports, {outcome.events:,} events: "
        f"{outcome.added / seconds:,.1f} documents a second "
        f"({1000 * worked / max(1, outcome.added):.1f} ms of processor each), "
        f"peak memory {peak:,.0f} MiB, ledger {ledger.stat().st_size / 2**20:,.1f} MiB",
        flush=True,
    )


def main() -> None:
    """Make the articles and read them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--ledger-only", action="store_true")
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.source:
        read_one(wanted.source, ledger_only=wanted.ledger_only)
        return
    with tempfile.TemporaryDirectory() as folder:
        for count in (wanted.documents // 10, wanted.documents):
            source = Path(folder) / f"{count}.jsonl"
            with source.open("w", encoding="utf-8") as stream:
                for number in range(count):
                    stream.write(json.dumps(article(number)) + "\n")
            more = ["--ledger-only"] if wanted.ledger_only else []
            call = [sys.executable, __file__, "--source", str(source), *more]
            subprocess.run(call, check=True)  # noqa: S603 - our own program


if __name__ == "__main__":
    main()
