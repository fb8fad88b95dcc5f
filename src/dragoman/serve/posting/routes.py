"""What may be posted, by whom, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from secrets import compare_digest
from types import MappingProxyType
from typing import Annotated, Any, Protocol

import msgspec
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dragoman.ledger import Ledger
from dragoman.records import Refusal, encode
from dragoman.serve.writing import Corrections
from dragoman.serve.writing.guard import BAD, HEADER, JSON, body_of
from dragoman.serve.writing.signing import by_program

BODY_SECONDS = 60.0
UNAUTHORISED = 401
FILE = "application/octet-stream"
LONGEST_NAME = 200
UNPROVED = (
    "send the token that dragoman serve --post was given or printed, as Authorization: Bearer TOKEN"
)
PLACE = "#/components/schemas/{name}"
Words = Annotated[str, msgspec.Meta(max_length=2_000)]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that is posted, with what is known of it."""

    text: str
    published: date | None = None
    title: Words | None = None
    url: Words | None = None
    publisher: Words | None = None
    id: Annotated[str, msgspec.Meta(max_length=256)] | None = None


class Taken(msgspec.Struct, frozen=True):
    """What came of a post.

    `document_ids` are of what was read, whether it is new or was known; `events` is how many more
    the ledger holds.
    """

    document_ids: tuple[str, ...]
    added: int
    known: int
    reports: int
    events: int
    refused: tuple[Refusal, ...]


class Taking(Protocol):
    """The seam behind which what is posted is read."""

    @property
    def most_bytes(self) -> int:
        """How large a post may be."""
        ...

    def text(self, ledger: Ledger, given: Text) -> Taken:
        """Read a text into a ledger."""
        ...

    def file(self, ledger: Ledger, name: str, body: bytes, published: date | None) -> Taken:
        """Read a file into a ledger; its name tells its format where its bytes do not."""
        ...


@dataclass(frozen=True, slots=True)
class Posting:
    """Says that programs may post.

    Attributes:
        taking: reads what they post.
        token: what they have to send.
        writing: opens the ledger for one of them after the other.
        told: is told what came of each post, and does not wait.
    """

    taking: Taking
    token: str
    writing: Corrections
    told: Callable[[Taken], None] = lambda _taken: None


_PROBLEM = {"content": {JSON: {"schema": {"$ref": PLACE.format(name="Problem")}}}}
_ANSWER = {JSON: {"schema": {"$ref": PLACE.format(name="Taken")}}}
ANSWERS: Mapping[int | str, dict[str, Any]] = MappingProxyType(
    {
        200: {"description": "What came of it.", "content": _ANSWER},
        400: {"description": "What is sent makes no sense; `detail` says why.", **_PROBLEM},
        401: {"description": "The token is missing or wrong.", **_PROBLEM},
        408: {"description": "It took too long to arrive.", **_PROBLEM},
        413: {"description": "It is too large.", **_PROBLEM},
        415: {"description": "It is of another kind.", **_PROBLEM},
        503: {"description": "The ledger cannot be written to just now.", **_PROBLEM},
    }
)
_TEXT = {JSON: {"schema": {"$ref": PLACE.format(name="Text")}}}
_FILE = {FILE: {"schema": {"type": "string", "format": "binary"}}}
TOKEN = HTTPBearer(auto_error=False, description="The token of `dragoman serve --post`.")
router = APIRouter(prefix="/api", dependencies=[Depends(TOKEN)])


def allow(app: FastAPI, posting: Posting) -> None:
    """Let programs post to an application."""
    app.state.posting = posting
    app.include_router(router)


@router.post(
    "/texts",
    responses=dict(ANSWERS),
    openapi_extra={"requestBody": {"required": True, "content": _TEXT}},
)
async def texts(request: Request) -> Response:
    """Read a text into the ledger; reading the same again adds nothing."""
    posting = _known(request)
    body = await body_of(request, JSON, posting.taking.most_bytes, BODY_SECONDS)
    try:
        given = msgspec.json.decode(body, type=Text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(BAD, f"this cannot be read: {error}"[:400]) from error
    return await _taken(posting, lambda book: posting.taking.text(book, given))


@router.post(
    "/files",
    responses=dict(ANSWERS),
    openapi_extra={"requestBody": {"required": True, "content": _FILE}},
)
async def files(
    request: Request,
    name: Annotated[
        str, Query(max_length=LONGEST_NAME, description="As `report.pdf`: the ending tells much.")
    ],
    published: Annotated[
        date | None, Query(description="The day of documents that tell none themselves.")
    ] = None,
) -> Response:
    """Read a file of any format into the ledger, as `dragoman read` does."""
    posting = _known(request)
    body = await body_of(request, FILE, posting.taking.most_bytes, BODY_SECONDS)
    if not body:
        raise HTTPException(BAD, "there is nothing in it")
    return await _taken(posting, lambda book: posting.taking.file(book, name, body, published))


def _known(request: Request) -> Posting:
    """Return the leave to post, for who knows the token.

    Raises:
        HTTPException: who asks does not.
    """
    posting: Posting = request.app.state.posting
    bearer = request.headers.get("authorization", "")
    given = bearer.removeprefix("Bearer ").strip() or request.headers.get(HEADER, "")
    if by_program(request):
        return posting
    if not compare_digest(given.encode(errors="replace"), posting.token.encode()):
        raise HTTPException(UNAUTHORISED, UNPROVED)
    return posting


async def _taken(posting: Posting, work: Callable[[Ledger], Taken]) -> Response:
    """Read beside what else is asked, one post after the other."""
    taken = await run_in_threadpool(posting.writing.do, work)
    posting.told(taken)
    return Response(encode(taken), media_type="application/json")
