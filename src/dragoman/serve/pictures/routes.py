"""Pictures as files: SVG, PNG and the rows that each is drawn from."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.errors import with_extra
from dragoman.ledger import Filter
from dragoman.present.charts import Figure
from dragoman.present.printing import Column, Format, print_records
from dragoman.serve.api import state_of
from dragoman.serve.asking import Asked, asked
from dragoman.serve.desk import Desk
from dragoman.serve.pictures.making import (
    calendar_of,
    edges_in,
    index_of,
    map_of,
    network_of,
    points_of,
    sessions_of,
    spots_of,
    timeline_of,
)

router = APIRouter()
NOT_FOUND = 404
MOST_YEARS = 100
MOST_SERIES = 500
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
MEDIA = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
Years = Annotated[int, Query(ge=0, le=MOST_YEARS)]
Draw = Callable[[], Figure]
Rows = Callable[[], Iterable[Any]]


def _columns(*names: str) -> tuple[Column[Any], ...]:
    """Return columns of these attributes."""
    return tuple(Column(name, attrgetter(name)) for name in names)


INDEX = _columns(
    "month", "value", "low", "high", "cooperation", "conflict", "planned", "said", "documents"
)
NETWORK = _columns("first", "second", "events", "balance")
TIMELINE = _columns("arrangement", "date", "place", "ordinal", "status")
CALENDAR: tuple[Column[tuple[date, int]], ...] = (
    Column("month", lambda one: one[0]),
    Column("events", lambda one: one[1]),
)
SPOTS: tuple[Column[Any], ...] = (
    *_columns("name", "country", "town", "cooperation", "conflict", "events"),
    Column("latitude", lambda one: one.at[0]),
    Column("longitude", lambda one: one.at[1]),
)


@router.get("/picture/index.{form}")
def index(request: Request, form: str, one: str, other: str, years: Years = 0) -> Response:
    """Return the index of two states."""
    desk: Desk = request.app.state.desk
    first, second = state_of(desk, one), state_of(desk, other)
    return _file(
        form,
        f"index-{first}-{second}",
        lambda: index_of(desk, first, second, years, linked=False),
        (INDEX, lambda: points_of(desk, first, second, years)),
    )


@router.get("/picture/calendar.{form}")
def calendar(request: Request, form: str, state: str) -> Response:
    """Return how much happened to a state, month by month."""
    desk: Desk = request.app.state.desk
    code = state_of(desk, state)
    return _file(
        form,
        f"calendar-{code}",
        lambda: calendar_of(desk, code, linked=False),
        (CALENDAR, lambda: sorted(desk.months(code).items())),
    )


@router.get("/picture/network.{form}")
def network(request: Request, form: str) -> Response:
    """Return who dealt with whom of late."""
    desk: Desk = request.app.state.desk
    return _file(
        form,
        "network",
        lambda: network_of(desk, desk.recent(), linked=False),
        (NETWORK, lambda: edges_in(desk.recent())),
    )


@router.get("/picture/timeline.{form}")
def timeline(request: Request, form: str) -> Response:
    """Return the lives of the standing arrangements that a filter finds."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    if "limit" not in request.query_params:
        ask = replace(ask, limit=MOST_SERIES)
    with desk.book() as ledger:
        found = list(ledger.mechanisms(ask.wanted, ask.limit, ask.offset))
    return _file(
        form,
        "arrangements",
        lambda: timeline_of(desk, found, linked=False),
        (TIMELINE, lambda: sessions_of(desk, found)),
    )


@router.get("/picture/map.{form}")
def world(request: Request, form: str) -> Response:
    """Return where happened what a filter finds."""
    desk: Desk = request.app.state.desk
    ask: Asked = asked(request, desk.names)
    wanted: Filter = ask.wanted
    return _file(
        form,
        "map",
        lambda: map_of(desk, wanted, None),
        (SPOTS, lambda: spots_of(desk, wanted)),
    )


def _file(form: str, name: str, draw: Draw, data: tuple[Sequence[Column[Any]], Rows]) -> Response:
    """Return a picture, or its rows, for a browser to keep.

    Raises:
        HTTPException: 404, there is nothing to draw, or no such form here.
    """
    if form not in MEDIA:
        raise HTTPException(NOT_FOUND, f"a picture comes as {', '.join(MEDIA)}, not {form[:20]!r}")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if form == "csv":
        out = io.StringIO()
        print_records(data[1](), data[0], Format.CSV, stream=out)
        return Response(out.getvalue(), media_type=MEDIA[form], headers=headers)
    figure = draw()
    if not figure.svg:
        raise HTTPException(NOT_FOUND, "there is nothing to draw yet")
    if form == "svg":
        return Response(DECLARED + figure.svg, media_type=MEDIA[form], headers=headers)
    try:
        return Response(figure.png(), media_type=MEDIA[form], headers=headers)
    except ImportError as error:
        message = with_extra("PNG pictures need another package", "charts")
        raise HTTPException(NOT_FOUND, message) from error
