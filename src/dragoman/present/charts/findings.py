"""What a figure says, in one sentence that stands above it."""

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.analyse import IndexPoint
from dragoman.present.wording.dates import MONTHS

QUARTER = 3
STILL = 0.05


def index_finding(points: Sequence[IndexPoint]) -> str:
    """Return how the index of two states stands, against three months before.

    A band that holds zero is never told as cooperation or conflict.

    Args:
        points: in order of time.
    """
    known = [one for one in points if one.value is not None]
    if not known:
        return "Nothing was read of any month: the index is not known."
    last = known[-1]
    value = last.value or 0.0
    told = f"{month_words(last.month)}: {_leaning(last)}, {value:+.1f} ({_band(last)})"
    return f"{told}{_against(known, value)}."


def calendar_finding(counts: Mapping[date, int], what: str) -> str:
    """Return in which month there was most; empty where nothing is counted."""
    if not any(counts.values()):
        return ""
    most = max(counts.values())
    busiest = max(month for month, count in counts.items() if count == most)
    return f"Most {what} in {month_words(busiest)}: {most:,}."


def month_words(month: date) -> str:
    """Return a month in words.

    >>> month_words(date(2025, 3, 1))
    'March 2025'
    """
    return f"{MONTHS[month.month - 1]} {month.year}"


def _leaning(point: IndexPoint) -> str:
    """Return which way a month leans; no way where the band holds zero."""
    if point.low > 0:
        return "cooperation prevails"
    return "conflict prevails" if point.high < 0 else "no clear lean"


def _band(point: IndexPoint) -> str:
    return f"80% band {point.low:+.1f} to {point.high:+.1f}"


def _against(known: Sequence[IndexPoint], value: float) -> str:
    """Return how that compares with three months or more before; empty where nothing is known."""
    last = known[-1].month
    earlier = [one for one in known if _months(one.month, last) >= QUARTER]
    if not earlier:
        return ""
    before = earlier[-1]
    change = value - (before.value or 0.0)
    if abs(change) < STILL:
        return f", as in {month_words(before.month)}"
    way = "up" if change > 0 else "down"
    return f", {way} from {before.value or 0.0:+.1f} in {month_words(before.month)}"


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
