"""The answers among three states, a small panel for each link, with their bands."""

from collections.abc import Iterator
from textwrap import wrap

from dragoman.analyse.triangles.triangle import Link, Triangle
from dragoman.present.analyses.triangles import summary
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure
from dragoman.present.charts.sheets import LETTER

ACROSS, WIDE = 3, 240.0
NARROW = 352.0  # one panel across
TALL = 96.0
EDGE = 10.0
HEAD = 18.0
LEAST_REACH = 0.1


def triangle_figure(found: Triangle, *, narrow: bool = False) -> Figure:
    """Return the answers among three states with their 90% bands; those found in colour.

    Args:
        found: from `dragoman.analyse.triangles.triangle.triangle`.
        narrow: for a telephone.
    """
    one, two, three = found.states
    caption = (
        f"{one}, {two} and {three}: what follows one unit of score in the next "
        f"{found.unit}s, with its 90% band; n = {found.periods} {found.unit}s. {summary(found)}"
    )
    across, wide = (1, NARROW) if narrow else (ACROSS, WIDE)
    rows = -(-len(found.links) // across)
    if not rows:
        lines = wrap(summary(found), int(across * wide / LETTER))
        words = [shapes.text(EDGE, HEAD * (at + 1), line) for at, line in enumerate(lines)]
        height = HEAD * len(lines) + EDGE
        return Figure(shapes.drawing(across * wide, height, caption, words), caption, 0)
    reach = max(
        LEAST_REACH,
        *(max(abs(edge) for edge in (*link.low, *link.high)) for link in found.links),
    )
    parts: list[str] = []
    for number, link in enumerate(found.links):
        row, column = divmod(number, across)
        parts += _panel(link, (column * wide, row * TALL), wide, reach)
    drawing = shapes.drawing(across * wide, rows * TALL + EDGE, caption, parts)
    return Figure(drawing, caption, found.periods, summary(found))


def _panel(link: Link, corner: tuple[float, float], wide: float, reach: float) -> Iterator[str]:
    """Yield one link's title, band and line."""
    left, top = corner
    middle = top + HEAD + (TALL - HEAD) / 2
    step = (wide - 2 * EDGE) / max(1, len(link.path) - 1)

    def placed(values: tuple[float, ...]) -> list[tuple[float, float]]:
        return [
            (left + EDGE + at * step, middle - value / reach * (TALL - HEAD) / 2)
            for at, value in enumerate(values)
        ]

    colour = (BLUE if link.total > 0 else VERMILION) if link.found else GREY
    title = f"{'-'.join(link.shock)} then {'-'.join(link.answer)} ({link.kind})"
    yield shapes.text(left + EDGE, top + HEAD - 5, title, size=10)
    yield shapes.line((left + EDGE, middle), (left + wide - EDGE, middle), GREY)
    band = [*placed(link.high), *reversed(placed(link.low))]
    yield shapes.path(band, fill=colour, opacity=0.28)
    yield shapes.path(placed(link.path), stroke=colour)
