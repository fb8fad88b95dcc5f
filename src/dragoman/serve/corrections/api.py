"""Correcting over the API, for programs that were given the token."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.security import APIKeyHeader
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dragoman.ledger import Ledger
from dragoman.ledger.merge.corrections import Corrected, join, part, take_back
from dragoman.records import encode
from dragoman.resolve.merging.accounts import Decision
from dragoman.serve.api import Limit, Offset, Page, Problem
from dragoman.serve.asking import PAGE
from dragoman.serve.corrections.pages import MOST_JOINED, MOST_PAIRS
from dragoman.serve.corrections.showing import newest_first
from dragoman.serve.desk import Desk
from dragoman.serve.writing.guard import HEADER, corrections_of, sent
from dragoman.serve.writing.signing import signed

LONGEST_ID = 4_000
MOST_REPORTS = 1_000
PLACE = "#/components/schemas/{name}"
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ID)]


class Merge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Events that are one, or no longer said to be."""

    event_ids: Annotated[tuple[Id, ...], msgspec.Meta(min_length=2, max_length=MOST_JOINED)]
    undo: bool = False


class Split(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reports that are not of an event; all of its reports where none is named."""

    event_id: Id
    report_ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_REPORTS)] = ()
    undo: bool = False


class Undo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision to take back, as `/api/decisions` lists it."""

    kind: Id
    first: Id
    second: Id


def _schema(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": PLACE.format(name=name)}}}


WRONG = {"content": _schema("Problem")}
ANSWERS: Mapping[int | str, dict[str, Any]] = MappingProxyType(
    {
        400: {"description": "What is sent makes no sense; `detail` says why.", **WRONG},
        403: {"description": "The token is missing or wrong, or another site asks.", **WRONG},
        408: {"description": "It took too long to arrive.", **WRONG},
        413: {"description": "It is too large.", **WRONG},
        415: {"description": "It is not JSON.", **WRONG},
        503: {"description": "The ledger cannot be written to just now.", **WRONG},
    }
)
TOKEN = APIKeyHeader(
    name=HEADER,
    auto_error=False,
    description="The token that `dragoman serve --write` prints when it starts.",
)
router = APIRouter(prefix="/api")


def taking(
    name: str,
    *,
    answer: str = "Corrected",
    told: str = "The events that the reports belong to now.",
) -> dict[str, Any]:
    """Return how a path that takes something is described."""
    return {
        "openapi_extra": {"requestBody": {"required": True, "content": _schema(name)}},
        "responses": {**listing(answer, told)["responses"], **ANSWERS},
        "dependencies": [Depends(TOKEN)],
    }


def listing(answer: str, told: str) -> dict[str, Any]:
    """Return how a path that only answers is described."""
    return {"responses": {200: {"description": told, "content": _schema(answer)}}}


def answered(record: object) -> Response:
    """Return a record as the answer to a request."""
    return Response(encode(record), media_type="application/json")


@router.post("/merge", **taking("Merge"))
async def merge(request: Request) -> Response:
    """Say that events are one, as `dragoman merge` does."""
    asked = await sent(request, Merge)

    def work(book: Ledger) -> Corrected:
        return join(book, asked.event_ids, undo=asked.undo, by=signed(request, ""))

    return await _done(request, work)


@router.post("/split", **taking("Split"))
async def split(request: Request) -> Response:
    """Part reports from an event, as `dragoman split` does."""
    asked = await sent(request, Split)

    def work(book: Ledger) -> Corrected:
        return part(
            book,
            asked.event_id,
            asked.report_ids,
            undo=asked.undo,
            most=MOST_PAIRS,
            by=signed(request, ""),
        )

    return await _done(request, work)


@router.get("/decisions", **listing("Page_Decision_", "Decisions, those made last first."))
def decisions(request: Request, limit: Limit = PAGE, offset: Offset = 0) -> Response:
    """What persons decided about pairs of reports."""
    desk: Desk = request.app.state.desk
    with desk.book() as book:
        found = newest_first(book.decisions())
    end = offset + limit
    following = f"/api/decisions?limit={limit}&offset={end}" if len(found) > end else None
    return answered(Page(tuple(found[offset:end]), following))


@router.post("/decisions/undo", **taking("Undo"))
async def undo(request: Request) -> Response:
    """Take back one decision."""
    asked = await sent(request, Undo)

    def work(book: Ledger) -> Corrected:
        return take_back(
            book, Decision(asked.kind, asked.first, asked.second), by=signed(request, "")
        )

    return await _done(request, work)


def described_too(made: dict[str, Any], more: Sequence[Any] = ()) -> dict[str, Any]:
    """Return the description of the API with what is sent and answered here.

    Args:
        made: the description of what may be looked at.
        more: what else is sent and answered.
    """
    kinds = [Merge, Split, Undo, Corrected, Page[Decision], Problem, *more]
    _, components = msgspec.json.schema_components(kinds, ref_template=PLACE)
    parts = made["components"]
    return {**made, "components": {**parts, "schemas": {**parts["schemas"], **components}}}


async def _done(request: Request, work: Callable[[Ledger], Corrected]) -> Response:
    """Correct something beside what else is asked, and return what came of it."""
    return answered(await run_in_threadpool(corrections_of(request).do, work))
