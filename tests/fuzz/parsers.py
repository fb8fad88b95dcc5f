"""Targets that need no reader: each takes bytes, thousands a second, and fails where it may not.

Bytes below 128 are the letters that they are; the others stand for pieces of the language that a
target reads, so that what is changed at random is often nearly right.
"""

import asyncio
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "present"))
from brief_samples import write_ledger
from fuzzing import DAY, PIECES, TERMS, WORDS, filtered, json_line, when

from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import who
from dragoman.errors import DragomanError, FilterError
from dragoman.foreign.days import any_day, iso_day, plain_day
from dragoman.foreign.reading import FORMS, form_of, rows_of
from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger.queries.words import match
from dragoman.ledger.rows.decoding import decode
from dragoman.llm.claims import claims_of
from dragoman.read.context import Budget, Hints, Refused
from dragoman.read.decoding import decode_bytes, normalise
from dragoman.read.detection import detect
from dragoman.read.page.datelines import find_dateline
from dragoman.read.page.dates import (
    date_in,
    date_line,
    date_of_address,
    date_of_field,
    either_date,
    month_and_day,
)
from dragoman.records import Document, Event, Evidence, Mechanism, Office, Position, encode
from dragoman.records.written_days import days_of
from dragoman.watch.plan import load as load_plan

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Message

LITERAL = 128
WRONG = 500
LONGEST_KEPT, MOST_KEPT = 200, 60  # bytes of an input, inputs of a target
CORPORA = Path(__file__).parent / "corpora"
ASKED = (
    *("/events", "/api/events", "/api/events/", "/documents", "/api/document", "/api/mentions"),
    *("/people", "/mechanisms", "/api/places", "/find", "/api/dyads/CHL/PER", "/api/turns/CHL/PER"),
    *("?", "&", "=", "%", "%00", "%ff", "%F0%9F%98%80", "/", "..", "//", ";", "#", "+", "%22"),
    *("text", "q", "actor", "between", "type", "status", "since", "until", "where", "confidence"),
    *("offset", "limit", "order", "document", "speaker", "place", "party", "format", "from", "to"),
    *("CHL", "PER", "CONSULT", "2024-05", "99999999999999999999", "-1", "0.5", "oldest", "csv"),
)
KINDS = (Document, Event, Mechanism, Office, Position, Evidence)
DAYS = (
    *("January", "Sept.", "mardi", "2024", "22", "-", "/", "T", ":", "+09:00", "Z", " ", ", "),
    *("Published", "Updated", "31", "02", "0000", "9999", "12th", "\u5e74", "\u6708", "\u65e5"),
    *("\u00a0", "\u2013", "Wed", "GMT", "BST", "today", "\u0664", "https://a.example/"),
)
JSON = (
    *('{"', '":"', '","', '":', "{}", "[]", "null", "true", "1e999", "-1", "\\ud800", "\\u0000"),
    *(field for kind in KINDS for field in kind.__dataclass_fields__),
    *("CONSULT", "actual", "asserted", "2024-05-22", "day", "member", "KOR", "GOV"),
)
MENTIONED = (
    *("foreign minister ", "the ", "former ", "court", "ministry of ", "'s ", "embassy in "),
    *("Kremlin", "Korean", "rebels", "envoy to ", " of ", ", ", " and ", "spokesperson ", "Dr. "),
)
TABLES = ("\t", ",", "\n", '"', "20240522", "2024-05-22", "USA", "KOR", "042", "-4.0", "1", "NULL")
TOML = (
    *("[[source]]\n", "[[alert]]\n", "[deliver]\n", "[deliver.mail]\n", "[watch]\n", " = ", '"'),
    *("feed", "page", "folder", "every", "name", "when", "where", "between", "url", "webhook"),
    *('"1m"', '"overdue"', '["KOR", "CHN"]', '"https://a.example/feed"', "\n", "true", "1e9"),
)


def woven(data: bytes, pieces: Sequence[str]) -> str:
    """Return the text that bytes stand for."""
    return "".join(
        chr(one) if one < LITERAL else pieces[(one - LITERAL) % len(pieces)] for one in data
    )


@cache
def _room() -> Path:
    """Return a folder for files that are read, in memory where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own in it
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))


@cache
def _index() -> sqlite3.Connection:
    """Return a full-text index of one line."""
    one = sqlite3.connect(":memory:")
    one.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    one.execute("INSERT INTO words VALUES ('Chile met Peru')")
    return one


def days(text: str) -> None:
    """A day is understood, or told to be none."""
    for read in (date_in, either_date, month_and_day, date_line, date_of_field, date_of_address):
        read(text)  # type: ignore[operator]
    found = find_dateline(text, frozenset({"SEOUL"}))
    assert found is None or 0 <= found[0] <= len(text), found
    for strict in (plain_day, iso_day, any_day, days_of):
        try:
            strict(text)  # type: ignore[operator]
        except ValueError:
            continue


def wire(line: str) -> None:
    """A record that can be read is written and read again as it was."""
    for kind in KINDS:
        try:
            one = decode(line.encode("utf-8", "surrogatepass"), kind)
        except DragomanError:
            continue
        assert decode(encode(one), kind) == one, one


def foreign(table: str) -> None:
    """Every line of other people's data is a row or told to be none."""
    path = _room() / "table"
    path.write_bytes(table.encode("utf-8", "surrogatepass"))
    forms = tuple(FORMS.values())
    chosen = [forms[len(table) % len(forms)]]
    with suppress(DragomanError):
        chosen.append(form_of(path))
    for form in chosen:
        try:
            assert all(isinstance(one, Foreign | Unread) for one in rows_of(path, form))
        except DragomanError:
            continue


