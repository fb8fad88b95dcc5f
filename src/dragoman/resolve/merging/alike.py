"""Edges between accounts of which many say the same: each comparison is made once.

Copies of one bulletin tell their events in the same words on the same day. Whether two accounts
match depends on what they say and not on who says it, so what was found for one pair holds for
every other pair that says the same.
"""

from dataclasses import fields

from dragoman.resolve.merging.clusters import Edge, edge_between
from dragoman.resolve.merging.matching import Match, match
from dragoman.resolve.merging.sketches import Sketch

OWN = frozenset({"report_id", "document_id", "event_id", "anchor"})  # who says it
SAID = tuple(one.name for one in fields(Sketch) if one.name not in OWN)
MOST = 50_000  # accounts and comparisons that are remembered
PAIR = 2


class Comparing:
    """Finds edges, and remembers a bounded number of comparisons."""

    def __init__(self, most: int = MOST) -> None:
        """Begin without any.

        Args:
            most: accounts, and comparisons, that are remembered.
        """
        self._most = most
        self._numbers: dict[tuple[object, ...], int] = {}
        self._known: dict[str, tuple[Sketch, int]] = {}
        self._found: dict[tuple[int, int], Match | None] = {}

    def edge(self, one: Sketch, other: Sketch) -> Edge | None:
        """Return what `edge_between` does."""
        return edge_between(one, other, self._match)

    def _match(self, one: Sketch, other: Sketch) -> Match | None:
        """Return what `match` does, made once for all who say the same."""
        if one.document_id == other.document_id:
            return None  # who says it matters here alone
        if len(self._known) + PAIR > self._most:  # both numbers are to be of one memory
            self._known.clear()
            self._numbers.clear()
            self._found.clear()
        said = self._number(one), self._number(other)
        if said not in self._found:
            if len(self._found) >= self._most:
                self._found.clear()
            self._found[said] = match(one, other)
        return self._found[said]

    def _number(self, one: Sketch) -> int:
        """Return a number that all accounts which say the same share."""
        known = self._known.get(one.report_id)
        if known is not None and known[0] is one:
            return known[1]
        said = tuple(getattr(one, name) for name in SAID)
        number = self._numbers.setdefault(said, len(self._numbers))
        self._known[one.report_id] = one, number
        return number
