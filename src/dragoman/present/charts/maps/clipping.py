"""What of a line or an area lies within a box; nothing else of a map is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its corners.

    Attributes:
        left: least x.
        low: least y.
        right: greatest x.
        high: greatest y.
    """

    left: float
    low: float
    right: float
    high: float


def ring_within(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of an area within a box; empty where there is none.

    After Sutherland and Hodgman: an area that the box cuts into several stays one, its parts
    joined along the box's edges.

    >>> ring_within([(0, 0), (4, 0), (4, 4), (0, 4)], Box(2, 0, 9, 9))
    [(2.0, 0.0), (4, 0), (4, 4), (2.0, 4.0)]
    """
    points = list(ring)
    for axis, edge, above in _edges(box):
        kept: list[Point] = []
        for number, point in enumerate(points):
            before = points[number - 1]
            inside, came = _beyond(point, axis, edge, above), _beyond(before, axis, edge, above)
            if inside != came:
                kept.append(_meet(before, point, axis, edge))
            if inside:
                kept.append(point)
        points = kept
    return points


def line_within(line: Iterable[Point], box: Box) -> list[list[Point]]:
    """Return the parts of a line within a box.

    >>> line_within([(0, 1), (4, 1)], Box(1, 0, 3, 3))
    [[(1.0, 1.0), (3.0, 1.0)]]
    """
    runs: list[list[Point]] = []
    last: Point | None = None
    for point in line:
        piece = _piece(last, point, box) if last else None
        if piece and runs and runs[-1][-1] == piece[0]:
            runs[-1].append(piece[1])
        elif piece:
            runs.append(list(piece))
        last = point
    return runs


def _piece(first: Point, last: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a straight step within a box."""
    for axis, edge, above in _edges(box):
        begins, ends = _beyond(first, axis, edge, above), _beyond(last, axis, edge, above)
        if not begins and not ends:
            return None
        if not begins:
            first = _meet(first, last, axis, edge)
        elif not ends:
            last = _meet(first, last, axis, edge)
    return first, last


def _edges(box: Box) -> tuple[tuple[int, float, bool], ...]:
    return (0, box.left, True), (0, box.right, False), (1, box.low, True), (1, box.high, False)


def _beyond(point: Point, axis: int, edge: float, above: bool) -> bool:  # noqa: FBT001 - one of two sides
    return point[axis] >= edge if above else point[axis] <= edge


def _meet(one: Point, other: Point, axis: int, edge: float) -> Point:
    """Return where a step crosses an edge; exactly on it."""
    share = (edge - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (float(edge), across) if axis == 0 else (across, float(edge))
