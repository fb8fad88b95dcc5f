"""Triangles, turning points and forecasts for programs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.analyse.forecasts.outlook import Outlook
from dragoman.analyse.triangles.triangle import Triangle
from dragoman.records import encode
from dragoman.serve.analyses.made import UNREAD, outlook_for, triangle_for, turns_for
from dragoman.serve.api import state_of
from dragoman.serve.desk import Desk
from dragoman.study.turns import Turning

router = APIRouter(prefix="/api")
NOT_FOUND = 404
ANALYSES: Mapping[str, Any] = MappingProxyType(
    {
        "/api/triangles/{one}/{two}/{three}": Triangle,
        "/api/turns/{one}/{two}": Turning,
        "/api/forecasts/{one}/{two}": Outlook,
    }
)
Unit = Annotated[str, Query(pattern="^(week|month)$", description="Length of the periods.")]
Kind = Annotated[
    str, Query(pattern="^(all|cooperation|conflict)$", description="Which acts count.")
]
Source = Annotated[
    str, Query(max_length=200, description="An import to look at, instead of what was read.")
]


@router.get("/triangles/{one}/{two}/{three}")
def triangle(  # noqa: PLR0917 - a question has as many parts as it has
    request: Request, one: str, two: str, three: str, unit: Unit = "month", source: Source = ""
) -> Response:
    """Whether what one of three states does to another is answered, and by whom."""
    desk, states = _asked(request, one, two, three)
    return _json(triangle_for(desk, states, unit, source))


@router.get("/turns/{one}/{two}")
def turns(  # noqa: PLR0917 - a question has as many parts as it has
    request: Request, one: str, two: str, kind: Kind = "all", unit: Unit = "month",
    source: Source = "",
) -> Response:  # fmt: skip
    """When the rate at which two states deal with one another turned."""
    desk, states = _asked(request, one, two)
    return _json(turns_for(desk, states, kind, unit, source))


@router.get("/forecasts/{one}/{two}")
def forecasts(request: Request, one: str, two: str, source: Source = "") -> Response:
    """What may follow between two states, from what is known now."""
    desk, states = _asked(request, one, two)
    return _json(outlook_for(desk, states, source))


def _asked(request: Request, *names: str) -> tuple[Desk, tuple[str, ...]]:
    """Return the desk and the states' codes.

    Raises:
        HTTPException: 404, one of them is no state, or one is named twice.
    """
    desk: Desk = request.app.state.desk
    codes = tuple(state_of(desk, name) for name in names)
    if len(set(codes)) < len(codes):
        raise HTTPException(NOT_FOUND, f"{', '.join(codes)} are not {len(codes)} states")
    return desk, codes


def _json(found: object | None) -> Response:
    """Return an analysis as JSON.

    Raises:
        HTTPException: 404, nothing was read.
    """
    if found is None:
        raise HTTPException(NOT_FOUND, UNREAD)
    return Response(encode(found), media_type="application/json")
