"""Events for readers of feeds: those learned last first."""

from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.ledger.learned import last_learned
from dragoman.records import Event
from dragoman.serve.asking import asked
from dragoman.serve.desk import Desk
from dragoman.serve.marking.marks import visible

router = APIRouter()
NEVER = "1970-01-01"


@router.get("/events.atom")
def events_atom(request: Request) -> Response:
    """Return the events that a filter finds as an Atom feed, those learned last first.

    So a reader of feeds is told of an act whenever a document first tells it, however long ago it
    took place.
    """
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    with desk.book() as ledger:
        found = last_learned(ledger, ask.wanted, ask.limit)
        days = [_updated(one) for one in found]
    base = str(request.base_url).rstrip("/")
    here = str(request.url)
    entries = "".join(
        _entry(desk, base, event, day) for event, day in zip(found, days, strict=True)
    )
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Dragoman: events</title><id>{escape(here)}</id>"
        f'<link rel="self" href={quoteattr(here)}/>'
        f"<updated>{max(days, default=NEVER)}T00:00:00Z</updated>"
        f"{entries}</feed>\n"
    )
    return Response(feed, media_type="application/atom+xml")


def _entry(desk: Desk, base: str, event: Event, day: str) -> str:
    """Return an event as an entry."""
    link = f"{base}/events/{event.event_id}"
    sentence = visible(desk.sentence(event)).replace("\t", " ").replace("\n", " ")
    quote = visible(event.evidence[0].quote) if event.evidence else ""
    return (
        f"<entry><title>{escape(sentence)}</title><id>{escape(link)}</id>"
        f"<link href={quoteattr(link)}/><updated>{day}T00:00:00Z</updated>"
        f"<author><name>Dragoman</name></author>"
        f'<summary type="text">{escape(quote)}</summary></entry>'
    )


def _updated(event: Event) -> str:
    """Return the day that a feed gives an event: that of its first telling, else its own."""
    day = event.reported_on or ((event.date.end or event.date.start) if event.date else None)
    return day.isoformat() if day else NEVER
