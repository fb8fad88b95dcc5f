"""The answers among three states, a small panel for each link, with their bands."""

from collections.abc import Iterator

from dragoman.analyse.triangles.triangle import Link, Triangle
from dragoman.present.analyses.triangles import summary
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure

ACROSS = 3
WIDE = 240.0
TALL = 96.0
EDGE = 10.0
HEAD = 18.0
LEAST_REACH = 0.1


def triangle_figure(found: Triangle) -> Figure:
    """Return the answers among three states with their 90% bands; those found in colour.

    Args:
        found: from `dragoman.analyse.triangles.triangle.triangle`.
    """
    one, two, three = found.states
    caption = (
        f"{one}, {two} and {three}: what follows one unit of score in the next "
        f"{found.unit}s, with its 90% band; n = {found.periods} {found.unit}s. {summary(found)}"
    )
    rows = -(-len(found.links) // ACROSS)
    if not rows:
        words = [shapes.text(EDGE, HEAD, summary(found))]
        return Figure(shapes.drawing(ACROSS * WIDE, HEAD + EDGE, caption, words), caption, 0)
    reach = max(
        LEAST_REACH,
        *(max(abs(edge) for edge in (*link.low, *link.high)) for link in found.links),
    )
    parts: list[str] = []
    for number, link in enumerate(found.links):
        row, column = divmod(number, ACROSS)
        parts += _panel(link, column * WIDE, row * TALL, reach)
    return Figure(
        shapes.drawing(ACROSS * WIDE, rows * TALL + EDGE, caption, parts), caption, found.periods
    )


def _panel(link: Link, left: float, top: float, reach: float) -> Iterator[str]:
    """Yield one link's title, band and line."""
    middle = top + HEAD + (TALL - HEAD) / 2
    step = (WIDE - 2 * EDGE) / max(1, len(link.path) - 1)

    def placed(values: tuple[float, ...]) -> list[tuple[float, float]]:
        return [
            (left + EDGE + at * step, middle - value / reach * (TALL - HEAD) / 2)
            for at, value in enumerate(values)
        ]

    colour = (BLUE if link.total > 0 else VERMILION) if link.found else GREY
    title = f"{'-'.join(link.shock)} then {'-'.join(link.answer)} ({link.kind})"
    yield shapes.text(left + EDGE, top + HEAD - 5, title, size=10)
    yield shapes.line((left + EDGE, middle), (left + WIDE - EDGE, middle), GREY)
    band = [*placed(link.high), *reversed(placed(link.low))]
    yield shapes.path(band, fill=colour, opacity=0.28)
    yield shapes.path(placed(link.path), stroke=colour)
