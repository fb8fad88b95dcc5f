"""Correcting merges where the server allows it; nobody but its own pages and programs may."""

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from brief_samples import (
    again,
    document,
    event,
    interval,
    party,
    quarrel,
    summit,
    write_ledger,
)
from click.testing import CliRunner
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from dragoman.cli.services.serve import command as serve
from dragoman.errors import LedgerBusyError, LedgerError, UsageError
from dragoman.ledger import Entry, Ledger
from dragoman.resolve.merging.accounts import Decision, anchor
from dragoman.serve import make_app
from dragoman.serve.writing.guard import MOST_BYTES, MOST_FIELDS

HERE = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
OTHER = "again-consult-0"
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    """An application that may correct the fictional ledger."""
    return make_app(write_ledger(tmp_path / "a.ledger"), write=True)


@pytest.fixture
def writer(app: FastAPI) -> Iterator[TestClient]:
    """A browser that has opened a page of it."""
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        client.get("/events/met")
        yield client


def token(client: TestClient) -> str:
    """Return the token that stands in the forms."""
    pages = (client.get("/events/met").text, client.get("/decisions").text)
    found: set[str] = {one for page in pages for one in TOKEN.findall(page)}
    assert len(found) == 1
    return found.pop()


def post(client: TestClient, path: str, **fields: Any) -> Response:  # noqa: ANN401 - of a form
    """Send a form of the page's own."""
    return client.post(path, data={"token": token(client), **fields}, headers=HERE)


def api(client: TestClient, path: str, sent: object, **headers: str) -> Response:
    """Send something as a program does."""
    app: Any = client.app
    known = {"x-dragoman-token": app.state.corrections.header, "content-type": "application/json"}
    return client.post(path, content=json.dumps(sent), headers=known | headers)


def decided(client: TestClient) -> list[Mapping[str, str]]:
    """Return the decisions that stand."""
    found: list[Mapping[str, str]] = client.get("/api/decisions").json()["items"]
    return found


def joined(client: TestClient) -> None:
    """Join the two reports of the meeting."""
    answer = post(client, "/events/met/merge", **{"with": OTHER})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/events/{OTHER}?told=joined"


# -- what may be done ----------------------------------------------------------------------------


def test_who_joins_events_lands_on_the_one_that_they_are(writer: TestClient) -> None:
    """The page tells so, old ids lead there, and the decision can be taken back."""
    assert f'value="{OTHER}"' in writer.get("/events/met").text
    joined(writer)
    page = writer.get("/events/met?told=joined").text
    assert "Joined: this is the event that they are now." in page
    assert "2 reports" in page
    assert writer.get(f"/events/{OTHER}").text.count('<article class="source">') == 2
    (stands,) = decided(writer)
    assert stands["kind"] == "merge"
    assert stands["decided"]
    fields = {name: stands[name] for name in ("kind", "first", "second")}
    answer = post(writer, "/decisions/undo", event="met", **fields)
    assert answer.headers["location"] == "/events/met?told=undone"
    assert "2 reports" not in writer.get("/events/met").text
    assert "1 report." in writer.get("/events/met").text
    assert decided(writer) == []


def test_what_is_done_here_is_what_the_commands_do(writer: TestClient, tmp_path: Path) -> None:
    """The decision and the events are those that dragoman merge would leave."""
    joined(writer)
    with Ledger.open(tmp_path / "a.ledger", read_only=True) as book:
        told = {one.document_id: anchor(one.event) for one in book.reports(OTHER)}
        assert book.decisions() == [Decision("merge", *sorted(told.values()))]


def test_an_event_is_joined_with_any_other_by_its_id(writer: TestClient) -> None:
    """Several ids may be given, with blanks or commas between."""
    answer = post(writer, "/events/met/merge", id=f" {OTHER}, arica-consult-80")
    assert answer.headers["location"] == f"/events/{OTHER}?told=joined"
    assert len(decided(writer)) == 2


