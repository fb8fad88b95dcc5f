"""The first page: what the ledger holds, what is new, what moved, what is planned."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.arrangements.follow.gaps import Overdue, overdue
from dragoman.ledger import Filter
from dragoman.present.brief.choosing import is_placed
from dragoman.present.charts import network_figure, timeline_figure
from dragoman.present.wording.dates import MONTHS
from dragoman.records import Event, Mechanism, MechanismKind
from dragoman.serve.desk import Desk, Recent, address

router = APIRouter()
NEWEST = 12
PLANNED = 12
MOST_PLANS = 500
SERIES = 12
MOST_SERIES = 500
OVERDUE = 8
SERIAL = (MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES)
SHEETS = 3
PATIENCE = 0.05
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar's sheet.

    Attributes:
        day: which.
        plans: how many acts are planned for it.
        link: where they are listed; empty where there are none.
        outside: whether it belongs to the month before or after.
    """

    day: date
    plans: int
    link: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month of a calendar: its name and its weeks, from Monday on."""

    name: str
    weeks: tuple[tuple[Day, ...], ...]


@router.get("/")
def overview(request: Request, *, wait: bool = False) -> Response:
    """Return the overview; sums that are not made yet follow by themselves, or are waited for."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        first, newest = ledger.published_between()
        runs = ledger.runs()
        found = ledger.newest(Filter(status=("actual",)), NEWEST)
        ahead = Filter(status=("planned",), since=newest)
        plans = [one for one in ledger.events(ahead, MOST_PLANS) if is_placed(one)]
        mechanisms = ledger.busiest(SERIES)
        series = list(ledger.mechanisms(Filter(), MOST_SERIES))
    timeline = timeline_figure(
        mechanisms,
        link=lambda name: address("/mechanism", id=name),
        name=desk.arrangement,
    )
    late = _lately(desk, None if wait else PATIENCE)
    values = {
        "counts": desk.counts(),
        "last_run": next((run for run in reversed(runs) if run.documents), None),
        "first": first,
        "newest": newest,
        "found": found,
        "late": _overdue(series, newest),
        "planned": list(islice(plans, PLANNED)),
        "sheets": sheets(plans, newest),
        "weekdays": WEEKDAYS,
        "timeline": timeline,
        "mechanisms": mechanisms,
        **late,
    }
    response = desk.page(request, "overview.html", values)
    if not late["current"]:
        response.headers["Cache-Control"] = "no-store"
    return response


def _overdue(series: Iterable[Mechanism], newest: date | None) -> list[tuple[Mechanism, Overdue]]:
    """Return which series should have met again by the newest day, the most lately due first."""
    if newest is None:
        return []
    found = [(one, overdue(one, newest)) for one in series if one.kind in SERIAL]
    late = [(one, told) for one, told in found if told is not None]
    return sorted(late, key=lambda each: (-each[1].due.toordinal(), each[0].name))[:OVERDUE]


@router.get("/lately")
def lately(request: Request) -> Response:
    """Return the part of the overview that takes long to sum up."""
    desk: Desk = request.app.state.desk
    return desk.page(request, "lately.html", _lately(desk, None))


def _lately(desk: Desk, patience: float | None) -> dict[str, Any]:
    """Return what moved and the network: as it stands, else as it stood, else nothing yet."""
    current = True
    try:
        recent: Recent | None = desk.recent(patience)
    except TimeoutError:
        recent, current = desk.earlier(), False
    if recent is None:
        return {"ready": False, "current": False}
    figure = network_figure(
        recent.network,
        desk.namer.heading,
        link=lambda first, second: f"/dyad/{first}/{second}",
    )
    return {"ready": True, "current": current, "moves": recent.moves, "figure": figure}


def sheets(plans: Iterable[Event], today: date | None) -> Sequence[Sheet]:
    """Return the next months for which days are planned, as sheets of a calendar.

    Args:
        plans: planned acts, in order of time; those whose day is not told are passed over.
        today: days before it are passed over.
    """
    days: dict[date, int] = {}
    for one in plans:
        start, end = (one.date.start, one.date.end) if one.date else (None, None)
        if start and end and (end - start) < timedelta(days=7):
            for number in range((end - start).days + 1):
                day = start + timedelta(days=number)
                if today is None or day >= today:
                    days[day] = days.get(day, 0) + 1
    months = sorted({day.replace(day=1) for day in days})[:SHEETS]
    return [_sheet(month, days) for month in months]


def _sheet(month: date, days: dict[date, int]) -> Sheet:
    """Return one month."""
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return Sheet(
        f"{MONTHS[month.month - 1]} {month.year}",
        tuple(tuple(_day(day, month, days) for day in week) for week in weeks),
    )


def _day(day: date, month: date, days: dict[date, int]) -> Day:
    """Return one day of a month's sheet."""
    outside = day.month != month.month
    plans = 0 if outside else days.get(day, 0)
    link = address("/events", status="planned", since=day, until=day) if plans else ""
    return Day(day, plans, link, outside)
