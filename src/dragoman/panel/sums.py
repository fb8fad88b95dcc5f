"""What a panel's cell sums up: the acts between two states in one period."""

from dataclasses import dataclass, field

from dragoman.panel.acts import Act
from dragoman.records import EventType, Status

TYPES = tuple(str(kind) for kind in EventType)
SAID = (Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED, Status.URGED)
QUADS = (1, 2, 3, 4)
PER_DOCUMENTS = 100
DIGITS = 6
Expected = tuple[float | None, float | None, float | None, float | None]
UNKNOWN: Expected = (None, None, None, None)


@dataclass(slots=True)
class Sums:
    """Sums over the acts of one cell.

    Attributes:
        quads: acts that took place, by quad code.
        types: the same by type.
        said: acts of any other status, by status.
        reports: reports of the acts that took place.
        documents: numbers of the documents that report them.
        weight: sum of weights.
        intensity: sum of scores.
        lowest: lowest score.
        highest: highest score.
    """

    quads: dict[int, float] = field(default_factory=dict)
    types: dict[str, float] = field(default_factory=dict)
    said: dict[str, float] = field(default_factory=dict)
    reports: float = 0.0
    documents: set[int] = field(default_factory=set)
    weight: float = 0.0
    intensity: float = 0.0
    lowest: float | None = None
    highest: float | None = None

    def add(self, act: Act, share: float) -> None:
        """Count a share of an act."""
        self.weight += act.weight * share
        if act.status != Status.ACTUAL:
            self.said[act.status] = self.said.get(act.status, 0.0) + share
            return
        self.quads[act.quad_code] = self.quads.get(act.quad_code, 0.0) + share
        if act.event_type:
            self.types[act.event_type] = self.types.get(act.event_type, 0.0) + share
        self.reports += act.reports * share
        self.documents.update(act.documents)
        self.intensity += act.intensity * share
        self.lowest = act.intensity if self.lowest is None else min(self.lowest, act.intensity)
        self.highest = act.intensity if self.highest is None else max(self.highest, act.intensity)

    @property
    def events(self) -> float:
        """Acts that took place."""
        return sum(self.quads.values())

    def cells(
        self,
        documents: int,
        index: tuple[float | None, float | None, float | None],
        expected: Expected = UNKNOWN,
    ) -> tuple[float | None, ...]:
        """Return the cells of `dragoman.panel.columns.COUNTS`.

        Args:
            documents: published in the period, at least one.
            index: its value and band.
            expected: of its acts: how many, 80% interval, and the ratio of a turn.
        """
        events = self.events
        return (
            _round(events),
            *(_round(self.quads.get(quad, 0.0)) for quad in QUADS),
            *(_round(self.types.get(kind, 0.0)) for kind in TYPES),
            *(_round(self.said.get(status, 0.0)) for status in SAID),
            _round(self.reports),
            len(self.documents),
            _round(self.weight),
            _round(self.intensity),
            _round(self.intensity / events) if events else None,
            self.lowest,
            self.highest,
            _round(PER_DOCUMENTS * events / documents),
            *(None if value is None else _round(value) for value in index),
            *(None if value is None else _round(value) for value in expected),
        )


def _round(value: float) -> float:
    """Return a figure that does not depend on the order of summing."""
    return round(value, DIGITS) + 0.0
