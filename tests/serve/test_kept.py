"""Answers are kept while the ledger stands, and none is shown of an earlier one."""

import asyncio
import shutil
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx2
import pytest
from brief_samples import document, event, interval, party, write_ledger
from httpx2 import ASGITransport, AsyncClient
from serving import served
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.ledger import Entry, Ledger
from dragoman.records import Place, Refusal
from dragoman.serve import make_app
from dragoman.serve.answers import Answer, TooLongError, begin_long, gathered
from dragoman.serve.kept import MOST_AT_ONCE, STEADY, Kept, _nothing

SECONDS = 30
PAGES = (
    "/?wait=true",
    "/events",
    "/events?party=CHL",
    "/documents",
    "/documents?party=CHL",
    "/dyad/CHL/PER",
    "/country/CHL",
    "/map?party=CHL",
    "/api/counts",
    "/api/events",
    "/api/recent",
    "/events.atom",
)


def told(name: str, month: int = 3) -> Entry:
    """Return a document that tells of talks."""
    paper = document(name, f"They met in {name}.", date(2030, month, 20))
    both = (party("CHL"), party("PER"))
    when = interval(date(2030, month, 20))
    one = event("CONSULT", both, quote=paper.text, document=paper, when=when, name=f"e{name}")
    return Entry(paper, (replace(one, place=Place(name, "CHL")),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one document."""
    return write_ledger(tmp_path / "a.ledger", told("Arica"))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """A client of its server."""
    with TestClient(make_app(path), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("page", PAGES)
def test_a_changed_ledger_shows_at_once(path: Path, client: TestClient, page: str) -> None:
    """Every page tells the same as the page of a server that has just begun."""
    before = client.get(page)
    assert client.get(page).content == before.content
    with Ledger.open(path) as book:
        book.commit([told("Tacna", 4)])
        book.merge()
        after = client.get(page, headers={"If-None-Match": before.headers.get("etag", "")})
    assert after.status_code == 200
    assert after.content != before.content
    with TestClient(make_app(path), base_url="http://localhost") as other:
        assert _settled(other, page) == _settled(client, page)


def _settled(client: TestClient, page: str) -> str:
    """Return a page once its sums are there."""
    client.get("/lately")
    return client.get(page).text


def test_each_of_many_changes_shows(path: Path, client: TestClient) -> None:
    """However quickly one follows another."""
    first = client.get("/api/counts").json()["refusals"]
    with Ledger.open(path) as book:
        for number in range(first, 20):
            book.refuse(Refusal(f"{number}.txt", "read", "empty", "nothing in it", None))
            assert client.get("/api/counts").json()["refusals"] == number + 1
            assert len(client.get("/api/refusals").json()["items"]) == number + 1


def test_another_file_in_its_place_shows(path: Path, client: TestClient, tmp_path: Path) -> None:
    """A ledger may be made anew under the same name, or be gone for a while."""
    assert client.get("/api/counts").json()["documents"] == 1
    other = write_ledger(tmp_path / "b.ledger", told("Tacna"), told("Arica"))
    path.unlink()
    assert client.get("/api/counts").status_code == 503
    shutil.copy(other, path)
    assert client.get("/api/counts").json()["documents"] == 2
    third = write_ledger(tmp_path / "c.ledger", *(told(name) for name in ("A", "B", "C")))
    third.replace(path)
    assert client.get("/api/counts").json()["documents"] == 3


def test_who_has_a_page_is_told_so(client: TestClient) -> None:
    """A page that has not changed is not sent again."""
    page = client.get("/events")
    assert page.headers["cache-control"] == "no-cache"
    again = client.get("/events", headers={"If-None-Match": f'"x", W/{page.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-security-policy" in again.headers
    assert client.get("/events", headers={"If-None-Match": '"x"'}).content == page.content


def test_errors_and_what_is_not_finished_are_not_kept(path: Path) -> None:
    """They are answered anew each time, and no browser is told to keep them."""
    with TestClient(make_app(path), base_url="http://localhost") as client:
        desk = client.app.state.desk  # type: ignore[attr-defined]
        recent, desk.recent = desk.recent, _never
        page = client.get("/")
        assert "being summed up" in page.text
        assert page.headers["cache-control"] == "no-store"
        assert "etag" not in page.headers
        desk.recent = recent
        assert "being summed up" not in _settled(client, "/")
        assert "etag" not in client.get("/events?nothing=1").headers


def _never(_patience: float | None = None) -> None:
    """Take longer than anybody waits."""
    raise TimeoutError


def test_names_do_not_share_answers(client: TestClient) -> None:
    """A feed has the site's name in it, as it was asked for."""
    one = client.get("/events.atom", headers={"Host": "localhost:1"}).text
    other = client.get("/events.atom", headers={"Host": "localhost:2"}).text
    assert "localhost:1/" in one
    assert "localhost:2/" in other
    assert client.get("/", headers={"Host": "example.org"}).status_code == 400


def test_what_many_ask_for_at_once_is_made_once(path: Path) -> None:
    """They wait for one another."""
    app = make_app(path)
    desk = app.state.desk
    free, made, page = threading.Event(), [], desk.page

    def slow(*arguments: object, **named: object) -> object:
        made.append(1)
        free.wait(SECONDS)
        return page(*arguments, **named)

    desk.page = slow
    with served(app) as site, ThreadPoolExecutor(12) as askers:
        asked = [askers.submit(httpx2.get, f"{site}/people", timeout=SECONDS) for _ in range(12)]
        while not made:
            threading.Event().wait(0.01)
        threading.Event().wait(0.2)
        free.set()
        assert {one.result(SECONDS).status_code for one in asked} == {200}
    assert len(made) == 1


def test_few_answers_are_made_at_once_and_the_others_in_turn() -> None:
    """Who asks first is answered first; what is kept already waits for nobody."""
    begun: list[str] = []
    free, full = asyncio.Event(), asyncio.Event()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        begun.append(scope["path"])
        if len(begun) > MOST_AT_ONCE:
            full.set()
        if scope["path"] != "/kept":
            await free.wait()
        await Response(scope["path"])(scope, receive, send)

    async def ask() -> list[str]:
        kept = Kept(answer, lambda: 1)
        async with AsyncClient(transport=ASGITransport(kept), base_url="http://a") as client:
            await client.get("/kept")
            others = [asyncio.create_task(client.get(f"/{n}")) for n in range(MOST_AT_ONCE + 3)]
            await full.wait()
            assert (await client.get("/kept")).text == "/kept"
            assert begun == ["/kept", *(f"/{n}" for n in range(MOST_AT_ONCE))]
            free.set()
            return [(await one).text for one in others]

    assert asyncio.run(ask()) == [f"/{n}" for n in range(MOST_AT_ONCE + 3)]
    assert begun[1:] == [f"/{n}" for n in range(MOST_AT_ONCE + 3)]


def test_what_waits_for_its_turn_is_made_once_however_often_the_ledger_changes() -> None:
    """Its answer will be of later than all who asked; what was begun before a change is not."""
    made: list[str] = []
    edition, free = [0], asyncio.Event()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope["path"])
        told = f"{edition[0]}"
        await free.wait()
        await Response(told)(scope, receive, send)

    async def ask() -> list[str]:
        kept = Kept(answer, lambda: edition[0])
        async with AsyncClient(transport=ASGITransport(kept), base_url="http://a") as client:
            asked = [asyncio.create_task(client.get(f"/{n}")) for n in range(MOST_AT_ONCE)]
            await asyncio.sleep(0.05)
            for _ in range(5):
                edition[0] += 1
                asked += [asyncio.create_task(client.get(path)) for path in ("/0", "/late")]
                await asyncio.sleep(0.05)
            free.set()
            return [(await one).text for one in asked]

    assert asyncio.run(ask()) == ["0"] * MOST_AT_ONCE + ["5"] * 10
    assert made == [*(f"/{n}" for n in range(MOST_AT_ONCE)), "/0", "/late"]


def test_a_long_answer_is_passed_on_and_takes_no_place_from_others() -> None:
    """Who asked for the same meanwhile gets a whole one too; nothing of it is kept."""
    on, begun = asyncio.Event(), asyncio.Event()
    made: list[str] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope["path"])
        if not scope["path"].startswith("/long"):
            await Response("short")(scope, receive, send)
            return
        begin_long(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for body in (b"a", b"b"):
            await send({"type": "http.response.body", "body": body, "more_body": True})
            begun.set()
            await on.wait()
        await send({"type": "http.response.body", "body": b""})

    async def ask() -> None:
        kept = Kept(answer, lambda: 1)
        async with AsyncClient(transport=ASGITransport(kept), base_url="http://a") as client:
            asked = [asyncio.create_task(client.get(f"/long{n % 5}")) for n in range(10)]
            await begun.wait()
            assert (await client.get("/page")).text == "short"
            on.set()
            assert [(await one).text for one in asked] == ["ab"] * 10
            assert len(made) == 11
            await client.get("/long0")
            assert len(made) == 12
        assert kept._places._value == MOST_AT_ONCE

    asyncio.run(ask())


def test_what_is_made_for_nobody_is_not_long() -> None:
    """There is nobody whom it could be passed on to."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        begin_long(scope)
        await Response("long")(scope, receive, send)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    with pytest.raises(TooLongError):
        asyncio.run(gathered(answer, scope, _nothing))


class Pages:
    """An application that numbers its answers, and a ledger and a clock that are turned by hand."""

    def __init__(self, oldest: float) -> None:
        self.edition, self.moment, self.made = 0, 0.0, 0
        self.kept = Kept(self.answer, lambda: self.edition, oldest, lambda: self.moment)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the edition."""
        self.made += 1
        await Response(f"{self.edition}")(scope, receive, send)

    def slowly(self, free: asyncio.Event) -> ASGIApp:
        """Return what answers as the ledger stood when it was begun, once it may."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            self.made += 1
            told = f"{self.edition}"
            if scope["method"] == "GET":
                await free.wait()
            await Response(told)(scope, receive, send)

        return answer

    async def ask(self, path: str = "/", method: str = "GET") -> int:
        """Return which edition is shown."""
        async with AsyncClient(transport=ASGITransport(self.kept), base_url="http://a") as client:
            return int((await client.request(method, path)).text)

    async def at_work(self, commits: int = STEADY) -> None:
        """Commit again and again."""
        for _ in range(commits):
            self.edition += 1
            self.moment += 1
            self.kept._key({"type": "http", "method": "GET", "path": "/", "scheme": "http",
                            "query_string": b"", "headers": []})  # fmt: skip


def run(work: Coroutine[None, None, None]) -> None:
    """Run a test that waits."""
    asyncio.run(work)


@pytest.mark.parametrize("oldest", [0.0, 10.0])
def test_while_another_process_writes_an_answer_may_be_of_just_before(oldest: float) -> None:
    """It comes at once and is made anew behind; without leave for that, it is always of now."""

    async def work() -> None:
        pages = Pages(oldest)
        assert await pages.ask() == 0
        await pages.at_work()
        assert await pages.ask() == (0 if oldest else STEADY)
        await asyncio.sleep(0)
        await asyncio.gather(*pages.kept._behind)
        assert await pages.ask() == STEADY
        assert pages.made == 2

    run(work())


def test_what_is_too_old_or_was_changed_here_is_made_anew() -> None:
    """Ten seconds after it stood last, or once something is sent to the server itself."""

    async def work() -> None:
        pages = Pages(10.0)
        assert await pages.ask() == 0
        await pages.at_work()
        pages.moment += 10
        assert await pages.ask() == STEADY
        await pages.at_work()
        await pages.ask("/correct", "POST")
        assert await pages.ask() == 2 * STEADY
        await pages.at_work(1)
        assert await pages.ask() == 2 * STEADY + 1

    run(work())


def test_while_somebody_writes_who_asks_may_have_what_is_being_made() -> None:
    """It was begun a moment ago; without leave for that, and after a change here, it is not had."""

    async def work(oldest: float) -> tuple[list[int], int]:
        pages = Pages(oldest)
        free = asyncio.Event()
        pages.kept.app = pages.slowly(free)
        await pages.at_work()
        first = asyncio.create_task(pages.ask())
        await asyncio.sleep(0.01)
        await pages.at_work()
        second = asyncio.create_task(pages.ask())
        await asyncio.sleep(0.01)
        await pages.ask("/correct", "POST")
        third = asyncio.create_task(pages.ask())
        await asyncio.sleep(0.01)
        free.set()
        return [await one for one in (first, second, third)], pages.made

    assert asyncio.run(work(10.0)) == ([3, 3, 6], 3)
    assert asyncio.run(work(0.0)) == ([3, 6, 6], 4)


def test_an_answer_that_a_commit_overtook_serves_those_who_ask_later() -> None:
    """Else nothing would ever be kept while commits come quicker than pages."""

    async def work() -> None:
        pages = Pages(10.0)
        pages.kept._keep(("gone", "http", "/", b""), await answer_of(pages), 0.0)
        assert pages.kept._before == {}
        await pages.at_work()
        pages.kept._keep(("gone", "http", "/", b""), await answer_of(pages), pages.moment)
        assert await pages.ask() == STEADY
        assert list(pages.kept._before) == [("http", "/", b"")]

    run(work())


async def answer_of(pages: Pages) -> Answer:
    """Return what an application answers now."""
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    answer = await gathered(pages.answer, scope, _nothing)
    assert answer is not None
    return answer
