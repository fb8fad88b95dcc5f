"""Answers as they are sent: whole, so that others may have them; what is long is passed on."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import cast

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OK, NOT_MODIFIED = 200, 304
LONG = "dragoman.long"  # in the scope: what an application calls before it sends a long answer


class TooLongError(Exception):
    """An answer turned out to be long where nobody waits to take it."""


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


async def gathered(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    through: Send | None = None,
    told: Callable[[], None] = lambda: None,
) -> Answer | None:
    """Return what an application answers; None where it says that it is long, and is passed on.

    Args:
        app: the application.
        scope: of the request.
        receive: of the request.
        through: where a long answer goes; nowhere when None.
        told: is called before a long answer is sent.

    Raises:
        TooLongError: it is long, and there is nobody whom it could be passed on to.
    """
    begun: Message = {}
    parts: list[bytes] = []
    passed = False

    def long() -> None:
        nonlocal passed
        if through is None:
            raise TooLongError
        passed = True
        told()

    async def send(message: Message) -> None:
        if passed and through is not None:
            await through(message)
        elif message["type"] == "http.response.start":
            begun.update(message)
        else:
            parts.append(message.get("body", b""))

    await app({**scope, LONG: long}, receive, send)
    return None if passed else _answer(begun, b"".join(parts))


def begin_long(scope: Scope) -> None:
    """Tell whoever gathers answers that a long one follows, before anything of it is sent."""
    if LONG in scope:
        cast("Callable[[], None]", scope[LONG])()


def _answer(begun: Message, body: bytes) -> Answer:
    """Return an answer, with a mark by which a browser asks whether it has changed."""
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


async def sent(answer: Answer, asked: Headers, send: Send) -> None:
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
