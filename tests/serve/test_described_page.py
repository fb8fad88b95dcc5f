"""The page of the API tells every call of its description, and works without any other site."""

import re
from pathlib import Path

from brief_samples import write_ledger
from starlette.testclient import TestClient

from dragoman.serve import make_app
from dragoman.serve.describing.page import kind_of

CALL = re.compile(r"<h2><code>(\w+) ([^<]+)</code></h2>")


def test_every_call_is_told_with_its_words(client: TestClient) -> None:
    """As many as the description has; each with a command, its answers and their records."""
    described = client.get("/api/openapi.json").json()
    page = client.get("/docs").text
    told = {(method.lower(), path) for method, path in CALL.findall(page)}
    wanted = {(method, path) for path, methods in described["paths"].items() for method in methods}
    assert told == wanted
    assert "curl &#34;http://localhost/api/dyads/KOR/CHN&#34;" in page
    records = set(re.findall(r'href="#record-(\w+)"', page))
    assert records <= set(re.findall(r'id="record-(\w+)"', page))
    elsewhere = re.findall(r'(?:src|href)="(https?:[^"]+)"', page)
    assert elsewhere == []


def test_what_may_be_written_is_described_where_it_may(client: TestClient, tmp_path: Path) -> None:
    """And nowhere else."""
    path = write_ledger(tmp_path / "a.ledger")
    with TestClient(make_app(path, write=True), base_url="http://localhost") as writer:
        assert "POST /api/" in writer.get("/docs").text
    assert "POST /api/" not in client.get("/docs").text


def test_kinds_are_told_in_words() -> None:
    """Lists, choices, nothing, whatever."""
    assert kind_of({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}) == (
        "date or nothing"
    )
    assert kind_of({"enum": ["a", "b"]}) == "a or b"
    assert kind_of({}) == "anything"
