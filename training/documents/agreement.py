"""How far two hands agree on whole documents, each blind to the other.

    PYTHONPATH=src:training python -m documents.agreement

The second hand's notes are in `data/documents/again`: `same_labels.txt` begins with the labels that
the first hand had as well, `other_labels.txt` with those of a third (`newswire/again.jsonl.xz`,
corrected by rule alone). An event is compared as the scorer compares a told one with gold: type and
parties first, then status, then date. What either hand calls optional, open or another type as good
is given; an event that one hand finds arguable is not asked of the other.
"""

from __future__ import annotations

import copy
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from documents.check import FOLDER, paths
from documents.drafts import draft, drafts
from documents.notes import follow, read
from dragoman.evaluate.documents.gold import Act, WholeDocument, document_of, known_codes
from dragoman.evaluate.real_text import EQUALS
from newswire import files
from newswire.rules import RULES

Record = dict[str, Any]

MEASURES = ("type", "parties", "status", "date")


def main() -> None:
    """Print the shares on which the hands agree."""
    first = {path.stem: json.loads(path.read_text("utf-8")) for path in paths()}
    ready, other = drafts(), ninth()
    same = second("same_labels", ready)
    for what, records in (
        ("the same labels, second hand", same),
        ("the same labels, without notes", {name: ready[_number(name)] for name in same}),
        ("other labels, second hand", second("other_labels", other)),
        ("other labels, without notes", {f"voa-{n}": each for n, each in other.items()}),
    ):
        both = sorted(first.keys() & records.keys())
        if not both:
            sys.exit("no document has been labelled by both hands")
        pairs = [(first[name], records[name]) for name in both]
        print(f"{what}:", *report([_documents(pair) for pair in pairs]), people(pairs), sep="\n")


def second(notes: str, ready: dict[int, Record]) -> dict[str, Record]:
    """Give documents by name as the second hand's notes make them of their drafts."""
    lines = read(FOLDER / "again" / f"{notes}.txt")
    made = (follow(copy.deepcopy(ready[int(number)]), own) for number, own in lines.items())
    return {record["id"]: record for record in made}


def ninth() -> dict[int, Record]:
    """Give drafts from the labels of the ninth hand, corrected by rule, by their first sentence."""
    texts, stories = files.texts(), files.read("again")
    for story in stories:
        for event in story["events"]:
            for rule in RULES:
                rule(event, texts[event["n"]])
    return {story["first"]: draft(story, texts, "dev") for story in stories}


def _number(name: str) -> int:
    return int(name.removeprefix("voa-"))


def _documents(pair: tuple[Record, Record]) -> tuple[WholeDocument, WholeDocument]:
    codes = known_codes()
    return document_of(pair[0], codes), document_of(pair[1], codes)


def report(pairs: Sequence[tuple[WholeDocument, WholeDocument]]) -> Iterator[str]:
    """Give lines on the events of both hands.

    Args:
        pairs: the documents of the first hand and the second.
    """
    asked: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    days = [(one.published, two.published) for one, two in pairs]
    for one, two in pairs:
        for side, ours, theirs in (("first", one.acts, two.acts), ("second", two.acts, one.acts)):
            grades = matched(ours, theirs)
            asked[side] += len(grades)
            for level, measure in enumerate(MEASURES, 1):
                agreed[f"{side} {measure}"] += sum(grade >= level for grade in grades)
    told = f"asked for by the first hand {asked['first']}, by the second {asked['second']}"
    yield f"{len(pairs)} documents; {told}"
    for measure in MEASURES:
        right = [agreed[f"{side} {measure}"] for side in ("first", "second")]
        share = sum(right) / max(1, sum(asked.values()))
        yield f"up to {measure}: {share:.2f} ({right[0]} and {right[1]} found by the other hand)"
    known = [pair for pair in days if any(pair)]
    same = sum(one == two for one, two in known)
    yield f"day of the document: given by either hand {len(known)} times, the same {same} times"


def matched(ours: Sequence[Act], theirs: Sequence[Act]) -> list[int]:
    """Give, for each of our events that is asked for, how far the other hand's best one agrees.

    Args:
        ours: one hand's events.
        theirs: the other hand's, arguable ones included.
    """
    choices = sorted(
        (-grade, one.arguable + two.arguable, i, k)
        for i, one in enumerate(ours)
        for k, two in enumerate(theirs)
        if (grade := agreement(one, two))
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for grade, _, i, k in choices:
        if i not in found and k not in taken:
            found[i] = -grade
            taken.add(k)
    return [found.get(i, 0) for i, act in enumerate(ours) if not act.arguable]


def agreement(one: Act, two: Act) -> int:
    """Return how many of type, parties, status and date agree, up to the first that does not."""
    checks = (
        bool(one.types & two.types),
        _same_parties(one, two),
        one.status == two.status,
        _same_days(one, two),
    )
    return next((number for number, right in enumerate(checks) if not right), len(checks))


def _same_parties(one: Act, two: Act) -> bool:
    given = one.optional | two.optional
    if one.types & EQUALS:
        return _all(one) - given == _all(two) - given
    return (
        one.actors - given == two.actors - given
        and one.recipients - given == two.recipients - given
    )


def _all(act: Act) -> frozenset[str]:
    return act.actors | act.recipients


def _same_days(one: Act, two: Act) -> bool:
    if not (one.days.asked and two.days.asked):
        return True
    ours, theirs = one.days, two.days
    return ours.holds(theirs.first, theirs.last) or theirs.holds(ours.first, ours.last)


def people(pairs: Sequence[tuple[Record, Record]]) -> str:
    """Give a line on the people of both hands."""
    sides = [
        [
            (record["id"], person["name"], person["country"], person["office"])
            for record in records
            for person in record["people"]
        ]
        for records in zip(*pairs, strict=True)
    ]
    shares = [
        f"{len({each[:size] for each in sides[0]} & {each[:size] for each in sides[1]})} {what}"
        for size, what in ((2, "by name"), (3, "with country"), (4, "with office"))
    ]
    return f"people: {len(sides[0])} and {len(sides[1])}, the same " + ", ".join(shares)


if __name__ == "__main__":
    main()
