"""A map of where events happened: towns that documents name, and a ring for the rest of a state.

A full circle stands at the town that the documents name; a ring stands at the state's seat of
government, for the acts of which no more than the state is told. A place is never guessed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from dragoman.ledger.entries import Happenings
from dragoman.present.charts import shapes
from dragoman.present.charts.maps.clipping import Box
from dragoman.present.charts.maps.ground import ground
from dragoman.present.charts.maps.projection import Point, window_on
from dragoman.present.charts.maps.shipped import Boundaries
from dragoman.present.charts.maps.spots import Spot, rests, seats
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure
from dragoman.present.charts.sheets import NARROW, WIDE
from dragoman.present.wording.words import counted

HEIGHT, LOW = 400.0, 300.0
FOOT = 14.0
LEAST_WINDOW = 0.24
MARGIN = 0.22
LARGEST = 20.0
SMALLEST = 3.5
FEW = 12  # events below which no circle is as large as may be
MOST_LABELS = 24
LABEL_HEIGHT = 12.0
LETTER = 5.6
CODE_WIDTH = 18.0
Space = tuple[float, float, float, float]  # left, top, right, bottom
PREVAILS = 0.6
FOOT_LETTER = 5.4  # units that a letter below the map takes
EACH = (
    "Circles stand at the towns that documents name; rings, at a seat of government, are for acts "
    "of which only the state is told."
)
NO_BOUNDARIES = f"No boundaries are drawn. {EACH}"
DISPUTED = "Dashed or hatched, disputed:"


def map_figure(
    happened: Iterable[Happenings],
    name: Callable[[str], str],
    *,
    towns: Iterable[Spot] = (),
    boundaries: Boundaries | None = None,
    link: Callable[[str], str | None] | None = None,
    narrow: bool = False,
) -> Figure:
    """Return a map of where events happened.

    Args:
        happened: how much in each state, from `Ledger.places`.
        name: gives a state's name for its code.
        towns: how much of that in each town, most first; what they hold is not in the rings.
        boundaries: what to draw, from `load_boundaries`; None draws none and says so on the map.
        link: gives the address of the events of a state's code or of a town; None for no links.
        narrow: for a telephone.
    """
    at_seats = seats()
    found, named = list(happened), list(towns)
    shown = [*named, *rests(found, named, at_seats, name)]
    placed = sum(one.events for one in shown)
    nowhere = sum(one.events for one in found) - placed
    in_towns = (
        f", of them {sum(one.events for one in named):,} in {counted(len(named), 'town')}"
        if named
        else ""
    )
    caption = (
        f"Where it happened: area by number of events, blue where cooperation prevails, red and "
        f"ringed where conflict does, grey between; n = {placed:,} events in "
        f"{counted(len({one.country for one in shown}), 'state')}{in_towns}; "
        f"{nowhere:,} more have no place on it."
    )
    if not shown:
        return Figure("", caption, 0)
    most = max(one.events for one in shown)
    sheet, high = (NARROW, LOW) if narrow else (WIDE, HEIGHT)
    finding = _finding(shown, placed)
    window = window_on(
        (one.at for one in shown), sheet.width, high, least=LEAST_WINDOW, margin=MARGIN
    )
    drawn, disputed = ground(boundaries, window, Box(0, 0, sheet.width, high))
    others = {state: window.place(*seat) for state, seat in sorted(at_seats.items())}
    for one in shown:
        others.pop(one.country, None)
    room = (sheet.width, high)
    others = {state: at for state, at in others.items() if _inside(at, room)}
    parts = [*drawn, *(shapes.circle(*at, 1.6, GREY, opacity=0.55) for at in others.values())]
    placed_at = [(one, window.place(*one.at)) for one in shown]
    placed_at.sort(key=lambda each: (-each[0].events, each[0].country, each[0].name))
    parts += _marks(placed_at, link)
    taken: list[Space] = []
    parts += _labels(placed_at, room, taken)
    if window.scale > sheet.width / 2:  # a part of the world, near enough for codes
        circles = [_around(one, at, most) for one, at in placed_at]
        parts += _codes(others, [*taken, *circles], room)
    letters = int(sheet.width / FOOT_LETTER)
    foot = [*wrap(finding, letters), *_foot(boundaries, disputed, letters)]
    for number, line in enumerate(foot):
        parts.append(shapes.text(6, high + FOOT * (number + 1) - 4, line, size=10))
    tall = high + FOOT * len(foot) + 2
    drawing = shapes.drawing(sheet.width, tall, caption, parts, note=" ".join(foot))
    return Figure(drawing, caption, placed, finding)


def _finding(shown: Sequence[Spot], placed: int) -> str:
    """Return where most happened; nothing where two places are alike."""
    ranked = sorted(shown, key=lambda one: -one.events)
    if len(ranked) > 1 and ranked[0].events == ranked[1].events:
        return ""
    where = ranked[0].name if ranked[0].town else f"{ranked[0].name}, no town told"
    return f"Most happened in {where}: {ranked[0].events:,} of {placed:,} events."


def _marks(
    placed: Sequence[tuple[Spot, Point]], link: Callable[[str], str | None] | None
) -> Iterator[str]:
    """Yield the circles, the greatest first, so that none hides under another."""
    most = max(one.events for one, _ in placed)
    for one, at in placed:
        yield _circle(one, at, most, link)


def _labels(
    placed: Sequence[tuple[Spot, Point]], room: tuple[float, float], taken: list[Space]
) -> Iterator[str]:
    """Yield names with numbers where there is room; `taken` gathers where they stand."""
    most = max(one.events for one, _ in placed)
    circles = [_around(one, at, most) for one, at in placed]
    for one, at in placed:
        words = f"{one.name} {one.events:,}"
        radius = _radius(one, most)
        if len(taken) < MOST_LABELS and (
            box := _room(at, radius, words, room=room, taken=taken, circles=circles)
        ):
            taken.append(box)
            yield shapes.text(box[0], box[1] + LABEL_HEIGHT - 2, words)


def _foot(boundaries: Boundaries | None, disputed: Sequence[str], letters: int) -> list[str]:
    """Return the lines below the map: whose boundaries are drawn, and which are disputed."""
    if boundaries is None:
        return wrap(NO_BOUNDARIES, letters)
    lines = wrap(f"Boundaries: {boundaries.worldview}. {EACH}", letters)
    if disputed:
        lines += wrap(f"{DISPUTED} {'; '.join(disputed)}.", letters)
    return lines


def _radius(one: Spot, most: int) -> float:
    """Return a circle's radius: its area goes with the number of events."""
    return max(LARGEST * math.sqrt(one.events / max(most, FEW)), SMALLEST)


