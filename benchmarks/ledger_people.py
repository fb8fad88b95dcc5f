"""People, what they said and what could not be read: added to the ledger of `ledger_queries.py`.

python benchmarks/ledger_people.py FILE
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random

from ledger_queries import BATCH, DAYS, FIRST, STATES, told

from dragoman.ledger import Entry, Ledger, Merged
from dragoman.records import (
    Document,
    Evidence,
    Office,
    Party,
    Position,
    Refusal,
    Segment,
    SegmentKind,
)

SPOKEN = 30_000
PEOPLE = 5_000
SAID = 5
REFUSED = 50_000
ISSUES = ("sanctions", "trade", "denuclearisation", "climate", "migration", "fisheries")
STANCES = ("for", "against", "calls for", "warns of")
TITLES = ("Foreign Minister", "President", "Ambassador", "Defence Minister")
EVENTS_FROM = 10**9


def person(number: int) -> tuple[str, str, str]:
    """Return the id, name and state of a fictional person."""
    name = f"{chr(65 + number % 26)}aran {chr(65 + number // 26 % 26)}el{number}ov"
    return f"person:p-{number}", name, STATES[number % len(STATES)]


def spoken(count: int) -> Iterator[Entry]:
    """Yield documents in which two people meet, hold offices and say something."""
    chance = Random(13)  # noqa: S311 - repeatable, no secret
    ranks = [1 / (rank + 1) for rank in range(PEOPLE)]
    for number in range(count):
        document_id = f"p-{number:08x}"
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        line, event = told(chance, document_id, EVENTS_FROM + number, 0, day)
        who = [person(one) for one in dict.fromkeys(chance.choices(range(PEOPLE), ranks, k=2))]
        parties = tuple(Party(key, name, state, "GOV", name) for key, name, state in who)
        proof = (Evidence(document_id, 0, len(line), line),)
        offices = tuple(
            Office(name, chance.choice(TITLES), state, "GOV", day, None, key, proof)
            for key, name, state in who
        )
        said = tuple(
            Position(name, key, state, chance.choice(ISSUES), chance.choice(STANCES), day, proof[0])
            for key, name, state in (*who, *chance.choices(who, k=SAID - len(who)))
        )
        paper = Document(
            document_id,
            line,
            (Segment(0, len(line), SegmentKind.BODY),),
            published=day,
            publisher=f"Paper {number % 40}",
        )
        event = replace(event, event_id=f"p{event.event_id}", actors=parties, recipients=())
        yield Entry(paper, (event,), offices, said)


def put(book: Ledger, entries: Iterable[Entry]) -> None:
    """Put documents in with their events as they are."""
    left = iter(entries)
    while batch := list(islice(left, BATCH)):
        pairs = [(f"{one.document.document_id}#1", one.reports[0]) for one in batch]
        with book.store.transaction():
            book.store.add(batch, None)
            book.store.replace_events(
                [name for name, _ in pairs], [Merged(event, (name,)) for name, event in pairs]
            )


def refused(count: int) -> Iterator[Refusal]:
    """Yield what could not be read."""
    for number in range(count):
        scattered = number * 2_654_435_761 % 2**32
        yield Refusal(f"folder/{scattered:08x}.html", "read", "empty", "nothing to read")


def people(path: Path) -> None:
    """Put people, positions and refusals into a ledger that has none."""
    began, worked = time.perf_counter(), time.process_time()
    with Ledger.open(path) as book:
        if next(book.people(limit=1), None) is not None:
            return
        put(book, spoken(SPOKEN))
        with book.store.transaction():
            book.store.refuse(list(refused(REFUSED)), None)
    spent, work = time.perf_counter() - began, time.process_time() - worked
    print(f"{SPOKEN:,} documents with people put in: {spent:,.0f} s, {work:,.0f} s of them at work")


def main() -> None:
    """Put them into the ledger that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    people(parser.parse_args().ledger)


if __name__ == "__main__":
    main()
