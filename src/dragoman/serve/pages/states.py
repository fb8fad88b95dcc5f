"""Pages about states: one, two of them, and the people who act for them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.analyse import Edge, pairs_of
from dragoman.ledger import Filter, Ledger
from dragoman.occasions import (
    is_meeting,
    is_overdue,
    is_upcoming,
    newest_first,
    soonest_first,
)
from dragoman.present.charts.dyad import known_from
from dragoman.records import Event, Occasion, Party, Position, Stage, Status
from dragoman.serve.api import state_of
from dragoman.serve.desk import MOST_READ, Desk
from dragoman.serve.known import known_states, partners_first
from dragoman.serve.pictures.drawn import picture
from dragoman.serve.pictures.making import MONTHS, calendar_of, index_of, points_of

router = APIRouter()
NOT_FOUND = 404
SHOWN = 25
FIRST_SHOWN = 12
POSITIONS = 15
SHOWN_WORDS = 10
SAYINGS = 2
MOST_SAYINGS = 200
MECHANISMS = 50
PAIRS = 100
MOST_MEETINGS = 2_000
OFF = (Stage.REFUSED, Stage.POSTPONED, Stage.CANCELLED, Stage.LAPSED)
ZOOMS = (10, 5, 2, 1)
Years = Annotated[int, Query(ge=0, le=100, description="The last years of the index; 0 for all.")]
WORDS = (Status.URGED, Status.HYPOTHETICAL, Status.NEGATED)


@router.get("/dyad")
def choose(request: Request, first: str = "", second: str = "") -> Response:
    """Return the page of two states that a form names; without the second, its partners."""
    desk: Desk = request.app.state.desk
    if first and second:
        return dyad(request, first, second)
    pairs = _pairs(desk)
    busiest = pairs[0][0].first if pairs else ""
    chosen = state_of(desk, first) if first else busiest
    partners, others = partners_first(desk, chosen) if chosen else ([], known_states(desk))
    values = {
        "states": known_states(desk),
        "pairs": [each for each in pairs if not first or chosen in {each[0].first, each[0].second}],
        "chosen": chosen,
        "partners": partners,
        "others": others,
    }
    return desk.page(request, "choose.html", values)


@router.get("/dyad/{first}/{second}")
def dyad(request: Request, first: str, second: str, years: Years = 0) -> Response:
    """Return how two states deal with one another; the index of the last years, all for none."""
    desk: Desk = request.app.state.desk
    one, other = state_of(desk, first), state_of(desk, second)
    both = Filter(party=(one, other))
    with desk.book() as ledger:
        latest = {
            status: ledger.newest(
                replace(desk.sure, party=both.party, status=(str(status),)), SHOWN
            )
            for status in Status
        }
        mechanisms = list(ledger.mechanisms(both, MECHANISMS))
        sides = [_sayings(ledger, desk, state) for state in (one, other)]
        corrected = ledger.count(replace(both, corrected=("yes",)))
    occasions = newest_first(desk.occasions(both))
    told = {name for each in occasions for name in each.event_ids}
    coming = soonest_first([each for each in occasions if is_upcoming(each)])
    plans = [each for each in latest[Status.PLANNED] if each.event_id not in told]
    points = points_of(desk, one, other, years)
    issues = sorted({*sides[0], *sides[1]}, key=lambda issue: _both_first(issue, sides))
    figure = picture(
        lambda narrow: index_of(desk, one, other, years, narrow=narrow),
        "index",
        one=one,
        other=other,
        years=years or None,
    )
    return desk.page(
        request,
        "dyad.html",
        {
            "one": one,
            "other": other,
            "figure": figure,
            "zooms": _zooms(desk, one, other),
            "years": years,
            "corrected": corrected,
            "points": points[-12:],
            "rows": desk.rows(one, other),
            "mechanisms": mechanisms,
            "issues": [(issue, sides[0].get(issue), sides[1].get(issue)) for issue in issues],
            "first_shown": FIRST_SHOWN,
            "deeds": latest[Status.ACTUAL],
            "last": next((each for each in occasions if _have_met(each)), None),
            "ahead": [each for each in coming if each.date],
            "open": [each for each in coming if not each.date],
            "off": [each for each in occasions if each.state in OFF][:SHOWN],
            "overdue": [each for each in occasions if is_overdue(each)],
            "plans": [each for each in plans if each.date and not desk.is_past_plan(each)],
            "undated": [each for each in plans if not each.date and not desk.is_past_plan(each)],
            "past": [each for each in plans if desk.is_past_plan(each)],
            "words": [one for status in WORDS for one in latest[status][:SHOWN_WORDS]],
        },
    )


def _have_met(one: Occasion) -> bool:
    """Return whether an occasion is a meeting that was held on a day that is told."""
    return one.state is Stage.HELD and one.date is not None and is_meeting(one)


@router.get("/country/{state}")
def country(request: Request, state: str) -> Response:
    """Return whom a state deals with, who acts for it, and what they say."""
    desk: Desk = request.app.state.desk
    code = state_of(desk, state)
    mine = Filter(party=(code,))
    with desk.book() as ledger:
        found = ledger.newest(replace(desk.sure, party=(code,)), SHOWN)
        people = list(ledger.people(mine, SHOWN, busiest=True))
        positions = list(ledger.positions(mine, POSITIONS, newest=True))
        mechanisms = list(ledger.mechanisms(mine, MECHANISMS))
    kept = desk.occasions(Filter())  # made once for all states
    occasions = [each for each in kept if code in each.parties]
    figure = picture(lambda narrow: calendar_of(desk, code, narrow=narrow), "calendar", state=code)
    return desk.page(
        request,
        "country.html",
        {
            "code": code,
            **_lives(occasions),
            "partners": desk.partners(code)[:SHOWN],
            "people": people,
            "positions": positions,
            "mechanisms": mechanisms,
            "figure": figure,
            "found": found,
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
        mine = Filter(party=(id,))
        found = ledger.newest(mine, MOST_READ)
        positions = list(ledger.positions(mine, POSITIONS, newest=True))
        talks = ledger.newest(replace(mine, type=("CONSULT",), status=("actual",)), MOST_MEETINGS)
    met = _met(talks, id)
    told = {one.event_id for one in found}  # by which namesakes are kept apart
    values = {
        "person": known[0],
        "found": found[:SHOWN],
        "positions": positions,
        "met": met[:SHOWN],
        "more_met": len(met[SHOWN:]),
        "talk": next((one for one in talks if one.date), None),
        **_lives([each for each in desk.occasions(Filter()) if told & set(each.event_ids)]),
    }
    return desk.page(request, "person.html", values)


def _lives(found: Sequence[Occasion]) -> dict[str, Any]:
    """Return the last meeting among occasions, what is coming, and what came to nothing."""
    occasions = newest_first(found)
    coming = soonest_first([each for each in occasions if is_upcoming(each)])
    return {
        "last": next((each for each in occasions if _have_met(each)), None),
        "ahead": [each for each in coming if each.date][:SHOWN],
        "open": [each for each in coming if not each.date][:SHOWN_WORDS],
        "off": [each for each in occasions if each.state in OFF][:SHOWN_WORDS],
    }


def _met(talks: Sequence[Event], who: str) -> list[tuple[Party, int, Event]]:
    """Return whom somebody met, how often and when last, most often first.

    Args:
        talks: meetings of that person, the newest first.
        who: the person's id.
    """
    times: Counter[str] = Counter()
    last: dict[str, tuple[Party, Event]] = {}
    for event in talks:
        others = {
            one.entity_id: one
            for one in (*event.actors, *event.recipients)
            if one.person and one.entity_id != who
        }
        times.update(others.keys())
        for name, one in others.items():
            last.setdefault(name, (one, event))
    return [(last[name][0], number, last[name][1]) for name, number in times.most_common()]


def _pairs(desk: Desk) -> list[tuple[Edge, Event | None]]:
    """Return the pairs of states that the ledger knows, with their last meeting where one is."""
    met = Filter(type=("CONSULT",), status=("actual",))
    last: dict[frozenset[str], Event] = {}
    with desk.book() as ledger:
        for event in ledger.newest(met, MOST_MEETINGS):
            for pair in pairs_of(event) if event.date else ():
                last.setdefault(frozenset(pair), event)
    return [(one, last.get(frozenset((one.first, one.second)))) for one in desk.pairs()[:PAIRS]]


def _sayings(ledger: Ledger, desk: Desk, state: str) -> dict[str, list[Position]]:
    """Return the newest positions of a state's speakers by issue."""
    found: dict[str, list[Position]] = {}
    newest = ledger.positions(Filter(party=(state,)), MOST_SAYINGS, newest=True)
    for one in desk.distinct(newest):
        found.setdefault(one.issue, []).append(one)
    return {issue: told[:SAYINGS] for issue, told in found.items()}


def _both_first(issue: str, sides: Sequence[dict[str, list[Position]]]) -> tuple[bool, str]:
    """Return the place of an issue: those on which both speak come first."""
    return not all(issue in side for side in sides), issue


def _zooms(desk: Desk, one: str, other: str) -> list[int]:
    """Return over how many of the last years the index can be looked at; 0 is all of them."""
    months = len(known_from(desk.index(one, other)))
    return [0, *(years for years in ZOOMS if years * MONTHS < months)]
