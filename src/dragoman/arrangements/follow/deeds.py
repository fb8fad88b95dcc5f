"""Deeds: events that keep or break a commitment though they do not name the agreement.

Invariant: what a deed makes of commitments of a kind is told by the event and the rules alone;
which agreement it touches is told by who did it to whom, and when.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from re import Pattern
from typing import Any, Self

from dragoman.arrangements.extent import WHOLE, Extents
from dragoman.arrangements.follow.members import first_day
from dragoman.arrangements.sides import with_nationals
from dragoman.records import Event, Status
from dragoman.resolve.knowledge import pattern_of, read_toml
from dragoman.resolve.merging.sketches import side

Pair = tuple[str, str]
Published = Mapping[str, date | None]


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


class Deeds:
    """What events make of commitments."""

    def __init__(self, rules: Iterable[Deed], extents: Extents) -> None:
        """Take the rules.

        Args:
            rules: in order; of each kind of commitment the first that fits an event counts.
            extents: words of what is done in part.
        """
        self.rules = tuple(rules)
        self.extents = extents

    @classmethod
    def load(cls) -> Self:
        """Read the shipped rules.

        Raises:
            DataError: a file is missing or damaged.
        """
        rows = read_toml("arrangements.toml")["deeds"]
        return cls((_rule(row) for row in rows), Extents.load())

    def verdicts(self, event: Event, published: Published) -> tuple[Verdict, ...]:
        """Return what an event makes of commitments.

        Only what is told as done is a deed, on a day that is told. What is told to have been done
        in part, or to the last, is news on the day of its publication where no other is told.

        Args:
            event: any event.
            published: publication by document.
        """
        if event.status is not Status.ACTUAL:
            return ()
        found: dict[str, Verdict] = {}
        for rule in self.rules:
            new = sorted(rule.clauses - found.keys()) if rule.fits(event) else []
            if new:
                found |= {one.clause: one for one in self._by_rule(rule, new, event, published)}
        return tuple(found.values())

    def _by_rule(
        self, rule: Deed, clauses: Iterable[str], event: Event, published: Published
    ) -> Iterator[Verdict]:
        """Yield what an event makes of clauses by one rule, where a day and a pair are told."""
        extent = self._extent(event, rule)
        day = first_day(event.date) or (_told(event, published) if extent else None)
        pairs = frozenset(_pairs(event, alone=rule.alone))
        if day is not None and pairs:
            for clause in clauses:
                yield Verdict(clause, extent or rule.status, day, pairs)

    def _extent(self, event: Event, rule: Deed) -> str | None:
        """Return how far what keeps a commitment is told to go; None where that is untold."""
        if rule.status != WHOLE:
            return None
        told = (
            self.extents.told(one.quote.lower(), sorted(rule.clauses)) for one in event.evidence
        )
        return next((one for one in told if one is not None), None)


def _rule(row: Mapping[str, Any]) -> Deed:
    """Return a rule as the file has it."""
    return Deed(
        frozenset(row["clauses"]),
        row["status"],
        frozenset(row["types"]),
        frozenset(row.get("modes", ())),
        pattern_of(row["words"]) if "words" in row else None,
        row.get("alone", False),
    )


def _told(event: Event, published: Published) -> date | None:
    """Return the first day on which a document told of an event."""
    days = [day for one in event.evidence if (day := published.get(one.document_id))]
    return min(days, default=None)


def _pairs(event: Event, *, alone: bool) -> Iterator[Pair]:
    """Yield between whom a deed is done: one who acts and another who acts or is acted upon."""
    doers = {side(party) for party in event.actors}
    others = with_nationals(event.recipients) | doers
    for doer in doers:
        if alone:
            yield doer, doer
            continue
        for other in others - {doer}:
            yield min(doer, other), max(doer, other)


def _quotes(event: Event) -> str:
    return " ".join(piece.quote for piece in event.evidence).lower()
