"""Files opened and texts pasted into a page: read, shown, refused; hostile ones come to nothing."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.interface.intake.posted import Posted
from dragoman.pipeline import Processed
from dragoman.records import Document
from dragoman.serve import make_app
from dragoman.settings import Settings

HERE = "http://localhost"
ORIGIN = {"origin": HERE}
MET = "The foreign ministers of Chile and Peru met in Lima on Tuesday."
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
TOKEN = re.compile(r'name="token" value="([^"]+)"')
Files = list[tuple[str, tuple[str, bytes, str]]]


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
    """A browser at a server that may be read into."""
    settings = Settings(max_document_bytes=20_000, max_archive_bytes=50_000)
    app = make_app(path, write=True, reading=Posted(settings, Idle()))
    with TestClient(app, base_url=HERE, follow_redirects=False) as found:
        yield found


def sent(
    client: TestClient, files: Files | None = None, **fields: str
) -> tuple[int, str, str | None]:
    """Send the form as its page gives it; return the status, the page and where it leads."""
    found = TOKEN.search(client.get("/read").text)
    assert found is not None
    given = files or [("file", ("", b"", "application/octet-stream"))]
    answer = client.post("/read", data={"token": found[1], **fields}, files=given, headers=ORIGIN)
    return answer.status_code, answer.text, answer.headers.get("location")


def kept(path: Path) -> list[str]:
    """Return the texts that a ledger holds."""
    with dragoman.open(path, read_only=True) as book:
        return [one.title or one.document_id for one in book.documents()]


def test_a_text_is_read_and_shown(client: TestClient, path: Path) -> None:
    """It leads to the document, which shows what was pasted with its title and day."""
    status, _, to = sent(client, text=MET, title=EVIL, published="2024-05-22")
    assert (status, to is not None and to.startswith("/document?id=")) == (303, True)
    page = client.get(str(to)).text
    assert "22 May 2024" in page
    assert "The foreign ministers of" in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert kept(path) == [EVIL]


def test_several_files_are_read_and_what_is_not_is_told(client: TestClient, path: Path) -> None:
    """Each refused part is named with its reason, and a name is no more than a hint."""
    files: Files = [
        ("file", ("../../etc/one.txt", MET.encode(), "text/plain")),
        ("file", ("two.html", f"<title>Two</title><p>{MET} Again.".encode(), "text/html")),
        ("file", (f"{EVIL}.bin", bytes(range(256)), "image/png")),
    ]
    status, page, _ = sent(client, files)
    assert status == 200
    assert "2 documents added, 0 known before, 1 part not read." in page
    assert "<script>alert" not in page
    assert len(kept(path)) == 2
    assert not (path.parent / "etc").exists()


def test_a_bomb_comes_to_nothing(client: TestClient, path: Path) -> None:
    """An archive that unpacks to very much is refused as such."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.txt", b"a" * 5_000_000)
    status, page, _ = sent(client, [("file", ("a.zip", out.getvalue(), "application/zip"))])
    assert status == 200
    assert "<h2>Not read</h2>" in page
    assert kept(path) == []


def test_nothing_is_read_of_what_is_not_ours(client: TestClient, path: Path) -> None:
    """Another site, a wrong token, no cookie, too much, another kind, nothing, no day."""
    page = client.get("/read").text
    token = str(TOKEN.search(page)[1])  # type: ignore[index]
    one: Files = [("file", ("a.txt", MET.encode(), "text/plain"))]

    def status(data: dict[str, str], headers: dict[str, str], files: Files = one) -> int:
        return client.post("/read", data=data, files=files, headers=headers).status_code

    assert status({"token": token}, {"origin": "https://evil.example"}) == 403
    assert status({"token": token}, {}) == 403
    assert status({"token": "x"}, ORIGIN) == 403
    assert status({"token": token}, ORIGIN, [("file", ("a.txt", b"a" * 200_000, ""))]) == 413
    assert client.post("/read", data={"token": token}, headers=ORIGIN).status_code == 415
    broken = {"content-type": "multipart/form-data", **ORIGIN}
    assert client.post("/read", content=b"--x", headers=broken).status_code == 400
    many: Files = [("file", (f"{n}.txt", b"a", "")) for n in range(30)]
    assert status({"token": token}, ORIGIN, many) == 400
    assert sent(client)[0] == 400
    assert sent(client, text=MET, published="soon")[0] == 400
    client.cookies.clear()
    assert status({"token": token}, ORIGIN) == 403
    assert kept(path) == []


def test_a_server_that_only_shows_has_no_such_page(path: Path) -> None:
    """Nor has one that may be written to and has nothing that reads."""
    for app in (make_app(path), make_app(path, write=True)):
        with TestClient(app, base_url=HERE) as client:
            assert client.get("/read").status_code == 404
            assert client.post("/read", headers=ORIGIN).status_code in {404, 405}
            assert 'href="/read"' not in client.get("/").text