def test_reports_are_parted_and_that_is_taken_back(writer: TestClient) -> None:
    """One from the rest; all from one another; all that parted them taken back."""
    joined(writer)
    page = writer.get("/events/met").text
    reports = re.findall(r'name="report" value="([^"]+)"', page)
    assert len(reports) == 2
    answer = post(writer, "/events/met/split", how="chosen", report=reports[1])
    assert answer.headers["location"] == "/events/met?told=parted"
    assert [one["kind"] for one in decided(writer)] == ["split"]
    assert "Take back all that parted its reports" in writer.get("/events/met").text
    answer = post(writer, "/events/met/split", how="undo")
    assert answer.headers["location"] == "/events/met?told=undone"
    assert decided(writer) == []
    joined(writer)
    assert post(writer, "/events/met/split", how="all").status_code == 303
    assert [one["kind"] for one in decided(writer)] == ["split"]


def test_what_a_person_parted_stays_apart_and_the_page_says_so(tmp_path: Path) -> None:
    """Two that were parted are not brought together by way of a third."""
    third = replace(again(), document=replace(again().document, document_id="third"))
    met = replace(third.reports[0], event_id="third-consult-0")
    proof = replace(met.evidence[0], document_id="third")
    third = replace(third, reports=(replace(met, evidence=(proof,)),))
    path = write_ledger(tmp_path / "b.ledger", summit(), again(), third)
    with TestClient(
        make_app(path, write=True), base_url="http://localhost", follow_redirects=False
    ) as client:
        api(client, "/api/merge", {"event_ids": ["met", OTHER, "third-consult-0"]})
        api(client, "/api/split", {"event_id": "met"})
        answer = post(client, "/events/met/merge", id=OTHER)
        assert answer.headers["location"].endswith("?told=joined")
        answer = post(client, f"/events/{OTHER}/merge", id="third-consult-0")
        assert answer.headers["location"].endswith("?told=apart")
        assert "They stay apart" in client.get(answer.headers["location"]).text


def test_what_changes_nothing_is_told(writer: TestClient) -> None:
    """An event of one report has nothing to part."""
    answer = post(writer, "/events/met/split", how="all")
    assert answer.headers["location"] == "/events/met?told=nothing"
    assert "Nothing was changed" in writer.get(answer.headers["location"]).text


def test_events_nearby_are_offered_the_likest_first(writer: TestClient) -> None:
    """Those of the same parties and time; with words, those that have them."""
    offered = re.findall(r'name="with" value="([^"]+)"', writer.get("/events/met").text)
    assert offered[0] == OTHER
    assert "met" not in offered
    found = re.findall(r'name="with" value="([^"]+)"', writer.get("/events/met?near=spying").text)
    assert found == ["quarrel-accuse-0"]
    assert "There is none with these words" in writer.get("/events/met?near=zebra").text
    assert writer.get('/events/met?near="(!').status_code == 200


@pytest.mark.parametrize("day", ["min", "max"])
def test_the_ends_of_the_calendar_break_nothing(tmp_path: Path, day: str) -> None:
    """What happened on the first or the last of all days has no days before or after."""
    when = interval(getattr(date, day))
    paper = document("end", "They met.", date(2030, 1, 1))
    told = event(
        "CONSULT",
        (party("CHL"), party("PER")),
        quote=paper.text,
        document=paper,
        name="e-end",
        when=when,
    )
    path = write_ledger(tmp_path / "end.ledger", Entry(paper, (told,)))
    with TestClient(make_app(path, write=True), base_url="http://localhost") as client:
        assert client.get("/events/e-end").status_code == 200


