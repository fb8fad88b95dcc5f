"""Pages of triangles, turning points and forecasts, with their pictures to take away."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import with_extra
from dragoman.serve.analyses.made import UNITS, imports_of
from dragoman.serve.analyses.shown import (
    Shown,
    Terms,
    forecast_shown,
    triangle_shown,
    turns_shown,
)
from dragoman.serve.api import state_of
from dragoman.serve.desk import Desk, address
from dragoman.serve.known import known_states
from dragoman.study.turns import TURN_KINDS

pages = APIRouter()
NOT_FOUND, ELSEWHERE = 404, 303
FORMS = {"svg": "image/svg+xml", "png": "image/png"}
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
CORNERS = 3
TERMS = {"triangle": ("unit", "source"), "turns": ("kind", "unit", "source"),
         "forecast": ("source",)}  # fmt: skip
DATA = {"triangle": "triangles", "turns": "turns", "forecast": "forecasts"}
Show = Callable[[Desk, Sequence[str], Terms], Shown]


def terms_of(kind: str = "all", unit: str = "month", source: str = "") -> Terms:
    """Return how an analysis is asked for."""
    return Terms(kind, unit, source)


Asked = Annotated[Terms, Depends(terms_of)]


@pages.get("/analyses")
def choose(request: Request) -> Response:
    """Return the page on which one chooses states."""
    desk: Desk = request.app.state.desk
    values = {"states": known_states(desk), "sources": imports_of(desk),
              "units": UNITS, "kinds": tuple(TURN_KINDS), "first": _busiest(desk)}  # fmt: skip
    return desk.page(request, "analyses.html", values)


@pages.get("/analyses/show")
def chosen(  # noqa: PLR0917 - a form has as many fields as it has
    request: Request, terms: Asked, what: str = "turns",
    one: str = "", two: str = "", three: str = "",
) -> Response:  # fmt: skip
    """Lead on to the page that a form names."""
    known = what if what in TERMS else "turns"
    names = (one, two, three) if known == "triangle" else (one, two)
    states = _states(request, *names)
    return RedirectResponse(
        address(f"/{known}/{'/'.join(states)}", **_kept(known, terms)), ELSEWHERE
    )


@pages.get("/triangle/{one}/{two}/{three}")
def triangle(request: Request, one: str, two: str, three: str, terms: Asked) -> Response:
    """Return the page of three states."""
    return _page(request, "triangle", triangle_shown, _states(request, one, two, three), terms)


@pages.get("/triangle/{one}/{two}/{three}/picture.{form}")
def triangle_picture(  # noqa: PLR0917 - as above
    request: Request, one: str, two: str, three: str, form: str, terms: Asked
) -> Response:
    """Return the picture of three states."""
    states = _states(request, one, two, three)
    return _picture(triangle_shown(request.app.state.desk, states, terms), form)


@pages.get("/turns/{one}/{two}")
def turns(request: Request, one: str, two: str, terms: Asked) -> Response:
    """Return the page of two states' turns."""
    return _page(request, "turns", turns_shown, _states(request, one, two), terms)


@pages.get("/turns/{one}/{two}/picture.{form}")
def turns_picture(request: Request, one: str, two: str, form: str, terms: Asked) -> Response:
    """Return the picture of two states' turns."""
    states = _states(request, one, two)
    return _picture(turns_shown(request.app.state.desk, states, terms), form)


@pages.get("/forecast/{one}/{two}")
def forecast(request: Request, one: str, two: str, terms: Asked) -> Response:
    """Return the page of what may follow between two states."""
    return _page(request, "forecast", forecast_shown, _states(request, one, two), terms)


@pages.get("/forecast/{one}/{two}/picture.{form}")
def forecast_picture(request: Request, one: str, two: str, form: str, terms: Asked) -> Response:
    """Return the picture of what may follow."""
    states = _states(request, one, two)
    return _picture(forecast_shown(request.app.state.desk, states, terms), form)


def _kept(what: str, terms: Terms) -> dict[str, str]:
    """Return the terms that an analysis knows."""
    return {name: value for name, value in asdict(terms).items() if name in TERMS[what]}


def _states(request: Request, *names: str) -> tuple[str, ...]:
    """Return the states' codes.

    Raises:
        HTTPException: 404, one of them is no state, or one is named twice.
    """
    desk: Desk = request.app.state.desk
    codes = tuple(state_of(desk, name) for name in names)
    if len(set(codes)) < len(codes):
        raise HTTPException(NOT_FOUND, f"{', '.join(codes)} are not {len(codes)} states")
    return codes


def _page(request: Request, what: str, show: Show, states: Sequence[str], terms: Terms) -> Response:
    """Return the page of an analysis."""
    desk: Desk = request.app.state.desk
    shown = show(desk, states, terms)
    here, kept = f"/{what}/{'/'.join(states)}", _kept(what, terms)
    downloads = [("data (JSON)", address(f"/api/{DATA[what]}/{'/'.join(states)}", **kept))]
    if shown.figure is not None:
        forms = ["svg", *(["png"] if find_spec("vl_convert") else [])]
        pictures = ((f"picture ({form.upper()})", f"{here}/picture.{form}") for form in forms)
        downloads = [*((words, address(to, **kept)) for words, to in pictures), *downloads]
    values = {"what": what, "states": states, "shown": shown, "downloads": downloads,
              "terms": kept, "sources": imports_of(desk), "units": UNITS,
              "kinds": tuple(TURN_KINDS), "here": here}  # fmt: skip
    return desk.page(request, "analysis.html", values)


def _picture(shown: Shown, form: str) -> Response:
    """Return a picture as a file.

    Raises:
        HTTPException: 404, there is none, or the form is unknown or not installed.
    """
    if form not in FORMS or shown.figure is None or not shown.figure.svg:
        raise HTTPException(NOT_FOUND, shown.sentence if form in FORMS else "no such picture")
    if form == "svg":
        return Response(DECLARED + shown.figure.svg, media_type=FORMS[form])
    try:
        return Response(shown.figure.png(), media_type=FORMS[form])
    except ImportError as error:
        message = with_extra("PNG pictures need another package", "charts")
        raise HTTPException(NOT_FOUND, message) from error


def _busiest(desk: Desk) -> tuple[str, ...]:
    """Return three states that deal with one another most, to begin with."""
    found: list[str] = []
    for one in desk.pairs():
        found += [code for code in (one.first, one.second) if code not in found]
        if len(found) >= CORNERS:
            break
    return tuple(found[:CORNERS])
