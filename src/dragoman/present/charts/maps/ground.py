"""What a map draws below its circles: the net of degrees, land, coasts and boundaries."""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.present.charts import shapes
from dragoman.present.charts.maps.clipping import Box, line_within, ring_within
from dragoman.present.charts.maps.projection import Point, Window
from dragoman.present.charts.maps.shipped import Boundaries, Line
from dragoman.present.charts.shapes import GREY, INK

FINE_DEGREES, COARSE_DEGREES = 10, 30
HALF_TURN, TURN = 180.0, 360.0
FINE = 1.0  # steps shorter than this cannot be seen
LEAST_CORNERS = 3
MOST_KEPT = 12  # some hundred kilobytes each
DASH = "3 2.4"
HATCH = "url(#unread)"


def ground(
    boundaries: Boundaries | None, window: Window, box: Box
) -> tuple[list[str], tuple[str, ...]]:
    """Return the shapes, and the names of what is drawn as disputed.

    They cost far more than the circles above them and are the same for many maps, so the last
    few are kept.

    Args:
        boundaries: what to draw of them; None draws the net alone.
        window: the part of the world.
        box: the part of the drawing that belongs to the map.
    """
    parts, disputed = _drawn(_Is(boundaries), window, box)
    return list(parts), disputed


class _Is:
    """Something large that is compared by being the same, not by what is in it."""

    __slots__ = ("this",)

    def __init__(self, this: Boundaries | None) -> None:
        self.this = this

    def __eq__(self, other: object) -> bool:
        """Return whether it is the same."""
        return isinstance(other, _Is) and self.this is other.this

    def __hash__(self) -> int:
        """Return the same number for the same."""
        return id(self.this)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(of: _Is, window: Window, box: Box) -> tuple[tuple[str, ...], tuple[str, ...]]:
    boundaries = of.this
    step = FINE_DEGREES if window.scale > (box.right - box.left) / 2 else COARSE_DEGREES
    parts = [shapes.strokes(_net(step, window, box), GREY, opacity=0.22)]
    if boundaries is None:
        return tuple(parts), ()
    parts += [
        shapes.areas(_rings(boundaries.land, window, box), INK, opacity=0.06),
        shapes.strokes(_runs(boundaries.coasts, window, box), GREY, opacity=0.9, width=0.7),
        shapes.strokes(_runs(boundaries.lines, window, box), GREY),
    ]
    told: dict[str, None] = {}
    for one in boundaries.hatched:
        if rings := list(_rings((one.line,), window, box)):
            told[one.name] = None
            parts.append(shapes.areas(rings, HATCH, opacity=0.8, title=f"{one.name}: disputed"))
    for one in boundaries.dashed:
        if runs := list(_runs((one.line,), window, box)):
            told[one.name] = None
            parts.append(shapes.strokes(runs, INK, opacity=0.75, dash=DASH))
    return tuple(part for part in parts if part), tuple(sorted(told))


def _net(step: int, window: Window, box: Box) -> Iterator[list[Point]]:
    """Yield meridians, the map's edges among them, and parallels."""
    first = math.floor((window.middle - HALF_TURN) / step) * step
    told = range(first, first + round(TURN) + step, step)
    spokes = [one - window.middle for one in told if abs(one - window.middle) < HALF_TURN]
    for away in (-HALF_TURN, *spokes, HALF_TURN):
        yield from line_within((window.lay(degrees, away) for degrees in range(-90, 91, 3)), box)
    for latitude in range(-90, 91, step):
        ends = (window.lay(latitude, -HALF_TURN), window.lay(latitude, HALF_TURN))
        yield from line_within(ends, box)


def _runs(lines: Iterable[Line], window: Window, box: Box) -> Iterator[list[Point]]:
    """Yield the parts of lines that the map shows, without steps too small to see."""
    leap = (box.right - box.left) / 2
    for line in lines:
        run: list[Point] = []
        for place in line:
            at = window.place(*place)
            if run and math.dist(run[-1], at) > leap:  # around the map's edge
                yield from line_within(run, box)
                run = []
            run.append(at)
        yield from (_thinned(part) for part in line_within(run, box))


def _rings(outlines: Iterable[Line], window: Window, box: Box) -> Iterator[list[Point]]:
    """Yield the parts of areas that the map shows; one that its edge cuts is drawn on both."""
    for outline in outlines:
        for turn in (-TURN, 0.0, TURN):
            away = [(degrees - window.middle + turn, latitude) for latitude, degrees in outline]
            if max(x for x, _ in away) <= -HALF_TURN or min(x for x, _ in away) >= HALF_TURN:
                continue
            half = ring_within(away, Box(-HALF_TURN, -90, HALF_TURN, 90))
            laid = [window.lay(latitude, degrees) for degrees, latitude in half]
            ring = _thinned(ring_within(laid, box))
            if len(ring) >= LEAST_CORNERS:
                yield ring


def _thinned(points: list[Point]) -> list[Point]:
    """Return a line without steps too small to see; its ends stay."""
    kept = points[:1]
    for point in points[1:-1]:
        if math.dist(kept[-1], point) >= FINE:
            kept.append(point)
    return kept + points[-1:] if len(points) > 1 else kept