def test_all_decisions_are_listed_and_undone_from_there(writer: TestClient) -> None:
    """Those about documents that are gone as well."""
    joined(writer)
    page = writer.get("/decisions").text
    assert "one decision about pairs of reports" in page
    assert "One event" in page
    app: Any = writer.app
    with Ledger.open(app.state.corrections.path) as book:
        book.forget(["again", "arica"])
        book.merge()
    page = writer.get("/decisions").text
    assert page.count("not in the ledger now") == 2
    (stands,) = decided(writer)
    fields = {name: stands[name] for name in ("kind", "first", "second")}
    known = fields | {"token": token(writer)}
    answer = writer.post("/decisions/undo", data=known, headers=HERE)
    assert answer.headers["location"] == "/decisions"
    assert decided(writer) == []
    answer = writer.post("/decisions/undo", data=known, headers=HERE)
    assert answer.status_code == 400
    assert "taken back already" in answer.text
    assert writer.get("/decisions?offset=-1").status_code == 422


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/events/met/merge", {}, "choose an event"),
        ("/events/met/merge", {"id": "met"}, "two events or more"),
        ("/events/met/merge", {"id": "<script>x</script>"}, "there is no event"),
        ("/events/met/merge", {"id": "e " * 60 + " ".join(map(str, range(60)))}, "50 events"),
        ("/events/none/merge", {"id": "met"}, "there is no event"),
        ("/events/met/split", {"how": "chosen"}, "choose the reports"),
        ("/events/met/split", {"how": "chosen", "report": "x#1"}, "no report of met"),
        ("/events/met/split", {"how": "undo"}, "nothing to take back"),
        ("/events/none/split", {"how": "all"}, "there is no event"),
        ("/decisions/undo", {}, "no such decision"),
    ],
)
def test_what_cannot_be_done_is_told(
    writer: TestClient, path: str, fields: dict[str, str], words: str
) -> None:
    """A sentence says why; nothing was decided, and nothing of what was sent becomes markup."""
    answer = post(writer, path, **fields)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert "That was not done" in answer.text
    assert "<script>" not in answer.text.replace("<script src", "")
    assert decided(writer) == []


# -- who may not ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:9000", "sec-fetch-site": "same-site"},
        {"origin": "http://localhost:9000"},
        {"origin": "https://localhost"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {},
    ],
)
def test_another_site_is_refused(writer: TestClient, headers: dict[str, str]) -> None:
    """Even if it knew the token and the browser sent the cookie."""
    fields = {"token": token(writer), "with": OTHER}
    answer = writer.post("/events/met/merge", data=fields, headers=headers)
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    if headers:  # a program tells neither; it gives the token in a header instead
        sent = {"event_ids": ["met", OTHER]}
        assert api(writer, "/api/merge", sent, **headers).status_code == 403
    assert decided(writer) == []


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil", ""])
def test_another_name_is_refused(writer: TestClient, host: str) -> None:
    """A name of another site's that means this machine now; its pages are not to be had either."""
    fields = {"token": token(writer), "with": OTHER}
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
    assert writer.post("/events/met/merge", data=fields, headers=headers).status_code == 400
    assert writer.get("/events/met", headers={"host": host}).status_code == 400
    assert decided(writer) == []


@pytest.mark.parametrize("host", ["localhost:8722", "127.0.0.1:8722", "[::1]:8722"])
def test_this_machine_may_be_asked_by_each_of_its_names(app: FastAPI, host: str) -> None:
    """The loopback's names, at any port."""
    with TestClient(app, base_url=f"http://{host}", follow_redirects=False) as client:
        fields = {"token": token(client), "with": OTHER}
        headers = {"origin": f"http://{host}"}
        assert client.post("/events/met/merge", data=fields, headers=headers).status_code == 303


@pytest.mark.parametrize("given", ["", "x" * 43, "é"])
def test_a_wrong_token_is_refused(writer: TestClient, given: str) -> None:
    """Of an earlier process, of another, or none."""
    fields = {"token": given, "with": OTHER}
    answer = writer.post("/events/met/merge", data=fields, headers=HERE)
    assert answer.status_code == 403
    assert "open the page again" in answer.text
    assert decided(writer) == []


