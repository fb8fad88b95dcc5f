"""The list of documents, and a document with everything marked in place."""

from collections.abc import Callable, Iterator, Sequence

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.annotate.times import times_of
from dragoman.ledger import Filter
from dragoman.present.wording import interval_words
from dragoman.records import Document, Event, Position, Status, TimeExpression
from dragoman.serve.asking import asked, cut
from dragoman.serve.desk import Desk
from dragoman.serve.marking.marks import MOST_SHOWN, Mark, Piece, pieces
from dragoman.serve.marking.names import Names

router = APIRouter()
NOT_FOUND = 404
MOST_EVENTS = 500


@router.get("/documents")
def documents(request: Request) -> Response:
    """Return the list of documents."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found, more = cut(ask, ledger.documents(ask.wanted, ask.limit + 1, ask.offset))
    return desk.page(request, "documents.html", {"ask": ask, "found": found, "more": more})


@router.get("/document")
def document(
    request: Request,
    id: str,  # noqa: A002 - the parameter's name
    start: int = 0,
    end: int = 0,
) -> Response:
    """Return a document, marked; with a start and an end, those words are lit."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        found = ledger.document(id)
        if found is None:
            raise HTTPException(NOT_FOUND, f"there is no document {id[:60]!r}")
        versions = ledger.versions(id)
        events = list(ledger.events(Filter(document=(id,)), MOST_EVENTS))
        positions = list(ledger.positions(Filter(document=(id,))))
        mentions = ledger.mentions(id)
        meant = sorted({name for one in mentions for name in one.entity_ids})
        named = ledger.named(meant)
    names = Names(desk, named)
    marks = [
        *_event_marks(events, id),
        *(names.kept(mentions) if mentions else names.found(found, events)),
        *_position_marks(positions),
        Mark(start, end, "cited"),
    ]
    times = _times(found)
    marks += [Mark(one.start, one.end, "time", f"t{n}", what) for n, (one, what) in times.items()]
    values = {
        "document": found,
        "pieces": pieces(found, marks),
        "events": events,
        "current": next((one for one in versions if one.document.document_id == id), None),
        "versions": [one for one in versions if one.current_id == id],
        "positions": {f"p{number}": one for number, one in enumerate(positions, 1)},
        "names": names.listed(),
        "times": {
            f"t{n}": (found.text[one.start : one.end], what) for n, (one, what) in times.items()
        },
        "cut": len(found.text) > MOST_SHOWN,
        "shade": _shades(events),
    }
    return desk.page(request, "document.html", values)


def _shades(events: Sequence[Event]) -> Callable[[Piece], str]:
    """Return what gives the class of a piece of text by the status of the events it proves."""
    status = {f"e{number}": one.status for number, one in enumerate(events, 1)}

    def shade(piece: Piece) -> str:
        here = {status[key] for key in piece.keys if key in status}
        if not here or Status.ACTUAL in here:
            return ""
        return " st-planned" if Status.PLANNED in here else " st-open"

    return shade


def _event_marks(events: Sequence[Event], document_id: str) -> Iterator[Mark]:
    """Yield where the evidence of each event stands."""
    for number, event in enumerate(events, 1):
        for piece in event.evidence:
            if piece.document_id == document_id:
                yield Mark(piece.start, piece.end, "event", f"e{number}")


def _position_marks(positions: Sequence[Position]) -> Iterator[Mark]:
    """Yield where the words of each position stand."""
    for number, one in enumerate(positions, 1):
        yield Mark(one.evidence.start, one.evidence.end, "position", f"p{number}")


def _times(document: Document) -> dict[int, tuple[TimeExpression, str]]:
    """Return the time expressions with what they mean, numbered."""
    found = times_of(document, MOST_SHOWN)
    return {
        number: (one, interval_words(one.date) or f"{one.kind}, no date told")
        for number, one in enumerate(found, 1)
    }
