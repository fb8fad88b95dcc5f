"""How fast a large ledger answers.

Makes a ledger of synthetic events between the world's busier states, of whom a few take part in
most of them as in real news, and asks what the commands ask. Events are put in place directly;
merging has a benchmark of its own.

    python benchmarks/ledger_queries.py [--events 1000000] [--keep FILE]
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from dragoman.ledger import Entry, Filter, Ledger, Merged
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Party,
    Place,
    Precision,
    Segment,
    SegmentKind,
    Session,
    Status,
    StatusChange,
)

BUSY = (
    "USA CHN RUS JPN KOR GBR FRA DEU IND PRK IRN ISR UKR TUR SAU BRA ZAF AUS IDN VNM PHL THA MYS "
    "SGP EGY NGA KEN ETH POL EST LVA LTU FIN SWE NOR DNK ESP ITA MEX CHL PER COL ARG PAK BGD"
)
STATES = tuple(BUSY.split())
WEIGHTS = [1 / (rank + 1) for rank in range(len(STATES))]
TYPES = tuple(EventType)
CONSULTED = {
    Status.ACTUAL: "held talks",
    Status.PLANNED: "will hold talks",
    Status.NEGATED: "called off talks",
}
ANSWERED = {
    EventType.AGREE: "agreed to hold a summit",
    EventType.REJECT: "postponed the summit",
    EventType.REQUEST: "asked for a meeting",
}
EQUAL = (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)
FIRST = date(1995, 1, 1)
DAYS = 11_000
PER_DOCUMENT = 5
BATCH = 2_000
ARRANGEMENTS = 20_000
SESSIONS = 10
CLAUSES = ("ceasefire", "free trade", "withdrawal")
TARGET_MILLISECONDS = 200
ROUNDS = 5
QUERIES = (
    "party=KOR",
    "actor=KOR type=CONSULT since=2020",
    "party=KOR,JPN",
    "party=USA,CHN status=planned",
    "between=KOR,CHN,JPN since=2023-01-01",
    "between=KOR,CHN,JPN since=2023-01-01 type=CONSULT status=planned",
    "since=2024-06-01",
    "on=2010-05",
    "type=AID status=actual since=2015",
    "mode=visit since=2022",
    "actor=EST recipient=RUS",
    "party=BGD type=ASSAULT",
    "confidence>=0.95 party=PRK",
    'text:"statement 77777"',
    "text:harbour party=NOR",
    "actor=state:CHL",
    "place=JPN since=2021",
)


def documents(count: int) -> Iterator[Entry]:
    """Yield documents with five events each."""
    chance = Random(7)  # noqa: S311 - a repeatable corpus, no secret
    for number in range(count // PER_DOCUMENT):
        document_id = f"d-{number:08x}"
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        lines: list[str] = []
        reports: list[Event] = []
        at = 0
        for part in range(PER_DOCUMENT):
            line, report = told(chance, document_id, number * PER_DOCUMENT + part, at, day)
            lines.append(line)
            reports.append(report)
            at += len(line) + 1
        text = " ".join(lines)
        segments = (Segment(0, len(text), SegmentKind.BODY),)
        kept = Document(document_id, text, segments, published=day, publisher="Synthetic Wire")
        yield Entry(kept, tuple(reports))


def told(chance: Random, document_id: str, number: int, at: int, day: date) -> tuple[str, Event]:
    """Return a sentence and the event that it tells."""
    kind = chance.choice(TYPES)
    sides = list(dict.fromkeys(chance.choices(STATES, WEIGHTS, k=2 + (number % 9 == 0))))
    parties = tuple(Party(f"state:{one}", f"the government of {one}", one, "GOV") for one in sides)
    equal = kind in EQUAL
    where = chance.choice(("harbour", "capital", "border", "valley"))
    status = chance.choices(tuple(Status), (70, 15, 5, 5, 5))[0]
    line = f"{' and '.join(sides)} {worded(kind, status)} in statement {number} at the {where}."
    happened = day - timedelta(days=chance.randrange(40))
    when = DateInterval(happened, happened, Precision.DAY, "that day")
    event = Event(
        event_id=f"e-{number:016x}",
        event_type=kind,
        mode=("visit",) if kind is EventType.CONSULT and number % 3 else (),
        context=("diplomatic",),
        quad_code=1,
        intensity=1.0,
        actors=parties if equal else parties[:1],
        recipients=() if equal else parties[1:],
        date=when if number % 12 else None,
        place=Place(where, sides[-1]),
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(),
        mechanism_id=None,
        confidence=round(chance.uniform(0.4, 1.0), 3),
        evidence=(Evidence(document_id, at, at + len(line), line),),
    )
    return line, event


def worded(kind: EventType, status: Status) -> str:
    """Return what was done in words: of meetings such as tell of occasions, else the type."""
    if kind is EventType.CONSULT:
        return CONSULTED.get(status, "proposed talks")
    return ANSWERED.get(kind, kind.lower())


def arrangements(count: int) -> Iterator[Mechanism]:
    """Yield standing arrangements of two or three states, with ten sessions each.

    Agreements among them promise things that deeds keep and break; a state has left every fourth.
    """
    chance = Random(11)  # noqa: S311 - repeatable, no secret
    kinds, levels = tuple(MechanismKind), ("leaders", "foreign ministers", "senior officials", None)
    for number in range(count):
        members = sorted(set(chance.choices(STATES, WEIGHTS, k=3)))
        proof = (Evidence("d-00000000", 0, 10, f"Talks of series {number} were held once more."),)
        days = [FIRST + timedelta(days=chance.randrange(DAYS)) for _ in range(SESSIONS)]
        kind = chance.choice(kinds)
        gone = STATES[number % len(STATES)]
        left = Membership(gone, "left", DateInterval(days[0], days[0], Precision.DAY), (), proof)
        yield Mechanism(
            f"m-{number:010x}-000000",
            kind,
            f"{'-'.join(members)} dialogue {number}",
            members=tuple(members),
            level=chance.choice(levels),
            sessions=tuple(
                Session(DateInterval(day, day, Precision.DAY, "that day"), "the capital",
                        members[0], place, members[0], "actual", (), proof)
                for place, day in enumerate(sorted(days), 1)
            ),
            history=(StatusChange("active", None, (), proof),),
            evidence=proof,
            clauses=CLAUSES if kind is MechanismKind.AGREEMENT else (),
            membership=(left,) if not number % 4 and gone not in members else (),
        )  # fmt: skip


def arrange(path: Path, count: int = ARRANGEMENTS) -> None:
    """Put standing arrangements into a ledger that has none."""
    with Ledger.open(path) as book:
        if not book.counts().mechanisms:
            with book.store.transaction():
                book.store.set_mechanisms((), arrangements(count))


def fill(path: Path, count: int) -> None:
    """Make the ledger."""
    began, worked = time.perf_counter(), time.process_time()
    with Ledger.open(path) as book:
        batch: list[Entry] = []

        def put() -> None:
            with book.store.transaction():
                book.store.add(batch, None)
                pairs = [
                    (
                        f"{one.document.document_id}#{place}",
                        replace(event, reported_on=one.document.published),
                    )
                    for one in batch
                    for place, event in enumerate(one.reports, 1)
                ]
                merged = [Merged(event, (name,)) for name, event in pairs]
                book.store.replace_events([name for name, _ in pairs], merged)
            batch.clear()

        for entry in documents(count):
            batch.append(entry)
            if len(batch) == BATCH:
                put()
        if batch:
            put()
    seconds = time.perf_counter() - began
    worked = time.process_time() - worked
    print(f"made {count:,} events in {seconds:,.0f} s, {worked:,.0f} s of them at work")
    print(f"file {path.stat().st_size / 2**20:,.0f} MiB")


def timed(ask: Callable[[], object]) -> tuple[float, float, float]:
    """Return the first and the median time of asking, and of work at it, in milliseconds."""
    times: list[float] = []
    worked: list[float] = []
    for _ in range(ROUNDS):
        began, work = time.perf_counter(), time.process_time()
        ask()
        times.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - work) * 1000)
    return times[0], statistics.median(times), statistics.median(worked)


def report(name: str, ask: Callable[[], object]) -> bool:
    """Print how long an answer takes; return whether that is within the target."""
    first, median, work = timed(ask)
    print(f"{median:8.1f} ms  (at work {work:6.1f}, first {first:8.1f})  {name}")
    return median <= TARGET_MILLISECONDS


def questions(book: Ledger) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what is asked, with its name."""
    for line in QUERIES:
        chosen = Filter.parse(line)
        yield f"events, first 200: {line}", lambda c=chosen: list(book.events(c, 200))
    for line in ("party=KOR,JPN", "between=KOR,CHN,JPN since=2023-01-01"):
        chosen = Filter.parse(line)
        yield f"count: {line}", lambda c=chosen: book.count(c)
    for first, second in (("KOR", "PRK"), ("USA", "CHN"), ("EST", "RUS")):
        yield f"dyad: {first} {second}", lambda a=first, b=second: book.dyad(a, b)
    since = Filter.parse("since=2020")
    yield "dyad: USA CHN since 2020", lambda: book.dyad("USA", "CHN", since)
    yield "documents, first 200", lambda: list(book.documents(limit=200))
    yield "people, first 200", lambda: list(book.people(limit=200))
    yield "mechanisms, first 200", lambda: list(book.mechanisms(limit=200))
    for line in ("party=KOR,JPN", "between=KOR,CHN,JPN", "party=BGD", "text:dialogue party=EST"):
        chosen = Filter.parse(line)
        yield f"mechanisms, first 200: {line}", lambda c=chosen: list(book.mechanisms(c, 200))
    yield "one mechanism", lambda: book.mechanism("m-0000000007-000000")


