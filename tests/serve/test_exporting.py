"""Files of a whole selection: the same as `dragoman export` writes, sent as they are read."""

import re
from collections.abc import MutableMapping
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner
from fastapi import HTTPException
from httpx2 import ASGITransport, AsyncClient, Response
from starlette.testclient import TestClient

from dragoman.cli.findings.export import command
from dragoman.errors import UsageError
from dragoman.ledger import Filter
from dragoman.serve import make_app
from dragoman.serve.desk import Desk
from dragoman.serve.exporting import Queue, files, routes, sending
from dragoman.serve.exporting.sending import SentFile

ROWS = ["csv", "jsonl"]
SECONDS = 30
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


SCOPE = {"type": "http", "asgi": {"spec_version": "2.4"}}


async def nothing() -> MutableMapping[str, object]:
    """Return nothing: whoever asks has asked for all."""
    await anyio.sleep_forever()
    raise AssertionError


def test_who_reads_no_more_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer breaks off at the piece that nobody takes, and what was begun ends."""
    monkeypatch.setattr(sending, "STALLED", 0.0)
    monkeypatch.setattr(sending, "PACE", 1e-9)
    pieces = (piece for piece in (b"b", b"c", b"d"))
    sent: list[object] = []

    async def send(message: MutableMapping[str, object]) -> None:
        if message.get("body") == b"c":
            await anyio.sleep_forever()
        sent.append(message.get("body"))

    async def ask() -> None:
        queue = Queue(1)
        file = SentFile((b"a",), pieces, {}, "text/csv", queue)
        await file(SCOPE, nothing, send)
        async with queue.place():
            assert sent == [None, b"a", b"b"]

    anyio.run(ask)
    assert list(pieces) == []


@pytest.mark.parametrize(("each", "taken"), [(3.0, 100), (30.0, 3)])
def test_who_reads_drop_by_drop_keeps_no_place(
    monkeypatch: pytest.MonkeyPatch, each: float, taken: int
) -> None:
    """Every piece is taken in time, but all of them only by who keeps the pace."""
    clock = [0.0]
    monkeypatch.setattr(sending, "current_time", lambda: clock[0])
    size = sending.PACE * 4
    sent: list[int] = []

    async def send(message: MutableMapping[str, object]) -> None:
        clock[0] += each
        body = message.get("body")
        sent.append(len(body) if isinstance(body, bytes) else 0)

    async def ask() -> None:
        queue = Queue(1)
        pieces = (b"x" * size for _ in range(99))
        await SentFile((b"x" * size,), pieces, {}, "text/csv", queue)(SCOPE, nothing, send)
        async with queue.place():
            assert sum(sent) == taken * size

    anyio.run(ask)


def test_a_short_file_is_kept_and_a_long_one_is_not(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has a short one already is told so; a long one is sent as it is made, the same bytes."""
    short = client.get("/events.csv?party=CHL")
    asks = {"If-None-Match": short.headers["etag"]}
    assert client.get("/events.csv?party=CHL", headers=asks).status_code == 304
    whole = client.get("/events.jsonl").content
    monkeypatch.setattr(files, "PIECE", 64)
    monkeypatch.setattr(routes, "PIECES_AT_HAND", 2)
    long = client.get("/events.jsonl?where=")
    assert long.content == whole
    assert long.headers["cache-control"] == "no-store"
    assert "etag" not in long.headers
    assert "content-length" not in long.headers


def test_few_long_files_are_sent_at_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short one and a page always; a long one more than there is room for waits in turn."""
    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    whole = client.get("/events.csv").content
    monkeypatch.setattr(files, "PIECE", 64)
    monkeypatch.setattr(routes, "PIECES_AT_HAND", 2)
    app = make_app(desk.path)
    app.state.long_files = Queue(1, most=2, patience=SECONDS)
    found: list[Response] = []

    async def ask() -> None:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as asker:

            async def get() -> None:
                found.append(await asker.get("/events.csv"))

            async with anyio.create_task_group() as tasks, app.state.long_files.place():
                tasks.start_soon(get)
                tasks.start_soon(get)
                while app.state.long_files.waiting < 2:  # noqa: ASYNC110 - the queue tells nobody
                    await anyio.sleep(0.01)
                assert (await asker.get("/events")).status_code == 200
                late = await asker.get("/events.xlsx")
                assert (late.status_code, late.headers["retry-after"]) == (503, "60")
                assert "ask again in a minute" in late.text

    anyio.run(ask)
    assert [one.content for one in found] == [whole, whole]


def test_nobody_waits_for_ever() -> None:
    """Who waited for long is told to come again, and keeps no place."""

    async def ask() -> None:
        queue = Queue(1, patience=0.01)
        async with queue.place():
            with pytest.raises(HTTPException) as told:
                async with queue.place():
                    pass
        assert told.value.status_code == 503
        async with queue.place():
            assert queue.waiting == 0

    anyio.run(ask)


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
