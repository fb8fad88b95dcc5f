"""Who may correct: our own pages and programs that know the token, never another site.

A page of another site can make a browser send things here. Four things stand in its way, each of
which would do: the name under which the server may be asked (`dragoman.serve.app`), where the
browser says that a request comes from, a cookie that comes with requests of our own pages only, and
a token that only who can read our pages knows. Programs have a token of their own, in a header
that another site cannot send, and JSON, which a form cannot send.
"""

import asyncio
from collections.abc import Mapping
from secrets import compare_digest
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec
from fastapi import HTTPException, Request
from starlette.responses import Response

from dragoman.serve.login.gate import place
from dragoman.serve.writing.allowed import Corrections
from dragoman.serve.writing.signing import by_program

FORBIDDEN, BAD, SLOW, TOO_LARGE, OTHER_MEDIA = 403, 400, 408, 413, 415
MOST_BYTES = 131_072
MOST_FIELDS = 2_000
BODY_SECONDS = 10.0
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
HEADER = "X-Dragoman-Token"
FIELD = "token"
T = TypeVar("T")

ELSEWHERE = "this does not come from a page of this server; nothing was changed"
STALE = (
    "this page was made before the server was started anew, or the browser keeps no cookies; "
    "nothing was changed: open the page again"
)
NO_TOKEN = f"give the token that dragoman serve --write printed, in the header {HEADER}"


def corrections_of(request: Request) -> Corrections:
    """Return the leave to correct, of the application that is asked."""
    found: Corrections = request.app.state.corrections
    return found


async def filled(request: Request) -> Mapping[str, tuple[str, ...]]:
    """Return the fields of a form of our own pages, each with its values.

    Raises:
        HTTPException: it is none, comes from elsewhere, is too large or too slow.
    """
    from_here(request, told=True)
    body = await body_of(request, FORM)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(BAD, "this form cannot be read; nothing was changed") from error
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    prove(request, fields.pop(FIELD, ("",))[0])
    return fields


def prove(request: Request, given: str) -> None:
    """See that a form is of a page of ours: its token and the browser's cookie are right.

    Args:
        request: as the browser sends it.
        given: the token that the form holds.

    Raises:
        HTTPException: they are not.
    """
    secrets = corrections_of(request)
    kept = request.cookies.get(_cookie_name(request), "")
    if not (_same(kept, secrets.cookie) and _same(given, secrets.form)):
        raise HTTPException(FORBIDDEN, STALE)


async def sent(request: Request, kind: type[T]) -> T:
    """Return what a program sends.

    Args:
        request: with the token in a header.
        kind: what is to be sent.

    Raises:
        HTTPException: the token is wrong, or it is none of this kind, too large or too slow.
    """
    from_here(request, told=False)
    known = by_program(request)
    if not (known or _same(request.headers.get(HEADER, ""), corrections_of(request).header)):
        raise HTTPException(FORBIDDEN, NO_TOKEN)
    body = await body_of(request, JSON)
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(BAD, f"this cannot be read: {error}"[:400]) from error


def with_leave(request: Request, page: Response) -> Response:
    """Return a page with what its forms need: the cookie, and that a browser tells where it is."""
    page.set_cookie(
        _cookie_name(request),
        corrections_of(request).cookie,
        httponly=True,
        samesite="strict",
    )
    page.headers["Referrer-Policy"] = "same-origin"  # without it, forms come from "null"
    page.headers["Cache-Control"] = "no-store"
    return page


def from_here(request: Request, *, told: bool) -> None:
    """See that a request does not come from another site.

    Args:
        request: as the browser sends it.
        told: whether a browser has to say where it comes from, as all do today.

    Raises:
        HTTPException: it does, or does not say.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.headers.get('host', '')}".lower()
    known = {None, ours, *request.app.state.origins}
    elsewhere = site not in {None, "same-origin"} or origin not in known
    if elsewhere or (told and site is None and origin is None):
        raise HTTPException(FORBIDDEN, ELSEWHERE)


async def body_of(
    request: Request, media: str, most: int = MOST_BYTES, seconds: float = BODY_SECONDS
) -> bytes:
    """Return what was sent, of one kind and bounded.

    Args:
        request: the request.
        media: of which kind it has to be.
        most: how many bytes.
        seconds: how long it may take to arrive.

    Raises:
        HTTPException: it is of another kind, too large or too slow.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != media:
        raise HTTPException(OTHER_MEDIA, f"send {media}; nothing was changed")
    pieces = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                pieces += piece
                if len(pieces) > most:
                    message = f"at most {most} bytes are read; nothing was changed"
                    raise HTTPException(TOO_LARGE, message)
    except TimeoutError as error:
        raise HTTPException(SLOW, "it took too long to arrive; nothing was changed") from error
    return bytes(pieces)


def _same(given: str, wanted: str) -> bool:
    """Return whether a secret is right, in a time that tells nothing of it."""
    return compare_digest(given.encode(errors="replace"), wanted.encode())


def _cookie_name(request: Request) -> str:
    """Return the cookie's name: browsers keep those of all ports of a machine together."""
    return f"dragoman-{place(request)}"
