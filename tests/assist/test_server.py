"""The server for assistants, asked by the SDK's own client over standard input and HTTP."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

import dragoman
from dragoman.assist.server import Bearer, make_server
from dragoman.errors import LedgerError, UsageError
from dragoman.ledger import Filter
from dragoman.occasions import newest_first
from dragoman.settings import Settings

mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")

LOOKING = [
    "search",
    "events",
    "occasions",
    "mechanisms",
    "positions",
    "dyad",
    "brief",
    "document",
    "code",
]
TOKYO = '"Foreign ministers" Tokyo'
ASKED: dict[str, dict[str, Any]] = {
    "search": {"words": TOKYO, "since": "2025-01-01", "limit": 1},
    "events": {"where": "between=KOR,CHN,JPN type=CONSULT status=actual", "limit": 3},
    "occasions": {"where": "between=KOR,CHN,JPN", "as_of": "2026-01-01", "limit": 3},
    "mechanisms": {"where": "party=KOR,CHN,JPN", "limit": 2},
    "positions": {"where": "party=CHN"},
    "dyad": {"first": "South Korea", "second": "JPN", "since": "2024-01-01"},
    "brief": {"between": ["KOR", "Japan"], "objective": "Where do talks stand?"},
    "document": {},  # the one that the search found
    "code": {"text": "Oman condemned Qatar on Monday.", "published": "2024-03-05"},
}
WRONG: tuple[tuple[str, dict[str, Any]], ...] = (
    ("events", {"where": "whom=KOR"}),
    ("dyad", {"first": "Atlantis", "second": "KEN"}),
    ("document", {"document_id": "none"}),
    ("events", {"limit": 101}),
    ("read", {"text": "They met."}),
)


def quotes_of(answer: object) -> list[dict[str, Any]]:
    """Return every quote in an answer, however deep."""
    if isinstance(answer, dict):
        own = [answer] if {"document_id", "start", "end", "quote"} <= set(answer) else []
        return own + [quote for value in answer.values() for quote in quotes_of(value)]
    return [q for one in answer for q in quotes_of(one)] if isinstance(answer, list) else []


async def over_standard_input(demo: Path) -> dict[str, Any]:
    """Return the list of tools, and what each answers, of a server in a process of its own."""
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "dragoman", "mcp", str(demo / "demo.ledger")],
        env=dict(os.environ),
    )
    async with mcp.Client(mcp.stdio_client(server)) as client:
        found: dict[str, Any] = {"tools": (await client.list_tools()).tools, "errors": []}
        for name, arguments in ASKED.items():
            if name == "document":
                arguments["document_id"] = found["search"]["passages"][0]["document_id"]
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result.content
            assert json.loads(result.content[0].text) == result.structured_content
            found[name] = result.structured_content
        for name, arguments in WRONG:
            result = await client.call_tool(name, arguments)
            assert result.is_error
            found["errors"].append(result.content[0].text)
        return found


@pytest.fixture(scope="module")
def answers(demo: Path) -> dict[str, Any]:
    """All in one session, since a process takes seconds to start."""
    return anyio.run(over_standard_input, demo)


def test_every_tool_is_listed_and_changes_nothing(answers: dict[str, Any]) -> None:
    """With a description of itself and of what it takes; none of them writes."""
    tools = answers["tools"]
    assert [tool.name for tool in tools] == LOOKING == list(ASKED)
    for tool in tools:
        assert len(tool.description) > 40
        assert tool.annotations.read_only_hint
        assert tool.output_schema["type"] == "object"
        for name, about in tool.input_schema["properties"].items():
            assert about.get("description"), (tool.name, name)


@pytest.mark.parametrize("tool", LOOKING)
def test_every_answer_cites_words_that_stand_in_the_text(
    answers: dict[str, Any], tool: str, demo: Path
) -> None:
    """A document and a quote at its place; documents are told with title, publisher and day."""
    found = quotes_of(answers[tool])
    assert found
    with dragoman.open(demo / "demo.ledger", read_only=True) as book:
        for one in found:
            document = book.document(one["document_id"])
            text = document.text if document else answers["code"]["text"]
            assert text[one["start"] : one["end"]] == one["quote"] != ""
            if document:
                day = document.published.isoformat() if document.published else None
                told = (one["title"], one["publisher"], one["published"])
                assert told == (document.title, document.publisher, day)


def test_what_the_tools_find(answers: dict[str, Any], demo: Path) -> None:
    """What the commands find, in their order."""
    passage = answers["search"]["passages"][0]
    assert "foreign ministers" in passage["quote"].lower()
    assert passage["published"] >= "2025-01-01"
    assert answers["search"]["next_offset"] == 1
    with dragoman.open(demo / "demo.ledger", read_only=True) as book:
        wanted = Filter.parse(ASKED["events"]["where"])
        met = book.ledger.newest(wanted, 3)
        assert [one["event_id"] for one in answers["events"]["events"]] == [
            one.event_id for one in met
        ]
        assert answers["events"]["total"] == book.ledger.count(wanted)
        arranged = [one.mechanism_id for one in book.mechanisms("party=KOR,CHN,JPN").first(2)]
        rows = book.ledger.dyad("KOR", "JPN", Filter.parse("since=2024-01-01"))
    assert answers["events"]["next_offset"] == 3
    act = answers["events"]["events"][0]
    assert act["sentence"].endswith(".")
    assert {"KOR", "CHN", "JPN"} & {who["country"] for who in act["actors"]}
    series = answers["mechanisms"]["arrangements"]
    assert [one["mechanism_id"] for one in series] == arranged
    assert len(series[0]["sessions"]) == min(10, series[0]["sessions_in_all"]) > 1
    dyad = answers["dyad"]
    assert (dyad["first"], dyad["second"]) == ("KOR", "JPN")
    assert [row["events"] for row in dyad["counts"]] == [row.events for row in rows]
    assert dyad["index"][0]["month"] == "2024-01"
    assert answers["brief"]["markdown"].startswith("# ")
    assert "Where do talks stand?" in answers["brief"]["markdown"]
    numbers = [note["number"] for note in answers["brief"]["footnotes"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_occasions_are_those_of_the_ledger(answers: dict[str, Any], demo: Path) -> None:
    """The newest first, each with its life, as one sees it from a day."""
    found = answers["occasions"]["occasions"]
    with dragoman.open(demo / "demo.ledger", read_only=True) as book:
        every = newest_first(
            book.ledger.occasions(Filter.parse("between=KOR,CHN,JPN"), date(2026, 1, 1))
        )
    assert [one["occasion_id"] for one in found] == [one.occasion_id for one in every[:3]]
    assert answers["occasions"]["next_offset"] == 3
    for one in found:
        assert one["life"]
        assert all(turn["evidence"] for turn in one["life"])


def test_a_document_is_told_with_its_spans(answers: dict[str, Any]) -> None:
    """Its parts, whom it names where, and the events that it tells."""
    paper = answers["document"]
    assert len(paper["text"]) == paper["characters"]
    assert (paper["start"], paper["next_start"]) == (0, None)
    assert {part["kind"] for part in paper["parts"]} >= {"headline", "body"}
    assert paper["events"]
    for name in paper["names"]:
        assert paper["text"][name["start"] : name["end"]] == name["words"]


def test_a_text_is_coded_as_the_command_codes_it(answers: dict[str, Any]) -> None:
    """Nothing of it is kept."""
    found = answers["code"]
    assert [(one["event_type"], one["when"]) for one in found["events"]] == [
        ("ACCUSE", "2024-03-04")
    ]
    assert (found["published"], found["refused"]) == ("2024-03-05", [])


def test_what_goes_wrong_says_what_to_do(answers: dict[str, Any]) -> None:
    """The message is the command line's; a tool that is not there is not."""
    filtered, state, document, limit, absent = answers["errors"]
    assert "there is no filter key 'whom'; keys are actor" in filtered
    assert state.endswith("'Atlantis' is no state; write its code (KOR) or its name")
    assert document.endswith("there is no document 'none'")
    assert "less than or equal to 100" in limit
    assert "read" in absent


