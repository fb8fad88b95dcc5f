"""How much was read in each period, and how much of it named a state or two."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from dragoman.ledger.entries import Publication
from dragoman.ledger.pairs import Pair
from dragoman.panel.periods import Period, Unit, period_of


@dataclass(slots=True)
class Read:
    """What was read in one period.

    Attributes:
        documents: how many were published in it.
        publishers: by whom.
        days: on which days.
        states: how many of them name each state.
        pairs: how many of them name both of two states.
    """

    documents: int = 0
    publishers: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    states: Counter[str] = field(default_factory=Counter)
    pairs: Counter[Pair] = field(default_factory=Counter)

    def add(self, one: Publication) -> None:
        """Count a document."""
        self.documents += 1
        self.days.add(one.published)
        if one.publisher:
            self.publishers.add(one.publisher)
        self.states.update(one.states)
        self.pairs.update(combinations(one.states, 2))


NOTHING = Read()


def read_in(publications: Iterable[Publication], unit: Unit) -> dict[Period, Read]:
    """Return what was read in each period; periods in which nothing was are left out."""
    found: dict[Period, Read] = {}
    for one in publications:
        period = period_of(one.published, unit)
        if period not in found:
            found[period] = Read()
        found[period].add(one)
    return found
