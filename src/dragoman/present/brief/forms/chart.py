"""The brief's small chart: acts over time as an SVG, drawn without any library.

Cooperation stands above the line and conflict below it, each bar with its number; spans in which
no document was published are shaded, so that a quiet month is told from a blind one.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from dragoman.present.brief.records import Bar, Order
from dragoman.present.wording.dates import MONTHS
from dragoman.records import DateInterval, Event

COOPERATION = (1, 2)
MOST_MONTHS = 24
MOST_QUARTERS = 32
MOST_BARS = 60
BLUE = "#0072b2"
VERMILION = "#d55e00"
WIDTH = 680
LEFT = 88
RIGHT = 8
HALF = 52
TOP = 16
LABELS = 48
WIDEST_BAR = 48
LEAST_LABEL_GAP = 54


def bars_of(
    events: Sequence[Event], months: Iterable[tuple[date, int]], order: Order
) -> tuple[tuple[Bar, ...], int]:
    """Return the chart's bars, and how many events have no place in it.

    Bars are months, quarters or years, as the time asked for allows. An event counts where its
    whole interval lies within one bar.

    Args:
        events: acts that took place.
        months: documents by first day of the month.
        order: gives the time.
    """
    days = [span for event in events if (span := _span(event.date))]
    counted = list(months)
    starts = [order.since] if order.since else [*[one[0] for one in days], *[m for m, _ in counted]]
    ends = [order.until] if order.until else [*[one[1] for one in days], *[m for m, _ in counted]]
    if not starts or not ends:
        return (), len(events)
    first, last = min(starts), max(ends)
    size = _size((last.year - first.year) * 12 + last.month - first.month + 1)
    edges = _edges(first, last, size)[-MOST_BARS:]
    sums = {edge: [0, 0, 0] for edge in edges}
    placed = 0
    for event in events:
        span = _span(event.date)
        edge = _edge(span[0], size) if span else None
        if span and edge in sums and edge == _edge(span[1], size):
            sums[edge][0 if event.quad_code in COOPERATION else 1] += 1
            placed += 1
    for month, documents in counted:
        if _edge(month, size) in sums:
            sums[_edge(month, size)][2] += documents
    bars = tuple(
        Bar(_label(edge, size), edge, cooperation, conflict, documents)
        for edge, (cooperation, conflict, documents) in sums.items()
    )
    return bars, len(events) - placed


def chart_svg(bars: Sequence[Bar], title: str) -> str:
    """Return the chart as an SVG element; empty where there is nothing to draw.

    Args:
        bars: in order of time.
        title: what it shows, read out to those who cannot see it.
    """
    if not bars:
        return ""
    most = max(max(bar.cooperation, bar.conflict) for bar in bars) or 1
    step = (WIDTH - LEFT - RIGHT) / len(bars)
    zero = TOP + HALF
    bottom = zero + HALF + LABELS
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom}" role="img"',
        f" aria-label={quoteattr(title)}",
        ' font-family="sans-serif" font-size="11">',
        '<defs><pattern id="unread" width="6" height="6" patternUnits="userSpaceOnUse">',
        '<path d="M0 6L6 0" stroke="#888888" stroke-width="1"/></pattern></defs>',
    ]
    every = max(1, math.ceil(LEAST_LABEL_GAP / step))
    for number, bar in enumerate(bars):
        parts += _bar(bar, LEFT + number * step, step, HALF / most, zero)
        if number % every == 0:
            middle = LEFT + (number + 0.5) * step
            parts.append(_text(middle, bottom - 18, bar.label, "middle", "currentColor"))
    parts += [
        f'<line x1="{LEFT}" y1="{zero}" x2="{WIDTH - RIGHT}" y2="{zero}" stroke="currentColor"/>',
        _text(LEFT - 9, zero - HALF / 2, "cooperation", "end", "currentColor"),
        _text(LEFT - 9, zero + HALF / 2 + 4, "conflict", "end", "currentColor"),
        f'<rect x="{LEFT - 4}" y="{zero - HALF}" width="3" height="{HALF}" fill="{BLUE}"/>',
        f'<rect x="{LEFT - 4}" y="{zero}" width="3" height="{HALF}" fill="{VERMILION}"/>',
    ]
    if any(bar.documents == 0 for bar in bars):
        parts.append(
            f'<rect x="{LEFT}" y="{bottom - 11}" width="12" height="9" fill="url(#unread)"/>'
        )
        parts.append(_text(LEFT + 17, bottom - 3, "no document read", "start", "currentColor"))
    return "".join([*parts, "</svg>"])


def chart_title(bars: Sequence[Bar], undated: int) -> str:
    """Return the chart's caption with its n."""
    friendly = sum(bar.cooperation for bar in bars)
    hostile = sum(bar.conflict for bar in bars)
    documents = sum(bar.documents for bar in bars)
    read = f"{documents:,} document" + ("" if documents == 1 else "s")
    apart = f"; {undated} more without a date fine enough to place" if undated else ""
    return (
        f"Acts that took place, by date: n = {friendly + hostile} ({friendly} of cooperation "
        f"with meetings, "
        f"{hostile} of conflict), from {read}{apart}."
    )


def _bar(bar: Bar, left: float, step: float, scale: float, zero: float) -> list[str]:
    """Return the shapes of one span of time."""
    width = min(max(step * 0.72, 1.5), WIDEST_BAR)
    x = left + (step - width) / 2
    shapes = []
    if bar.documents == 0:
        shapes.append(
            f'<rect x="{left:.1f}" y="{TOP}" width="{step:.1f}" height="{2 * HALF}" '
            'fill="url(#unread)" opacity="0.35"/>'
        )
    for count, colour, up in ((bar.cooperation, BLUE, True), (bar.conflict, VERMILION, False)):
        if not count:
            continue
        tall = count * scale
        y = zero - tall if up else zero
        shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{tall:.1f}" '
            f'fill="{colour}"><title>{escape(bar.label)}: {count}</title></rect>'
        )
        label = zero - tall - 3 if up else zero + tall + 11
        shapes.append(_text(left + step / 2, label, str(count), "middle", "currentColor"))
    return shapes


def _text(x: float, y: float, words: str, anchor: str, colour: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _span(interval: DateInterval | None) -> tuple[date, date] | None:
    """Return the first and last day of a closed interval."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    return interval.start, interval.end


def _size(months: int) -> int:
    """Return how many months a bar spans."""
    if months <= MOST_MONTHS:
        return 1
    return 3 if months <= 3 * MOST_QUARTERS else 12


def _edge(day: date, size: int) -> date:
    """Return the first day of the bar that a day falls into."""
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def _edges(first: date, last: date, size: int) -> list[date]:
    """Return the first days of all bars from one day to another."""
    edges = []
    edge = _edge(first, size)
    while edge <= last:
        edges.append(edge)
        months = edge.year * 12 + edge.month - 1 + size
        if months // 12 > date.max.year:
            break
        edge = date(months // 12, months % 12 + 1, 1)
    return edges


def _label(edge: date, size: int) -> str:
    """Return what a bar is called."""
    if size == 1:
        return f"{MONTHS[edge.month - 1][:3]} {edge.year}"
    return str(edge.year) if size > 3 else f"Q{(edge.month + 2) // 3} {edge.year}"  # noqa: PLR2004 - months
