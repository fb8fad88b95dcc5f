"""Deeds: events that keep or break a commitment though they do not name the agreement.

Invariant: what a deed makes of commitments of a kind is told by the event and the rules alone;
which agreement it touches is told by who did it to whom, and when.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from re import Pattern
from typing import Self

from dragoman.records import Event, Status
from dragoman.resolve.knowledge import pattern_of, read_toml
from dragoman.resolve.mechanisms.members import first_day
from dragoman.resolve.sketches import side

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """Which events keep or break which commitments.

    Attributes:
        clauses: kinds of commitment.
        status: what such an event makes of them.
        types: PLOVER types.
        modes: one of these must be among the event's, where any are given.
        words: the event's evidence must hold this, where given.
        alone: whether the deed is done to nobody.
    """

    clauses: frozenset[str]
    status: str
    types: frozenset[str]
    modes: frozenset[str]
    words: Pattern[str] | None
    alone: bool

    @classmethod
    def load(cls) -> tuple[Self, ...]:
        """Read the shipped rules.

        Raises:
            DataError: the file is missing or damaged.
        """
        return tuple(
            cls(
                frozenset(row["clauses"]),
                row["status"],
                frozenset(row["types"]),
                frozenset(row.get("modes", ())),
                pattern_of(row["words"]) if "words" in row else None,
                row.get("alone", False),
            )
            for row in read_toml("arrangements.toml")["deeds"]
        )

    def fits(self, event: Event) -> bool:
        """Return whether an event is such a deed."""
        if event.event_type not in self.types or (self.modes and not self.modes & {*event.mode}):
            return False
        return self.words is None or self.words.search(_quotes(event)) is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a deed makes of commitments of one kind.

    Attributes:
        clause: the kind of commitment.
        status: ``kept``, ``broken`` or ``in progress``.
        day: the first on which it may have been done.
        pairs: the two sides, sorted, whose agreements it touches; a side twice where what it did
            was done to nobody.
    """

    clause: str
    status: str
    day: date
    pairs: frozenset[Pair]


def verdicts(event: Event, rules: Iterable[Deed]) -> tuple[Verdict, ...]:
    """Return what an event makes of commitments, by the first rule for each kind that fits.

    Only what is told as done, on a day that is told, is a deed.

    Args:
        event: any event.
        rules: the rules in order.
    """
    day = first_day(event.date)
    if event.status is not Status.ACTUAL or day is None:
        return ()
    found: dict[str, Verdict] = {}
    for rule in rules:
        if not rule.fits(event):
            continue
        pairs = frozenset(_pairs(event, alone=rule.alone))
        for clause in sorted(rule.clauses - found.keys()):
            found[clause] = Verdict(clause, rule.status, day, pairs)
    return tuple(one for one in found.values() if one.pairs)


def _pairs(event: Event, *, alone: bool) -> Iterator[Pair]:
    """Yield between whom a deed is done: one who acts and another who acts or is acted upon."""
    doers = {side(party) for party in event.actors}
    others = {side(party) for party in event.recipients} | doers
    for doer in doers:
        if alone:
            yield doer, doer
            continue
        for other in others - {doer}:
            yield min(doer, other), max(doer, other)


def _quotes(event: Event) -> str:
    return " ".join(piece.quote for piece in event.evidence).lower()
