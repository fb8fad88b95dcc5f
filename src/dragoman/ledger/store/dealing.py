"""The part of a store that sums up how states deal with one another, and who speaks for them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from dragoman.ledger.entries import DyadRow, Facets, Happenings, Person, PlaceCount, Tally
from dragoman.ledger.filters import Filter
from dragoman.records import Position


class Dealing(Protocol):
    """What sums up how states deal with one another, and lists who speaks for them."""

    def dyad(self, first: str, second: str, wanted: Filter) -> list[DyadRow]:
        """Return what happened between two states, by type and status."""
        ...

    def tallies(self, wanted: Filter, *, monthly: bool = True) -> Iterator[Tally]:
        """Yield dealings summed up: of two states, of one with all others, or of all."""
        ...

    def dealt(self, wanted: Filter) -> int:
        """Return in how many events states deal with one another."""
        ...

    def coverage(self) -> dict[date, int]:
        """Return how many documents were published in each month, by its first day."""
        ...

    def months(self, state: str) -> dict[date, int]:
        """Return how many events a state takes part in in each month, by their first days."""
        ...

    def places(self, wanted: Filter) -> list[Happenings]:
        """Return how much happened in each state, most first; last what has no place."""
        ...

    def spots(self, wanted: Filter) -> list[PlaceCount]:
        """Return how much happened at each place as documents word it, most first."""
        ...

    def facets(self, wanted: Filter) -> Facets:
        """Return how the events of a filter are spread over types, standing, years and states."""
        ...

    def people(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        busiest: bool = False,
    ) -> Iterator[Person]:
        """Yield people by name."""
        ...

    def positions(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[Position]:
        """Yield positions by day, document and place in it; the newest first where wanted."""
        ...

    def named(self, entity_ids: Sequence[str]) -> dict[str, str]:
        """Return the names of those among entities that events or offices name."""
        ...