def test_texts_are_read_into_the_ledger_only_where_that_was_asked_for(tmp_path: Path) -> None:
    """With --write there is one more tool; reading the same again adds nothing."""
    path = tmp_path / "new.ledger"
    with dragoman.open(path):
        pass

    async def ask() -> list[Any]:
        async with mcp.Client(make_server(path, Settings(), write=True)) as client:
            tools = (await client.list_tools()).tools
            assert [one.name for one in tools] == [*LOOKING, "read"]
            assert not tools[-1].annotations.read_only_hint
            article = {"text": "Kenya condemned Uganda on Monday.", "published": "2024-03-05"}
            told = [await client.call_tool("read", article) for _ in range(2)]
            told.append(await client.call_tool("events", {}))
            return [one.structured_content for one in told]

    first, again, found = anyio.run(ask)
    assert (first["added"], first["events"], again["added"], again["known"]) == (1, 1, 0, 1)
    assert [one["event_type"] for one in found["events"]] == ["ACCUSE"]


def test_streamable_http_answers_the_same_client(demo: Path) -> None:
    """In this process, over the application that is served."""
    import httpx2  # noqa: PLC0415 - the SDK's own
    from mcp.client.streamable_http import streamable_http_client  # noqa: PLC0415 - an extra

    server = make_server(demo / "demo.ledger", Settings())
    app = server.streamable_http_app()

    async def ask() -> dict[str, Any]:
        async with (
            server.session_manager.run(),
            httpx2.AsyncClient(
                transport=httpx2.ASGITransport(app), base_url="http://localhost:1"
            ) as web,
            mcp.Client(streamable_http_client("http://localhost:1/mcp", http_client=web)) as client,
        ):
            told = await client.call_tool("events", {"where": "party=KOR", "limit": 2})
            found: dict[str, Any] = told.structured_content
            return found

    assert len(anyio.run(ask)["events"]) == 2


def test_who_sends_no_token_is_not_let_in() -> None:
    """A bearer's token, compared as a whole."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"in"})

    client = TestClient(Bearer(app, "secret"))
    assert client.get("/mcp").status_code == 401
    assert client.get("/mcp", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/mcp", headers={"Authorization": "Bearer secret"}).text == "in"


def test_it_needs_a_ledger_and_the_sdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message says what to do."""
    with pytest.raises(LedgerError, match="make one with: dragoman read"):
        make_server(tmp_path / "none.ledger", Settings())
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(UsageError, match=r'pip install "dragoman\[mcp\]"'):
        make_server(tmp_path / "none.ledger", Settings())