def claimed(answer: str) -> None:
    """What a language model answers is claims, or told to be none."""
    for whole in (True, False):
        list(claims_of(answer, whole=whole))


def searched(words: str) -> None:
    """Whatever is searched for is a question that the database understands."""
    try:
        asked = match([words, words[::-1]])
    except FilterError:
        return
    _index().execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked,)).fetchone()


def planned(text: str) -> None:
    """A plan of what is watched makes sense, or is told not to."""
    path = _room() / "sources.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        load_plan(path)
    except DragomanError:
        return


def decoded(body: bytes) -> None:
    """Bytes are of a format, and become text that can be written."""
    with suppress(Refused):
        detect(body, Hints("a", "a", Budget(1_000_000)))
    text = decode_bytes(body)
    if text is not None:
        normalise(text).encode()


@cache
def _resolver() -> EntityResolver:
    """Return the shipped registers."""
    return EntityResolver.load()


def whom(text: str) -> None:
    """A mention is of somebody with a whole name and country, or of nobody."""
    found = who(text, _resolver(), DAY)
    assert found.country is None or len(found.country) == len("KOR"), found
    assert found.entity_id is None or found.entity_id.strip(), found


@cache
def _served() -> "tuple[FastAPI, asyncio.AbstractEventLoop]":
    """Return the application over a small ledger, and what runs it."""
    from dragoman.serve import make_app  # noqa: PLC0415 - the other targets need it not

    return make_app(write_ledger(_room() / "a.ledger")), asyncio.new_event_loop()


def asked(address: str) -> None:
    """Whatever is asked is answered, or told to be no question: never a fault of the server."""
    app, loop = _served()
    path, _, query = address.encode("utf-8", "surrogatepass").partition(b"?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "root_path": "",
        "client": ("127.0.0.1", 0),
        "server": ("a", 0),
        "path": "/" + path.lstrip(b"/").decode("utf-8", "replace"),
        "raw_path": path,
        "query_string": query,
        "headers": [(b"host", b"localhost")],
    }
    status = []

    async def receive() -> "Message":
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: "Message") -> None:
        status.append(message.get("status"))

    async def ask() -> None:
        await app(scope, receive, send)

    loop.run_until_complete(ask())
    assert isinstance(status[0], int), status
    assert status[0] < WRONG, (status, address)


@dataclass(frozen=True, slots=True)
class Parser:
    """A target.

    Attributes:
        take: takes one input; text where there are pieces, else bytes.
        pieces: what bytes from 128 on stand for.
    """

    take: Callable[..., None]
    pieces: tuple[str, ...] = ()

    def __call__(self, data: bytes) -> None:
        """Take one input."""
        self.take(woven(data, self.pieces) if self.pieces else data)


PARSERS = {
    "filter": Parser(filtered, TERMS),
    "json": Parser(json_line),
    "when": Parser(when, tuple(f" {one} " for one in WORDS)),
    "days": Parser(days, DAYS),
    "wire": Parser(wire, JSON),
    "foreign": Parser(foreign, TABLES),
    "claims": Parser(claimed, JSON),
    "search": Parser(searched, TERMS),
    "plan": Parser(planned, TOML),
    "decode": Parser(decoded),
    "who": Parser(whom, (*(f" {one} " for one in WORDS), *MENTIONED)),
    "ask": Parser(asked, ASKED),
}
SEEDS: dict[str, tuple[bytes, ...]] = {
    "filter": (b"actor=KOR type=CONSULT,AGREE since=2025-01 confidence>=0.6", b'text:"a \\"b"'),
    "json": (*PIECES, b'{"id":"1","text":"Chile met Peru."}\n'),
    "when": (b"from 1 to 2 May 2024, last month and at 9 pm on Tuesday", b"in the 1990s"),
    "days": (b"2024-05-22T09:00:00Z", b"May 22, 2024", b"https://a.example/2024/05/22/talks"),
    "wire": (b'{"document_id":"d1","start":0,"end":2,"quote":"Hi"}', b'{"text":""}'),
    "foreign": (b'{"event_type":"CONSULT"}', b"event_id_cnty,event_date\n1,22 May 2024\n"),
    "claims": (b'{"events":[{"event_type":"CONSULT","quote":"Chile met Peru"}]}',),
    "search": (b'"joint statement" talks*', b"a OR b NEAR(c d)"),
    "plan": (b'[[source]]\nfolder = "in"\nevery = "1m"\n[[alert]]\nname = "a"\n',),
    "who": (b"Japan's senior deputy foreign minister, Takehiro Funakoshi", b"a Kenyan court"),
    "ask": (b"/api/events?text=talks&between=CHL,PER&since=2024", b"/events?order=oldest"),
    "decode": (b"\xff\xfeC\x00", b"\xef\xbb\xbfChile", b"<html>", b"From a@b\n", b"%PDF-1.4"),
}  # fmt: skip


def corpus(name: str) -> tuple[bytes, ...]:
    """Return what a target begins with: its seeds, and small inputs that once reached a branch."""
    path = CORPORA / f"{name}.jsonl"
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    return (*SEEDS[name], *(json.loads(one).encode("latin-1") for one in lines))


def keep(name: str, found: Sequence[bytes]) -> int:
    """Keep some of what reached new branches, short and long; return how many are kept in all."""
    there = {*corpus(name), *found} - {*SEEDS[name], b""}
    kept = sorted((one for one in there if len(one) <= LONGEST_KEPT), key=len)
    few = kept[:: -(-len(kept) // MOST_KEPT) or 1]
    lines = sorted(json.dumps(one.decode("latin-1")) + "\n" for one in few)
    CORPORA.mkdir(exist_ok=True)
    (CORPORA / f"{name}.jsonl").write_text("".join(lines), encoding="ascii")
    return len(lines)
