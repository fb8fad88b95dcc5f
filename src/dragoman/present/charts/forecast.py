"""Forecasts of two states: intervals of numbers and chances, each beside what is usual."""

from collections.abc import Sequence

from dragoman.analyse.forecasts.outlook import CHANCES, Forecast, Outlook
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.charts.sheets import Sheet

BESIDE = Sheet(760.0, 250.0, 70.0)  # words stand beside their bar
ABOVE = Sheet(352.0, 14.0, 50.0)  # or above it
TOP, HEAD = 8.0, 26.0
ROW, TALL_ROW = 22.0, 38.0
MOST_WORDS = 40


def forecast_figure(found: Outlook, who: str, *, narrow: bool = False) -> Figure:
    """Return the forecasts as bars, what is usual as a mark.

    Args:
        found: the outlook.
        who: the states, for the caption.
        narrow: for a telephone.
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
    sheet, row = (ABOVE, TALL_ROW) if narrow else (BESIDE, ROW)
    parts: list[str] = []
    top = TOP
    if numbers:
        most = max(1.0, *(max(one.most[1] if one.most else 0, one.usual) for one in numbers))
        parts += _heading(top, ("Acts", "0", f"{most:g}"), sheet)
        top += HEAD
        for one in numbers:
            parts += _number(one, top, most, sheet, several=several)
            top += row
    if chances:
        parts += _heading(top, ("Chances", "0%", "100%"), sheet)
        top += HEAD
        for one in chances:
            parts += _chance(one, top, sheet, several=several)
            top += row
    return Figure(
        shapes.drawing(sheet.width, top + TOP, caption, parts), caption, len(found.forecasts)
    )


def _heading(top: float, words: tuple[str, str, str], sheet: Sheet) -> Sequence[str]:
    """Return the heading of a block and the ends of its scale."""
    title, least, most = words
    end = shapes.text(sheet.width - sheet.right, top + 14, most, "middle", size=10)
    if sheet is ABOVE:  # there is no room for both
        return shapes.text(TOP, top + 14, f"{title}, from {least}", size=12), end
    begin = shapes.text(sheet.left, top + 14, least, "middle", size=10)
    return shapes.text(TOP, top + 14, title, size=12), begin, end


def _at(share: float, sheet: Sheet) -> float:
    """Return where a share of the scale lies."""
    return sheet.left + min(max(share, 0.0), 1.0) * sheet.within


def _usual(share: float, middle: float, sheet: Sheet) -> str:
    """Return the mark of what is usual."""
    x = _at(share, sheet)
    return shapes.line((x, middle - 8), (x, middle + 8), INK, width=2, title="usual")


def _number(
    one: Forecast, top: float, most: float, sheet: Sheet, *, several: bool
) -> Sequence[str]:
    """Return one forecast of a number."""
    middle, words_at = _rows(top, sheet)
    half, eighty = one.half or (0, 0), one.most or (0, 0)
    median = one.median or 0
    colour = VERMILION if one.kind.endswith("conflict") else BLUE
    words = f"{_pair(one) if several else ''}{one.kind}, {_days(one)} days"
    return (
        shapes.text(TOP, words_at, words),
        shapes.line(
            (_at(eighty[0] / most, sheet), middle), (_at(eighty[1] / most, sheet), middle), colour
        ),
        shapes.line(
            (_at(half[0] / most, sheet), middle),
            (_at(half[1] / most, sheet), middle),
            colour,
            width=6,
        ),
        shapes.circle(_at(median / most, sheet), middle, 4.5, colour),
        _usual(one.usual / most, middle, sheet),
        shapes.text(sheet.width - sheet.right + 12, middle + 4, str(median)),
    )


def _bar(  # noqa: PLR0917 - a bar has as many parts as it has
    span: tuple[float, float], most: float, middle: float, sheet: Sheet, colour: str, width: float
) -> str:
    """Return an interval as a bar."""
    first, last = (_at(one / most, sheet) for one in span)
    return shapes.line((first, middle), (last, middle), colour, width=width)


def _chance(one: Forecast, top: float, sheet: Sheet, *, several: bool) -> Sequence[str]:
    """Return one forecast of a probability."""
    middle, words_at = _rows(top, sheet)
    whose = _pair(one) if several or one.name else ""
    words = f"{whose}{one.name or one.kind}, {_days(one)} days"
    return (
        shapes.text(
            TOP, words_at, words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"
        ),
        shapes.line((sheet.left, middle), (sheet.width - sheet.right, middle), GREY, opacity=0.4),
        shapes.circle(_at(one.mean, sheet), middle, 4.5, VERMILION),
        _usual(one.usual, middle, sheet),
        shapes.text(sheet.width - sheet.right + 12, middle + 4, f"{one.mean:.0%}"),
    )


def _rows(top: float, sheet: Sheet) -> tuple[float, float]:
    """Return where the bar of a forecast lies, and its words: beside it, or above."""
    middle = top + (ROW / 2 if sheet is BESIDE else TALL_ROW - ROW / 2)
    return middle, middle + 4 if sheet is BESIDE else middle - 13


def _pair(one: Forecast) -> str:
    """Return whose forecast it is, to stand before what it is about."""
    return f"{'-'.join(one.parties) or f'{one.first}-{one.second}'}: "


def _days(one: Forecast) -> int:
    """Return up to how many days ahead a forecast is about."""
    return (one.until - one.made_on).days
