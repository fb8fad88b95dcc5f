"""Forecasts of two states: intervals of numbers and chances, each beside what is usual."""

from collections.abc import Sequence

from dragoman.analyse.forecasts.outlook import CHANCES, Forecast, Outlook
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure

WIDTH, LEFT, RIGHT = 760.0, 250.0, 70.0
ROW, TOP, HEAD = 22.0, 8.0, 26.0
MOST_WORDS = 40


def forecast_figure(found: Outlook, who: str) -> Figure:
    """Return the forecasts as bars, what is usual as a mark.

    Args:
        found: the outlook.
        who: the states, for the caption.
    """
    numbers = [one for one in found.forecasts if one.kind not in CHANCES]
    chances = [one for one in found.forecasts if one.kind in CHANCES]
    caption = (
        f"{who}: what may follow, made on what was known on {found.made_on}. Numbers: the dot is "
        "the median, the thick bar holds half of the cases, the thin one 80%. The upright mark is "
        f"what is usual. n = {len(found.forecasts)} forecasts."
    )
    if not found.forecasts:
        return Figure("", caption, 0)
    several = len({(one.first, one.second) for one in numbers}) > 1
    parts: list[str] = []
    top = TOP
    if numbers:
        most = max(1.0, *(max(one.most[1] if one.most else 0, one.usual) for one in numbers))
        parts += _heading(top, "Acts", "0", f"{most:g}")
        top += HEAD
        for one in numbers:
            parts += _number(one, top, most, several=several)
            top += ROW
    if chances:
        parts += _heading(top, "Chances", "0%", "100%")
        top += HEAD
        for one in chances:
            parts += _chance(one, top, several=several)
            top += ROW
    return Figure(shapes.drawing(WIDTH, top + TOP, caption, parts), caption, len(found.forecasts))


def _heading(top: float, title: str, least: str, most: str) -> Sequence[str]:
    """Return the heading of a block and the ends of its scale."""
    return (
        shapes.text(TOP, top + 14, title, size=12),
        shapes.text(LEFT, top + 14, least, "middle", size=10),
        shapes.text(WIDTH - RIGHT, top + 14, most, "middle", size=10),
    )


def _at(share: float) -> float:
    """Return where a share of the scale lies."""
    return LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT)


def _usual(share: float, middle: float) -> str:
    """Return the mark of what is usual."""
    x = _at(share)
    return shapes.line((x, middle - 8), (x, middle + 8), INK, width=2, title="usual")


def _number(one: Forecast, top: float, most: float, *, several: bool) -> Sequence[str]:
    """Return one forecast of a number."""
    middle = top + ROW / 2
    half, eighty = one.half or (0, 0), one.most or (0, 0)
    median = one.median or 0
    colour = VERMILION if one.kind.endswith("conflict") else BLUE
    words = f"{_pair(one) if several else ''}{one.kind}, {_days(one)} days"
    return (
        shapes.text(TOP, middle + 4, words),
        shapes.line((_at(eighty[0] / most), middle), (_at(eighty[1] / most), middle), colour),
        shapes.line((_at(half[0] / most), middle), (_at(half[1] / most), middle), colour, width=6),
        shapes.circle(_at(median / most), middle, 4.5, colour),
        _usual(one.usual / most, middle),
        shapes.text(WIDTH - RIGHT + 12, middle + 4, str(median)),
    )


def _chance(one: Forecast, top: float, *, several: bool) -> Sequence[str]:
    """Return one forecast of a probability."""
    middle = top + ROW / 2
    whose = _pair(one) if several or one.name else ""
    words = f"{whose}{one.name or one.kind}, {_days(one)} days"
    return (
        shapes.text(
            TOP, middle + 4, words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"
        ),
        shapes.line((LEFT, middle), (WIDTH - RIGHT, middle), GREY, opacity=0.4),
        shapes.circle(_at(one.mean), middle, 4.5, VERMILION),
        _usual(one.usual, middle),
        shapes.text(WIDTH - RIGHT + 12, middle + 4, f"{one.mean:.0%}"),
    )


def _pair(one: Forecast) -> str:
    """Return whose forecast it is, to stand before what it is about."""
    return f"{'-'.join(one.parties) or f'{one.first}-{one.second}'}: "


def _days(one: Forecast) -> int:
    """Return up to how many days ahead a forecast is about."""
    return (one.until - one.made_on).days