def test_the_token_without_the_cookie_is_refused(writer: TestClient) -> None:
    """And the program's token is no good in a form, nor the form's in a header."""
    fields = {"token": token(writer), "with": OTHER}
    writer.cookies.clear()
    assert writer.post("/events/met/merge", data=fields, headers=HERE).status_code == 403
    known = fields["token"]
    app: Any = writer.app
    fields["token"] = app.state.corrections.header
    writer.get("/events/met")
    assert writer.post("/events/met/merge", data=fields, headers=HERE).status_code == 403
    sent = {"event_ids": ["met", OTHER]}
    assert api(writer, "/api/merge", sent, **{"x-dragoman-token": known}).status_code == 403
    assert decided(writer) == []


def test_the_secrets_stand_where_they_belong(app: FastAPI, writer: TestClient) -> None:
    """None in an address, none in a page that needs none, the program's in no page at all."""
    answer = writer.get("/events/met")
    leave = app.state.corrections
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "form-action 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert leave.form in answer.text
    assert leave.cookie not in answer.text
    for path in ("/", "/events", "/documents", "/decisions", "/events/met"):
        page = writer.get(path).text
        assert leave.header not in page
        assert not any(leave.form in one for one in re.findall(r'(?:href|action)="([^"]*)"', page))
        assert (leave.form in page) == ("<form method=" in page)
    answer = post(writer, "/events/met/merge", **{"with": OTHER})
    assert leave.form not in answer.headers["location"]
    assert leave.form not in repr(leave)
    assert len({leave.form, leave.cookie, leave.header}) == 3


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "", "a/json"])
def test_what_is_no_form_is_refused(writer: TestClient, kind: str) -> None:
    """A form of another kind is not read; nor is one where a program has to send JSON."""
    headers = HERE | {"content-type": kind}
    body = f"token={token(writer)}&with={OTHER}"
    assert writer.post("/events/met/merge", content=body, headers=headers).status_code == 415
    answer = api(writer, "/api/merge", {"event_ids": ["met", OTHER]}, **{"content-type": kind})
    assert answer.status_code == 415
    assert decided(writer) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"token=" + b"x" * MOST_BYTES, 413),
        (b"&".join([b"a=1"] * (MOST_FIELDS + 1)), 400),
        (b"token=\xff", 400),
        (b"token=%ff%00&with=%ed%a0%80", 403),
        (b"", 403),
    ],
)
def test_what_is_sent_is_bounded_and_may_be_anything(
    writer: TestClient, body: bytes, code: int
) -> None:
    """Too long, too many fields, no text: refused before anything is done with it."""
    headers = HERE | {"content-type": "application/x-www-form-urlencoded"}
    assert writer.post("/events/met/merge", content=body, headers=headers).status_code == code


def test_looking_changes_nothing(writer: TestClient) -> None:
    """No address that is only opened does anything."""
    fields = {"token": token(writer), "with": OTHER, "how": "all"}
    for path in ("/events/met/merge", "/events/met/split", "/decisions/undo", "/api/merge"):
        assert writer.get(path, params=fields).status_code == 405
    assert decided(writer) == []


def test_who_only_looks_finds_nothing_to_write_with(client: TestClient) -> None:
    """Without leave there is no form, no cookie, and no address; the answer says what to do."""
    page = client.get("/events/met")
    assert "set-cookie" not in page.headers
    assert 'method="post"' not in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert client.get("/decisions").status_code == 404
    paths = ("/events/met/merge", "/decisions/undo", "/api/merge", "/api/split", "/events/met")
    for path in paths:
        answer = client.post(path, headers=HERE)
        assert answer.status_code in {404, 405}
        assert "dragoman serve --write" in answer.text
    described = client.get("/api/openapi.json").json()
    assert all(list(path) == ["get"] for path in described["paths"].values())


