"""Addresses of files: `/events.csv` and its like, for any filter, the whole selection."""

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
from dragoman.serve.exporting.sending import Queue, SentFile

router = APIRouter()
PIECES_AT_HAND = 64  # a file of fewer, 4 MB, is short: it is sent whole, and kept as pages are
NOT_FOUND = 404
BY_ENDING = {form.ending: name for name, form in KINDS.items()}


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
    headers = {"Content-Disposition": f'attachment; filename="events.{ending}"'}
    long = headers | {"Cache-Control": "no-store"}
    if request.scope.get("bare"):
        ready(form, ask.wanted)
        return StreamingResponse(iter(()), headers=long, media_type=kind.media)
    parted = bool({"limit", "offset"} & set(request.query_params)) and kind.rows
    pieces = _read(desk, ask, form, parted=parted)
    queue: Queue = request.app.state.long_files
    if form in WRITERS:
        return SentFile((), pieces, long, kind.media, queue)
    head = tuple(islice(pieces, PIECES_AT_HAND))
    if len(head) < PIECES_AT_HAND:
        return Response(b"".join(head), headers=headers, media_type=kind.media)
    return SentFile(head, pieces, long, kind.media, queue)


def _read(desk: Desk, ask: Asked, form: str, *, parted: bool) -> Generator[bytes, None, None]:
    """Yield the bytes of a file while the ledger is lent."""
    with desk.book_for_files() as ledger:

        def events() -> Iterable[Event]:
            return page_of(ledger, ask) if parted else _all(ledger, ask)

        yield from content(form, ledger, ask.wanted, events)


def _all(ledger: Ledger, ask: Asked) -> Iterator[Event]:
    """Return all events, in the order asked for."""
    return ledger.events(ask.wanted) if ask.order == ORDERS[1] else ledger.backwards(ask.wanted)
