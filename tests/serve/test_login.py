"""Who may ask a server that names its members: by token, by session, by the word of a proxy."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from brief_samples import write_ledger
from click.testing import CliRunner
from fastapi import FastAPI
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.testclient import TestClient

from dragoman.cli.app import cli
from dragoman.cli.services.members import ROLES as ASKED
from dragoman.errors import InputError, UsageError
from dragoman.ledger.postgres.roles import ROLES as OF_DATABASES
from dragoman.serve import make_app
from dragoman.serve.app import LOCAL_HOSTS
from dragoman.serve.login import ROLES
from dragoman.serve.login.members import WRONG, Members, added, read, removed
from dragoman.serve.login.sessions import LASTS_SECONDS, MOST_FAILED, Session, Sessions

OURS = {"Origin": "http://localhost"}
PROXY = '[proxy]\nheader = "X-Forwarded-Email"\nrole = "reader"\n'


def test_roles_are_those_of_databases_and_of_the_command() -> None:
    """Each has them where nothing heavy need be imported for it."""
    assert ROLES == ASKED == OF_DATABASES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of members."""
    return tmp_path / "team.toml"


@pytest.fixture
def tokens(file: Path) -> dict[str, str]:
    """The token of each member, by role."""
    people = (("Rea", "reader", ""), ("Bea Łoś", "editor", "bea@x.example"), ("Ada", "admin", ""))
    found = {role: added(file, name, role, login)[1] for name, role, login in people}
    file.write_text(file.read_text(encoding="utf-8") + PROXY, encoding="utf-8")
    return found


@pytest.fixture
def app(tmp_path: Path, file: Path, tokens: dict[str, str]) -> FastAPI:
    """An application that lets members alone in."""
    assert tokens
    path = write_ledger(tmp_path / "a.ledger")
    return make_app(path, write=True, members=Members(file))


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser without a session."""
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as found:
        yield found


def bearer(token: str) -> dict[str, str]:
    """Return the header that programs send."""
    return {"Authorization": f"Bearer {token}"}


def test_nobody_is_let_in_without_proof(client: TestClient) -> None:
    """Pages lead to the form, programs are told; what loads the form and tells of life is open."""
    page = client.get("/events?type=AID")
    assert (page.status_code, page.headers["location"]) == (
        303,
        "/login?next=%2Fevents%3Ftype%3DAID",
    )
    for path in ("/api/events", "/metrics", "/api/openapi.json"):
        refused = client.get(path, headers=bearer("wrong"))
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert "frame-ancestors 'none'" in refused.headers["content-security-policy"]
    assert client.post("/api/correct", json={}).status_code == 401
    for path in ("/login", "/healthz", "/static/style.css"):
        assert client.get(path).status_code == 200


def test_each_role_may_do_its_own(client: TestClient, tokens: dict[str, str]) -> None:
    """A reader looks, an editor signs with their own name, only an admin takes back another's."""

    def post(role: str, path: str, **sent: object) -> tuple[int, str]:
        answer = client.post(path, json=sent, headers=bearer(tokens[role]))
        return answer.status_code, answer.text

    assert client.get("/api/events/met", headers=bearer(tokens["reader"])).status_code == 200
    assert post("reader", "/api/correct", event_id="met", note="x")[0] == 403
    status, made = post("editor", "/api/correct", event_id="met", note="x", by="Ada")
    assert (status, '"by":"Bea Łoś"' in made) == (200, True)
    assert post("admin", "/api/correct", event_id="met", note="y")[0] == 200
    status, told = post("editor", "/api/corrections/undo", event_id="met")
    assert (status, "Ada made this correction" in told) == (403, True)
    assert post("editor", "/api/corrections/undo", event_id="met", correction_id=1)[0] == 200
    assert post("admin", "/api/corrections/undo", event_id="met", correction_id=2)[0] == 200


def test_a_browser_logs_in_and_out(client: TestClient, tokens: dict[str, str], file: Path) -> None:
    """A session ends with the way out, or when its member is let in no more; only from here."""

    def log_in(token: str, **headers: str) -> int:
        form = {"token": token, "next": "//elsewhere.example"}
        answer = client.post("/login", data=form, headers=headers or OURS)
        assert answer.headers.get("location", "/") == "/"
        return answer.status_code

    assert log_in("wrong") == 401
    assert log_in(tokens["editor"], Origin="http://elsewhere.example") == 403
    assert log_in(tokens["editor"]) == 303
    page = client.get("/events/met")
    assert page.status_code == 200
    assert "<bdi>Bea Łoś</bdi> <button>Log out</button>" in page.text
    assert 'placeholder="Bea Łoś"' in page.text
    assert client.post("/logout", headers=OURS).status_code == 303
    assert client.get("/events/met").status_code == 303
    assert log_in(tokens["editor"]) == 303
    removed(file, "Bea Łoś")
    assert client.get("/events/met").status_code == 303


