"""How many events of whole documents have the right date, where text and its day tell one.

Gold is read as in `dragoman.evaluate.documents.gold`. A told event answers to a gold event of its
type that one of its sentences tells; whose parties and status are right goes first, and of several
as right the one whose word the told event rests on: a sentence may tell two acts of a type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.evaluate.dates import EXTRA, MISSING, NONE, RIGHT, WRONG
from dragoman.evaluate.documents.gold import Act, Days, WholeDocument
from dragoman.evaluate.documents.scores import ComparedEvent
from dragoman.evaluate.pairing import best_first
from dragoman.records import Event, Step

UNTOLD = "untold"
# The step whose words are the word that tells an event.
WORD = "status"
DATED = (RIGHT, MISSING, WRONG)


@dataclass(frozen=True, slots=True)
class DatedAct:
    """A gold event, what was told of it, and how their dates agree.

    Attributes:
        document: the document.
        act: the gold event.
        event: what was told; None where it was not.
        result: `right`, `missing` or `wrong` where gold has a date, `none` or `extra` where it has
            not, `untold` where the event was not told.
    """

    document: WholeDocument
    act: Act
    event: Event | None
    result: str


@dataclass(slots=True)
class DocumentDates:
    """How often each result came.

    >>> DocumentDates(Counter(right=17, missing=2, wrong=1)).share
    0.85
    """

    results: Counter[str] = field(default_factory=Counter)

    def add(self, one: DatedAct) -> None:
        """Count one gold event."""
        self.results[one.result] += 1

    @property
    def dated(self) -> int:
        """How many told events have a date in gold."""
        return sum(self.results[each] for each in DATED)

    @property
    def share(self) -> float:
        """The share of these that have the right date."""
        return round(self.results[RIGHT] / self.dated, 3) if self.dated else 0.0

    @property
    def wrong(self) -> float:
        """The share of false dates among all told: another day, or a day where gold has none."""
        false = self.results[WRONG] + self.results[EXTRA]
        told = false + self.results[RIGHT]
        return round(false / told, 3) if told else 0.0


def dated_acts(
    document: WholeDocument,
    events: Sequence[Event],
    codes: Collection[str],
    steps: Mapping[str, Sequence[Step]] | None = None,
) -> Iterator[DatedAct]:
    """Yield the gold events of a document that are asked for, each with how its date agrees.

    Args:
        document: the gold.
        events: what was told of its text.
        codes: codes that can be told; others are left out.
        steps: the steps of each event by its id, which tell its word; without them a sentence with
            two acts of a type leaves open which of them was told.
    """
    told = [ComparedEvent.of(event, codes) for event in events]
    found = best_first(
        (
            (-one.grade(act), not _is_its_word(events[number], act, steps or {}), number, k),
            k,
            number,
        )
        for number, one in enumerate(told)
        for k, act in enumerate(document.acts)
        if one.type in act.types and _is_told_there(document, events[number], act)
    )
    chosen = dict(found)
    for k, act in enumerate(document.acts):
        if act.arguable or not act.days.asked:
            continue
        event = events[chosen[k]] if k in chosen else None
        yield DatedAct(document, act, event, _result(act.days, event))


def _is_told_there(document: WholeDocument, event: Event, act: Act) -> bool:
    """Return whether one of the sentences that tell an act proves an event."""
    return any(
        piece.start < document.sentences[number][1] and document.sentences[number][0] < piece.end
        for number in act.sentences
        for piece in event.evidence
    )


def _is_its_word(event: Event, act: Act, steps: Mapping[str, Sequence[Step]]) -> bool:
    """Return whether the first word that an event was told by is one of those that tell an act."""
    told = (step.words for step in steps.get(event.event_id, ()) if step.rule == WORD)
    return next(told, "").lower() in act.words


def _result(days: Days, event: Event | None) -> str:
    if event is None:
        return UNTOLD
    has_day = days.first is not None or days.last is not None
    if event.date is None:
        return MISSING if has_day else NONE
    if not has_day:
        return EXTRA
    return RIGHT if days.holds(event.date.start, event.date.end) else WRONG
