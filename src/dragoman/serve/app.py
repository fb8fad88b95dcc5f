"""The application: routes, headers and errors."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman import __version__
from dragoman.data.own import NOTHING, Own
from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Ledger
from dragoman.present.charts import Boundaries
from dragoman.serve import (
    analyses,
    api,
    exporting,
    finding,
    pictures,
    watching,
)
from dragoman.serve import reading as reads
from dragoman.serve.corrections import READ_ONLY, add_to
from dragoman.serve.describing import page as described_page
from dragoman.serve.describing.description import described
from dragoman.serve.desk import Desk
from dragoman.serve.exporting import feeds
from dragoman.serve.kept import Kept
from dragoman.serve.login import Gate, Members
from dragoman.serve.login.pages import router as logging_in
from dragoman.serve.login.sessions import Sessions
from dragoman.serve.pages import documents, events, overview, states, world
from dragoman.serve.pages import lists as list_pages
from dragoman.serve.posting import Posting, Taken, Taking, allow
from dragoman.serve.watching import Counted, Watched
from dragoman.serve.writing import Corrections
from dragoman.settings import Settings

DEFAULTS = Settings()
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
BAD_REQUEST = 400
NOT_FOUND, NOT_ALLOWED = 404, 405
LOOKING = ("GET", "HEAD")
UNAVAILABLE = 503


def make_app(
    ledger: Path,
    *,
    hosts: Sequence[str] = LOCAL_HOSTS,
    origins: Sequence[str] = (),
    boundaries: Boundaries | None = None,
    write: bool = False,
    post: Taking | None = None,
    reading: Taking | None = None,
    token: str = "",
    seconds: float | None = DEFAULTS.query_seconds,
    own: Own = NOTHING,
    oldest: float = 0.0,
    members: Members | None = None,
    told: Callable[[Taken], None] | None = None,
    least: float = DEFAULTS.brief_confidence,
) -> FastAPI:
    """Return the application over a ledger file.

    Args:
        ledger: the file; it is only ever read, unless `write`.
        hosts: names under which a browser may ask for it; ``*`` allows any.
        origins: addresses under which a proxy shows it, from whose pages too it may be changed.
        boundaries: what maps draw of them; None draws none.
        write: let whoever opens it correct merges; `hosts` may then not be ``*``.
        post: reads what programs post; they may not when None.
        reading: reads what is opened or pasted into a page, with `write`; nothing is when None.
        token: what these have to send; a new one, in ``app.state.posting``, when empty.
        seconds: how long what one request asks of the ledger may take; no bound when None.
        own: names and organisations that a user adds.
        oldest: how many seconds old an answer may be while another process commits steadily.
        members: who may ask; everybody who reaches the server when None.
        told: is told what came of each post; nobody is when None.
        least: how sure what a page leads with is at least.

    Raises:
        LedgerError: there is no ledger, or it cannot be opened.
        UsageError: it is to be written to, under any name.
    """
    if write and "*" in hosts:
        raise UsageError("what may be written to needs names under which it may be asked")
    with Ledger.open(ledger, read_only=True):
        pass
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        summary="A cited ledger of who did what to whom",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_closing,
    )
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    app.state.desk = desk = Desk(ledger, boundaries, seconds, own, least)
    app.state.long_files = exporting.Queue()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Guarded)
    app.add_middleware(Kept, edition=desk.edition, oldest=oldest)
    app.add_middleware(Headed)
    app.state.members = members
    app.state.origins = frozenset(origins)
    if members is not None:
        app.state.sessions = sessions = Sessions()
        app.add_middleware(Gate, members=members, sessions=sessions)
        app.add_middleware(Guarded)  # of what the gate itself answers
        app.include_router(logging_in, include_in_schema=False)
    app.state.counted = counted = Counted()
    app.add_middleware(Watched, counted=counted)
    app.add_exception_handler(DragomanError, _told)
    app.add_exception_handler(HTTPException, _plain)
    for module in (overview, events, documents, states, world, list_pages):
        app.include_router(module.router, include_in_schema=False)
    app.include_router(feeds.router, include_in_schema=False)
    app.include_router(exporting.router, include_in_schema=False)
    app.include_router(watching.router, include_in_schema=False)
    app.include_router(analyses.pages, include_in_schema=False)
    app.include_router(described_page.router, include_in_schema=False)
    app.include_router(finding.router, include_in_schema=False)
    app.include_router(pictures.router, include_in_schema=False)
    app.include_router(api.router)
    app.include_router(analyses.router)
    app.state.corrections = None
    app.state.posting = None
    app.state.reading = reading if write else None
    if write:
        add_to(app, ledger)
    if app.state.reading is not None:
        app.include_router(reads.router, include_in_schema=False)
    if post is not None:
        writing = app.state.corrections or Corrections.of(ledger)
        posting = Posting(post, token or token_urlsafe(32), writing)
        allow(app, posting if told is None else replace(posting, told=told))
    static = str(files("dragoman.serve") / "static")
    app.mount("/static", StaticFiles(directory=static), name="static")
    return app


class Guarded:
    """Adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer, and add them."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)


class Headed:
    """Answers HEAD as GET is answered, without the body.

    The scope tells it as ``bare``, for whoever would make a long body for nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer, and keep the body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bare(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET", "bare": True}, receive, bare)


@asynccontextmanager
async def _closing(app: FastAPI) -> AsyncIterator[None]:
    """Close the ledger when the server ends."""
    yield
    app.state.desk.close()


def _told(request: Request, error: Exception) -> Response:
    """Return an error of Dragoman's: what the caller did wrong, or what the ledger lacks."""
    code = BAD_REQUEST if isinstance(error, UsageError) else UNAVAILABLE
    return _answer(request, code, str(error))


def _plain(request: Request, error: Exception) -> Response:
    """Return an error of the web's."""
    code = error.status_code if isinstance(error, HTTPException) else UNAVAILABLE
    detail = error.detail if isinstance(error, HTTPException) else "the ledger cannot be read"
    writes = request.method not in LOOKING and request.app.state.corrections is None
    if writes and code in {NOT_FOUND, NOT_ALLOWED}:
        detail = READ_ONLY
    answer = _answer(request, code, str(detail))
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _answer(request: Request, code: int, detail: str) -> Response:
    """Return an error as JSON to programs and as a page to people."""
    if request.scope["path"].startswith("/api/"):
        return JSONResponse({"detail": detail}, code)
    desk: Desk = request.app.state.desk
    values = {"code": code, "detail": detail, "looking": request.method in LOOKING}
    return desk.page(request, "error.html", values, status=code)
