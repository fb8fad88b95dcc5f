"""What a reader tells of labelled text against its labels, sentence by sentence.

The labels name every mention of an act, so a told event counts once in each sentence that proves
it. Parties are compared by code: state, else organisation; whoever belongs to neither is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.evaluate.labelled import Gold, Labelled
from dragoman.evaluate.pairing import best_first
from dragoman.records import Event, Party

EQUALS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
NOBODY = "-"
STATELESS = frozenset({"REB", "UAF", "IGO", "NGO", "IMG"})
BODIES = dict.fromkeys(("org:unsc", "org:unga", "org:unhrc", "org:un-peacekeepers"), "org:un")
MEASURES = ("types", "events", "status", "parties", "whole", "two states")


@dataclass(frozen=True, slots=True)
class Mark:
    """An event of a sentence, as it is compared."""

    type: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]

    @property
    def parties(self) -> tuple[frozenset[str], ...]:
        """Who takes part; among equals the roles do not matter."""
        if self.type in EQUALS:
            return (self.actors | self.recipients,)
        return (self.actors, self.recipients)

    @property
    def between_states(self) -> bool:
        """Whether two states at least take part."""
        return sum(":" not in code for code in self.actors | self.recipients) > 1


@dataclass(slots=True)
class Counts:
    """How many were right, told and labelled, by measure."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, right: int, told: int, gold: int) -> None:
        """Count one sentence."""
        self.right[measure] += right
        self.told[measure] += told
        self.gold[measure] += gold

    def figures(self, measure: str) -> tuple[float, float, float]:
        """Precision, recall and F1.

        >>> counts = Counts()
        >>> counts.add("types", 1, 2, 1)
        >>> counts.figures("types")
        (0.5, 1.0, 0.667)
        """
        right, told, gold = self.right[measure], self.told[measure], self.gold[measure]
        f1 = 2 * right / (told + gold) if told + gold else 1.0
        return (
            round(right / told, 3) if told else 1.0,
            round(right / gold, 3) if gold else 1.0,
            round(f1, 3),
        )


def compare(labelled: Labelled, events: Iterable[Event], counts: Counts) -> None:
    """Count how the events told of a document agree with its labels."""
    gold: dict[int, list[Mark]] = defaultdict(list)
    for each in labelled.events:
        gold[each.sentence].append(mark_of_gold(each))
    told: dict[int, list[Mark]] = defaultdict(list)
    for event in events:
        for number in sorted(set(_sentences(labelled, event))):
            told[number].append(mark_of_event(event))
    for number in range(len(labelled.sentences)):
        _compare_sentence(told[number], gold[number], counts)


def mark_of_gold(gold: Gold) -> Mark:
    """Return a label as it is compared."""
    sides = [
        frozenset(part.code for part in gold.parts if part.role == role and part.code != NOBODY)
        for role in (0, 1)
    ]
    return Mark(gold.type, gold.status, *sides)


def mark_of_event(event: Event) -> Mark:
    """Return a told event as it is compared."""
    return Mark(event.event_type, event.status, _codes(event.actors), _codes(event.recipients))


def _codes(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(code for party in parties if (code := code_of(party)) != NOBODY)


def code_of(party: Party) -> str:
    """Return the state of a party, else its organisation, else a dash."""
    named = party.entity_id.startswith("org:")
    if named and (party.country is None or party.sector in STATELESS):
        return BODIES.get(party.entity_id, party.entity_id)
    return party.country or NOBODY


def _sentences(labelled: Labelled, event: Event) -> Iterator[int]:
    for proof in event.evidence:
        for number, (start, end) in enumerate(labelled.sentences):
            if start < proof.end and proof.start < end:
                yield number


def _compare_sentence(told: list[Mark], gold: list[Mark], counts: Counts) -> None:
    ours, theirs = {mark.type for mark in told}, {mark.type for mark in gold}
    counts.add("types", len(ours & theirs), len(ours), len(theirs))
    pairs = list(_paired(told, gold))
    measures = {
        "events": [True for _ in pairs],
        "status": [one.status == other.status for one, other in pairs],
        "parties": [one.parties == other.parties for one, other in pairs],
        "whole": [
            one.status == other.status and one.parties == other.parties for one, other in pairs
        ],
    }
    for name, right in measures.items():
        counts.add(name, sum(right), len(told), len(gold))
    among = [mark for mark in told if mark.between_states]
    between = [mark for mark in gold if mark.between_states]
    agreeing = sum(one.parties == other.parties for one, other in _paired(among, between))
    counts.add("two states", agreeing, len(among), len(between))


def _paired(told: list[Mark], gold: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Pair events of one type, those first that agree in most."""
    choices = (
        (-(one.parties == other.parties) * 2 - (one.status == other.status), i, k)
        for i, one in enumerate(told)
        for k, other in enumerate(gold)
        if one.type == other.type
    )
    return ((told[i], gold[k]) for i, k in best_first(choices))
