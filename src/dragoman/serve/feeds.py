"""Events for other programs: an Atom feed, and the whole selection as a file."""

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.errors import UsageError
from dragoman.ledger.learned import last_learned
from dragoman.present.printing import Format, print_records
from dragoman.present.tables import EVENTS
from dragoman.present.workbooks import WRITERS
from dragoman.records import Event
from dragoman.serve.asking import asked, page_of
from dragoman.serve.desk import Desk
from dragoman.serve.marks import visible

router = APIRouter()
NEVER = "1970-01-01"
MOST_EXPORTED = 100_000
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


@router.get("/events.csv")
def events_csv(request: Request) -> Response:
    """Return the events that a filter finds as CSV, the whole selection; no cell is a formula."""
    out = io.StringIO()
    print_records(_rows(request), EVENTS, Format.CSV, stream=out)
    return _file(out.getvalue().encode(), "csv")


@router.get("/events.xlsx")
def events_workbook(request: Request) -> Response:
    """Return the events that a filter finds as an Excel workbook; no cell is a formula."""
    return _written(request, "xlsx")


@router.get("/events.parquet")
def events_parquet(request: Request) -> Response:
    """Return the events that a filter finds as a Parquet file."""
    return _written(request, "parquet")


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


def _rows(request: Request) -> list[Event]:
    """Return all events that the filter of an address finds; a page of them where one is asked.

    Raises:
        UsageError: there are more than a browser should be sent.
    """
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    if not {"limit", "offset"} & set(request.query_params):
        ask = replace(ask, limit=MOST_EXPORTED + 1)
    with desk.book() as ledger:
        found = list(page_of(ledger, ask))
    if len(found) > MOST_EXPORTED:
        message = (
            f"these are more than {MOST_EXPORTED:,} events; narrow the filter, or write them "
            "with `dragoman export`"
        )
        raise UsageError(message)
    return found


def _written(request: Request, form: str) -> Response:
    """Return events as a file that a library writes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"events.{form}"
        WRITERS[form](_rows(request), EVENTS, path)
        return _file(path.read_bytes(), form)


def _file(content: bytes, form: str) -> Response:
    """Return a file for a browser to keep."""
    headers = {"Content-Disposition": f'attachment; filename="events.{form}"'}
    return Response(content, media_type=MEDIA[form], headers=headers)


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
