"""The part of a store that looks into standing arrangements, and the deeds under them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.arrangements.follow.deeds import Verdict
from dragoman.ledger.entries import InForce
from dragoman.ledger.filters import Filter
from dragoman.records import Mechanism


class Standing(Protocol):
    """What looks into standing arrangements, and the deeds under them."""

    def unassembled(self, limit: int) -> list[str]:
        """Return families of mechanisms that wait for being put together, sorted."""
        ...

    def kin_of(self, families: Iterable[str]) -> list[str]:
        """Return families with all that hang together with them by proper names, sorted.

        A series that goes by a proper name is put together from all families of which documents
        tell it, and stands in a family of its own, which is among those returned.
        """
        ...

    def told_of(self, family: str) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of a family, with the document's id."""
        ...

    def mechanism(self, mechanism_id: str) -> Mechanism | None:
        """Return a mechanism, or None."""
        ...

    def mechanisms(
        self, wanted: Filter, limit: int | None = None, offset: int = 0
    ) -> Iterator[Mechanism]:
        """Yield mechanisms by name and id."""
        ...

    def deeds(self, asked: Sequence[InForce]) -> list[list[tuple[str, Verdict]]]:
        """Return for each agreement the deeds under it: the event's id and what it makes of it.

        Of each kind of commitment between each two of its members the newest.
        """
        ...

    def mechanism_reports(self, mechanism_ids: Sequence[str]) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of these mechanisms, with the document's id."""
        ...

    def busiest(self, limit: int) -> list[Mechanism]:
        """Return the mechanisms with the most sessions."""
        ...