# -- while somebody else writes ------------------------------------------------------------------


def test_who_waits_for_another_writer_is_told(app: FastAPI, writer: TestClient) -> None:
    """After a bounded time, and nothing was changed."""
    app.state.corrections = replace(app.state.corrections, wait=0.05)
    with Ledger.open(app.state.corrections.path) as book, book.store.transaction():
        answer = post(writer, "/events/met/merge", **{"with": OTHER})
        assert answer.status_code == 503
        assert "perhaps by dragoman read; nothing was changed" in answer.text
        sent = {"event_ids": ["met", OTHER]}
        assert api(writer, "/api/merge", sent).json()["detail"].startswith("the ledger is being")
    assert decided(writer) == []
    joined(writer)


def test_one_correction_at_a_time(app: FastAPI) -> None:
    """The second waits for the first, and gives up after a bounded time."""
    leave = replace(app.state.corrections, wait=0.05)
    begun, done = threading.Event(), threading.Event()

    def slow(_: Ledger) -> None:
        begun.set()
        done.wait(60)

    other = threading.Thread(target=leave.do, args=(slow,))
    other.start()
    begun.wait(60)
    with pytest.raises(LedgerBusyError, match="nothing was changed"):
        leave.do(Ledger.decisions)
    done.set()
    other.join(60)
    assert leave.do(Ledger.decisions) == []


def test_a_ledger_that_is_gone_is_not_made_anew(writer: TestClient, tmp_path: Path) -> None:
    """The answer says so, and no empty ledger appears."""
    fields = {"token": token(writer), "with": OTHER}
    for part in tmp_path.glob("a.ledger*"):
        part.unlink()
    answer = writer.post("/events/met/merge", data=fields, headers=HERE)
    assert answer.status_code == 503
    assert not (tmp_path / "a.ledger").exists()


# -- programs ------------------------------------------------------------------------------------


def test_programs_join_part_and_take_back(writer: TestClient) -> None:
    """The same as the commands, with the token that was printed."""
    answer = api(writer, "/api/merge", {"event_ids": ["met", OTHER]})
    assert answer.json() == {"events": [OTHER], "pairs": 1}
    answer = api(writer, "/api/split", {"event_id": "met", "report_ids": ["again#1"]})
    assert answer.json() == {"events": [OTHER, "met"], "pairs": 1}
    (stands,) = decided(writer)
    assert stands["kind"] == "split"
    answer = api(writer, "/api/split", {"event_id": "met", "undo": True})
    assert answer.json()["pairs"] == 1
    api(writer, "/api/merge", {"event_ids": ["met", OTHER]})
    sent = {name: decided(writer)[0][name] for name in ("kind", "first", "second")}
    assert api(writer, "/api/decisions/undo", sent).json()["events"] == [OTHER, "met"]
    assert decided(writer) == []


@pytest.mark.parametrize(
    ("path", "sent", "words"),
    [
        ("/api/merge", {}, "event_ids"),
        ("/api/merge", {"event_ids": ["met"]}, "length >= 2"),
        ("/api/merge", {"event_ids": ["met", "met"]}, "two events or more"),
        ("/api/merge", {"event_ids": ["met", "none"]}, "there is no event"),
        ("/api/merge", {"event_ids": "met"}, "array"),
        ("/api/split", {"event_id": "met", "report_id": ["x"]}, "unknown field"),
        ("/api/split", {"event_id": "met", "report_ids": ["x"]}, "no report of met"),
        ("/api/split", {"event_id": "met", "undo": True}, "nothing to take back"),
        ("/api/decisions/undo", {"kind": "x", "first": "y", "second": "z"}, "no such decision"),
        ("/api/merge", [[[]]], "object"),
    ],
)
def test_a_program_is_told_what_is_wrong(
    writer: TestClient, path: str, sent: object, words: str
) -> None:
    """What is unknown is not passed over: `report_id` for `report_ids` would part everything."""
    answer = api(writer, path, sent)
    assert answer.status_code == 400
    assert words in answer.json()["detail"]
    assert decided(writer) == []