def _circle(one: Spot, at: Point, most: int, link: Callable[[str], str | None] | None) -> str:
    """Return the circle of a town, or the ring of the rest of a state."""
    share = one.cooperation / one.events
    colour, ring = GREY, "none"
    if share >= PREVAILS:
        colour = BLUE
    elif share <= 1 - PREVAILS:
        colour, ring = VERMILION, shapes.INK
    words = (
        f"{one.name}: {counted(one.events, 'event')}, {one.cooperation:,} of cooperation, "
        f"{one.conflict:,} of conflict"
    )
    radius = _radius(one, most)
    drawn = shapes.circle(*at, radius, colour, stroke=ring, title=words, opacity=0.72)
    if not one.town:
        words = f"{words}; no town is told"
        drawn = shapes.circle(*at, radius, "transparent", stroke=colour, title=words)
    return shapes.linked(
        link(one.name if one.town else one.country) if link else None, drawn, words
    )


def _room(
    at: Point,
    radius: float,
    words: str,
    *,
    room: tuple[float, float],
    taken: Sequence[Space],
    circles: Sequence[Space],
) -> Space | None:
    """Return where a label fits beside its circle without covering another, or None.

    It covers no other circle either, where there is such a place.
    """
    crossed: Space | None = None
    wide = len(words) * LETTER
    x, y = at
    for left, top in (
        (x + radius + 3, y - LABEL_HEIGHT / 2),
        (x - radius - 3 - wide, y - LABEL_HEIGHT / 2),
        (x - wide / 2, y - radius - LABEL_HEIGHT - 1),
        (x - wide / 2, y + radius + 1),
    ):
        box = (left, top, left + wide, top + LABEL_HEIGHT)
        inside = left >= 0 and top >= 0 and box[2] <= room[0] and box[3] <= room[1]
        if not inside or any(_over(box, other) for other in taken):
            continue
        if not any(_over(box, other) for other in circles):
            return box
        crossed = crossed or box
    return crossed


def _over(one: Space, other: Space) -> bool:
    """Return whether two boxes cover one another."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(one: Spot, at: Point, most: int) -> Space:
    """Return the box of a circle."""
    radius = _radius(one, most)
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def _codes(
    others: Mapping[str, Point], taken: list[Space], room: tuple[float, float]
) -> Iterator[str]:
    """Yield the codes of the other states where they cover nothing."""
    for state, (x, y) in others.items():
        box = (x - CODE_WIDTH / 2, y - 12, x + CODE_WIDTH / 2, y - 3)
        inside = min(box) >= 0 and box[2] <= room[0]
        if inside and not any(_over(box, other) for other in taken):
            taken.append(box)
            yield shapes.text(x, y - 4, state, "middle", size=8)


def _inside(at: Point, room: tuple[float, float]) -> bool:
    """Return whether a place is drawn within the window."""
    return 0 <= at[0] <= room[0] and 0 <= at[1] <= room[1]
