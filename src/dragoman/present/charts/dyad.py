"""The index of a dyad over time: line, band, acts and coverage."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from dragoman.analyse import IndexPoint
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.wording.dates import MONTHS

WIDTH = 760.0
LEFT = 92.0
RIGHT = 12.0
TOP = 14.0
INDEX = 150.0
ACTS = 70.0
READ = 34.0
GAP = 16.0
LEAST_REACH = 4.0
LABEL_ROOM = 62.0

MonthLink = Callable[[date], str | None]


def dyad_figure(points: Sequence[IndexPoint], who: str, *, link: MonthLink | None = None) -> Figure:
    """Return the index of a dyad with its band, the acts behind it and what was read.

    Args:
        points: from `dragoman.analyse.dyad_index`.
        who: the two states, for the caption.
        link: gives the address of a month's events; None for no links.
    """
    acts = round(sum(point.cooperation + point.conflict for point in points))
    plans = round(sum(point.planned for point in points))
    read = sum(point.documents or 0 for point in points)
    caption = (
        f"{who}: tone of what passed between them, month by month, from -10 (attack) to 10 "
        f"(aid), with its 80% band; n = {acts} acts that took place, {plans} planned; "
        f"{read:,} documents read in all."
    )
    if not points:
        return Figure("", caption, 0)
    step = (WIDTH - LEFT - RIGHT) / len(points)
    places = [LEFT + (number + 0.5) * step for number in range(len(points))]
    parts = [
        *_index(points, places),
        *_acts(points, places, step),
        *_coverage(points, places, step),
        *_months(points, places, step),
    ]
    if link:
        parts += _links(points, places, step, link)
    height = TOP + INDEX + GAP + ACTS + GAP + READ + 22
    return Figure(shapes.drawing(WIDTH, height, caption, parts), caption, acts)


def _index(points: Sequence[IndexPoint], places: Sequence[float]) -> list[str]:
    """Return line and band over a scale that reaches as far as they do."""
    reach = max(LEAST_REACH, *(max(abs(point.low), abs(point.high)) for point in points))
    reach = min(10.0, float(int(reach) + 1))
    middle = TOP + INDEX / 2

    def height(value: float) -> float:
        return middle - value / reach * INDEX / 2

    step = (WIDTH - LEFT - RIGHT) / len(points)
    parts = [
        shapes.line((LEFT, middle), (WIDTH - RIGHT, middle), GREY),
        shapes.text(LEFT - 8, middle - INDEX / 2 + 9, f"+{reach:g}", "end"),
        shapes.text(LEFT - 8, middle - INDEX / 4 + 4, "cooperation", "end"),
        shapes.text(LEFT - 8, middle + 4, "index 0", "end"),
        shapes.text(LEFT - 8, middle + INDEX / 4 + 4, "conflict", "end"),
        shapes.text(LEFT - 8, middle + INDEX / 2, f"-{reach:g}", "end"),
    ]
    placed = list(zip(places, points, strict=True))
    for blind, months in groupby(placed, key=lambda one: one[1].blind):
        run = list(months)
        parts += _blind(run, step, height) if blind else _run(run, height)
    return parts


def _run(run: list[tuple[float, IndexPoint]], height: Callable[[float], float]) -> list[str]:
    """Return line and band of months of which something is known."""
    upper = [(x, height(point.high)) for x, point in run]
    lower = [(x, height(point.low)) for x, point in run]
    course = [(x, height(point.value or 0.0)) for x, point in run]
    if len(run) == 1:
        x, top, bottom = upper[0][0], upper[0][1], lower[0][1]
        band = shapes.rect(x - 2, top, 4, bottom - top, GREY, opacity=0.28)
        return [band, shapes.circle(*course[0], 4, BLUE)]
    band = shapes.path([*upper, *reversed(lower)], fill=GREY, opacity=0.28)
    return [band, shapes.path(course, stroke=BLUE)]


def _blind(
    run: list[tuple[float, IndexPoint]], step: float, height: Callable[[float], float]
) -> list[str]:
    """Return the hatched bands of months of which nothing is known."""
    return [
        shapes.rect(
            x - step / 2,
            height(point.high),
            step,
            height(point.low) - height(point.high),
            "url(#unread)",
            opacity=0.5,
        )
        for x, point in run
    ]


def _acts(points: Sequence[IndexPoint], places: Sequence[float], step: float) -> list[str]:
    """Return the acts of each month: those of cooperation upwards, of conflict downwards."""
    top = TOP + INDEX + GAP
    zero = top + ACTS / 2
    most = max(1.0, *(max(point.cooperation + point.planned, point.conflict) for point in points))
    scale = (ACTS / 2 - 2) / most
    width = min(max(step * 0.7, 1.0), 26.0)
    parts = [shapes.line((LEFT, zero), (WIDTH - RIGHT, zero), GREY)]
    for x, point in zip(places, points, strict=True):
        up, down, plan = (
            point.cooperation * scale,
            point.conflict * scale,
            point.planned * scale,
        )
        if up:
            parts.append(shapes.rect(x - width / 2, zero - up, width, up, BLUE))
        if down:
            parts.append(shapes.rect(x - width / 2, zero, width, down, VERMILION))
        if plan:
            parts.append(
                shapes.rect(x - width / 2, zero - up - plan, width, plan, "none", stroke=INK)
            )
    return [
        *parts,
        shapes.text(LEFT - 8, zero - ACTS / 4 - 2, "acts (outlined:", "end", size=10),
        shapes.text(LEFT - 8, zero - ACTS / 4 + 9, "planned)", "end", size=10),
        shapes.text(LEFT - 8, zero + ACTS / 4 + 6, "of conflict", "end", size=10),
        shapes.text(WIDTH - RIGHT, top - 2, f"at most {most:g} a month", "end", size=10),
    ]


def _coverage(points: Sequence[IndexPoint], places: Sequence[float], step: float) -> list[str]:
    """Return how many documents were read in each month."""
    if all(point.documents is None for point in points):
        return []
    bottom = TOP + INDEX + GAP + ACTS + GAP + READ
    most = max(1, *(point.documents or 0 for point in points))
    width = min(max(step * 0.7, 1.0), 26.0)
    parts = []
    for x, point in zip(places, points, strict=True):
        tall = (point.documents or 0) / most * READ
        if tall:
            parts.append(shapes.rect(x - width / 2, bottom - tall, width, tall, GREY))
        else:
            parts.append(
                shapes.rect(x - step / 2, bottom - READ, step, READ, "url(#unread)", opacity=0.5)
            )
    return [
        *parts,
        shapes.text(LEFT - 8, bottom - READ / 2, "documents", "end", size=10),
        shapes.text(LEFT - 8, bottom - READ / 2 + 11, "(hatched: none)", "end", size=10),
        shapes.text(WIDTH - RIGHT, bottom - READ - 2, f"at most {most:,}", "end", size=10),
    ]


def _months(points: Sequence[IndexPoint], places: Sequence[float], step: float) -> list[str]:
    """Return the names of as many months as there is room for."""
    every = max(1, round(LABEL_ROOM / step))
    y = TOP + INDEX + GAP + ACTS + GAP + READ + 15
    return [
        shapes.text(x, y, f"{MONTHS[point.month.month - 1][:3]} {point.month.year}", "middle")
        for number, (x, point) in enumerate(zip(places, points, strict=True))
        if number % every == 0
    ]


def _links(
    points: Sequence[IndexPoint], places: Sequence[float], step: float, link: MonthLink
) -> list[str]:
    """Return a column over each month that has acts, leading to its events."""
    parts = []
    tall = INDEX + GAP + ACTS
    for x, point in zip(places, points, strict=True):
        name = f"{MONTHS[point.month.month - 1]} {point.month.year}"
        words = (
            f"{name}: {_told(point)}, "
            f"{point.cooperation:.3g} of cooperation, {point.conflict:.3g} of conflict, "
            f"{point.planned:.3g} planned"
        )
        column = shapes.rect(x - step / 2, TOP, step, tall, "transparent", title=words)
        told = point.cooperation or point.conflict or point.planned or point.said
        parts.append(shapes.linked(link(point.month) if told else None, column, words))
    return parts


def _told(point: IndexPoint) -> str:
    """Return a month's index in words."""
    if point.value is None:
        return "nothing was read, the index is not known"
    return f"index {point.value:+.1f} ({point.low:+.1f} to {point.high:+.1f})"
