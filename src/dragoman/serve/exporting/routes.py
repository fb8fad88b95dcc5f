"""Addresses of files: `/events.csv` and its like, for any filter, the whole selection."""

import threading
from collections.abc import Generator, Iterable, Iterator
from itertools import islice

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response, StreamingResponse

from dragoman.ledger import Ledger
from dragoman.present.workbooks import WRITERS
from dragoman.records import Event
from dragoman.serve.asking import ORDERS, Asked, asked, page_of
from dragoman.serve.desk import Desk
from dragoman.serve.exporting.files import KINDS, content, ready
from dragoman.serve.exporting.sending import SentFile

router = APIRouter()
MOST_AT_ONCE = 3  # long files: one of a million events keeps a processor busy for minutes
PATIENCE = 5.0  # seconds that one more waits for a place
PIECES_AT_HAND = 2  # a file of no more is short
BUSY, NOT_FOUND = 503, 404
BY_ENDING = {form.ending: name for name, form in KINDS.items()}
_places = threading.BoundedSemaphore(MOST_AT_ONCE)


@router.get("/events.{ending:path}")
def events_file(request: Request, ending: str) -> Response:
    """Return the events that a filter finds as a file; a page of them where one is asked for.

    What cannot be answered is told before anything is sent; where the ledger fails later, the
    answer breaks off, and a browser says that the file is not whole. So it does where nobody reads
    on. Who asks for the head alone has no file made.
    """
    form = BY_ENDING.get(ending)
    if form is None:
        raise HTTPException(NOT_FOUND, f"there is no file events.{ending[:20]}")
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    kind = KINDS[form]
    headers = {
        "Content-Disposition": f'attachment; filename="events.{ending}"',
        "Cache-Control": "no-store",
    }
    if request.scope.get("bare"):
        ready(form, ask.wanted)
        return StreamingResponse(iter(()), headers=headers, media_type=kind.media)
    parted = bool({"limit", "offset"} & set(request.query_params)) and kind.rows
    pieces = _read(desk, ask, form, parted=parted)
    if form in WRITERS:
        pieces = _in_place(pieces)
    head = tuple(islice(pieces, PIECES_AT_HAND))
    if len(head) == PIECES_AT_HAND and form not in WRITERS:
        pieces = _in_place(pieces)
    return SentFile(head, pieces, headers, kind.media)


def _read(desk: Desk, ask: Asked, form: str, *, parted: bool) -> Generator[bytes, None, None]:
    """Yield the bytes of a file while the ledger is lent."""
    with desk.book_for_files() as ledger:

        def events() -> Iterable[Event]:
            return page_of(ledger, ask) if parted else _all(ledger, ask)

        yield from content(form, ledger, ask.wanted, events)


def _in_place(pieces: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
    """Return what is left of a long file, one of few that are sent at once.

    Raises:
        HTTPException: so many are being sent already.
    """
    if not _places.acquire(timeout=PATIENCE):
        message = f"{MOST_AT_ONCE} long files are being sent already; ask again in a minute"
        raise HTTPException(BUSY, message, {"Retry-After": "60"})
    placed = _then_released(pieces)
    next(placed)  # begun, so that the place is given back also where nobody takes the file
    return placed


def _then_released(pieces: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
    try:
        yield b""
        yield from pieces
    finally:
        _places.release()


def _all(ledger: Ledger, ask: Asked) -> Iterator[Event]:
    """Return all events, in the order asked for."""
    return ledger.events(ask.wanted) if ask.order == ORDERS[1] else ledger.backwards(ask.wanted)
