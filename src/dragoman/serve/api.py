"""The ledger for programs: JSON under /api/, paged, with the filter grammar of the command line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.analyse import IndexPoint
from dragoman.ledger import (
    Counts,
    DocumentRow,
    DyadRow,
    Happenings,
    Ledger,
    Mentioned,
    Person,
)
from dragoman.occasions import newest_first
from dragoman.records import (
    Document,
    Event,
    Mechanism,
    Occasion,
    Position,
    Refusal,
    Step,
    encode,
)
from dragoman.serve.asking import (
    MOST_OFFSET,
    MOST_PAGE,
    PAGE,
    Asked,
    asked,
    cut,
    page_of,
    total_of,
)
from dragoman.serve.desk import Desk, Recent

T = TypeVar("T")
Find = Callable[[Ledger, Asked], Iterable[Any]]

router = APIRouter(prefix="/api")
NOT_FOUND = 404
LONGEST = 4000
NEWEST = "newest"
Limit = Annotated[int, Query(ge=1, le=MOST_PAGE, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=MOST_OFFSET, description="How many to pass over.")]
HELP = "A filter: terms such as actor=KOR type=CONSULT since=2025. Each key may be a parameter too"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something cannot be answered."""

    detail: str


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Records and the address of the next page; None where there is none."""

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, how many there are in all, and the address of the next page.

    Where a search finds more than can be counted at once, `total` is null.
    """

    items: tuple[Event, ...]
    total: int | None
    next: str | None


