"""Files of a whole selection: the same as `dragoman export` writes, sent as they are read."""

import re
import threading
from collections.abc import MutableMapping
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from dragoman.cli.findings.export import command
from dragoman.errors import UsageError
from dragoman.ledger import Filter
from dragoman.serve.desk import Desk
from dragoman.serve.exporting import files, routes, sending

ROWS = ["csv", "jsonl"]
OTHERS = ["icews", "gdelt", "gexf", "graphml", "geojson", "ical", "bibtex", "ris"]


def exported(ledger: Path, form: str, *more: str) -> bytes:
    """Return what the command writes."""
    done = CliRunner().invoke(command, ["--ledger", str(ledger), "--format", form, *more])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.parametrize("form", [*ROWS, *OTHERS])
def test_a_file_is_what_the_command_writes(client: TestClient, form: str) -> None:
    """To the byte, for all events and for some."""
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    ending = files.KINDS[form].ending
    for query, option in (("", ()), ("&party=CHL", ("--party", "CHL"))):
        answer = client.get(f"/events.{ending}?order=oldest{query}")
        assert answer.status_code == 200
        assert answer.content == exported(desk.path, form, *option)
        assert answer.headers["content-disposition"] == f'attachment; filename="events.{ending}"'


def test_pages_lead_to_every_form(client: TestClient) -> None:
    """Each link is answered; what is no form is not."""
    page = client.get("/events?party=CHL").text
    for kind in files.KINDS.values():
        assert f'href="/events.{kind.ending}?party=CHL"' in page
    assert client.get("/events.exe").status_code == 404
    assert client.get("/events.csv?party=").status_code == 200
    assert client.get("/events.csv?no=thing").status_code == 400


@pytest.mark.parametrize(
    ("query", "calendar"),
    [
        ("", True),
        ("party=CHL&since=2020&text=met", True),
        ("status=planned", True),
        ("where=place%3DArica", True),
        ("status=actual", False),
        ("type=CONSULT", False),
        ("mode=multilateral", False),
        ("certainty=asserted", False),
        ("confidence=0.5", False),
        ("by=reported_on&since=2020", False),
    ],
)
def test_what_is_offered_is_answered(client: TestClient, query: str, *, calendar: bool) -> None:
    """A calendar only where occasions can be asked for so; the page says what each form holds."""
    page = client.get(f"/events?{query}").text
    offered = set(re.findall(r'href="/events\.([a-z.]+)\?', page)) - {"atom"}
    wanted = {one.ending for one in files.KINDS.values()} - (set() if calendar else {"ics"})
    assert offered == wanted
    for ending in {kind.ending for kind in files.KINDS.values()} if not calendar else wanted:
        expected = 200 if ending in wanted else 400
        assert client.get(f"/events.{ending}?{query}").status_code == expected
        assert client.head(f"/events.{ending}?{query}").status_code == expected
    assert (files.PLANS in page) is calendar
    assert files.DOCUMENTS in page
    assert files.ACTS in page


def test_what_is_not_installed_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor made, where somebody asks for it all the same."""
    monkeypatch.setattr(files, "find_spec", lambda name: None if name == "icalendar" else name)
    missing = set(files.KINDS.values()) - set(files.offered(Filter()))
    assert missing == {files.KINDS["ical"]}
    with pytest.raises(UsageError, match="dragoman\\[export\\]"):
        files.ready("ical", Filter())


def test_who_asks_for_the_head_has_no_file_made(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told what would come."""
    told = client.get("/events.csv").headers
    monkeypatch.setattr(routes, "content", None)
    bare = client.head("/events.csv")
    assert (bare.status_code, bare.content) == (200, b"")
    for name in ("content-type", "content-disposition", "cache-control"):
        assert bare.headers[name] == told[name]
    assert client.head("/events.csv?no=thing").status_code == 400


def test_who_reads_no_more_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer breaks off at the piece that nobody takes, and what was begun ends."""
    monkeypatch.setattr(sending, "STALLED", 0.0)
    monkeypatch.setattr(sending, "PACE", 1e-9)
    monkeypatch.setattr(routes, "_places", threading.BoundedSemaphore(1))
    pieces = routes._in_place(piece for piece in (b"b", b"c", b"d"))
    file = sending.SentFile((b"a",), pieces, {}, "text/csv")
    sent: list[object] = []

    async def send(message: MutableMapping[str, object]) -> None:
        if message.get("body") == b"c":
            await anyio.sleep_forever()
        sent.append(message.get("body"))

    anyio.run(file.stream_response, send)
    assert sent == [None, b"a", b"b"]
    assert routes._places.acquire(blocking=False)
    assert list(pieces) == []


@pytest.mark.parametrize(("each", "taken"), [(3.0, 100), (30.0, 3)])
def test_who_reads_drop_by_drop_keeps_no_place(
    monkeypatch: pytest.MonkeyPatch, each: float, taken: int
) -> None:
    """Every piece is taken in time, but all of them only by who keeps the pace."""
    clock = [0.0]
    monkeypatch.setattr(sending, "current_time", lambda: clock[0])
    monkeypatch.setattr(routes, "_places", threading.BoundedSemaphore(1))
    size = sending.PACE * 4
    pieces = routes._in_place(b"x" * size for _ in range(99))
    file = sending.SentFile((b"x" * size,), pieces, {}, "text/csv")
    sent: list[int] = []

    async def send(message: MutableMapping[str, object]) -> None:
        clock[0] += each
        body = message.get("body")
        sent.append(len(body) if isinstance(body, bytes) else 0)

    anyio.run(file.stream_response, send)
    assert sum(sent) == taken * size
    assert routes._places.acquire(blocking=False)


def test_few_long_files_are_sent_at_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short one always; of a long one more than there is room for is told to come again."""
    whole = client.get("/events.csv").content
    monkeypatch.setattr(routes, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(routes, "PATIENCE", 0.01)
    assert routes._places.acquire(blocking=False)
    assert client.get("/events.csv").content == whole
    monkeypatch.setattr(files, "PIECE", 64)
    late = client.get("/events.csv")
    assert (late.status_code, late.headers["retry-after"]) == (503, "60")
    assert "ask again in a minute" in late.text
    assert client.get("/events.xlsx").status_code == 503
    routes._places.release()
    for form in ("csv", "xlsx", "csv"):
        assert client.get(f"/events.{form}").status_code == 200
    assert client.get("/events.csv").content == whole


def test_facets_of_a_long_list_follow_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted out over the whole selection, in a page of their own for who runs no script."""
    at_once = client.get("/events?status=actual").text
    monkeypatch.setattr("dragoman.serve.facets.MOST_AT_ONCE", 0)
    monkeypatch.setattr("dragoman.serve.pages.events.MOST_AT_ONCE", 0)
    later = client.get("/events?status=actual&order=oldest").text
    assert 'hx-get="/events/facets?status=actual" hx-trigger="load"' in later
    assert "Narrow it down" not in later
    counted = client.get("/events/facets?status=actual").text
    start, end = "<dl>", "</dl>"
    assert counted.split(start)[1].split(end)[0] == at_once.split(start)[1].split(end)[0]
