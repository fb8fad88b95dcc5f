"""JSON, CSV and Atom: the same records, paged, inert."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from brief_samples import document, event, interval, party, write_ledger
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from starlette.testclient import TestClient

from dragoman.ledger import Entry, Filter, Ledger
from dragoman.records import Document, Event, from_builtins
from dragoman.serve import asking, make_app
from dragoman.serve.marking.marks import Mark, pieces

ATOM = "{http://www.w3.org/2005/Atom}"


def test_events_are_the_records_themselves(client: TestClient) -> None:
    """Events are the records themselves."""
    data = client.get("/api/events").json()
    events = [from_builtins(one, Event) for one in data["items"]]
    assert data["total"] == len(events) == 6
    one = client.get(f"/api/events/{events[0].event_id}").json()
    assert from_builtins(one, Event) == events[0]


def test_pages_follow_one_another(client: TestClient) -> None:
    """Pages follow one another."""
    met = []
    path = "/api/events?limit=2&order=oldest"
    while path:
        data = client.get(path).json()
        met += [one["event_id"] for one in data["items"]]
        path = data["next"]
    assert len(met) == len(set(met)) == 6


def test_everything_has_an_address(client: TestClient) -> None:
    """Everything has an address."""
    for path in ("counts", "documents", "mechanisms", "people", "positions", "refusals"):
        assert client.get(f"/api/{path}").status_code == 200, path
    assert client.get("/api/document?id=arica").json()["document_id"] == "arica"
    assert client.get("/api/mechanism?id=m-andes-1").json()["level"] == "foreign ministers"
    data = client.get("/api/dyads/Chile/PER").json()
    assert data["rows"]
    assert data["index"]


def test_the_steps_of_an_event_are_told_report_by_report(client: TestClient) -> None:
    """Those that were kept, under any id of the event."""
    steps = [{"rule": "verb:meet/1", "words": "<b>met</b>", "note": "CONSULT"}]
    told = client.get("/api/events/met/steps").json()["items"]
    assert told == [{"report_id": "arica#1", "document_id": "arica", "steps": steps}]
    other = next(
        one["event_id"]
        for one in client.get("/api/events?status=planned").json()["items"]
        if one["event_type"] == "CONSULT"
    )
    (bare,) = client.get(f"/api/events/{other}/steps").json()["items"]
    assert bare["steps"] == []


def test_openapi_describes_the_records(client: TestClient) -> None:
    """Openapi describes the records."""
    described = client.get("/api/openapi.json").json()
    assert "Event" in described["components"]["schemas"]
    assert "/api/events" in described["paths"]
    assert not any("/events.csv" in path for path in described["paths"])


def test_csv_holds_no_formula(client: TestClient) -> None:
    """Csv holds no formula."""
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv").text)))
    assert len(rows) == 6
    words = {name: cell for row in rows for name, cell in row.items() if name != "intensity"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in words.values())


def test_the_feed_is_well_formed(client: TestClient) -> None:
    """The feed is well formed."""
    root = ET.fromstring(client.get("/events.atom?party=PER").text)  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    assert entries
    assert all(entry.find(f"{ATOM}link") is not None for entry in entries)


def test_the_feed_begins_with_what_was_learned_last(tmp_path: Path) -> None:
    """An act of long ago that a new document tells comes first, on the day of that document."""
    days = {"new": date(2030, 5, 2), "old": date(2030, 1, 2)}
    entries = []
    for name, when in (("new", date(1990, 1, 1)), ("old", date(2029, 1, 1))):
        text = f"Chile and Peru met, says the {name} one."
        paper = document(name, text, days[name])
        told = event("CONSULT", (party("CHL"), party("PER")), quote=text, document=paper,
                     when=interval(when), name=f"e-{name}")  # fmt: skip
        entries.append(Entry(paper, (replace(told, reported_on=days[name]),)))
    with TestClient(make_app(write_ledger(tmp_path / "a.ledger", *reversed(entries))),
                    base_url="http://localhost") as client:  # fmt: skip
        root = ET.fromstring(client.get("/events.atom?party=PER").text)  # noqa: S314 - our own
        none = ET.fromstring(client.get("/events.atom?party=KEN").text)  # noqa: S314 - our own
        assert client.get("/events.atom?since=soon").status_code == 400
    told_days = [one.findtext(f"{ATOM}updated") for one in root.findall(f"{ATOM}entry")]
    assert told_days == ["2030-05-02T00:00:00Z", "2030-01-02T00:00:00Z"]
    assert none.findall(f"{ATOM}entry") == []


def _many(tmp_path: Path, days: list[date | None]) -> Path:
    text = " ".join(f"Chile and Peru met {number}." for number in range(len(days)))
    paper = document("many", text, date(2030, 1, 1))
    told = tuple(
        event(
            "CONSULT",
            (party("CHL"), party("PER")),
            quote=f"Chile and Peru met {number}.",
            document=paper,
            name=f"e-{number:03}",
            when=interval(day) if day else None,
        )
        for number, day in enumerate(days)
    )
    return write_ledger(tmp_path / "many.ledger", Entry(paper, told))


def test_the_newest_come_first_and_the_undated_last(tmp_path: Path) -> None:
    """The newest come first and the undated last."""
    days: list[date | None] = [date(1900 + number, 1, 1) for number in range(0, 120, 3)]
    path = _many(tmp_path, [*days, None, None])
    with Ledger.open(path, read_only=True) as ledger:
        met: list[Event] = []
        for offset in range(0, 50, 7):
            met += ledger.newest(Filter(), 7, offset)
        assert len({one.event_id for one in met}) == len(met) == len(days) + 2
        shown = [one.date.start for one in met if one.date]
        assert shown == sorted(days, reverse=True)
        assert [one.date for one in met[-2:]] == [None, None]


def test_reading_while_another_process_writes(tmp_path: Path) -> None:
    """Reading while another process writes."""
    path = _many(tmp_path, [date(2030, 1, 1)])
    with (
        TestClient(make_app(path), base_url="http://localhost") as client,
        Ledger.open(path) as ledger,
        ledger.store.transaction(),
    ):
        assert client.get("/events").status_code == 200


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8),
)
def test_pieces_are_the_text_without_a_gap(text: str, spans: list[tuple[int, int]]) -> None:
    """Pieces are the text without a gap."""
    marks = [Mark(start, end, "event", str(n)) for n, (start, end) in enumerate(spans)]
    found = pieces(Document("d", text), marks)
    at = 0
    for piece in found:
        assert piece.start == at
        at += len(piece.text) if piece.text.isprintable() and "⟨" not in piece.text else 0
        at = next((one.start for one in found if one.start > piece.start), at)
    kept = [one for one in marks if 0 <= one.start < one.end <= len(text)]
    for mark in kept:
        inside = [one for one in found if mark.start <= one.start < mark.end]
        assert inside
        assert all(mark.key in one.keys for one in inside)


@pytest.mark.parametrize("path", ["/events", "/documents", "/people", "/mechanisms", "/positions"])
def test_odd_parameters_are_never_a_server_error(client: TestClient, path: str) -> None:
    """Odd parameters are never a server error."""
    values = ("%00", "%ff", "'", '"', "a" * 5000, "=", "where=", "=1+1", "%F0%9F%98%80", "..%2F")
    keys = ("party", "where", "text", "between", "since", "confidence", "document", "type", "x")
    for key in keys:
        for value in values:
            code = client.get(f"/api{path}?{key}={value}").status_code
            assert code < 500, (key, value)


@pytest.mark.parametrize("query", ["", "?status=planned", "?party=CHL&order=oldest&limit=2"])
def test_files_hold_exactly_what_the_page_shows(client: TestClient, query: str) -> None:
    """CSV, workbook and Parquet have the rows of the page, in its order."""
    shown = [one["event_id"] for one in client.get(f"/api/events{query}").json()["items"]]
    rows = csv.DictReader(io.StringIO(client.get(f"/events.csv{query}").text))
    assert [row["event_id"] for row in rows] == shown
    table = parquet.read_table(io.BytesIO(client.get(f"/events.parquet{query}").content))
    assert table.column("event_id").to_pylist() == shown
    answer = client.get(f"/events.xlsx{query}")
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    with ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == len(shown) + 1
    assert "<f>" not in sheet
    links = client.get(f"/events{query}").text
    assert all(f'href="/events.{end}?' in links for end in ("csv", "xlsx", "parquet", "atom"))


def test_a_search_that_finds_too_many_is_not_counted_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, and goes on."""
    monkeypatch.setattr(asking, "MOST_SEARCHED", 0)
    data = client.get("/api/events?text=chile&limit=1").json()
    assert data["total"] is None
    assert data["next"]
    assert "More than" in client.get("/events?text=chile&limit=1").text
    assert client.get("/api/events?text=suspected&limit=1").json()["total"] == 1
    assert client.get("/api/events?party=CHL&limit=1").json()["total"] > 1
