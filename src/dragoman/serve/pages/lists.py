"""Lists: people, standing arrangements and each of them, positions, refusals."""

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.analyse.arrangements import decided_at
from dragoman.arrangements.follow.gaps import gaps, overdue
from dragoman.ledger import Filter
from dragoman.occasions import newest_first
from dragoman.serve.asking import asked, cut
from dragoman.serve.desk import Desk
from dragoman.serve.pictures.drawn import picture
from dragoman.serve.pictures.making import timeline_of

router = APIRouter()
NOT_FOUND = 404
MOST_EVENTS = 100
LONGEST = 400


@router.get("/people")
def people(request: Request) -> Response:
    """Return the list of people."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found, more = cut(ask, ledger.people(ask.wanted, ask.limit + 1, ask.offset))
    return desk.page(request, "people.html", {"ask": ask, "found": found, "more": more})


@router.get("/mechanisms")
def mechanisms(request: Request) -> Response:
    """Return the list of standing arrangements."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found, more = cut(ask, ledger.mechanisms(ask.wanted, ask.limit + 1, ask.offset))
    figure = picture(
        lambda narrow: timeline_of(desk, found, narrow=narrow),
        "timeline",
        **dict(ask.terms),
        limit=ask.limit,
        offset=ask.offset,
    )
    values = {"ask": ask, "found": found, "more": more, "figure": figure}
    return desk.page(request, "mechanisms.html", values)


@router.get("/mechanism")
def mechanism(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """Return the life of a standing arrangement."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        found = ledger.mechanism(id)
        if found is None:
            raise HTTPException(NOT_FOUND, f"there is no standing arrangement {id[:60]!r}")
        decided = decided_at(ledger, found)
        events = ledger.newest(Filter(mechanism=(found.mechanism_id,)), MOST_EVENTS)
        newest = ledger.latest()
    values = {
        "mechanism": found,
        "events": events,
        "decided": decided,
        "figure": picture(
            lambda narrow: timeline_of(desk, [found], narrow=narrow, linked=False),
            "timeline",
            mechanism=found.mechanism_id,
        ),
        "gaps": {one.after: one.text for one in gaps(found)},
        "late": overdue(found, newest) if newest else None,
    }
    return desk.page(request, "mechanism.html", values)


@router.get("/occasions")
def occasions(request: Request) -> Response:
    """Return the list of occasions, the latest first."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    found = newest_first(desk.occasions(ask.wanted))
    values = {
        "ask": ask,
        "found": found[ask.offset : ask.end],
        "more": len(found) > ask.end,
        "total": len(found),
        "newest": desk.today(),
    }
    return desk.page(request, "occasions.html", values)


@router.get("/occasion")
def occasion(request: Request, id: str, party: str = "") -> Response:  # noqa: A002 - as above
    """Return one occasion with its life."""
    desk: Desk = request.app.state.desk
    found = desk.occasion(id, party[:LONGEST])
    if found is None:
        raise HTTPException(NOT_FOUND, f"there is no occasion {id[:60]!r}")
    with desk.book() as ledger:
        there = [event for name in found.hangs_on if (event := ledger.event(name)) is not None]
        series = ledger.mechanism(found.series) if found.series else None
    values = {"one": found, "there": there, "series": series, "newest": desk.today()}
    return desk.page(request, "occasion.html", values)


@router.get("/refusals")
def refusals(request: Request) -> Response:
    """Return what could not be read."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    ask.wanted.only((), "refusals")
    with desk.book() as ledger:
        found, more = cut(ask, ledger.refusals(ask.limit + 1, ask.offset))
    values = {"ask": ask, "found": found, "more": more, "total": desk.counts().refusals}
    return desk.page(request, "refusals.html", values)
