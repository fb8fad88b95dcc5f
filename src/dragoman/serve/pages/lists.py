"""Lists: people, standing arrangements and each of them, positions, refusals."""

from datetime import date
from itertools import islice, pairwise

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.ledger import Filter
from dragoman.present.charts import timeline_figure
from dragoman.records import Mechanism, Session
from dragoman.serve.asking import asked
from dragoman.serve.desk import Desk, address

router = APIRouter()
NOT_FOUND = 404
MOST_EVENTS = 100
DRAWN = 30


@router.get("/people")
def people(request: Request) -> Response:
    """Return the list of people."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = list(
            islice(ledger.people(ask.wanted, ask.offset + ask.limit + 1), ask.offset, None)
        )
    values = {"ask": ask, "found": found[: ask.limit], "more": len(found) > ask.limit}
    return desk.page(request, "people.html", values)


@router.get("/mechanisms")
def mechanisms(request: Request) -> Response:
    """Return the list of standing arrangements."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = list(
            islice(ledger.mechanisms(ask.wanted, ask.offset + ask.limit + 1), ask.offset, None)
        )
    shown = found[: ask.limit]
    drawn = sorted(shown, key=lambda one: -len(one.sessions))[:DRAWN]
    figure = timeline_figure(
        drawn, link=lambda name: address("/mechanism", id=name), name=desk.arrangement
    )
    values = {"ask": ask, "found": shown, "more": len(found) > ask.limit, "figure": figure}
    return desk.page(request, "mechanisms.html", values)


@router.get("/mechanism")
def mechanism(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """Return the life of a standing arrangement."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        found = ledger.mechanism(id)
        if found is None:
            raise HTTPException(NOT_FOUND, f"there is no standing arrangement {id[:60]!r}")
        events = list(ledger.events(Filter(mechanism=(id,)), MOST_EVENTS))
    values = {
        "mechanism": found,
        "events": events,
        "figure": timeline_figure([found], name=desk.arrangement),
        "gaps": _gaps(found),
    }
    return desk.page(request, "mechanism.html", values)


@router.get("/refusals")
def refusals(request: Request) -> Response:
    """Return what could not be read."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = list(islice(ledger.refusals(ask.offset + ask.limit + 1), ask.offset, None))
        total = ledger.counts().refusals
    values = {
        "ask": ask,
        "found": found[: ask.limit],
        "more": len(found) > ask.limit,
        "total": total,
    }
    return desk.page(request, "refusals.html", values)


def _gaps(found: Mechanism) -> dict[int, int]:
    """Return the days since the session before, by number of the session."""
    held = [
        (number, day)
        for number, session in enumerate(found.sessions)
        if session.status == "actual" and (day := _day(session))
    ]
    return {later[0]: (later[1] - earlier[1]).days for earlier, later in pairwise(held)}


def _day(session: Session) -> date | None:
    return (session.date.start or session.date.end) if session.date else None