@pytest.mark.parametrize("given", ["", "x", "é"])
def test_a_program_without_the_token_is_refused(writer: TestClient, given: str) -> None:
    """And told where it is to be had."""
    headers = {b"content-type": b"application/json", b"x-dragoman-token": given.encode()}
    answer = writer.post("/api/merge", content=b"{}", headers=headers)
    assert answer.status_code == 403
    assert "X-Dragoman-Token" in answer.json()["detail"]


def test_decisions_come_in_pages(writer: TestClient) -> None:
    """Those made last first, with the address of the next."""
    api(writer, "/api/merge", {"event_ids": ["met", OTHER, "quarrel-accuse-0"]})
    first = writer.get("/api/decisions?limit=1").json()
    second = writer.get(first["next"]).json()
    assert second["next"] is None
    assert first["items"] != second["items"]


def test_what_may_be_sent_is_described(writer: TestClient) -> None:
    """With the header, the body and every answer; each reference leads somewhere."""
    made = writer.get("/api/openapi.json").json()
    assert made == writer.get("/api/openapi.json").json()
    told = made["paths"]["/api/merge"]["post"]
    assert told["security"]
    assert {"200", "400", "403", "413", "415", "503"} <= set(told["responses"])
    names = set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(made)))
    assert names <= set(made["components"]["schemas"])
    assert made["components"]["schemas"]["Split"]["additionalProperties"] is False


# -- starting it ---------------------------------------------------------------------------------


def served_by(started: list[Any]) -> Callable[..., None]:
    """Return what notes an application instead of serving it."""

    def serve(app: FastAPI, host: str, port: int, told: Callable[[], None]) -> None:
        del host, port
        started.append(app)
        told()

    return serve


def test_it_is_not_written_to_under_any_name(tmp_path: Path) -> None:
    """Any name would be one of another site's that means this machine."""
    with pytest.raises(UsageError, match="names under which"):
        make_app(write_ledger(tmp_path / "a.ledger", quarrel()), hosts=("*",), write=True)


def test_a_file_that_may_not_be_written_to_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not when the first correction fails."""
    path = write_ledger(tmp_path / "a.ledger", quarrel())
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(LedgerError, match="leave out --write"):
        make_app(path, write=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "ledger.example"])  # noqa: S104 - refused
def test_others_write_only_where_that_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Beyond this machine it takes a second word, and still not any name will do."""
    started: list[Any] = []
    monkeypatch.setattr("dragoman.serve.opening.serve", served_by(started))
    path = str(write_ledger(tmp_path / "a.ledger", quarrel()))
    told = CliRunner().invoke(serve, ["--ledger", path, "--write", "--host", host])
    assert isinstance(told.exception, UsageError)
    assert "--let-others-write" in str(told.exception)
    assert not started
    arguments = ["--ledger", path, "--write", "--host", host, "--let-others-write"]
    assert CliRunner().invoke(serve, arguments).exit_code == 0
    with TestClient(started[0], base_url="http://evil.example") as client:
        assert client.get("/").status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_token_for_programs_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Where it starts, beside the address; without --write there is none."""
    started: list[Any] = []
    monkeypatch.setattr("dragoman.serve.opening.serve", served_by(started))
    path = str(write_ledger(tmp_path / "a.ledger", quarrel()))
    told = CliRunner().invoke(serve, ["--ledger", path, "--write", "--host", host])
    shown = f"[{host}]" if ":" in host else host
    assert f"http://{shown}:8722/" in told.stderr
    assert f"X-Dragoman-Token: {started[0].state.corrections.header}" in told.stderr
    told = CliRunner().invoke(serve, ["--ledger", path, "--host", host])
    assert "Token" not in told.stderr
    assert started[1].state.corrections is None
