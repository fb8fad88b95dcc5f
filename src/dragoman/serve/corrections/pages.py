"""Correcting in the browser: the forms of an event's page, and the list of what was decided."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.merge.corrections import Corrected, join, part, take_back
from dragoman.resolve.merging.accounts import Decision
from dragoman.serve.corrections.showing import MOST_STANDING, newest_first, standing
from dragoman.serve.desk import Desk
from dragoman.serve.writing.guard import corrections_of, filled, with_leave
from dragoman.serve.writing.signing import signed

SEE_OTHER = 303
MOST_PAIRS = 10_000
MOST_JOINED = 50
MOST_OFFSET = 1_000_000

router = APIRouter()
Fields = Annotated[Mapping[str, tuple[str, ...]], Depends(filled)]


@router.post("/events/{event_id}/merge")
def merge(request: Request, event_id: str, fields: Fields) -> Response:
    """Join an event with others, and lead to what they are now."""
    named = " ".join(fields.get("id", ())).replace(",", " ").split()
    others = dict.fromkeys((*fields.get("with", ()), *named))
    if not others:
        raise UsageError("choose an event to join this one with, or give its id")
    if len(others) > MOST_JOINED:
        raise UsageError(f"at once {MOST_JOINED} events may be joined")

    def work(book: Ledger) -> tuple[Corrected, str | None]:
        return (came := join(book, (event_id, *others), by=signed(request, ""))), _id_now(
            book, event_id, came
        )

    came, here = corrections_of(request).do(work)
    return _to(here, came, "joined" if len(came.events) == 1 else "apart")


@router.post("/events/{event_id}/split")
def split(request: Request, event_id: str, fields: Fields) -> Response:
    """Part reports of an event, or take that back, and lead to what it is now."""
    how = fields.get("how", ("chosen",))[0]
    chosen = tuple(dict.fromkeys(fields.get("report", ()))) if how == "chosen" else ()
    if how == "chosen" and not chosen:
        raise UsageError("choose the reports that are of another event")

    def work(book: Ledger) -> tuple[Corrected, str | None]:
        came = part(
            book, event_id, chosen, undo=how == "undo", most=MOST_PAIRS, by=signed(request, "")
        )
        return came, _id_now(book, event_id, came)

    came, here = corrections_of(request).do(work)
    return _to(here, came, "undone" if how == "undo" else "parted")


@router.get("/decisions")
def decisions(
    request: Request, offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0
) -> Response:
    """Return the list of decisions that stand, those made last first."""
    desk: Desk = request.app.state.desk
    with desk.book() as book:
        found = newest_first(book.decisions())
        shown = standing(book, found[offset : offset + MOST_STANDING])
    values = {
        "standing": shown,
        "token": corrections_of(request).form,
        "total": len(found),
        "earlier": max(0, offset - MOST_STANDING) if offset else None,
        "later": offset + MOST_STANDING if len(found) > offset + MOST_STANDING else None,
    }
    return with_leave(request, desk.page(request, "decisions.html", values))


@router.post("/decisions/undo")
def undo(request: Request, fields: Fields) -> Response:
    """Take back one decision, and lead to the event that came of it."""
    kind, first, second = (fields.get(name, ("",))[0] for name in ("kind", "first", "second"))
    event_id = fields.get("event", ("",))[0]

    def work(book: Ledger) -> tuple[Corrected, str | None]:
        came = take_back(book, Decision(kind, first, second), by=signed(request, ""))
        return came, _id_now(book, event_id, came)

    came, here = corrections_of(request).do(work)
    return _to(here, came, "undone")


def _id_now(book: Ledger, event_id: str, came: Corrected) -> str | None:
    """Return the id of the event to lead to: what was corrected, else what came of it."""
    if event_id and (event := book.event(event_id)) is not None:
        return event.event_id
    return came.events[0] if came.events else None


def _to(event_id: str | None, came: Corrected, told: str) -> Response:
    """Return the way to an event, with what is told there."""
    if event_id is None:  # neither of the reports is in the ledger now
        return RedirectResponse("/decisions", SEE_OTHER)
    what = told if came.pairs else "nothing"
    return RedirectResponse(f"/events/{quote(event_id, safe='')}?told={what}", SEE_OTHER)
