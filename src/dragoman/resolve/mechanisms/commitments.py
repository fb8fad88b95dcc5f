"""Commitments over time: what was promised, and what later sentences and deeds made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from re import Pattern
from typing import Self

from dragoman.records import Commitment, Event, Mechanism, MechanismKind, Status
from dragoman.resolve.knowledge import pattern_of, read_toml
from dragoman.resolve.mechanisms.history import in_text_order
from dragoman.resolve.mechanisms.members import first_day
from dragoman.resolve.sketches import side

UNKNOWN = "unknown"
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
        quotes = " ".join(piece.quote for piece in event.evidence).lower()
        return self.words is None or self.words.search(quotes) is not None


def merge_commitments(told: Iterable[Commitment], published: Published) -> tuple[Commitment, ...]:
    """Return each promise once and what became of it after, in order of time.

    Args:
        told: as documents tell them.
        published: publication by document.
    """
    found: dict[tuple[object, ...], Commitment] = {}
    for one in sorted(told, key=lambda each: (not each.words, _when(each, published))):
        made = one.status == UNKNOWN
        key = (one.clause, one.status, None if made else one.date, _plain(one.words))
        if made and not one.words and any(k[:2] == key[:2] for k in found):
            continue
        if key in found:
            found[key] = replace(
                found[key], evidence=in_text_order((*found[key].evidence, *one.evidence))
            )
        else:
            found[key] = one
    return tuple(
        sorted(found.values(), key=lambda one: (one.status != UNKNOWN, _when(one, published)))
    )


def standing(mechanism: Mechanism) -> dict[str, str]:
    """Return what has become of each kind of commitment by now, in order of the alphabet."""
    found = dict.fromkeys(sorted(mechanism.clauses), UNKNOWN)
    for one in mechanism.commitments:
        if one.status != UNKNOWN or one.clause not in found:
            found[one.clause] = one.status
    return found


def judged(
    mechanism: Mechanism, events: Iterable[Event], deeds: Iterable[Deed], published: Published
) -> Mechanism:
    """Return an agreement with what later deeds of its parties made of its commitments.

    Only deeds that are told as done count, after the agreement was made and before it ended.

    Args:
        mechanism: as assembled.
        events: of any documents; those among its parties count.
        deeds: the rules.
        published: publication by document.
    """
    if mechanism.kind is not MechanismKind.AGREEMENT or not mechanism.clauses:
        return mechanism
    rules = tuple(deeds)
    since, until = _in_force(mechanism)
    found = [*mechanism.commitments]
    proved = {(one.clause, piece) for one in found for piece in one.evidence}
    for event in events:
        day = first_day(event.date)
        if event.status is not Status.ACTUAL or day is None or since is None:
            continue
        if not since < day <= until:
            continue
        for rule in rules:
            clauses = sorted(rule.clauses & {*mechanism.clauses})
            if (
                not clauses
                or not _among(mechanism, event, alone=rule.alone)
                or not rule.fits(event)
            ):
                continue
            found += [
                Commitment(clause, rule.status, event.date, event.evidence)
                for clause in clauses
                if (clause, event.evidence[0]) not in proved
            ]
    return replace(mechanism, commitments=merge_commitments(found, published))


def _among(mechanism: Mechanism, event: Event, *, alone: bool) -> bool:
    """Return whether a deed is one of a party towards another, or of one party alone."""
    members = {*mechanism.members}
    doers = {side(party) for party in event.actors} & members
    others = {side(party) for party in event.recipients} & members
    if alone:
        return bool(doers)
    return bool((doers and others - doers) or len(doers) > 1)


def _in_force(mechanism: Mechanism) -> tuple[date | None, date]:
    """Return between which days an agreement binds: from its first act to its end."""
    days = [day for one in mechanism.sessions if (day := first_day(one.date))]
    days += [
        day for one in mechanism.history if one.status == "active" and (day := first_day(one.date))
    ]
    ends = [
        day for one in mechanism.history if one.status == "ended" and (day := first_day(one.date))
    ]
    return min(days, default=None), max(ends, default=date.max)


def _when(one: Commitment, published: Published) -> tuple[object, ...]:
    piece = one.evidence[0]
    day = first_day(one.date) or published.get(piece.document_id) or date.max
    return day, piece.document_id, piece.start, one.clause, one.status


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
