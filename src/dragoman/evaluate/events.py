"""Events against gold, by the matching rule of the gold's own README.

A predicted event matches a gold one if the type is equal (or one that the gold's note accepts),
the countries of actors and of recipients are equal (for CONSULT, AGREE, COOPERATE and SUPPORT the
union of both counts), the status is equal, and the predicted date lies within one day of lying
inside the gold's, where gold gives one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dragoman.records import DateInterval, Event, Party

EQUALS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
ACCEPTED = re.compile(r"\(([A-Z]+(?:(?:,| or) [A-Z]+)*) accepted\)|\b([A-Z]{3,}) accepted\b")
SYMMETRIC = "symmetric form accepted"
SLACK = timedelta(days=1)


class Part(StrEnum):
    """What an event has to have right."""

    TYPE = "type"
    PARTIES = "parties"
    STATUS = "status"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event as a person wrote it down.

    Attributes:
        types: the types that count as right.
        actors: countries or entity ids.
        recipients: countries or entity ids.
        date: first and last day; None where gold asks for none.
        status: its status.
        note: the labeller's note.
    """

    types: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    date: tuple[date, date] | None
    status: str
    note: str

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> "GoldEvent":
        """Read an entry of a gold file."""
        note = entry.get("note") or ""
        accepted = {
            word
            for match in ACCEPTED.finditer(note)
            for group in match.groups()
            if group
            for word in re.findall("[A-Z]+", group)
        }
        days = entry.get("date")
        return cls(
            types=frozenset({entry["event_type"], *accepted}),
            actors=frozenset(entry["actors"]),
            recipients=frozenset(entry["recipients"]),
            date=None if not days else (date.fromisoformat(days[0]), date.fromisoformat(days[1])),
            status=entry["status"],
            note=note,
        )


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A document's gold: what must be found, what may be, what must not."""

    name: str
    must: tuple[GoldEvent, ...]
    may: tuple[GoldEvent, ...]
    forbidden: tuple[GoldEvent, ...]

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> "GoldArticle":
        """Read one article's entry."""

        def events(key: str) -> tuple[GoldEvent, ...]:
            return tuple(GoldEvent.from_json(each) for each in entry.get(key, ()))

        return cls(entry["file"], events("must"), events("may"), events("forbidden"))


@dataclass(frozen=True, slots=True)
class EventScore:
    """How predictions compare with gold, over one article or many.

    Attributes:
        found: gold events that must be found and were.
        required: gold events that must be found.
        right: predictions that match must or may.
        predicted: predictions.
        forbidden: predictions that gold forbids.
    """

    found: int = 0
    required: int = 0
    right: int = 0
    predicted: int = 0
    forbidden: int = 0

    def __add__(self, other: "EventScore") -> "EventScore":
        """Return both counted together."""
        return EventScore(
            self.found + other.found,
            self.required + other.required,
            self.right + other.right,
            self.predicted + other.predicted,
            self.forbidden + other.forbidden,
        )

    @property
    def recall(self) -> float:
        """Share of required events that were found; 1 where none is required."""
        return self.found / self.required if self.required else 1.0

    @property
    def precision(self) -> float:
        """Share of predictions that match must or may; 1 where there are none."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article compared: the score, and what was missed, wrong and forbidden."""

    score: EventScore
    missed: tuple[GoldEvent, ...]
    wrong: tuple[Event, ...]
    forbidden: tuple[Event, ...]


def matches(event: Event, gold: GoldEvent) -> bool:
    """Return whether a predicted event is the gold one."""
    return not differences(event, gold)


def differences(event: Event, gold: GoldEvent) -> tuple[Part, ...]:
    """Return the parts in which a predicted event is not the gold one, in their order."""
    right = {
        Part.TYPE: event.event_type.value in gold.types,
        Part.PARTIES: _same_parties(event, gold),
        Part.STATUS: event.status.value == gold.status,
        Part.DATE: _in_time(event.date, gold.date),
    }
    return tuple(part for part, same in right.items() if not same)


def _same_parties(event: Event, gold: GoldEvent) -> bool:
    actors, recipients = _who(event.actors), _who(event.recipients)
    same = actors == gold.actors and recipients == gold.recipients
    if not same and (gold.types & EQUALS or SYMMETRIC in gold.note):
        same = actors | recipients == gold.actors | gold.recipients
    return same


def _who(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.side for party in parties)


def _in_time(predicted: DateInterval | None, gold: tuple[date, date] | None) -> bool:
    if gold is None:
        return True
    if predicted is None or predicted.start is None or predicted.end is None:
        return False
    return gold[0] - SLACK <= predicted.start and predicted.end <= gold[1] + SLACK


def compare(events: Sequence[Event], gold: GoldArticle) -> Comparison:
    """Compare one article's events with its gold.

    Each gold event is found at most once; further predictions of it count as right.
    """
    found: set[int] = set()
    wrong: list[Event] = []
    forbidden: list[Event] = []
    right = 0
    for event in events:
        hits = [n for n, each in enumerate(gold.must) if matches(event, each)]
        new = next((n for n in hits if n not in found), None)
        if new is not None:
            found.add(new)
        if any(matches(event, each) for each in gold.forbidden):
            forbidden.append(event)
        if hits or any(matches(event, each) for each in gold.may):
            right += 1
        else:
            wrong.append(event)
    score = EventScore(len(found), len(gold.must), right, len(events), len(forbidden))
    missed = tuple(each for n, each in enumerate(gold.must) if n not in found)
    return Comparison(score, missed, tuple(wrong), tuple(forbidden))
