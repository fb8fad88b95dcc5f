"""The first page: what is new, what is overdue and next, what moved; last what the ledger holds."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.ledger.learned import learned_upto
from dragoman.present.wording.dates import MONTHS
from dragoman.records import Event
from dragoman.serve.desk import Desk, address
from dragoman.serve.news import identity_of, news_since
from dragoman.serve.outlook import outlook_of
from dragoman.serve.pictures.drawn import picture
from dragoman.serve.pictures.making import network_of

router = APIRouter()
NEWEST = 12
SHEETS = 3
PATIENCE = 0.05
MOST_MARK = 2**53
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
        found = ledger.newest(replace(desk.sure, status=("actual",)), NEWEST)
        mark = learned_upto(ledger)
    late = _lately(desk, None if wait else PATIENCE)
    values = {
        "counts": desk.counts(),
        "last_run": next((run for run in reversed(runs) if run.documents), None),
        "first": first,
        "newest": newest,
        "found": found,
        "mark": mark,
        "whose": identity_of(desk.path, runs),
        **late,
    }
    response = desk.page(request, "overview.html", values)
    if not late["current"]:
        response.headers["Cache-Control"] = "no-store"
    return response


@router.get("/news")
def news(
    request: Request,
    mark: Annotated[int, Query(ge=0, le=MOST_MARK)],
    day: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """Return the part of the overview that tells what is new after a mark.

    The browser alone remembers the mark and the day on which it was given.
    """
    desk: Desk = request.app.state.desk
    values = {"news": news_since(desk, mark), "day": _day_of(day)}
    return desk.page(request, "news.html", values)


def _day_of(words: str) -> date | None:
    """Return a day that a browser remembered; None where it is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@router.get("/lately")
def lately(request: Request) -> Response:
    """Return the part of the overview that takes long to sum up."""
    desk: Desk = request.app.state.desk
    return desk.page(request, "lately.html", _lately(desk, None))


def _lately(desk: Desk, patience: float | None) -> dict[str, Any]:
    """Return how things stand: as of now, else as they stood, else nothing yet."""
    found, current = outlook_of(desk, patience)
    if found is None:
        return {"ready": False, "current": False}
    return {
        "ready": True,
        "current": current,
        "outlook": found,
        "moves": found.recent.moves,
        "sheets": sheets(found.dated_plans, found.recent.newest),
        "weekdays": WEEKDAYS,
        "figure": picture(lambda narrow: network_of(desk, found.recent, narrow=narrow), "network"),
    }


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
