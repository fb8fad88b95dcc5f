"""Acts of two states by period, with the rate of each stretch and what was read."""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.analyse.turns.turning import Turns
from dragoman.present.analyses.turns import ratio_words, times, turns_summary, when_words
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.charts.sheets import Sheet

WIDE, NARROW = Sheet(760.0, 60.0, 12.0), Sheet(352.0, 36.0, 6.0)
TOP = 18.0
ACTS, GAP, READ, FOOT = 150.0, 14.0, 34.0, 20.0
LABEL_ROOM = 74.0
UP, DOWN = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"
Course = Sequence[tuple[str, float, int]]


def turns_figure(
    course: Course, found: Turns, who: str, unit: str, *, narrow: bool = False
) -> Figure:
    """Return the acts of each period, the rate of each stretch as a line, and what was read.

    Args:
        course: label, acts and documents of each period, in order.
        found: the turns of that series.
        who: the two states and which of their acts.
        unit: length of a period.
        narrow: for a telephone.
    """
    caption = (
        f"{who}: acts by {unit}; the line is the rate of each stretch, as so many documents of the "
        f"{unit} would tell; n = {found.acts} acts in {found.periods} {unit}s with documents. "
        f"{turns_summary(found, unit)}"
    )
    if not course:
        return Figure("", caption, 0)
    sheet = NARROW if narrow else WIDE
    step = sheet.within / len(course)
    most = max(1.0, *(acts for _, acts, _ in course))
    parts = [
        *_bars(course, step, most, sheet),
        *_rates(course, found, step, most, sheet),
        *_read(course, step, sheet),
    ]
    height = TOP + ACTS + GAP + READ + FOOT
    drawing = shapes.drawing(sheet.width, height, caption, parts)
    return Figure(drawing, caption, found.acts, turns_summary(found, unit))


def _bars(course: Course, step: float, most: float, sheet: Sheet) -> list[str]:
    """Return the acts and the names of periods."""
    bottom = TOP + ACTS
    every = max(1, round(LABEL_ROOM / step))
    parts = [
        shapes.text(sheet.left - 8, TOP + 8, f"{most:g}", "end"),
        shapes.text(sheet.left - 8, bottom, "0", "end"),
        shapes.text(sheet.left - 8, TOP + ACTS / 2, "acts", "end"),
        shapes.line((sheet.left, bottom), (sheet.width - sheet.right, bottom), GREY),
    ]
    for number, (label, acts, _) in enumerate(course):
        left, tall = sheet.left + number * step, acts / most * ACTS
        if acts:
            words = f"{label}: {acts:g} acts"
            parts.append(
                shapes.rect(left + step * 0.15, bottom - tall, step * 0.7, tall, GREY, title=words)
            )
        if number % every == 0:
            parts.append(
                shapes.text(left + step / 2, bottom + GAP + READ + 15, label, "middle", size=10)
            )
    return parts


def _rates(course: Course, found: Turns, step: float, most: float, sheet: Sheet) -> list[str]:
    """Return the rate of each stretch against what was read, and a mark at each turn."""
    if found.lack or not found.turns:
        return []
    seen = [read for _, _, read in course if read]
    mean = sum(seen) / len(seen)
    edges = [0, *(turn.at for turn in found.turns), len(course)]
    rates = [found.turns[0].before, *(turn.after for turn in found.turns)]
    parts = []
    for (start, end), rate in zip(pairwise(edges), rates, strict=True):
        line = [
            (sheet.left + (at + side) * step, _height(rate * course[at][2] / mean, most))
            for at in range(start, end)
            for side in (0, 1)
            if course[at][2]
        ]
        if line:
            parts.append(shapes.path(line, stroke=INK, width=1.5))
    for turn in found.turns:
        x = sheet.left + turn.at * step
        colour = BLUE if turn.ratio > 1 else VERMILION
        words = f"{when_words(turn)}: ratio {ratio_words(turn)}"
        arrow = UP if turn.ratio > 1 else DOWN
        labels = [label for label, _, _ in course]
        first, last = labels.index(turn.earliest), labels.index(turn.latest)
        left, wide = sheet.left + first * step, (last + 1 - first) * step
        parts += [
            shapes.rect(left, TOP, wide, ACTS, colour, opacity=0.12),
            shapes.line((x, TOP), (x, TOP + ACTS), colour, width=1.5, dash="4 3", title=words),
            shapes.text(x, TOP - 5, f"{arrow} {times(turn.ratio)}", "middle", fill=colour),
        ]
    return parts


def _height(acts: float, most: float) -> float:
    """Return where so many acts lie."""
    return TOP + ACTS - min(acts / most, 1.0) * ACTS


def _read(course: Course, step: float, sheet: Sheet) -> list[str]:
    """Return how much was read in each period; hatched where nothing was."""
    bottom = TOP + ACTS + GAP + READ
    most = max(1, *(read for _, _, read in course))
    parts = [shapes.text(sheet.left - 8, bottom - READ / 2 + 4, "read", "end", size=10)]
    for number, (_, _, read) in enumerate(course):
        left, tall = sheet.left + number * step, read / most * READ
        parts.append(
            shapes.rect(left + step * 0.15, bottom - tall, step * 0.7, tall, GREY, opacity=0.6)
            if read
            else shapes.rect(left, bottom - READ, step, READ, "url(#unread)", opacity=0.5)
        )
    return parts
