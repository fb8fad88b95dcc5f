"""The life of standing arrangements: sessions held, planned and missed, and turns of status."""

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import wrap

from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.charts.sheets import Sheet
from dragoman.present.wording import interval_words, short_text
from dragoman.present.wording.dates import MONTHS
from dragoman.present.wording.words import counted, ordinal
from dragoman.records import DateInterval, Mechanism, Session

BESIDE = Sheet(760.0, 252.0, 20.0)  # names stand beside their line
ABOVE = Sheet(352.0, 4.0, 6.0)  # or above it
TOP = 8.0
ROW, TALL_ROW = 34.0, 50.0
NAME_ROOM = 16.0
MOST_ROWS = 40
STOPPED = ("suspended", "lapsed", "ended")
LONGEST_NAME = 84
LABEL_LINE = 46
LABEL_ROOM = 26.0
TURN_ROOM = 48.0
AXIS_LABELS = 8
EDGE = 30.0
NARROW_NAME = 58
NOT_HELD = ("planned", "cancelled")


def _own_name(mechanism: Mechanism) -> str:
    return mechanism.name


def timeline_figure(
    mechanisms: Sequence[Mechanism],
    *,
    link: Callable[[str], str | None] | None = None,
    name: Callable[[Mechanism], str] = _own_name,
    narrow: bool = False,
) -> Figure:
    """Return sessions and turns of status over time, one line for each arrangement.

    Filled dots are sessions held, hollow ones planned, crosses cancelled; bars are turns.

    Args:
        mechanisms: in the order in which they are drawn.
        link: gives the address of an arrangement; None for no links.
        name: gives what an arrangement is called.
        narrow: for a telephone.
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

    sheet = ABOVE if narrow else BESIDE
    finding = _finding(shown, name)
    head, top = sheet.heading(finding)
    top += TOP
    row = TALL_ROW if narrow else ROW

    def place(day: date) -> float:
        return sheet.left + 10 + (day - first).days / span * (sheet.within - 20)

    bottom = top + len(shown) * row
    parts = [*head, *_axis(first, last, place, (top, bottom), sheet)]
    for number, one in enumerate(shown):
        address = link(one.mechanism_id) if link else None
        middle = top + (number + 0.5) * row + (NAME_ROOM / 2 + 2 if narrow else 0)
        label = _above(name(one), middle) if narrow else _label(name(one), middle)
        parts.append(shapes.linked(address, label))
        parts += _row(one, middle, place, sheet)
    drawing = shapes.drawing(sheet.width, bottom + 22, caption, parts)
    return Figure(drawing, caption, sessions, finding)


def _finding(shown: Sequence[Mechanism], name: Callable[[Mechanism], str]) -> str:
    """Return which arrangement met last, and when; nothing where none is known to have met."""
    held = [
        (day, one)
        for one in shown
        for session in one.sessions
        if session.status not in NOT_HELD and (day := _day(session.date))
    ]
    if not held:
        return ""
    day, one = max(held, key=lambda each: (each[0], each[1].mechanism_id))
    return f"Last held: {name(one)}, {MONTHS[day.month - 1]} {day.year}."


def _above(words: str, middle: float) -> str:
    """Return a name over its line."""
    return shapes.text(4, middle - NAME_ROOM - 4, short_text(words, NARROW_NAME), size=10.5)


def _label(words: str, middle: float) -> str:
    """Return a name on one line or two."""
    lines = wrap(short_text(words, LONGEST_NAME), LABEL_LINE)[:2] or [""]
    first = middle + 4 - 5.5 * (len(lines) - 1)
    return " ".join(
        shapes.text(BESIDE.left - 8, first + 11 * number, line, "end", size=10)
        for number, line in enumerate(lines)
    )


def _row(
    mechanism: Mechanism, middle: float, place: Callable[[date], float], sheet: Sheet
) -> list[str]:
    """Return one arrangement."""
    end = sheet.width - sheet.right
    parts = [shapes.line((sheet.left, middle), (end, middle), GREY, opacity=0.5)]
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


def _axis(
    first: date, last: date, place: Callable[[date], float], span: tuple[float, float], sheet: Sheet
) -> list[str]:
    """Return years along the bottom, each where it begins; the first day where none does."""
    top, bottom = span
    years = [year for year in range(first.year, last.year + 1) if date(year, 1, 1) >= first]
    most = AXIS_LABELS if sheet is BESIDE else AXIS_LABELS // 2 + 1
    every = max(1, -(-len(years) // most))
    ticks = [(place(date(year, 1, 1)), str(year)) for year in years if year % every == 0]
    if not ticks:
        ticks = [(place(first), f"{MONTHS[first.month - 1]} {first.year}")]
    parts = []
    for x, words in ticks:
        parts.append(shapes.line((x, top), (x, bottom), GREY, opacity=0.25))
        near_edge = x < sheet.left + EDGE
        parts.append(shapes.text(x, bottom + 14, words, "start" if near_edge else "middle"))
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
