"""The whole way: synthetic articles through ``dragoman read`` into a ledger.

The articles tell of all states of the world, a few of which take part in most of what happens, ten
articles a day, day after day; many of them tell again what others tell. Prints memory after a
tenth, a fifth, half and all of them - it must not grow with the number - and in the end documents
per second and the size of the ledger. With ``--ledger-only`` nothing is coded: each article's
events are made up, to see what the ledger itself takes.

    python benchmarks/read_corpus.py [--documents 10000] [--ledger-only]
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from ledger_queries import BUSY

from dragoman.data.tables import read_table
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import Outcome, take_in
from dragoman.pipeline import Pipeline, Processed, Reader
from dragoman.read import read_sources
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Status,
)
from dragoman.settings import Settings

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
SUBJECTS = (
    "fish copper grain visas water cables rail timber migration gas oil uranium rice cotton steel "
    "satellites ports debt tariffs vaccines floods drought refugees prisoners borders airspace "
    "shipping pensions tourism dams nickel lithium poultry soybeans sugar fertiliser chips "
    "cyberspace piracy smuggling narcotics extradition embassies flights bridges pipelines"
)
TOPICS = tuple(SUBJECTS.split())
SENTENCES = 12
FIRST = date(2022, 1, 1)
PER_DAY = 10
STORIES = 8
TOLD_AGAIN = 0.4


class Inventing:
    """A reader that makes up one event for each of the first four lines."""

    def __init__(self) -> None:
        """Load the states."""
        self.known = states()

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return documents with made-up events."""
        return [Processed(one, tuple(invented(one, self.known))) for one in documents]


def invented(document: Document, known: Sequence[tuple[str, str]]) -> list[Event]:
    """Return four events with whole lines as evidence."""
    events: list[Event] = []
    at = 0
    for number, line in enumerate(document.text.split("\n")[:6]):
        if line:
            draw = Random(f"{document.document_id}-{number}")  # noqa: S311 - no secrets
            (first, _), (second, _) = two_states(draw, known)
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


def states() -> tuple[tuple[str, str], ...]:
    """Return all states with code and name, the busiest first as in real news."""
    names = {row["iso3"]: row["name"] for row in read_table("states.tsv") if row["kind"] == "state"}
    busy = [code for code in BUSY.split() if code in names]
    return tuple((code, names[code]) for code in (*busy, *sorted(names.keys() - set(busy))))


def weights(count: int) -> list[float]:
    """Return how often each state is in the news: the second half as often as the first."""
    return [1 / (rank + 1) for rank in range(count)]


def two_states(draw: Random, known: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return two states; a few pairs come very often, most of the 19,306 hardly ever."""
    shares = weights(len(known))
    while True:
        one, other = draw.choices(known, shares, k=2)
        if one != other:
            return one, other


def sentence(draw: Random, known: Sequence[tuple[str, str]]) -> str:
    """Return a sentence about two states."""
    one, other = two_states(draw, known)
    return draw.choice(FRAMES).format(a=one[1], b=other[1], w=draw.choice(TOPICS))


def article(number: int, known: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return a synthetic article; a share of its sentences tells what others of the day tell."""
    draw = Random(number)  # noqa: S311 - a benchmark's text
    day = number // PER_DAY
    lines = []
    for _ in range(SENTENCES):
        story = f"{day}-{draw.randrange(STORIES)}"
        again = draw.random() < TOLD_AGAIN
        lines.append(sentence(Random(story) if again else draw, known))  # noqa: S311 - as above
    paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, SENTENCES, 3)]
    return {
        "id": f"synthetic-{number}",
        "title": f"Report {number} on {draw.choice(TOPICS)}",
        "published": (FIRST + timedelta(days=day)).isoformat(),
        "publisher": draw.choice(("Synthetic Wire", "Synthetic Daily")),
        "text": "\n".join(paragraphs),
    }


class Watch:
    """Prints memory when a share of the articles is read."""

    def __init__(self, count: int) -> None:
        """Note how many articles there are."""
        self.count = count
        self.left = [count // 10, count // 5, count // 2, count]
        self.began = time.perf_counter()
        self.worked = time.process_time()

    def __call__(self, outcome: Outcome) -> None:
        """Print what it took so far."""
        if self.left and outcome.added >= self.left[0]:
            del self.left[0]
            self.report(outcome)

    def report(self, outcome: Outcome) -> None:
        """Print what it took so far."""
        seconds, worked = time.perf_counter() - self.began, time.process_time() - self.worked
        print(
            f"{outcome.added:>8,} documents, {outcome.reports:,} reports: "
            f"{outcome.added / seconds:,.1f} documents a second "
            f"({1000 * worked / max(1, outcome.added):.1f} ms of processor each), "
            f"memory {memory_now():,.0f} MiB, peak {memory_peak():,.0f} MiB",
            flush=True,
        )


def memory_now() -> float:
    """Return the process's resident memory in MiB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * resource.getpagesize() / 2**20


def memory_peak() -> float:
    """Return the most resident memory that the process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make the articles and read them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--ledger-only", action="store_true")
    wanted = parser.parse_args()
    known = states()
    with tempfile.TemporaryDirectory() as folder:
        source, ledger = Path(folder) / "articles.jsonl", Path(folder) / "a.ledger"
        with source.open("w", encoding="utf-8") as stream:
            for number in range(wanted.documents):
                stream.write(json.dumps(article(number, known)) + "\n")
        settings = Settings()
        reader: Reader = Inventing() if wanted.ledger_only else Pipeline.load(settings)
        watch = Watch(wanted.documents)
        with Ledger.open(ledger) as book:
            found = read_sources([str(source)], settings=settings)
            outcome = take_in(book, found, reader, watch=watch)
            watch.report(outcome)
            counts = book.counts()
        print(
            f"{counts.events:,} events, {counts.mechanisms:,} standing arrangements, "
            f"ledger {ledger.stat().st_size / 2**20:,.1f} MiB"
        )


if __name__ == "__main__":
    main()
