"""A map of where events happened: a circle for each state that documents name as the place.

A circle stands at the state's seat of government, not where the act took place: most documents
tell no more than the state, and a place is never guessed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from dragoman.data.tables import read_table
from dragoman.ledger.entries import Happenings
from dragoman.present.charts import shapes
from dragoman.present.charts.clipping import Box
from dragoman.present.charts.ground import ground
from dragoman.present.charts.projection import Point, window_on
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure
from dragoman.present.charts.shipped import Boundaries
from dragoman.present.wording.words import counted

WIDTH = 760.0
HEIGHT = 400.0
FOOT = 14.0
LEAST_WINDOW = 0.24
MARGIN = 0.22
LARGEST = 20.0
SMALLEST = 3.5
MOST_LABELS = 24
LABEL_HEIGHT = 12.0
LETTER = 5.6
CODE_WIDTH = 18.0
Space = tuple[float, float, float, float]  # left, top, right, bottom
PREVAILS = 0.6
FOOT_LETTERS = 140
NO_BOUNDARIES = "No boundaries are drawn. Each circle stands at a seat of government."
EACH = "Each circle stands at a seat of government."
DISPUTED = "Dashed or hatched, disputed:"


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
        boundaries: what to draw, from `load_boundaries`; None draws none and says so on the map.
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
    drawn, disputed = ground(boundaries, window, Box(0, 0, WIDTH, HEIGHT))
    others = {state: window.place(*seat) for state, seat in sorted(seats.items())}
    for one in shown:
        others.pop(str(one.country))
    others = {state: at for state, at in others.items() if _inside(at)}
    parts = [*drawn, *(shapes.circle(*at, 1.6, GREY, opacity=0.55) for at in others.values())]
    taken: list[Space] = []
    circles = [_around(one, window.place(*seats[str(one.country)]), most) for one in shown]
    labels: list[str] = []
    for one in sorted(shown, key=lambda one: (-one.events, str(one.country))):
        at = window.place(*seats[str(one.country)])
        parts.append(_circle(one, at, most, name(str(one.country)), link))
        radius = _radius(one, most)
        if len(taken) < MOST_LABELS and (
            box := _room(at, radius, one, name, taken=taken, circles=circles)
        ):
            taken.append(box)
            words = f"{name(str(one.country))} {one.events:,}"
            labels.append(shapes.text(box[0], box[1] + LABEL_HEIGHT - 2, words))
    if window.scale > WIDTH / 2:  # a part of the world, near enough for codes
        labels += _codes(others, [*taken, *circles])
    parts += labels
    foot = _foot(boundaries, disputed)
    for number, line in enumerate(foot):
        parts.append(shapes.text(6, HEIGHT + FOOT * (number + 1) - 4, line, size=10))
    tall = HEIGHT + FOOT * len(foot) + 2
    drawing = shapes.drawing(WIDTH, tall, caption, parts, note=" ".join(foot))
    return Figure(drawing, caption, placed)


def _foot(boundaries: Boundaries | None, disputed: Sequence[str]) -> list[str]:
    """Return the lines below the map: whose boundaries are drawn, and which are disputed."""
    if boundaries is None:
        return [NO_BOUNDARIES]
    lines = wrap(f"Boundaries: {boundaries.worldview}. {EACH}", FOOT_LETTERS)
    if disputed:
        lines += wrap(f"{DISPUTED} {'; '.join(disputed)}.", FOOT_LETTERS)
    return lines


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
    *,
    taken: Sequence[Space],
    circles: Sequence[Space],
) -> Space | None:
    """Return where a label fits beside its circle without covering another, or None.

    It covers no other circle either, where there is such a place.
    """
    crossed: Space | None = None
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
        if not inside or any(_over(box, other) for other in taken):
            continue
        if not any(_over(box, other) for other in circles):
            return box
        crossed = crossed or box
    return crossed


def _over(one: Space, other: Space) -> bool:
    """Return whether two boxes cover one another."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(one: Happenings, at: Point, most: int) -> Space:
    """Return the box of a circle."""
    radius = _radius(one, most)
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def _codes(others: Mapping[str, Point], taken: list[Space]) -> Iterator[str]:
    """Yield the codes of the other states where they cover nothing."""
    for state, (x, y) in others.items():
        box = (x - CODE_WIDTH / 2, y - 12, x + CODE_WIDTH / 2, y - 3)
        inside = min(box) >= 0 and box[2] <= WIDTH
        if inside and not any(_over(box, other) for other in taken):
            taken.append(box)
            yield shapes.text(x, y - 4, state, "middle", size=8)


def _inside(at: Point) -> bool:
    """Return whether a place is drawn within the window."""
    return 0 <= at[0] <= WIDTH and 0 <= at[1] <= HEIGHT
