"""The list of documents, and a document with everything marked in place."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.annotate.times import find_times
from dragoman.entities.register import Register
from dragoman.ledger import Filter
from dragoman.present.wording import interval_words
from dragoman.records import Document, Event
from dragoman.serve.asking import asked, cut
from dragoman.serve.desk import Desk
from dragoman.serve.marks import MOST_SHOWN, Mark, pieces

router = APIRouter()
NOT_FOUND = 404
MOST_EVENTS = 500


@router.get("/documents")
def documents(request: Request) -> Response:
    """Return the list of documents."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found, more = cut(ask, ledger.documents(ask.wanted, ask.end + 1))
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
        events = list(ledger.events(Filter(document=(id,)), MOST_EVENTS))
        offices = list(ledger.people(Filter(document=(id,))))
        positions = list(ledger.positions(Filter(document=(id,))))
    people = {person.person: person.person for person in offices}
    for event in events:
        for party in (*event.actors, *event.recipients):
            if party.person:
                people.setdefault(party.person, party.person)
    marks = [
        *_event_marks(events, id),
        *_name_marks(found, desk.namer.register, people),
        *_time_marks(found),
        Mark(start, end, "cited", ""),
    ]
    values = {
        "document": found,
        "pieces": pieces(found, marks),
        "events": events,
        "positions": positions,
        "cut": len(found.text) > MOST_SHOWN,
    }
    return desk.page(request, "document.html", values)


def _event_marks(events: Sequence[Event], document_id: str) -> Iterable[Mark]:
    """Yield where the evidence of each event stands."""
    for number, event in enumerate(events, 1):
        for piece in event.evidence:
            if piece.document_id == document_id:
                yield Mark(piece.start, piece.end, "event", str(number))


def _name_marks(document: Document, register: Register, people: Iterable[str]) -> Iterable[Mark]:
    """Yield the names of the register and of people known from this document."""
    text = document.text[:MOST_SHOWN]
    taken: set[int] = set()
    for person in sorted(people, key=len, reverse=True):
        start = text.find(person) if person else -1
        while start >= 0:
            end = start + len(person)
            if start not in taken:
                taken.update(range(start, end))
                yield Mark(start, end, "name", person)
            start = text.find(person, end)
    for hit in register.find(text):
        if hit.start not in taken and hit.senses and hit.senses[0].entity_id:
            yield Mark(hit.start, hit.end, "name", hit.senses[0].name)


def _time_marks(document: Document) -> Iterable[Mark]:
    """Yield the time expressions with the dates that they mean."""
    for time in find_times(document.text[:MOST_SHOWN], document.published):
        meaning = interval_words(time.date) or str(time.kind)
        yield Mark(time.start, time.end, "time", meaning)
