"""What is told of whole documents against gold in which each event stands once.

One told event answers to one gold event at most, the best first: parties, then status, then date.
Parties are compared by code, as in `dragoman.evaluate.real_text`. A second telling of one act is
wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.evaluate.documents.gold import Act, WholeDocument
from dragoman.evaluate.pairing import best_first
from dragoman.evaluate.real_text import EQUALS, code_of
from dragoman.evaluate.scores import Score
from dragoman.records import AttributionKind, Event, Party

MEASURES = ("types", "parties", "status", "date")
ACTUAL = "actual"


@dataclass(slots=True)
class Tally:
    """Counts over documents: told, gold and right by measure, and forbidden readings.

    `found` are told events whose type and parties are right; of these `certain` have the right
    certainty, and `voiced` tell rightly whether the document or somebody in it says so.
    """

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    told: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    gold: int = 0
    events: int = 0
    forbidden: int = 0
    found: int = 0
    certain: int = 0
    voiced: int = 0

    def score(self, measure: str) -> Score:
        """Return the counts of one measure with precision, recall and F1."""
        return Score(self.right[measure], self.told[measure], self.gold)


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
    told = [ComparedEvent.of(event, codes) for event in events]
    chosen = dict(paired(told, document.acts))
    for number, one in enumerate(told):
        act = document.acts[chosen[number]] if number in chosen else None
        grade = one.grade(act) if act else 0
        for needed, measure in enumerate(MEASURES, 1):
            right = grade >= needed
            if act and act.arguable and right:
                continue
            tally.told[measure] += 1
            tally.right[measure] += right
        if act and grade > 1:
            tally.found += 1
            tally.certain += events[number].certainty == act.certainty
            tally.voiced += (
                events[number].attribution.kind != AttributionKind.AUTHOR
            ) == act.is_said
        tally.forbidden += is_forbidden(document, events[number], one, act, grade)


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """A told event, as it is compared."""

    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    start: date | None
    end: date | None

    @classmethod
    def of(cls, event: Event, codes: Collection[str]) -> ComparedEvent:
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


def paired(told: Sequence[ComparedEvent], acts: Sequence[Act]) -> Iterator[tuple[int, int]]:
    """Pair told and gold events, the best first; of equals those that are asked for."""
    return best_first(
        ((-grade, act.arguable), i, k)
        for i, one in enumerate(told)
        for k, act in enumerate(acts)
        if (grade := one.grade(act))
    )


def is_forbidden(
    document: WholeDocument, event: Event, one: ComparedEvent, act: Act | None, grade: int
) -> bool:
    """Return whether something is told as done that the text does not tell as done.

    So it is where the sentences that prove it tell an act of that type, with one of its parties,
    only as planned, urged, possible or not done; or hold a look-alike and no act at all.

    Args:
        document: the gold.
        event: what was told of its text.
        one: the same, as it is compared.
        act: the gold event that it answers to; None where it answers to none.
        grade: how much of that is right, see `ComparedEvent.grade`.
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
