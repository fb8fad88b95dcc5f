"""What is told of whole documents against gold in which each event stands once.

One told event answers to one gold event at most, the best first: parties, then status, then date.
Parties are compared by code, as in `dragoman.evaluate.real_text`; a code that neither the table of
states nor the register holds is left out on both sides. A second telling of one act is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.data.tables import read_table
from dragoman.errors import InputError
from dragoman.evaluate.real_text import BODIES, EQUALS, code_of
from dragoman.evaluate.scores import Score
from dragoman.records import Event, Party

MEASURES = ("types", "parties", "status", "date")
SLACK = timedelta(days=1)
ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class Days:
    """A gold date; `asked` is false where it can be argued, and then every date is right."""

    first: date | None = None
    last: date | None = None
    asked: bool = True

    def holds(self, start: date | None, end: date | None) -> bool:
        """Return whether a told interval is right, a day of slack at either end.

        >>> Days().holds(None, None), Days().holds(date(2004, 5, 1), date(2004, 5, 1))
        (True, False)
        """
        if not self.asked:
            return True
        if self.first is None and self.last is None:
            return start is None and end is None
        told = [day for day in (start, end) if day]
        first, last = self.first or date.min + SLACK, self.last or date.max - SLACK
        return bool(told) and all(first - SLACK <= day <= last + SLACK for day in told)


@dataclass(frozen=True, slots=True)
class Act:
    """A gold event.

    Attributes:
        types: its type, and others that are as good.
        status: its status.
        actors: codes of those who act and must be told.
        recipients: codes of those to whom it is done and must be told.
        optional: codes that may be told or left out.
        days: its date.
        sentences: numbers of the sentences that tell it, from 0.
        arguable: neither asked for nor wrong.
    """

    types: frozenset[str]
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    optional: frozenset[str] = frozenset()
    days: Days = field(default_factory=Days)
    sentences: frozenset[int] = frozenset()
    arguable: bool = False


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document and all that it tells.

    Attributes:
        name: its id.
        split: `train`, `dev`, `gate` or `sealed`.
        text: its sentences, a line each.
        sentences: where each begins and ends.
        published: its day; None where nobody knows it.
        acts: its events.
        lookalikes: numbers of sentences with words that only look like an event.
        genre: `newswire`, `timeline` and so on.
    """

    name: str
    split: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    published: date | None
    acts: tuple[Act, ...]
    lookalikes: frozenset[int] = frozenset()
    genre: str = ""