def test_a_proxy_s_word_counts_with_its_secret(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom the file does not name has the role that it gives to all."""
    asked = {"X-Forwarded-Email": "bea@x.example", "X-Dragoman-Proxy": "s3cret"}
    assert client.get("/api/events", headers=asked).status_code == 401  # no secret is set
    monkeypatch.setenv("DRAGOMAN_PROXY_SECRET", "s3cret")
    assert client.get("/api/events", headers=asked).status_code == 200
    assert client.get("/api/events", headers={**asked, "X-Dragoman-Proxy": "x"}).status_code == 401
    stranger = {**asked, "X-Forwarded-Email": "carl@x.example"}
    assert client.get("/events", headers=stranger).status_code == 200
    assert client.post("/api/correct", json={}, headers=stranger).status_code == 403
    without = client.post("/api/correct", json={"event_id": "met", "note": "x"}, headers=asked)
    assert without.status_code == 403  # a browser behind a proxy sends it anywhere: no proof


def test_many_wrong_tokens_stop_trying() -> None:
    """For a minute; sessions last half a day."""
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    for _ in range(MOST_FAILED):
        assert not sessions.is_stormed()
        sessions.fail()
    assert sessions.is_stormed()
    secret = sessions.begin("Ada", "0")
    now[0] = 61.0
    assert not sessions.is_stormed()
    assert (sessions.of(secret), sessions.of("other")) == (Session("Ada", "0"), None)
    now[0] = LASTS_SECONDS + 1
    assert sessions.of(secret) is None


def test_the_command_keeps_the_file(file: Path) -> None:
    """It holds no token, and only its owner may read it; what makes no sense changes nothing."""

    def run(*options: str) -> tuple[str, str]:
        done = CliRunner().invoke(cli, ["members", str(file), *options])
        return done.stdout.strip(), str(done.exception or "")

    token, _ = run("--add", "Ada", "--role", "admin")
    assert len(token) == 43
    assert token not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    run("--add", "Bea", "--login", "bea@x.example")
    assert run()[0] == "Ada\tadmin\nBea\treader\tbea@x.example"
    found = Members(file).of_token(token)
    assert found is not None
    assert found.name == "Ada"
    again, _ = run("--add", "Ada", "--role", "editor")
    assert Members(file).of_token(token) is None
    assert Members(file).of_token(again) is not None
    assert "names no 'Carl'" in run("--remove", "Carl")[1]
    assert "two members have the login" in run("--add", "Carl", "--login", "bea@x.example")[1]
    run("--remove", "Bea")
    assert [one.name for one in read(file).members] == ["Ada"]
    file.write_text("[[member]]\nname = 1\n")
    with pytest.raises(UsageError, match="Expected `str`"):
        Members(file)
    with pytest.raises(InputError, match="cannot read"):
        Members(file.with_name("none.toml"))


@pytest.mark.parametrize(
    "host", ["localhost:80/login?", "localhost:80/static/?", "localhost/healthz#", "localhost:x"]
)
def test_a_host_s_name_opens_nothing(client: TestClient, host: str) -> None:
    """What is asked for is the path, whatever the header of the host makes of it."""
    assert client.get("/api/events", headers={"Host": host}).status_code == 401
    assert client.post("/api/correct", json={}, headers={"Host": host}).status_code == 401
    assert client.get("/events", headers={"Host": host}).status_code == 303


def test_what_a_library_makes_of_the_host_opens_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some versions build the whole address from the host that was sent."""
    monkeypatch.setattr(Request, "url", URL("http://localhost/login?/api/events"))
    assert client.get("/api/events").status_code == 401


def test_wrong_tokens_lock_nobody_out(
    app: FastAPI, client: TestClient, tokens: dict[str, str]
) -> None:
    """Who gives a wrong one waits; the right one is let in at once."""
    for _ in range(MOST_FAILED):
        app.state.sessions.fail()
    wrong = client.post("/login", data={"token": "wrong"}, headers=OURS)
    assert (wrong.status_code, wrong.headers["retry-after"]) == (429, "60")
    right = client.post("/login", data={"token": tokens["reader"]}, headers=OURS)
    assert right.status_code == 303


def test_a_new_token_ends_the_sessions_of_the_old(
    client: TestClient, tokens: dict[str, str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may have them; what else the file says changes nothing."""
    assert client.post("/login", data={"token": tokens["editor"]}, headers=OURS).status_code == 303
    added(file, "Ada")
    assert client.get("/events").status_code == 200
    added(file, "Bea Łoś")
    assert client.get("/events").status_code == 303
    monkeypatch.setenv("DRAGOMAN_PROXY_SECRET", "s3cret")
    proxy = {"X-Forwarded-Email": "bea@x.example", "X-Dragoman-Proxy": "s3cret"}
    assert client.get("/events", headers=proxy).status_code == 200  # beside a cookie that is over


def test_a_new_token_keeps_role_and_login(file: Path) -> None:
    """Unless others are given; an empty login takes it away."""

    def run(*options: str) -> str:
        return CliRunner().invoke(cli, ["members", str(file), *options]).stderr

    assert run("--add", "Bea").startswith("Bea is reader.")
    assert run("--add", "Bea", "--role", "editor", "--login", "b@x").startswith("Bea is editor.")
    assert run("--add", "Bea").startswith("Bea is editor.")
    assert [(one.role, one.login) for one in read(file).members] == [("editor", "b@x")]
    run("--add", "Bea", "--role", "admin")
    assert [(one.role, one.login) for one in read(file).members] == [("admin", "b@x")]
    run("--add", "Bea", "--login", "")
    assert [(one.role, one.login) for one in read(file).members] == [("admin", "")]


def test_a_broken_file_is_told(
    client: TestClient, tokens: dict[str, str], file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """To strangers without what stands in it; to the log once; a mended one lets in again."""
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + "[[member]]\nname = 1\n", encoding="utf-8")
    known = bearer(tokens["reader"])
    told = client.get("/api/events", headers=known)
    assert (told.status_code, told.json()) == (503, {"detail": WRONG})
    page = client.get("/events", headers=known)
    assert (page.status_code, page.text) == (503, f"{WRONG}\n")
    log_in = client.post("/login", data={"token": tokens["reader"]}, headers=OURS)
    assert (log_in.status_code, WRONG in log_in.text) == (503, True)
    assert [client.get(path, headers=known).status_code for path in ("/healthz", "/login")] == [
        200,
        200,
    ]
    (said,) = [one.getMessage() for one in caplog.records if one.name.endswith("login.members")]
    assert f"{file}: Expected `str`" in said
    file.unlink()
    assert client.get("/api/events", headers=known).status_code == 503
    file.write_text(whole, encoding="utf-8")
    assert client.get("/api/events", headers=known).status_code == 200


def test_a_changed_file_keeps_its_owner_and_mode(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a server that is another user goes on reading it."""
    added(file, "Ada")
    file.chmod(0o640)
    added(file, "Bea")
    assert file.stat().st_mode & 0o777 == 0o640
    owned, true = [], os.fstat

    def others(handle: int) -> os.stat_result:
        found = list(true(handle))
        found[4] += 1
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", others)
    monkeypatch.setattr(os, "fchown", lambda _, *whose: owned.append(whose))
    removed(file, "Bea")
    assert owned == [(file.stat().st_uid, file.stat().st_gid)]


def test_a_proxy_s_public_address_is_ours(
    tmp_path: Path, file: Path, tokens: dict[str, str]
) -> None:
    """Forms come from there though the proxy asks without TLS; from no other address do they."""
    public = "https://news.example.org"
    path = write_ledger(tmp_path / "b.ledger")
    hosts = (*LOCAL_HOSTS, "news.example.org")
    app = make_app(path, write=True, members=Members(file), hosts=hosts, origins=(public,))

    def status(origin: str, host: str) -> tuple[int, bool]:
        with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
            sent = {"Origin": origin, "Host": host, "Sec-Fetch-Site": "same-origin"}
            answer = client.post("/login", data={"token": tokens["editor"]}, headers=sent)
            return answer.status_code, "Secure" in answer.headers.get("set-cookie", "")

    assert status(public, "news.example.org") == (303, True)
    assert status(public, "127.0.0.1:8722") == (303, True)
    assert status("http://localhost", "localhost") == (303, False)
    assert status("https://other.example.org", "news.example.org") == (403, False)
    assert status("https://other.example.org", "other.example.org") == (400, False)


def test_the_command_serves_public_addresses(
    tmp_path: Path, file: Path, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As allowed hosts and as places where forms come from."""
    assert tokens
    path = write_ledger(tmp_path / "b.ledger")
    apps: list[FastAPI] = []
    monkeypatch.setattr("dragoman.serve.opening.serve", lambda app, *_: apps.append(app))
    options = ["--ledger", str(path), "--write", "--members", str(file)]
    public = ["--public", "https://News.example.org/", "--public", "http://[2001:db8::1]:8080"]
    done = CliRunner().invoke(cli, ["serve", *options, *public], catch_exceptions=False)
    assert done.exit_code == 0
    assert apps[0].state.origins == {"https://news.example.org", "http://[2001:db8::1]:8080"}
    with TestClient(apps[0], base_url="http://localhost") as client:
        for host, status in (("news.example.org", 200), ("other.example.org", 400)):
            assert client.get("/login", headers={"Host": host}).status_code == status
