"""Answers that are kept for as long as the ledger stands as it is.

Invariants: who asks gets an answer of the ledger as it stood when they asked, or later; while an
answer is made, whoever asks for the same waits for it. A browser that has an answer already is
told so (304) in a few bytes.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import LedgerError

MOST_BYTES = 64 * 2**20
MOST_EACH = 2 * 2**20
OK, NOT_MODIFIED = 200, 304
SAME = frozenset(("host", "authorization"))
OURS = "dragoman"
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent for a request.

    Attributes:
        status: the number.
        headers: as they were sent.
        body: all of it.
        lasts: whether others may have it for as long as the ledger stands.
    """

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    lasts: bool


class Kept:
    """Keeps what an application answers to whoever looks.

    Args:
        app: the application.
        edition: tells what changes whenever the ledger does.
    """

    def __init__(self, app: ASGIApp, edition: Callable[[], object]) -> None:
        self.app = app
        self._ask_edition = edition
        self._edition: object = None
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0
        self._making: dict[Key, asyncio.Future[Answer | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or have the application answer."""
        key = self._key(scope)
        if key is None:
            await self.app(scope, receive, send)
            return
        answer = self._found(key) or await self._shared(key)
        if answer is None:
            answer = await self._made(key, scope, receive)
        await _sent(answer, Headers(scope=scope), send)

    def _key(self, scope: Scope) -> Key | None:
        """Return what an answer is kept by; None for what is never kept."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if scope["path"].startswith("/static/"):
            return None
        try:
            edition = self._ask_edition()
        except LedgerError:  # the application tells
            return None
        if edition != self._edition:
            self._edition, self._bytes = edition, 0
            self._kept.clear()
        whose = _whose(Headers(scope=scope))
        return (edition, scope["scheme"], scope["path"], scope["query_string"], *whose)

    def _found(self, key: Key) -> Answer | None:
        """Return an answer that is kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    async def _shared(self, key: Key) -> Answer | None:
        """Return the answer that is just being made for somebody else, if there will be one."""
        making = self._making.get(key)
        return None if making is None else await asyncio.shield(making)

    async def _made(self, key: Key, scope: Scope, receive: Receive) -> Answer:
        """Have the application answer; keep it if it lasts, and tell those who wait."""
        making: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        ours = self._making.setdefault(key, making) is making
        answer: Answer | None = None
        try:
            answer = await _answer(self.app, scope, receive)
        finally:
            if ours:
                del self._making[key]
                making.set_result(answer if answer and answer.lasts else None)
        if answer.lasts:
            self._keep(key, answer)
        return answer

    def _keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, and let go of what was not asked for longest."""
        if key in self._kept or key[0] != self._edition or len(answer.body) > MOST_EACH:
            return
        self._kept[key] = answer
        self._bytes += len(answer.body)
        while self._bytes > MOST_BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1].body)


def _whose(asked: Headers) -> list[str]:
    """Return what of a request's headers may change an answer; cookies of others do not."""
    cookies = [one.strip() for one in asked.get("cookie", "").split(";")]
    ours = sorted(one for one in cookies if one.startswith(OURS))
    return [*(value for name, value in asked.items() if name in SAME), *ours]


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> Answer:
    """Return what an application answers."""
    begun: Message = {}
    parts: list[bytes] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.update(message)
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    body = b"".join(parts)
    headers = MutableHeaders(raw=list(begun["headers"]))
    lasts = (
        begun["status"] == OK
        and "set-cookie" not in headers
        and "no-store" not in headers.get("cache-control", "")
    )
    if lasts:
        headers["etag"] = f'"{blake2b(body, digest_size=16).hexdigest()}"'
        headers.setdefault("cache-control", "no-cache")  # ask each time whether it has changed
    return Answer(begun["status"], tuple(headers.raw), body, lasts)


async def _sent(answer: Answer, asked: Headers, send: Send) -> None:
    """Send an answer, or that the browser has it already."""
    status, body, headers = answer.status, answer.body, list(answer.headers)
    mark = Headers(raw=headers).get("etag")
    if mark is not None and mark in _marks(asked.get("if-none-match", "")):
        status, body = NOT_MODIFIED, b""
        headers = [one for one in headers if one[0] != b"content-length"]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _marks(listed: str) -> list[str]:
    """Return the marks of answers that a browser has.

    >>> _marks('"a", W/"b"')
    ['"a"', '"b"']
    """
    return [one.strip().removeprefix("W/") for one in listed.split(",")]