@dataclass(slots=True)
class Tally:
    """Counts over documents: told, gold and right by measure, and forbidden readings."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    told: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    gold: int = 0
    events: int = 0
    forbidden: int = 0

    def score(self, measure: str) -> Score:
        """Return the counts of one measure with precision, recall and F1."""
        return Score(self.right[measure], self.told[measure], self.gold)


def known_codes() -> frozenset[str]:
    """Return every code that the shipped tables hold: states and organisations."""
    states = {row["iso3"] for row in read_table("states.tsv")}
    return frozenset(states | {f"org:{row['id']}" for row in read_table("organisations.tsv")})


def read_documents(folder: Path, split: str, codes: Collection[str]) -> list[WholeDocument]:
    """Return the gold documents of one split, by name.

    Args:
        folder: holds a folder for each split, with a JSON file for each document.
        split: the split.
        codes: codes that can be told; others are left out.

    Raises:
        InputError: there is none, or one has another form.
    """
    paths = sorted((folder / split).glob("*.json"))
    if not paths:
        raise InputError(f"{folder / split} holds no documents: files NAME.json are wanted")
    found = []
    for path in paths:
        try:
            found.append(document_of(json.loads(path.read_text("utf-8")), codes))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path} is no gold document: {error!r}") from error
    return found


def document_of(entry: dict[str, Any], codes: Collection[str]) -> WholeDocument:
    """Return the document that a gold file describes."""
    text, spans = "", []
    for sentence in entry["sentences"]:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return WholeDocument(
        entry["id"],
        entry["split"],
        text,
        tuple(spans),
        _day(entry["published"]),
        tuple(_act(event, codes) for event in entry["events"]),
        frozenset(number - 1 for number, *_ in entry["not_events"]),
        entry["genre"],
    )


def _act(event: dict[str, Any], codes: Collection[str]) -> Act:
    sides = [
        {BODIES.get(each["code"], each["code"]): each for each in event[role]}
        for role in ("actors", "recipients")
    ]
    optional = {code for side in sides for code, each in side.items() if each.get("optional")}
    must = [frozenset(code for code in side if code in codes) - optional for side in sides]
    days = event["date"]
    return Act(
        frozenset({event["event_type"], *event.get("also", ())}),
        event["status"],
        must[0],
        must[1],
        frozenset(optional),
        Days(_day(days["start"]), _day(days["end"]), days["basis"] != "open") if days else Days(),
        frozenset(number - 1 for number, _, _ in event["mentions"]),
        bool(event.get("may")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def compare(
    document: WholeDocument, events: Sequence[Event], tally: Tally, codes: Collection[str]
) -> None:
    """Count how the events told of a document agree with its gold.

    Args:
        document: the gold.
        events: what was told of its text.
        tally: where it is counted.
        codes: codes that can be told; others are left out.
    """
    tally.gold += sum(not act.arguable for act in document.acts)
    tally.events += len(events)
    told = [Told.of(event, codes) for event in events]
    paired = dict(_paired(told, document.acts))
    for number, one in enumerate(told):
        act = document.acts[paired[number]] if number in paired else None
        grade = one.grade(act) if act else 0
        for needed, measure in enumerate(MEASURES, 1):
            right = grade >= needed
            if act and act.arguable and right:
                continue
            tally.told[measure] += 1
            tally.right[measure] += right
        tally.forbidden += _is_forbidden(document, events[number], one, act, grade)


@dataclass(frozen=True, slots=True)
class Told:
    """A told event, as it is compared."""

    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    start: date | None
    end: date | None

    @classmethod
    def of(cls, event: Event, codes: Collection[str]) -> Told:
        """Return what is compared of an event."""
        return cls(
            event.event_type.value,
            event.status.value,
            _codes(event.actors, codes),
            _codes(event.recipients, codes),
            event.date.start if event.date else None,
            event.date.end if event.date else None,
        )

    def grade(self, act: Act) -> int:
        """Return how many of type, parties, status and date are right, up to the first wrong."""
        checks = (
            self.type in act.types,
            self._same_parties(act),
            self.status == act.status,
            act.days.holds(self.start, self.end),
        )
        return next((number for number, right in enumerate(checks) if not right), len(checks))

    def _same_parties(self, act: Act) -> bool:
        if act.types & EQUALS:
            ours, theirs = self.actors | self.recipients, act.actors | act.recipients
            return ours - act.optional == theirs - act.optional
        return (
            self.actors - act.optional == act.actors - act.optional
            and self.recipients - act.optional == act.recipients - act.optional
        )


def _codes(parties: Iterable[Party], codes: Collection[str]) -> frozenset[str]:
    return frozenset(code for party in parties if (code := code_of(party)) in codes)


def _paired(told: Sequence[Told], acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Pair told and gold events, the best first; of equals those that are asked for."""
    choices = sorted(
        (-grade, act.arguable, i, k)
        for i, one in enumerate(told)
        for k, act in enumerate(acts)
        if (grade := one.grade(act))
    )
    left, right = set(range(len(told))), set(range(len(acts)))
    for _, _, i, k in choices:
        if i in left and k in right:
            left.discard(i)
            right.discard(k)
            yield i, k


def _is_forbidden(
    document: WholeDocument, event: Event, one: Told, act: Act | None, grade: int
) -> bool:
    """Return whether something is told as done that the text does not tell as done.

    So it is where the sentences that prove it tell an act of that type, with one of its parties,
    only as planned, urged, possible or not done; or hold a look-alike and no act at all.
    """
    if one.status != ACTUAL or (act and act.status == ACTUAL and grade > 1):
        return False
    proof = set(_sentences(document, event))
    here = [each for each in document.acts if each.sentences & proof]
    if not here:
        return bool(document.lookalikes & proof)
    alike = [each for each in here if one.type in each.types]
    shared = [
        each
        for each in alike
        if (one.actors | one.recipients) & (each.actors | each.recipients | each.optional)
    ]
    return bool(shared) and all(each.status != ACTUAL for each in alike)


def _sentences(document: WholeDocument, event: Event) -> Iterator[int]:
    for piece in event.evidence[:1]:
        for number, (start, end) in enumerate(document.sentences):
            if start < piece.end and piece.start < end:
                yield number
