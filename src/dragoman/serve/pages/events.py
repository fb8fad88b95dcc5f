"""The table of events and the page of each."""

import tomllib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from dragoman.ledger.correcting.stating import trail
from dragoman.ledger.filters import KEYS
from dragoman.records import EventType, Status
from dragoman.serve.asking import asked, most_counted, page_of, total_of
from dragoman.serve.corrections.fields import trail_shown
from dragoman.serve.corrections.showing import correcting
from dragoman.serve.desk import Desk
from dragoman.serve.exporting.files import offered
from dragoman.serve.facets import MOST_AT_ONCE, counted_out, facets_of
from dragoman.serve.known import all_states
from dragoman.serve.writing.guard import with_leave

router = APIRouter()
NOT_FOUND = 404
FIELDS = ("party", "actor", "recipient", "type", "status", "since", "until", "text", "where")


@router.get("/events")
def events(request: Request) -> Response:
    """Return the table of events that a filter finds."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        total = total_of(ledger, ask)
        found = page_of(ledger, ask)
    given = dict(ask.terms)
    return desk.page(
        request,
        "events.html",
        {
            "ask": ask,
            "found": found,
            "total": total,
            "most": most_counted(ask),
            "more": total is None or total > ask.end,
            "given": {field: given.get(field, "") for field in FIELDS},
            "extra": [(key, value) for key, value in ask.terms if key not in FIELDS],
            "types": [str(kind) for kind in EventType],
            "statuses": [str(kind) for kind in Status],
            "keys": KEYS,
            "facets": facets_of(desk, ask, total),
            "long": total is None or total > MOST_AT_ONCE,
            "kinds": offered(ask.wanted),
            "states": all_states(desk),
            "meanings": _meanings(),
        },
    )


@router.get("/events/facets")
def facets(request: Request) -> Response:
    """Return how all events that a filter finds are spread, however many there are."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    values = {"ask": ask, "facets": counted_out(desk, ask)}
    return desk.page(request, "facets.html", values)


@cache
def _meanings() -> dict[str, str]:
    """Return what PLOVER's types mean."""
    path = files("dragoman.data") / "wording" / "types.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@router.get("/events/{event_id}")
def event(request: Request, event_id: str) -> Response:
    """Return the page of an event."""
    desk: Desk = request.app.state.desk
    with desk.book() as ledger:
        found = ledger.event(event_id)
        if found is None:
            raise HTTPException(NOT_FOUND, f"there is no event {event_id[:60]!r}")
        reports = ledger.reports(found.event_id)  # which may be asked for by another id
        steps = ledger.steps(found.event_id)
        independent = ledger.independent(found.event_id)
        documents = {one.document_id: ledger.document(one.document_id) for one in reports}
        mechanism = ledger.mechanism(found.mechanism_id) if found.mechanism_id else None
        forms = correcting(request, ledger, found, reports)
        corrections = trail(ledger, found.event_id)
    page = desk.page(
        request,
        "event.html",
        {
            "event": found,
            "told": desk.teller.sentence(
                found, held=(mechanism, None) if mechanism else None, on=desk.today()
            ),
            "reports": reports,
            "steps": steps,
            "independent": independent,
            "documents": documents,
            "mechanism": mechanism,
            "forms": forms,
            "trail": trail_shown(corrections),
            "corrections": len(corrections),
        },
    )
    return with_leave(request, page) if forms else page
