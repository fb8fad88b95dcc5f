"""Correcting the fields of an event where the server allows it, by its pages and over the API."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from brief_samples import write_ledger
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from dragoman.ledger import Ledger
from dragoman.ledger.correcting.asking import Asked
from dragoman.ledger.correcting.stating import correct
from dragoman.serve import make_app

HERE = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
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


def post(client: TestClient, path: str, **fields: str) -> Response:
    """Send a form of the page's own."""
    found = TOKEN.search(client.get("/events/met").text)
    assert found is not None
    return client.post(path, data={"token": found[1], **fields}, headers=HERE)


def api(client: TestClient, path: str, sent: object, token: str | None = None) -> Response:
    """Send something as a program does."""
    app: Any = client.app
    known = token or app.state.corrections.header
    headers = {"x-dragoman-token": known, "content-type": "application/json"}
    return client.post(path, content=json.dumps(sent), headers=headers)


def test_the_second_of_two_who_correct_is_told_what_the_first_did(writer: TestClient) -> None:
    """Both opened the form at once; nothing of the second is kept, and a fresh form is taken."""
    post(writer, "/events/met/correct", status="planned", by="Ada <b>", seen="0")
    answer = post(writer, "/events/met/correct", status="urged", by="Bo", seen="0")
    assert answer.status_code == 400
    assert "Ada &lt;b&gt; corrected this event while you wrote (status: actual" in answer.text
    page = writer.get("/events/met").text
    assert 'name="seen" value="1"' in page
    answer = post(writer, "/events/met/correct", status="urged", by="Bo", seen="1")
    assert answer.headers["location"] == "/events/met?told=corrected"


def test_a_form_corrects_and_the_page_tells_who_and_why(writer: TestClient) -> None:
    """The trail stands on the page with what was and what is; the undo leads back."""
    fields = {"status": "planned", "place": "Lima", "note": "<b>only</b> announced", "by": "Ada"}
    answer = post(writer, "/events/met/correct", **fields)
    assert answer.headers["location"] == "/events/met?told=corrected"
    page = writer.get(answer.headers["location"]).text
    assert "Corrected: this is how it stands now" in page
    words = unescape(re.sub(r"<[^>]+>", "", page.partition("What persons corrected")[2]))
    assert "Ada" in words
    assert "status: actual → planned" in words
    assert "“<b>only</b> announced”" in words
    assert "<b>only" not in page
    assert ">corrected</a>" in writer.get("/events").text
    assert "stand as a person corrected them" in writer.get("/dyad/CHL/PER").text
    listed = writer.get("/corrections").text
    assert "one correction" in listed
    assert "/events/met" in listed
    assert "status: " in listed
    answer = post(writer, "/events/met/correct/undo", number="1", by="Bo")
    assert answer.headers["location"] == "/events/met?told=undone"
    page = writer.get("/events/met").text
    assert "taken back" in page
    assert "by <bdi>Bo</bdi>" in page
    assert ">corrected</a>" not in writer.get("/events").text


def test_what_is_left_empty_stays(writer: TestClient) -> None:
    """Nothing to do is told; so is a value that stands already."""
    answer = post(writer, "/events/met/correct", by="Ada", type="", date="  ")
    assert answer.status_code == 400
    assert "fill in what is to be corrected" in answer.text
    answer = post(writer, "/events/met/correct", status="actual")
    assert answer.headers["location"] == "/events/met?told=nothing"


def test_a_wrong_event_is_shown_as_such(writer: TestClient) -> None:
    """On its own page; in no list."""
    post(writer, "/events/met/correct", wrong="yes", note="a film", by="Ada")
    page = writer.get("/events/met").text
    assert "in no list and in no sum" in page
    assert "Said to be wrong" in page
    assert 'href="/events/met"' not in writer.get("/events").text
    assert writer.get("/api/events/met").json()["corrected"] == ["wrong"]
    post(writer, "/events/met/correct/undo", number="1")
    assert 'href="/events/met"' in writer.get("/events").text


def test_a_reader_sees_the_trail_and_no_form(tmp_path: Path) -> None:
    """Who only looks finds what was corrected, and nothing to write with."""
    path = write_ledger(tmp_path / "a.ledger")
    with Ledger.open(path) as book:
        correct(book, "met", Asked(status="planned", note="read again"), by="Ada")
    with TestClient(make_app(path), base_url="http://localhost") as client:
        page = client.get("/events/met").text
        assert "read again" in page
        assert 'method="post"' not in page
        assert client.get("/corrections").status_code == 404
        answer = client.post("/events/met/correct", data={"status": "actual"}, headers=HERE)
        assert answer.status_code in {404, 405}
        assert "dragoman correct" in answer.text


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/events/none/correct", {"status": "planned"}, "there is no event"),
        ("/events/met/correct", {"status": "<script>x"}, "is no status"),
        ("/events/met/correct", {"place": "x" * 201}, "200 characters"),
        ("/events/met/correct", {"note": "x" * 2001}, "2000 characters"),
        ("/events/met/correct", {"date": "2024-13-01"}, "is no day, month or year"),
        ("/events/met/correct/undo", {"number": "9" * 400}, "say which correction"),
        ("/events/met/correct/undo", {"number": "²"}, "say which correction"),
        ("/events/met/correct/undo", {"number": "7"}, "nothing to take back"),
    ],
)
def test_what_cannot_be_done_is_told(
    writer: TestClient, path: str, fields: dict[str, str], words: str
) -> None:
    """A sentence says why; nothing was changed, and nothing of what was sent becomes markup."""
    answer = post(writer, path, **fields)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert "<script>x" not in answer.text
    assert writer.get("/api/corrections").json()["items"] == []


def test_another_site_and_a_wrong_token_are_refused(writer: TestClient) -> None:
    """As with merges."""
    found = TOKEN.search(writer.get("/events/met").text)
    assert found is not None
    sent = {"token": found[1], "status": "planned"}
    evil = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert writer.post("/events/met/correct", data=sent, headers=evil).status_code == 403
    assert writer.post("/events/met/correct", data=sent).status_code == 403
    wrong = sent | {"token": "x"}
    assert writer.post("/events/met/correct", data=wrong, headers=HERE).status_code == 403
    asked = {"event_id": "met", "status": "planned"}
    assert api(writer, "/api/correct", asked, "x").status_code == 403
    for path in ("/events/met/correct", "/events/met/correct/undo", "/api/correct"):
        assert writer.get(path).status_code == 405
    assert writer.get("/api/corrections").json()["items"] == []


def test_programs_correct_and_undo(writer: TestClient) -> None:
    """What the commands do, with the trail as JSON."""
    asked = {"event_id": "met", "date": "2024-02", "actors": "CHL", "by": "a program"}
    made = api(writer, "/api/correct", asked).json()["correction"]
    assert [one["field"] for one in made["changes"]] == ["actors", "date"]
    assert writer.get("/api/events/met").json()["date"]["basis"] == "corrected"
    assert writer.get("/api/corrections").json()["items"] == [made]
    assert api(writer, "/api/correct", asked).json() == {"correction": None}
    undone = api(writer, "/api/corrections/undo", {"event_id": "met", "by": "Bo"})
    assert undone.json()["correction"]["correction_id"] == made["correction_id"]
    (kept,) = writer.get("/api/corrections").json()["items"]
    assert kept["undone_by"] == "Bo"
    assert api(writer, "/api/correct", {"event_id": "met", "colour": "red"}).status_code == 400
