"""The page into which files are opened and texts pasted, and what came of them."""

from collections.abc import Iterator
from datetime import date

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.serve.desk import Desk, address
from dragoman.serve.posting import Taken, Taking, Text
from dragoman.serve.reading.handed import HandedOver, handed_over
from dragoman.serve.writing.guard import BAD, corrections_of, with_leave

router = APIRouter()
SEE_OTHER = 303
LONGEST = 2_000
MOST_SHOWN = 50
MOST_EVENTS = 200
NOTHING = "open a file, or paste a text; nothing was read"


@router.get("/read")
def form(request: Request) -> Response:
    """Return the page with the form."""
    desk: Desk = request.app.state.desk
    values = {
        "token": corrections_of(request).form,
        "most": _taking(request).most_bytes,
        "came": (),
        "documents": (),
    }
    return with_leave(request, desk.page(request, "read.html", values))


@router.post("/read")
async def read(request: Request) -> Response:
    """Read what the form holds into the ledger; one document is shown as it was read."""
    taking = _taking(request)
    given = await handed_over(request, taking.most_bytes)
    if not given.files and not given.fields.get("text", "").strip():
        raise HTTPException(BAD, NOTHING)
    return await run_in_threadpool(_read, request, taking, given)


def _read(request: Request, taking: Taking, given: HandedOver) -> Response:
    """Read, and return what came of it."""
    desk: Desk = request.app.state.desk
    published = _day(given.fields.get("published", ""))
    came = corrections_of(request).do(lambda book: list(_each(book, taking, given, published)))
    names = list(dict.fromkeys(name for one in came for name in one.document_ids))
    refused = [one for each in came for one in each.refused]
    if len(names) == 1 and not refused:
        return RedirectResponse(address("/document", id=names[0]), SEE_OTHER)
    with desk.book() as ledger:
        documents = [
            (found, list(ledger.events(Filter(document=(name,)), MOST_EVENTS)))
            for name in names[:MOST_SHOWN]
            if (found := ledger.document(name)) is not None
        ]
    values = {
        "token": corrections_of(request).form,
        "most": taking.most_bytes,
        "came": came,
        "documents": documents,
        "refused": refused,
        "left": max(len(names) - MOST_SHOWN, 0),
    }
    return with_leave(request, desk.page(request, "read.html", values))


def _each(
    book: Ledger, taking: Taking, given: HandedOver, published: date | None
) -> Iterator[Taken]:
    """Yield what came of each file, and of the text."""
    for one in given.files:
        yield taking.file(book, one.name, one.body, published)
    text = given.fields.get("text", "")
    if text.strip():
        told = {
            name: given.fields.get(name, "").strip()[:LONGEST] or None
            for name in ("title", "publisher", "url")
        }
        yield taking.text(book, Text(text, published, **told))


def _day(words: str) -> date | None:
    """Return the day that a form tells; None where it tells none.

    Raises:
        UsageError: it is no day.
    """
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        message = f"published: {words[:40]!r} is no day; write it as 2025-03-22"
        raise UsageError(message) from error


def _taking(request: Request) -> Taking:
    """Return what reads."""
    found: Taking = request.app.state.reading
    return found
