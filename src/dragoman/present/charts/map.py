"""A map of where events happened: a circle for each state that documents name as the place.

A circle stands at the state's seat of government, not where the act took place: most documents
tell no more than the state, and a place is never guessed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.data.tables import read_table
from dragoman.ledger.entries import Happenings
from dragoman.present.charts import shapes
from dragoman.present.charts.boundaries import Boundaries
from dragoman.present.charts.projection import Point, Window, window_on
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure
from dragoman.present.wording.words import counted

WIDTH = 760.0
HEIGHT = 400.0
FOOT = 18.0
LEAST_WINDOW = 0.24
MARGIN = 0.22
LARGEST = 20.0
SMALLEST = 3.5
MOST_LABELS = 24
LABEL_HEIGHT = 12.0
LETTER = 5.6
PREVAILS = 0.6
FINE_DEGREES, COARSE_DEGREES = 10, 30
LEAP = WIDTH / 2
BEYOND = 120.0
NO_BOUNDARIES = "No boundaries are drawn. Each circle stands at a seat of government."
EACH = "Each circle stands at a seat of government."


def map_figure(
    happened: Iterable[Happenings],
    name: Callable[[str], str],
    *,
    boundaries: Boundaries | None = None,
    link: Callable[[str], str | None] | None = None,
) -> Figure:
    """Return a map of where events happened.

    Args:
        happened: how much in each state, from `Ledger.places`.
        name: gives a state's name for its code.
        boundaries: what to draw of them; None draws none and says so on the map.
        link: gives the address of a state's events; None for no links.
    """
    seats = {row["iso3"]: (float(row["latitude"]), float(row["longitude"]))
             for row in read_table("seats.tsv")}  # fmt: skip
    found = list(happened)
    shown = [one for one in found if one.country in seats and one.events]
    placed = sum(one.events for one in shown)
    nowhere = sum(one.events for one in found) - placed
    caption = (
        f"Where it happened, by state: area by number of events, blue where cooperation prevails, "
        f"red and ringed where conflict does, grey between; n = {placed:,} events in "
        f"{counted(len(shown), 'state')}; {nowhere:,} more have no place on it."
    )
    if not shown:
        return Figure("", caption, 0)
    window = window_on(
        (seats[one.country] for one in shown if one.country),
        WIDTH,
        HEIGHT,
        least=LEAST_WINDOW,
        margin=MARGIN,
    )
    most = max(one.events for one in shown)
    parts = [*_net(window), *_drawn(boundaries, window), *_seats(seats, window, shown)]
    taken: list[tuple[float, float, float, float]] = []
    labels: list[str] = []
    for one in sorted(shown, key=lambda one: (-one.events, str(one.country))):
        at = window.place(*seats[str(one.country)])
        parts.append(_circle(one, at, most, name(str(one.country)), link))
        radius = _radius(one, most)
        if len(taken) < MOST_LABELS and (box := _room(at, radius, one, name, taken)):
            taken.append(box)
            words = f"{name(str(one.country))} {one.events:,}"
            labels.append(shapes.text(box[0], box[1] + LABEL_HEIGHT - 2, words))
    parts += labels
    words = f"Boundaries: {boundaries.worldview}. {EACH}" if boundaries else NO_BOUNDARIES
    parts.append(shapes.text(6, HEIGHT + FOOT - 5, words, size=10))
    return Figure(shapes.drawing(WIDTH, HEIGHT + FOOT, caption, parts), caption, placed)


def _radius(one: Happenings, most: int) -> float:
    """Return a circle's radius: its area goes with the number of events."""
    return max(LARGEST * math.sqrt(one.events / most), SMALLEST)


def _circle(
    one: Happenings,
    at: Point,
    most: int,
    called: str,
    link: Callable[[str], str | None] | None,
) -> str:
    """Return the circle of a state."""
    share = one.cooperation / one.events
    colour, ring = GREY, "none"
    if share >= PREVAILS:
        colour = BLUE
    elif share <= 1 - PREVAILS:
        colour, ring = VERMILION, shapes.INK
    words = (
        f"{called}: {counted(one.events, 'event')}, {one.cooperation:,} of cooperation, "
        f"{one.conflict:,} of conflict"
    )
    drawn = shapes.circle(*at, _radius(one, most), colour, stroke=ring, title=words, opacity=0.72)
    return shapes.linked(link(str(one.country)) if link else None, drawn, words)


def _room(
    at: Point,
    radius: float,
    one: Happenings,
    name: Callable[[str], str],
    taken: Sequence[tuple[float, float, float, float]],
) -> tuple[float, float, float, float] | None:
    """Return where a label fits beside its circle without covering another, or None."""
    wide = len(f"{name(str(one.country))} {one.events:,}") * LETTER
    x, y = at
    for left, top in (
        (x + radius + 3, y - LABEL_HEIGHT / 2),
        (x - radius - 3 - wide, y - LABEL_HEIGHT / 2),
        (x - wide / 2, y - radius - LABEL_HEIGHT - 1),
        (x - wide / 2, y + radius + 1),
    ):
        box = (left, top, left + wide, top + LABEL_HEIGHT)
        inside = left >= 0 and top >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
        if inside and not any(_over(box, other) for other in taken):
            return box
    return None


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Return whether two boxes cover one another."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _seats(
    seats: dict[str, tuple[float, float]], window: Window, shown: Sequence[Happenings]
) -> Iterator[str]:
    """Yield a dot for every other state, so that one sees what is where."""
    drawn = {one.country for one in shown}
    for state, seat in sorted(seats.items()):
        at = window.place(*seat)
        if state not in drawn and _inside(at):
            yield shapes.circle(*at, 1.6, GREY, opacity=0.55)
            if window.scale > WIDTH / 2:  # a part of the world, near enough for their codes
                yield shapes.text(at[0], at[1] - 4, state, "middle", size=8)


def _net(window: Window) -> Iterator[str]:
    """Yield meridians and parallels."""
    step = FINE_DEGREES if window.scale > WIDTH / 2 else COARSE_DEGREES
    for longitude in range(-180, 180, step):
        yield from _path([(latitude, longitude) for latitude in range(-90, 91, 3)], window, 0.22)
    for latitude in range(-90, 91, step):
        yield from _path([(latitude, longitude) for longitude in range(-180, 181, 6)], window, 0.22)


def _drawn(boundaries: Boundaries | None, window: Window) -> Iterator[str]:
    """Yield the boundaries, as coarse as the drawing allows."""
    for line in boundaries.lines if boundaries else ():
        yield from _path(line, window, 0.8)


def _path(line: Iterable[tuple[float, float]], window: Window, opacity: float) -> Iterator[str]:
    """Yield a line where it crosses the window, without steps too small to see."""
    run: list[Point] = []
    last: Point | None = None
    for place in line:
        at = window.place(*place)
        if last and math.dist(last, at) < 1:
            continue
        whole = last is not None and math.dist(last, at) < LEAP  # not around the map's edge
        if run and not (whole and _inside(at, BEYOND)):
            yield shapes.path([*run, at] if whole else run, stroke=GREY, opacity=opacity, width=0.8)
            run = []
        elif whole and _inside(at, BEYOND):
            run = [*(run or [last or at]), at]
        last = at
    if run:
        yield shapes.path(run, stroke=GREY, opacity=opacity, width=0.8)


def _inside(at: Point, margin: float = 0) -> bool:
    """Return whether a place is drawn within the window."""
    return -margin <= at[0] <= WIDTH + margin and -margin <= at[1] <= HEIGHT + margin
