"""A selection of events as the bytes of a file, piece by piece, however many there are.

What is text is sent while it is read; a workbook and a Parquet file are made beside the ledger
first, since their libraries write no stream. Nothing holds all events at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.errors import UsageError, with_extra
from dragoman.ledger import Filter, Ledger
from dragoman.present.exports import FORMS
from dragoman.present.exports.calendar import plans_of
from dragoman.present.printing import csv_lines
from dragoman.present.state_codes import with_codes
from dragoman.present.tables import EVENTS
from dragoman.present.workbooks import WRITERS
from dragoman.records import Event, encode

PIECE = 2**16
JSON_LINES = "application/x-ndjson"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Events = Callable[[], Iterable[Event]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file.

    Attributes:
        name: what people call it.
        ending: of the file's name.
        media: its media type.
        rows: whether it has a row or line for each event, in the order of the page.
        holds: what it holds of a selection, for those that hold something else than its events.
        needs: the package that writes it, where that is an extra.
    """

    name: str
    ending: str
    media: str
    rows: bool = False
    holds: str = ""
    needs: str = ""


ACTS = "one row a side; without what has no day, is only possible or did not happen"
NETWORK = "the network of states, of what took place"
PLACED = "those that tell where they happened"
PLANS = "what is planned from the newest document on"
DOCUMENTS = "the documents that tell them; bounds in time are of their publication"
KINDS = {
    "csv": Form("CSV", "csv", "text/csv; charset=utf-8", rows=True),
    "jsonl": Form("JSON Lines", "jsonl", JSON_LINES, rows=True),
    "xlsx": Form("Excel", "xlsx", SHEET, rows=True),
    "parquet": Form(
        "Parquet", "parquet", "application/vnd.apache.parquet", rows=True, needs="pyarrow"
    ),
    "icews": Form("ICEWS", "icews.tab", "text/tab-separated-values; charset=utf-8", holds=ACTS),
    "gdelt": Form("GDELT", "gdelt.tsv", "text/tab-separated-values; charset=utf-8", holds=ACTS),
    "gexf": Form("GEXF (Gephi)", "gexf", "application/gexf+xml", holds=NETWORK),
    "graphml": Form("GraphML", "graphml", "application/graphml+xml", holds=NETWORK),
    "geojson": Form("GeoJSON", "geojson", "application/geo+json", holds=PLACED),
    "ical": Form(
        "calendar (iCal)", "ics", "text/calendar; charset=utf-8", holds=PLANS, needs="icalendar"
    ),
    "bibtex": Form("BibTeX", "bib", "application/x-bibtex; charset=utf-8", holds=DOCUMENTS),
    "ris": Form(
        "RIS", "ris", "application/x-research-info-systems; charset=utf-8", holds=DOCUMENTS
    ),
}


def offered(wanted: Filter) -> list[Form]:
    """Return the forms that a selection can be taken away in here.

    Args:
        wanted: the filter.
    """
    return [KINDS[form] for form in KINDS if _is_ready(form, wanted)]


def ready(form: str, wanted: Filter) -> None:
    """Do nothing where a form can be made of a selection.

    Raises:
        UsageError: its package is not installed, or it cannot be filtered so.
    """
    one = KINDS[form]
    if one.needs and find_spec(one.needs) is None:
        message = with_extra(f"{one.name} needs another package", "export")
        raise UsageError(message)
    if form == "ical":
        plans_of(wanted)


def _is_ready(form: str, wanted: Filter) -> bool:
    try:
        ready(form, wanted)
    except UsageError:
        return False
    return True


def content(form: str, ledger: Ledger, wanted: Filter, events: Events) -> Iterator[bytes]:
    """Yield a file's bytes, some at a time.

    Args:
        form: one of `KINDS`.
        ledger: open until all is sent.
        wanted: the filter.
        events: yields the events of a form that has a row for each, in order.

    Raises:
        UsageError: the form has not so much room, or its package is not installed.
    """
    if form in WRITERS:
        return _made(form, events())
    if form == "csv":
        return _pieces(csv_lines(events(), EVENTS))
    if form == "jsonl":
        lines = with_codes(encode(one).decode() for one in events())
        return _pieces(f"{line}\n" for line in lines)
    return _pieces(f"{line}\n" for line in FORMS[form](ledger, wanted))


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield text in pieces of about `PIECE` bytes."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        part = line.encode("utf-8", "surrogatepass")
        held.append(part)
        size += len(part)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _made(form: str, events: Iterable[Event]) -> Iterator[bytes]:
    """Yield the bytes of a file that a library writes; nothing is left of it on the disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"events.{form}"
        WRITERS[form](events, EVENTS, path)
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
