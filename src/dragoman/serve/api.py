"""The ledger for programs: JSON under /api/, paged, with the filter grammar of the command line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from dragoman.analyse import IndexPoint, dyad_index
from dragoman.ledger import (
    Counts,
    DocumentRow,
    DyadRow,
    Filter,
    Person,
)
from dragoman.ledger.filters import KEYS
from dragoman.records import Document, Event, Mechanism, Position, Refusal, encode
from dragoman.serve.asking import Asked, asked, page_of
from dragoman.serve.desk import MOST_EVENTS, Desk

router = APIRouter(prefix="/api")
NOT_FOUND = 404
HELP = "A filter: terms such as actor=KOR type=CONSULT since=2025. Each key may also be a parameter"
Where = Annotated[str | None, Query(description=f"{HELP}: {', '.join(KEYS)}.", max_length=4000)]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="How many to pass over.")]
Order = Annotated[str, Query(pattern="^(newest|oldest)$")]
BAD: dict[int | str, dict[str, Any]] = {
    400: {"description": "The filter makes no sense; `detail` says why."}
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such record."}}


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events, how many there are in all, and the address of the next page."""

    items: tuple[Event, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Documents and the address of the next page."""

    items: tuple[DocumentRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class MechanismPage:
    """Standing arrangements and the address of the next page."""

    items: tuple[Mechanism, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """People and the address of the next page."""

    items: tuple[Person, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class PositionPage:
    """Positions and the address of the next page."""

    items: tuple[Position, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """Refusals and the address of the next page."""

    items: tuple[Refusal, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Dyad:
    """How two states deal with one another: counts and the index by month."""

    rows: tuple[DyadRow, ...]
    index: tuple[IndexPoint, ...]


@router.get("/counts", response_model=Counts)
def counts(request: Request) -> Response:
    """How much of everything there is."""
    with _desk(request).book() as ledger:
        return _json(ledger.counts())


@router.get("/events", response_model=EventPage, responses=BAD)
def events(
    request: Request,
    where: Where = None,
    limit: Limit = 50,
    offset: Offset = 0,
    order: Order = "newest",
) -> Response:
    """Events that a filter finds."""
    del where, limit, offset, order
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        total = ledger.count(ask.wanted)
        page = EventPage(
            tuple(page_of(ledger, ask)), total, _next(request, ask, more=total > _end(ask))
        )
    return _json(page)


@router.get("/events/{event_id}", response_model=Event, responses=MISSING)
def event(request: Request, event_id: str) -> Response:
    """One event."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.event(event_id), "event"))


@router.get("/documents", response_model=DocumentPage, responses=BAD)
def documents(
    request: Request, where: Where = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Documents that a filter finds, without their texts."""
    del where, limit, offset
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = ledger.documents(ask.wanted, _end(ask) + 1)
        return _json(DocumentPage(*_cut(request, ask, found)))


@router.get("/document", response_model=Document, responses=MISSING)
def document(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """One document with its text."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.document(id), "document"))


@router.get("/mechanisms", response_model=MechanismPage, responses=BAD)
def mechanisms(
    request: Request, where: Where = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """Standing arrangements that a filter finds."""
    del where, limit, offset
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = ledger.mechanisms(ask.wanted, _end(ask) + 1)
        return _json(MechanismPage(*_cut(request, ask, found)))


@router.get("/mechanism", response_model=Mechanism, responses=MISSING)
def mechanism(request: Request, id: str) -> Response:  # noqa: A002 - the parameter's name
    """One standing arrangement."""
    with _desk(request).book() as ledger:
        return _json(_found(ledger.mechanism(id), "standing arrangement"))


@router.get("/people", response_model=PersonPage, responses=BAD)
def people(
    request: Request, where: Where = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """People and their offices."""
    del where, limit, offset
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = ledger.people(ask.wanted, _end(ask) + 1)
        return _json(PersonPage(*_cut(request, ask, found)))


@router.get("/positions", response_model=PositionPage, responses=BAD)
def positions(
    request: Request, where: Where = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    """What speakers said about issues."""
    del where, limit, offset
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = ledger.positions(ask.wanted, _end(ask) + 1)
        return _json(PositionPage(*_cut(request, ask, found)))


@router.get("/refusals", response_model=RefusalPage, responses=BAD)
def refusals(request: Request, limit: Limit = 50, offset: Offset = 0) -> Response:
    """What could not be read, and why."""
    del limit, offset
    desk = _desk(request)
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        return _json(RefusalPage(*_cut(request, ask, ledger.refusals(_end(ask) + 1))))


@router.get("/dyads/{first}/{second}", response_model=Dyad, responses=BAD | MISSING)
def dyad(request: Request, first: str, second: str) -> Response:
    """How two states deal with one another, and the index of their relationship."""
    desk = _desk(request)
    one, other = (state_of(desk, name) for name in (first, second))
    with desk.book() as ledger:
        found = ledger.newest(Filter(party=(one, other)), MOST_EVENTS)
        rows = tuple(ledger.dyad(one, other))
    return _json(Dyad(rows, dyad_index(found, one, other, documents=desk.coverage())))


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


def _end(ask: Asked) -> int:
    return ask.offset + ask.limit


def _cut(request: Request, ask: Asked, found: Iterable[Any]) -> tuple[tuple[Any, ...], str | None]:
    """Return a page of records, and the address of the next where there is one."""
    page: Sequence[Any] = list(islice(found, ask.offset, _end(ask) + 1))
    return tuple(page[: ask.limit]), _next(request, ask, more=len(page) > ask.limit)


def _next(request: Request, ask: Asked, *, more: bool) -> str | None:
    return f"{request.url.path}?{ask.query(offset=_end(ask))}" if more else None


def _found(record: Any, what: str) -> Any:  # noqa: ANN401 - any record
    if record is None:
        raise HTTPException(NOT_FOUND, f"there is no such {what}")
    return record


def _json(record: object) -> Response:
    return Response(encode(record), media_type="application/json")
