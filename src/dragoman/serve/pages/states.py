"""Pages about states: one, two of them, and the people who act for them."""

from collections import Counter
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.analyse import dyad_index, network_of
from dragoman.analyse.months import next_month
from dragoman.ledger import Filter
from dragoman.present.charts import calendar_figure, dyad_figure
from dragoman.records import Event, Status
from dragoman.serve.api import state_of
from dragoman.serve.desk import MOST_EVENTS, Desk, address

router = APIRouter()
NOT_FOUND = 404
SHOWN = 25
POSITIONS = 15


@router.get("/dyad")
def choose(request: Request, first: str = "", second: str = "") -> Response:
    """Return the page of two states that a form names."""
    desk: Desk = request.app.state.desk
    if not (first and second):
        return desk.page(request, "choose.html", {"states": _known(desk)})
    return dyad(request, first, second)


@router.get("/dyad/{first}/{second}")
def dyad(request: Request, first: str, second: str) -> Response:
    """Return how two states deal with one another."""
    desk: Desk = request.app.state.desk
    one, other = state_of(desk, first), state_of(desk, second)
    both = Filter(party=(one, other))
    with desk.book() as ledger:
        events = ledger.newest(both, MOST_EVENTS)
        rows = ledger.dyad(one, other)
        mechanisms = list(ledger.mechanisms(both))
        sides = [
            (state, list(ledger.positions(Filter(party=(state,)), POSITIONS)))
            for state in (one, other)
        ]
    read = desk.coverage()
    until = max(read, default=None)
    points = dyad_index(events, one, other, until=until, documents=read)
    who = f"{desk.namer.heading(one)} and {desk.namer.heading(other)}"
    figure = dyad_figure(points, who, link=lambda month: _month_link(month, f"{one},{other}"))
    return desk.page(
        request,
        "dyad.html",
        {
            "one": one,
            "other": other,
            "figure": figure,
            "points": points[-12:],
            "rows": rows,
            "mechanisms": mechanisms,
            "sides": sides,
            "deeds": _latest(events, Status.ACTUAL),
            "plans": _latest(events, Status.PLANNED),
            "words": [
                *_latest(events, Status.URGED),
                *_latest(events, Status.HYPOTHETICAL),
                *_latest(events, Status.NEGATED),
            ],
        },
    )


@router.get("/country/{state}")
def country(request: Request, state: str) -> Response:
    """Return whom a state deals with, who acts for it, and what they say."""
    desk: Desk = request.app.state.desk
    code = state_of(desk, state)
    mine = Filter(party=(code,))
    with desk.book() as ledger:
        events = ledger.newest(mine, MOST_EVENTS)
        people = list(ledger.people(mine))
        positions = list(ledger.positions(mine, POSITIONS))
        mechanisms = list(ledger.mechanisms(mine))
    partners = [
        edge for edge in network_of(events, most=200).edges if code in (edge.first, edge.second)
    ]
    partners.sort(key=lambda edge: -edge.events)
    months = Counter(one.date.start.replace(day=1) for one in events if one.date and one.date.start)
    figure = calendar_figure(months, "dated events", link=lambda month: _month_link(month, code))
    return desk.page(
        request,
        "country.html",
        {
            "code": code,
            "partners": partners,
            "people": sorted(people, key=lambda one: -one.events)[:SHOWN],
            "positions": positions,
            "mechanisms": mechanisms,
            "figure": figure,
            "found": events[:SHOWN],
        },
    )


@router.get("/person")
def person(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """Return the offices of a person, whom they meet and what they say."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        known = [one for one in ledger.people(Filter(party=(id,))) if one.entity_id == id]
        if not known:
            raise HTTPException(NOT_FOUND, f"there is no person {id[:60]!r}")
        found = ledger.newest(Filter(party=(id,)), SHOWN)
        positions = list(ledger.positions(Filter(party=(id,)), POSITIONS))
    met = Counter(
        (party.entity_id, party.person)
        for event in found
        if event.status is Status.ACTUAL and event.event_type == "CONSULT"
        for party in (*event.actors, *event.recipients)
        if party.person and party.entity_id != id
    )
    values = {"person": known[0], "found": found, "positions": positions, "met": met.most_common()}
    return desk.page(request, "person.html", values)


def _known(desk: Desk) -> list[tuple[str, str]]:
    """Return all states by name."""
    states = desk.namer.register.states
    return sorted(((code, state.name) for code, state in states.items()), key=lambda one: one[1])


def _latest(events: list[Event], status: Status) -> list[Event]:
    """Return the first events of a status; they come newest first."""
    return [one for one in events if one.status is status][:SHOWN]


def _month_link(month: date, party: str) -> str:
    """Return the address of a month's events."""
    last = next_month(month) - timedelta(days=1)
    return address("/events", party=party, since=month, until=last)
