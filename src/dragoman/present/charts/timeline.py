"""The life of standing arrangements: sessions held, planned and missed, and turns of status."""

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import wrap

from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.wording import interval_words, short_text
from dragoman.present.wording.words import counted, ordinal
from dragoman.records import DateInterval, Mechanism, Session

WIDTH = 760.0
LEFT = 252.0
RIGHT = 20.0
TOP = 8.0
ROW = 34.0
MOST_ROWS = 40
STOPPED = ("suspended", "lapsed", "ended")
LONGEST_NAME = 84
LABEL_LINE = 46
LABEL_ROOM = 26.0
TURN_ROOM = 48.0
AXIS_LABELS = 8


def _own_name(mechanism: Mechanism) -> str:
    return mechanism.name


def timeline_figure(
    mechanisms: Sequence[Mechanism],
    *,
    link: Callable[[str], str | None] | None = None,
    name: Callable[[Mechanism], str] = _own_name,
) -> Figure:
    """Return sessions and turns of status over time, one line for each arrangement.

    Filled dots are sessions held, hollow ones planned, crosses cancelled; bars are turns.

    Args:
        mechanisms: in the order in which they are drawn.
        link: gives the address of an arrangement; None for no links.
        name: gives what an arrangement is called.
    """
    shown = [one for one in mechanisms if _days(one)][:MOST_ROWS]
    sessions = sum(len(one.sessions) for one in shown)
    caption = (
        f"Sessions of {counted(len(shown), 'standing arrangement')} (filled: held; "
        f"hollow: planned; cross: cancelled) and turns of status; n = {sessions} sessions."
    )
    if not shown:
        return Figure("", caption, 0)
    days = [day for one in shown for day in _days(one)]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)

    def place(day: date) -> float:
        return LEFT + 10 + (day - first).days / span * (WIDTH - LEFT - RIGHT - 20)

    parts = _axis(first, last, place, TOP + len(shown) * ROW)
    for number, one in enumerate(shown):
        middle = TOP + (number + 0.5) * ROW
        address = link(one.mechanism_id) if link else None
        parts.append(shapes.linked(address, _label(name(one), middle)))
        parts += _row(one, middle, place)
    height = TOP + len(shown) * ROW + 22
    return Figure(shapes.drawing(WIDTH, height, caption, parts), caption, sessions)


def _label(words: str, middle: float) -> str:
    """Return a name on one line or two."""
    lines = wrap(short_text(words, LONGEST_NAME), LABEL_LINE)[:2] or [""]
    first = middle + 4 - 5.5 * (len(lines) - 1)
    return " ".join(
        shapes.text(LEFT - 8, first + 11 * number, line, "end", size=10)
        for number, line in enumerate(lines)
    )


def _row(mechanism: Mechanism, middle: float, place: Callable[[date], float]) -> list[str]:
    """Return one arrangement."""
    parts = [shapes.line((LEFT, middle), (WIDTH - RIGHT, middle), GREY, opacity=0.5)]
    free = 0.0
    for turn in mechanism.history:
        day = _day(turn.date)
        if day:
            colour = VERMILION if turn.status in STOPPED else BLUE
            x = place(day)
            parts.append(shapes.line((x, middle - 11), (x, middle + 11), colour, width=2))
            if x >= free:
                parts.append(shapes.text(x + 3, middle + 14, turn.status, size=9))
                free = x + TURN_ROOM
    free = 0.0
    for session in mechanism.sessions:
        day = _day(session.date)
        if day is None:
            continue
        x = place(day)
        parts.append(_mark(session, x, middle))
        if session.ordinal and x >= free:
            parts.append(shapes.text(x, middle - 8, ordinal(session.ordinal), "middle", size=9))
            free = x + LABEL_ROOM
    return parts


def _mark(session: Session, x: float, y: float) -> str:
    """Return the sign of a session."""
    where = f" in {session.place}" if session.place else ""
    words = f"{session.status}{where}, {interval_words(session.date)}"
    if session.status == "planned":
        return shapes.circle(x, y, 4, "none", stroke=INK, title=words)
    if session.status == "cancelled":
        first = shapes.line((x - 4, y - 4), (x + 4, y + 4), VERMILION, width=2)
        return first + shapes.line((x - 4, y + 4), (x + 4, y - 4), VERMILION, width=2)
    return shapes.circle(x, y, 4.5, BLUE, title=words)


def _axis(first: date, last: date, place: Callable[[date], float], bottom: float) -> list[str]:
    """Return years along the bottom."""
    every = max(1, -(-(last.year - first.year + 1) // AXIS_LABELS))
    parts = []
    for year in range(first.year, last.year + 1, every):
        x = place(max(date(year, 1, 1), first))
        parts.append(shapes.line((x, TOP), (x, bottom), GREY, opacity=0.25))
        parts.append(shapes.text(x, bottom + 14, str(year), "middle"))
    return parts


def _days(mechanism: Mechanism) -> list[date]:
    """Return all days that a mechanism's line has to show."""
    dates = [*(one.date for one in mechanism.sessions), *(one.date for one in mechanism.history)]
    return [day for interval in dates if (day := _day(interval))]


def _day(interval: DateInterval | None) -> date | None:
    """Return where an interval is drawn: its middle."""
    if interval is None:
        return None
    if interval.start and interval.end:
        return interval.start + (interval.end - interval.start) / 2
    return interval.start or interval.end
