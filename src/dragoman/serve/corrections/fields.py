"""Correcting the fields of an event in the browser: its form, the way back, and the whole trail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.correcting.asking import Asked
from dragoman.ledger.correcting.changes import NOTE, WRONG, Correction
from dragoman.ledger.correcting.stating import about, correct, trail, undo
from dragoman.present.trail import change_told
from dragoman.records import Event
from dragoman.serve.desk import Desk
from dragoman.serve.writing.guard import corrections_of, filled, with_leave
from dragoman.serve.writing.signing import see_that_it_is_theirs, signed

SEE_OTHER = 303
MOST_LISTED = 30
MOST_OFFSET = 1_000_000
MOST_NUMBER = 2**53
TEXTS = ("type", "mode", "actors", "recipients", "status", "date", "place")

router = APIRouter()
Fields = Annotated[Mapping[str, tuple[str, ...]], Depends(filled)]


@dataclass(frozen=True, slots=True)
class CorrectionInWords:
    """A correction in words.

    Attributes:
        correction: itself.
        changes: each field with what was and what is.
        wrong: whether it says that no such thing is told.
        event: that it is about now, where that is shown; None where no document tells it now.
    """

    correction: Correction
    changes: tuple[tuple[str, str, str], ...]
    wrong: bool
    event: Event | None = None


@router.post("/events/{event_id}/correct")
def make(request: Request, event_id: str, fields: Fields) -> Response:
    """Correct fields of an event; those that were left empty stay as they are."""
    given = {name: fields.get(name, ("",))[0].strip() for name in (*TEXTS, NOTE, "by")}
    note, person = given.pop(NOTE), given.pop("by")
    texts = {name: value or None for name, value in given.items()}
    seen = fields.get("seen", ("",))[0].strip()
    asked = Asked(**texts, wrong="yes" in fields.get(WRONG, ()), note=note)
    if asked == Asked():
        raise UsageError("fill in what is to be corrected, or write a note")

    def work(book: Ledger) -> Correction | None:
        _see_that_it_stands(book, event_id, seen)
        return correct(book, event_id, asked, by=signed(request, person))

    made = corrections_of(request).do(work)
    return _to(event_id, "nothing" if made is None else "corrected")


def _see_that_it_stands(book: Ledger, event_id: str, seen: str) -> None:
    """See that nobody corrected the event since the form was opened.

    Args:
        book: the ledger.
        event_id: of the event.
        seen: the number of the last correction that the form showed; empty where it tells none.

    Raises:
        UsageError: somebody did, with what it was.
    """
    if not (seen.isascii() and seen.isdecimal() and int(seen[:20]) < MOST_NUMBER):
        return
    newer = [one for one in trail(book, event_id) if one.correction_id > int(seen)]
    if not newer:
        return
    told = in_words(max(newer, key=lambda one: one.correction_id))
    changes = "; ".join(f"{field}: {was} → {now}" for field, was, now in told.changes)
    what = changes or ("wrong: no such thing is told" if told.wrong else "a note")
    raise UsageError(
        f"{told.correction.by} corrected this event while you wrote ({what}); nothing of yours was "
        "kept: look at the event again, and send yours if it still holds"
    )


@router.post("/events/{event_id}/correct/undo")
def take_back(request: Request, event_id: str, fields: Fields) -> Response:
    """Take back one correction of an event."""
    number, person = (fields.get(name, ("",))[0].strip() for name in ("number", "by"))
    if not (number.isascii() and number.isdecimal() and int(number[:20]) < MOST_NUMBER):
        raise UsageError("say which correction is to be taken back")

    def work(book: Ledger) -> Correction:
        see_that_it_is_theirs(request, book, event_id, int(number))
        return undo(book, event_id, correction_id=int(number), by=signed(request, person))

    corrections_of(request).do(work)
    return _to(event_id, "undone")


@router.get("/corrections")
def corrections(
    request: Request, offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0
) -> Response:
    """Return what persons corrected, the last first."""
    desk: Desk = request.app.state.desk
    with desk.book() as book:
        total = book.store.count_corrections()
        found = book.store.latest_corrections(MOST_LISTED, offset)
        shown = [in_words(one, about(book, one)) for one in found]
    values = {
        "trail": shown,
        "total": total,
        "earlier": max(0, offset - MOST_LISTED) if offset else None,
        "later": offset + MOST_LISTED if total > offset + MOST_LISTED else None,
    }
    return with_leave(request, desk.page(request, "corrections.html", values))


def in_words(correction: Correction, event: Event | None = None) -> CorrectionInWords:
    """Return a correction in words."""
    fields = [one for one in correction.fields if one.field not in {WRONG, NOTE}]
    changes = tuple((one.field, *change_told(one)) for one in fields)
    wrong = any(one.field == WRONG for one in correction.changes)
    return CorrectionInWords(correction, changes, wrong, event)


def trail_shown(found: Sequence[Correction]) -> list[CorrectionInWords]:
    """Return what an event's page shows of its trail: a bounded number, the last first."""
    return [in_words(one) for one in found[:MOST_LISTED]]


def _to(event_id: str, told: str) -> Response:
    """Return the way back to the event, with what is told there."""
    return RedirectResponse(f"/events/{quote(event_id, safe='')}?told={told}", SEE_OTHER)
