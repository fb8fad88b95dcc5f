"""Programs post texts and files: who may, what is read, and what is refused."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.errors import UsageError
from dragoman.interface.intake.posted import Posted
from dragoman.interface.reader import codebook_version, shipped
from dragoman.pipeline import Processed
from dragoman.records import Document
from dragoman.serve import make_app
from dragoman.serve.posting import Taken
from dragoman.settings import Settings

TOKEN = "a secret of the test's"  # noqa: S105 - no other's
KNOWN = {"authorization": f"Bearer {TOKEN}"}
MET = "The foreign ministers of Chile and Peru met in Lima on Tuesday."
FRENCH = (
    "Les ministres des deux pays se sont rencontrés à Lima mardi dernier pour parler de la "
    "frontière et du commerce entre les deux pays de la région."
)


class Idle:
    """A reader that finds nothing in anything."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return that each document tells nothing."""
        return [Processed(one) for one in documents]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty ledger."""
    with dragoman.open(tmp_path / "a.ledger") as book:
        return book.path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """A program that asks a server to which may be posted."""
    app = make_app(path, post=Posted(Settings(max_document_bytes=5_000), Idle()), token=TOKEN)
    with TestClient(app, base_url="http://localhost") as found:
        yield found


def test_a_text_is_read_as_the_command_reads_it(path: Path) -> None:
    """By the shipped reader; sending it again adds nothing."""
    settings = Settings()
    reader = shipped(settings, codebook_version(settings))
    app = make_app(path, post=Posted(settings, reader), token=TOKEN)
    sent = {"text": MET, "published": "2024-05-22", "title": "Talks", "id": "lima"}
    with TestClient(app, base_url="http://localhost") as client:
        first = client.post("/api/texts", json=sent, headers=KNOWN)
        again = client.post("/api/texts", json=sent, headers={"x-dragoman-token": TOKEN})
        found = client.get("/api/events").json()["items"]
    assert first.status_code == again.status_code == 200
    assert first.json() == {
        "document_ids": ["lima"], "added": 1, "known": 0, "reports": 1, "events": 1, "refused": [],
    }  # fmt: skip
    assert (again.json()["added"], again.json()["known"]) == (0, 1)
    assert [(one["event_type"], one["date"]["start"]) for one in found] == [
        ("CONSULT", "2024-05-21")
    ]
    with dragoman.open(path, read_only=True) as book:
        run = book.ledger.runs()[0]
        assert (run.codebook, bool(run.model)) == (codebook_version(settings), True)
        with pytest.raises(UsageError, match="a text that a program handed over"):
            book.manifest()


def test_a_file_is_read_by_its_form(client: TestClient, path: Path) -> None:
    """Its bytes and its name tell that; what is within a path of its name is not."""
    lines = "\n".join(json.dumps({"id": f"d{n}", "text": f"{MET} {n}"}) for n in range(3))
    where = "/api/files?name=../../etc/wire.jsonl&published=2024-05-22"
    binary = {"content-type": "application/octet-stream", **KNOWN}
    told = client.post(where, content=lines.encode(), headers=binary).json()
    assert (told["document_ids"], told["added"]) == (["d0", "d1", "d2"], 3)
    with dragoman.open(path, read_only=True) as book:
        assert {one.origin for one in book.documents()} == {
            "wire.jsonl:1",
            "wire.jsonl:2",
            "wire.jsonl:3",
        }
        assert book.documents().first(1)[0].published is not None
    junk = client.post("/api/files?name=a.bin", content=bytes(range(256)), headers=binary)
    assert junk.status_code == 200
    assert [one["origin"] for one in junk.json()["refused"]] == ["a.bin"]


def test_what_cannot_be_read_is_told(client: TestClient) -> None:
    """With its reason."""
    told = client.post("/api/texts", json={"text": FRENCH}, headers=KNOWN).json()
    assert [(one["code"], told["added"]) for one in told["refused"]] == [("language", 0)]


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN[:-1]])
def test_who_does_not_know_the_token_may_not(client: TestClient, given: str, path: Path) -> None:
    """Nothing is read of what they send."""
    headers = {"authorization": given} if given else {}
    for address in ("/api/texts", "/api/files?name=a.txt"):
        answer = client.post(address, content=b"{}", headers=headers)
        assert answer.status_code == 401
        assert "Authorization: Bearer TOKEN" in answer.json()["detail"]
    with dragoman.open(path, read_only=True) as book:
        assert book.ledger.runs() == []


@pytest.mark.parametrize(
    ("address", "media", "body", "status"),
    [
        ("/api/texts", "application/json", b"{", 400),
        ("/api/texts", "application/json", b'{"text": ""}', 400),
        ("/api/texts", "application/json", b'{"text": "Hm.", "more": 1}', 400),
        ("/api/texts", "application/json", b"[" * 4_000, 400),
        ("/api/texts", "application/json", b"x" * 5_001, 413),
        ("/api/texts", "text/plain", b"Hm.", 415),
        ("/api/files", "application/octet-stream", b"Hm.", 422),
        ("/api/files?name=a.txt", "application/octet-stream", b"", 400),
        ("/api/files?name=/", "application/octet-stream", b"Hm.", 400),
        ("/api/files?name=a.txt&published=soon", "application/octet-stream", b"Hm.", 422),
        ("/api/files?name=a.txt", "application/octet-stream", b"x" * 5_001, 413),
    ],
)
def test_what_makes_no_sense_is_refused(
    client: TestClient, address: str, media: str, body: bytes, status: int
) -> None:
    """And answered with why."""
    answer = client.post(address, content=body, headers={"content-type": media, **KNOWN})
    assert (answer.status_code, bool(answer.json()["detail"])) == (status, True)


def test_a_server_that_only_shows_has_no_such_paths(path: Path) -> None:
    """Nor the description of them."""
    app = make_app(path)
    with TestClient(app, base_url="http://localhost") as client:
        assert client.post("/api/texts", json={"text": MET}, headers=KNOWN).status_code == 404
    assert not {"/api/texts", "/api/files"} & set(app.openapi()["paths"])
    told = make_app(path, post=Posted(Settings(), Idle())).openapi()
    assert {"/api/texts", "/api/files"} <= set(told["paths"])
    assert {"Text", "Taken", "Refusal"} <= set(told["components"]["schemas"])


def test_a_token_is_made_up_where_none_is_given(path: Path) -> None:
    """Another with every process, and long."""
    tokens = {make_app(path, post=Posted(Settings(), Idle())).state.posting.token for _ in "ab"}
    assert len(tokens) == 2
    assert min(map(len, tokens)) > 30


def test_what_came_of_a_post_is_told_on(path: Path) -> None:
    """To whom the server was given, once for each post."""
    told: list[Taken] = []
    app = make_app(path, post=Posted(Settings(), Idle()), token=TOKEN, told=told.append)
    with TestClient(app, base_url="http://localhost") as client:
        sent = {"text": MET, "published": "2024-05-22", "id": "lima"}
        assert client.post("/api/texts", json=sent, headers=KNOWN).status_code == 200
        assert client.post("/api/texts", json=sent).status_code == 401
    assert [(one.document_ids, one.added) for one in told] == [(("lima",), 1)]