@contextmanager
def large_ledger(told: str | None, count: int, per_event: float | None = None) -> Iterator[Path]:
    """Yield the path of a large ledger with standing arrangements, as the command line asks.

    Args:
        told: what the command does.
        count: how many events unless ``--events`` says so.
        per_event: standing arrangements to an event; `ARRANGEMENTS` in all when None.
    """
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--events", type=int, default=count)
    parser.add_argument("--keep", type=Path, help="make the ledger here, or use it if it is there")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.keep or Path(folder) / "large.ledger"
        if not path.exists():
            fill(path, wanted.events)
        arrange(path, ARRANGEMENTS if per_event is None else round(wanted.events * per_event))
        yield path


def main() -> None:
    """Make the ledger and ask."""
    with large_ledger(__doc__, 1_000_000) as path:
        good = True
        with Ledger.open(path, read_only=True) as book:
            counts = book.counts()
            print(
                f"{counts.events:,} events, {counts.documents:,} documents, "
                f"{counts.mechanisms:,} standing arrangements"
            )
            for name, ask in questions(book):
                good &= report(name, ask)
        began = time.perf_counter()
        with Ledger.open(path, read_only=True) as book:
            print(f"opened in {(time.perf_counter() - began) * 1000:.1f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB")
    print(f"all within {TARGET_MILLISECONDS} ms: {'yes' if good else 'NO'}")


if __name__ == "__main__":
    main()
