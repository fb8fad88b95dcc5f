"""A calendar of how much happened: years down, months across, the number in each cell."""

from collections.abc import Callable, Mapping
from datetime import date

from dragoman.present.charts import shapes
from dragoman.present.charts.findings import calendar_finding
from dragoman.present.charts.shapes import BLUE, GREY, Figure
from dragoman.present.charts.sheets import NARROW, WIDE
from dragoman.present.wording.dates import MONTHS

LEFT = 40.0
TOP = 20.0
CELL = 24.0
MOST_YEARS = 60
PALE = 0.35


def calendar_figure(
    counts: Mapping[date, int],
    what: str,
    *,
    link: Callable[[date], str | None] | None = None,
    narrow: bool = False,
) -> Figure:
    """Return a heat map of counts by month.

    Args:
        counts: by first day of the month.
        what: what is counted, for the caption ("events").
        link: gives the address of a month; None for no links.
        narrow: for a telephone.
    """
    total = sum(counts.values())
    caption = f"Number of {what} by month; n = {total:,}."
    years = sorted({month.year for month, count in counts.items() if count})
    if not years:
        return Figure("", caption, 0)
    shown = list(range(max(years[0], years[-1] - MOST_YEARS + 1), years[-1] + 1))
    most = max(counts.values())
    sheet = NARROW if narrow else WIDE
    finding = calendar_finding(counts, what)
    head, above = sheet.heading(finding)
    first = above + TOP
    wide = (sheet.width - LEFT) / 12
    letters = 1 if narrow else 3
    parts = [
        *head,
        *(
            shapes.text(LEFT + (number + 0.5) * wide, first - 6, month[:letters], "middle")
            for number, month in enumerate(MONTHS)
        ),
    ]
    for row, year in enumerate(shown):
        top = first + row * CELL
        parts.append(shapes.text(LEFT - 8, top + CELL / 2 + 4, str(year), "end"))
        for number in range(12):
            month = date(year, number + 1, 1)
            count = counts.get(month, 0)
            parts.append(_cell(count, most, (LEFT + number * wide, top, wide), month, link))
    height = first + len(shown) * CELL + 4
    return Figure(shapes.drawing(sheet.width, height, caption, parts), caption, total, finding)


def _cell(
    count: int,
    most: int,
    box: tuple[float, float, float],
    month: date,
    link: Callable[[date], str | None] | None,
) -> str:
    """Return one month."""
    left, top, wide = box
    frame = shapes.rect(left + 1, top + 1, wide - 2, CELL - 2, "none", stroke=GREY, opacity=0.4)
    if not count:
        return frame
    words = f"{MONTHS[month.month - 1]} {month.year}: {count}"
    shade = PALE * count / most
    inner = (
        shapes.rect(left + 1, top + 1, wide - 2, CELL - 2, BLUE, opacity=0.08 + shade, title=words)
        + frame
        + shapes.text(left + wide / 2, top + CELL / 2 + 4, f"{count:,}", "middle")
    )
    return shapes.linked(link(month) if link else None, inner, words)
