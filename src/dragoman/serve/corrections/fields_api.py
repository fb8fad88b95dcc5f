"""Correcting the fields of an event over the API, for programs that were given the token."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dragoman.ledger import Ledger
from dragoman.ledger.correcting.asking import Asked
from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.correcting.stating import correct, undo
from dragoman.serve.api import Limit, Offset, Page
from dragoman.serve.asking import PAGE
from dragoman.serve.corrections.api import Id, answered, listing, taking
from dragoman.serve.corrections.fields import MOST_NUMBER
from dragoman.serve.desk import Desk
from dragoman.serve.writing.guard import corrections_of, sent
from dragoman.serve.writing.signing import see_that_it_is_theirs, signed

LONGEST_TEXT = 4_000
Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
router = APIRouter(prefix="/api")


class Correct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be corrected of an event; what is left out stays as it is.

    The values are those of `dragoman correct`; ``"none"`` empties a field.
    """

    event_id: Id
    type: Text | None = None
    mode: Text | None = None
    actors: Text | None = None
    recipients: Text | None = None
    status: Text | None = None
    date: Text | None = None
    place: Text | None = None
    wrong: bool = False
    note: Text = ""
    by: Text = ""


class Uncorrect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A correction to take back; the last that stands of the event when no number is given."""

    event_id: Id
    correction_id: Annotated[int, msgspec.Meta(ge=1, le=MOST_NUMBER)] | None = None
    by: Text = ""


class Made(msgspec.Struct, frozen=True):
    """What came of it: the correction that was made or taken back; null where nothing changed."""

    correction: Correction | None


@router.post("/correct", **taking("Correct", answer="Made", told="The correction that was made."))
async def make(request: Request) -> Response:
    """Correct fields of an event, as `dragoman correct` does."""
    asked = await sent(request, Correct)

    def work(book: Ledger) -> Made:
        values = Asked(
            asked.type, asked.mode, asked.actors, asked.recipients, asked.status, asked.date,
            asked.place, asked.wrong, asked.note,
        )  # fmt: skip
        return Made(correct(book, asked.event_id, values, by=signed(request, asked.by)))

    return answered(await run_in_threadpool(corrections_of(request).do, work))


@router.post(
    "/corrections/undo",
    **taking("Uncorrect", answer="Made", told="The correction that was taken back."),
)
async def take_back(request: Request) -> Response:
    """Take back a correction of an event."""
    asked = await sent(request, Uncorrect)

    def work(book: Ledger) -> Made:
        number = asked.correction_id
        see_that_it_is_theirs(request, book, asked.event_id, number)
        person = signed(request, asked.by)
        return Made(undo(book, asked.event_id, correction_id=number, by=person))

    return answered(await run_in_threadpool(corrections_of(request).do, work))


@router.get(
    "/corrections",
    **listing("Page_Correction_", "Corrections, those made last first, with those taken back."),
)
def corrections(request: Request, limit: Limit = PAGE, offset: Offset = 0) -> Response:
    """What persons corrected: who, when, what was, what is, and why."""
    desk: Desk = request.app.state.desk
    with desk.book() as book:
        found = book.store.latest_corrections(limit + 1, offset)
    following = f"/api/corrections?limit={limit}&offset={offset + limit}"
    return answered(Page(tuple(found[:limit]), following if len(found) > limit else None))


KINDS = (Correct, Uncorrect, Made, Page[Correction])
