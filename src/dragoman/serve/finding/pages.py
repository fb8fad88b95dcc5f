"""The list under the search field, and the page of what is found."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.ledger import Filter
from dragoman.serve.desk import Desk
from dragoman.serve.finding.found import LONGEST, found_for, words_address

router = APIRouter()
AS_ONE_TYPES = 4
ON_A_PAGE = 20
EVENTS = 10
Typed = Annotated[str, Query(max_length=LONGEST)]


@router.get("/find")
def find(request: Request, q: Typed = "") -> Response:
    """Return what is offered while one types."""
    desk: Desk = request.app.state.desk
    values = {
        "typed": q.strip(),
        "kinds": found_for(desk, q, AS_ONE_TYPES),
        "words": words_address(q),
    }
    return desk.page(request, "find.html", values)


@router.get("/search")
def search(request: Request, q: Typed = "") -> Response:
    """Return the page of what is found: names of each kind, then the words of the texts."""
    desk: Desk = request.app.state.desk
    typed = q.strip()
    found = []
    if typed:
        wanted = Filter.of([("text", "=", typed)], namer=desk.names)
        with desk.book() as ledger:
            found = ledger.newest(wanted, EVENTS)
    values = {
        "typed": typed,
        "kinds": found_for(desk, typed, ON_A_PAGE),
        "words": words_address(typed),
        "found": found,
    }
    return desk.page(request, "search.html", values)
