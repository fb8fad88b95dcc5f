"""The pictures that pages show, each with the rows that it is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.analyse import Edge, IndexPoint
from dragoman.analyse.months import next_month
from dragoman.entities.names.cities import Cities
from dragoman.ledger import Filter
from dragoman.present.charts import (
    Figure,
    Spot,
    calendar_figure,
    dyad_figure,
    map_figure,
    network_figure,
    timeline_figure,
    towns_of,
)
from dragoman.present.charts.maps.spots import rests, seats
from dragoman.records import Mechanism
from dragoman.serve.desk import Desk, Recent, address

DRAWN = 30
MONTHS = 12


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session of an arrangement, as a row of a picture's data."""

    arrangement: str
    date: str
    place: str
    ordinal: int | None
    status: str


def points_of(desk: Desk, one: str, other: str, years: int) -> Sequence[IndexPoint]:
    """Return the index of two states by month; the last years of it, all for none."""
    points = desk.index(one, other)
    return points[-years * MONTHS :] if years else points


def index_of(
    desk: Desk, one: str, other: str, years: int, *, narrow: bool = False, linked: bool = True
) -> Figure:
    """Return the index of two states."""
    who = f"{desk.namer.heading(one)} and {desk.namer.heading(other)}"
    return dyad_figure(
        points_of(desk, one, other, years),
        who,
        link=(lambda month: month_link(month, f"{one},{other}")) if linked else None,
        narrow=narrow,
    )


def calendar_of(desk: Desk, state: str, *, narrow: bool = False, linked: bool = True) -> Figure:
    """Return how much happened to a state, month by month."""
    return calendar_figure(
        desk.months(state),
        "dated events",
        link=(lambda month: month_link(month, state)) if linked else None,
        narrow=narrow,
    )


def network_of(desk: Desk, recent: Recent, *, narrow: bool = False, linked: bool = True) -> Figure:
    """Return who dealt with whom of late."""
    return network_figure(
        recent.network,
        desk.namer.heading,
        link=(lambda first, second: f"/dyad/{first}/{second}") if linked else None,
        narrow=narrow,
    )


def timeline_of(
    desk: Desk, found: Sequence[Mechanism], *, narrow: bool = False, linked: bool = True
) -> Figure:
    """Return the lives of standing arrangements."""
    return timeline_figure(
        busiest(found),
        link=(lambda name: address("/mechanism", id=name)) if linked else None,
        name=desk.arrangement,
        narrow=narrow,
    )


def map_of(
    desk: Desk, wanted: Filter, asking: Mapping[str, str] | None, *, narrow: bool = False
) -> Figure:
    """Return where happened what a filter finds.

    Args:
        desk: the ledger.
        wanted: the filter.
        asking: its terms, for the links of places; None for no links.
        narrow: for a telephone.
    """
    return map_figure(
        desk.places(wanted),
        desk.namer.heading,
        towns=towns(desk, wanted),
        boundaries=desk.boundaries,
        link=(lambda place: address("/events", **{**asking, "place": place}))
        if asking is not None
        else None,
        narrow=narrow,
    )


def towns(desk: Desk, wanted: Filter) -> list[Spot]:
    """Return the towns where happened what a filter finds, most first."""
    found: list[Spot] = desk.kept(
        f"towns {wanted}", lambda ledger: towns_of(ledger.store.spots(wanted), Cities())
    )
    return found


def spots_of(desk: Desk, wanted: Filter) -> list[Spot]:
    """Return what a map shows: towns, and the rest of each state."""
    named = towns(desk, wanted)
    return [*named, *rests(desk.places(wanted), named, seats(), desk.namer.heading)]


def busiest(found: Sequence[Mechanism]) -> list[Mechanism]:
    """Return the arrangements that a timeline has room for: those that met most."""
    return sorted(found, key=lambda one: -len(one.sessions))[:DRAWN]


def sessions_of(desk: Desk, found: Sequence[Mechanism]) -> list[SessionRow]:
    """Return the sessions of arrangements as rows."""
    return [
        SessionRow(
            desk.arrangement(one), str(each.date or ""), each.place or "", each.ordinal, each.status
        )
        for one in busiest(found)
        for each in one.sessions
    ]


def edges_in(recent: Recent) -> Sequence[Edge]:
    """Return who dealt with whom of late, most first."""
    return sorted(recent.network.edges, key=lambda one: (-one.events, one.first, one.second))


def month_link(month: date, party: str) -> str:
    """Return the address of a month's events."""
    last = next_month(month) - timedelta(days=1)
    return f"{_events_of(party)}&since={month}&until={last}"


@lru_cache(maxsize=64)
def _events_of(party: str) -> str:
    """Return the address of all events of a party; a calendar has hundreds of links to it."""
    return address("/events", party=party)