@dataclass(frozen=True, slots=True)
class OccasionPage:
    """Occasions, the day from which one looks, how many in all, the address of the next page."""

    items: tuple[Occasion, ...]
    as_of: date | None
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Dyad:
    """How two states deal with one another: counts and the index by month."""

    rows: tuple[DyadRow, ...]
    index: tuple[IndexPoint, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom a document names, where."""

    items: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True)
class ReportSteps:
    """The decisions that made one report, in their order; none where an older Dragoman read it."""

    report_id: str
    document_id: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """How an event came about, report by report."""

    items: tuple[ReportSteps, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """How much happened in each state, most first; last what has no place."""

    items: tuple[Happenings, ...]


# What each path answers with; `dragoman.serve.describing.description` tells it to the world.
ANSWERS: Mapping[str, Any] = MappingProxyType(
    {
        "/api/counts": Counts,
        "/api/events": EventPage,
        "/api/events/{event_id}": Event,
        "/api/events/{event_id}/steps": Steps,
        "/api/documents": Page[DocumentRow],
        "/api/document": Document,
        "/api/mechanisms": Page[Mechanism],
        "/api/mechanism": Mechanism,
        "/api/occasions": OccasionPage,
        "/api/occasion": Occasion,
        "/api/people": Page[Person],
        "/api/positions": Page[Position],
        "/api/refusals": Page[Refusal],
        "/api/dyads/{first}/{second}": Dyad,
        "/api/mentions": Mentions,
        "/api/recent": Recent,
        "/api/places": Places,
    }
)


def asking(
    request: Request,
    where: Annotated[str | None, Query(description=f"{HELP}.", max_length=LONGEST)] = None,
    limit: Limit = PAGE,
    offset: Offset = 0,
) -> Asked:
    """Return what is asked for; the filter's keys are read from the request itself."""
    del where, limit, offset  # declared for their bounds and for the description
    return asked(request, _desk(request).names)


Asking = Annotated[Asked, Depends(asking)]
Order = Annotated[str, Query(pattern="^(newest|oldest)$", description="Which come first.")]


@router.get("/counts")
def counts(request: Request) -> Response:
    """How much of everything there is."""
    with _desk(request).book() as ledger:
        return _json(ledger.counts())


@router.get("/events")
def events(request: Request, ask: Asking, order: Order = "newest") -> Response:
    """Events that a filter finds."""
    del order  # as above
    with _desk(request).book() as ledger:
        total = total_of(ledger, ask)
        found = tuple(page_of(ledger, ask))
    return _json(
        EventPage(found, total, _next(request, ask, more=total is None or total > ask.end))
    )


@router.get("/events/{event_id}")
def event(request: Request, event_id: str) -> Response:
    """One event."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.event(event_id), "event"))


@router.get("/events/{event_id}/steps")
def steps(request: Request, event_id: str) -> Response:
    """How an event came about: the decisions that made each of its reports."""
    with _desk(request).book() as ledger:
        name = _found(ledger.event(event_id), "event").event_id
        found = ledger.steps(name)
        reports = ledger.reports(name)
    return _json(
        Steps(
            tuple(
                ReportSteps(one.report_id, one.document_id, found.get(one.report_id, ()))
                for one in reports
            )
        )
    )


@router.get("/documents")
def documents(request: Request, ask: Asking) -> Response:
    """Documents that a filter finds, without their texts."""
    return _page(
        request, ask, lambda ledger, one: ledger.documents(one.wanted, one.limit + 1, one.offset)
    )


@router.get("/document")
def document(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """One document with its text."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.document(id), "document"))


@router.get("/mechanisms")
def mechanisms(request: Request, ask: Asking) -> Response:
    """Standing arrangements that a filter finds."""
    return _page(
        request, ask, lambda ledger, one: ledger.mechanisms(one.wanted, one.limit + 1, one.offset)
    )


@router.get("/mechanism")
def mechanism(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """One standing arrangement."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.mechanism(id), "standing arrangement"))


@router.get("/occasions")
def occasions(request: Request, ask: Asking, order: Order = "newest") -> Response:
    """Meetings, visits, calls, exercises, signings and votes that a filter finds, with their lives.

    One looks from the day of the newest document.
    """
    del order  # as above
    desk = _desk(request)
    found = desk.occasions(ask.wanted)
    ordered = newest_first(found) if ask.order == NEWEST else list(found)
    items = tuple(ordered[ask.offset : ask.end])
    more = _next(request, ask, more=len(found) > ask.end)
    return _json(OccasionPage(items, desk.today(), len(found), more))


@router.get("/occasion")
def occasion(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """One occasion."""
    return _json(_found(_desk(request).occasion(id), "occasion"))


@router.get("/people")
def people(request: Request, ask: Asking) -> Response:
    """People and their offices."""
    return _page(
        request, ask, lambda ledger, one: ledger.people(one.wanted, one.limit + 1, one.offset)
    )


@router.get("/positions")
def positions(request: Request, ask: Asking) -> Response:
    """What speakers said about issues."""
    return _page(
        request, ask, lambda ledger, one: ledger.positions(one.wanted, one.limit + 1, one.offset)
    )


@router.get("/refusals")
def refusals(request: Request, ask: Asking) -> Response:
    """What could not be read, and why."""
    ask.wanted.only((), "refusals")
    return _page(request, ask, lambda ledger, one: ledger.refusals(one.limit + 1, one.offset))


@router.get("/dyads/{first}/{second}")
def dyad(request: Request, first: str, second: str) -> Response:
    """How two states deal with one another, and the index of their relationship."""
    desk = _desk(request)
    one, other = (state_of(desk, name) for name in (first, second))
    if one == other:
        raise HTTPException(NOT_FOUND, f"a dyad is of two states, not of {one} and itself")
    return _json(Dyad(tuple(desk.rows(one, other)), desk.index(one, other)))


@router.get("/mentions")
def mentions(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """Whom a document names, where."""
    with _desk(request).book() as ledger:
        _found(ledger.document(id), "document")
        return _json(Mentions(ledger.mentions(id)))


@router.get("/recent")
def recent(request: Request) -> Response:
    """What moved most of late, and the network of states in the newest year."""
    return _json(_desk(request).recent())


@router.get("/places")
def places(request: Request, ask: Asking) -> Response:
    """How much of what a filter finds happened in each state."""
    return _json(Places(tuple(_desk(request).places(ask.wanted))))


def state_of(desk: Desk, name: str) -> str:
    """Return a state's code.

    Raises:
        HTTPException: 404, it is no state's.
    """
    code = desk.namer.register.code(name)
    if code is None:
        raise HTTPException(NOT_FOUND, f"{name[:60]!r} is no state; use a code such as KOR")
    return code


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _page(request: Request, ask: Asked, find: Find) -> Response:
    """Return a page of what is found."""
    with _desk(request).book() as ledger:
        items, more = cut(ask, find(ledger, ask))
    return _json(Page(tuple(items), _next(request, ask, more=more)))


def _next(request: Request, ask: Asked, *, more: bool) -> str | None:
    return f"{request.url.path}?{ask.query(offset=ask.end)}" if more else None


def _found(record: Any, what: str) -> Any:  # noqa: ANN401 - any record
    if record is None:
        raise HTTPException(NOT_FOUND, f"there is no such {what}")
    return record


def _json(record: object) -> Response:
    return Response(encode(record), media_type="application/json")
