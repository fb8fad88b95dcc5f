"""Stands before an application: lets in members alone, and lets each do what their role allows.

A member is known by a token (``Authorization: Bearer``), by the session of the browser, or by the
word of a proxy that knows the secret. What a reader asks for to be changed is refused here; what an
editor may take back is decided where it is looked up.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import compare_digest
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.errors import InputError
from dragoman.serve.login.members import Member, Members
from dragoman.serve.login.sessions import Sessions

LOOKING = ("GET", "HEAD")
OPEN = ("/login", "/healthz")
STATIC = "/static/"
PROGRAMS = ("/api/", "/metrics")
LOGOUT = "/logout"
UNAUTHORISED, FORBIDDEN, SEE_OTHER, UNAVAILABLE = 401, 403, 303, 503
SECRET = "x-dragoman-proxy"  # noqa: S105 - the name of a header
LONGEST_LOGIN = 300
WHO = "send your token, as Authorization: Bearer TOKEN, or log in at /login"
READS_ONLY = "you may look, not change; an admin of this server can make you an editor"


@dataclass(frozen=True, slots=True)
class Asks:
    """Who asks, and how that is known.

    Attributes:
        member: who.
        by: ``token``, ``session`` or ``proxy``.
    """

    member: Member
    by: str


def cookie_name(request: Request) -> str:
    """Return the cookie's name: browsers keep those of all ports of a machine together."""
    return f"dragoman-session-{place(request)}"


def place(request: Request) -> str:
    """Return what tells one server of a machine from another: the port, else the scheme."""
    try:
        return str(request.url.port or request.url.scheme)
    except ValueError:  # the host that is asked for is none
        return request.url.scheme


class Gate:
    """Lets in members alone.

    Args:
        app: what is asked for.
        members: who may ask.
        sessions: who has logged in.
        environment: where the proxy's secret stands.
    """

    def __init__(
        self,
        app: ASGIApp,
        members: Members,
        sessions: Sessions,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self.app = app
        self._members = members
        self._sessions = sessions
        self._environment = environment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer who may ask, and send others to log in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            asks = self._who(request)
        except InputError as error:
            asks, refused = None, None if _is_open(request) else _unknown(request, str(error))
        else:
            refused = self._refusal(request, asks)
        if refused is not None:
            await refused(scope, receive, send)
            return
        scope.setdefault("state", {})["asks"] = asks
        await self.app(scope, receive, send)

    def _refusal(self, request: Request, asks: Asks | None) -> Response | None:
        """Return what who asks is told instead; None where they may."""
        path, looks = _path(request), request.method in LOOKING
        if _is_open(request):
            return None
        if asks is None and looks and not path.startswith(PROGRAMS):
            query = request.scope["query_string"].decode("latin-1")
            back = quote(quote(path) + (f"?{query}" if query else ""), safe="")
            return RedirectResponse(f"/login?next={back}", SEE_OTHER)
        if asks is None:
            head = {"WWW-Authenticate": "Bearer"}
            return JSONResponse({"detail": WHO}, UNAUTHORISED, head)
        if not looks and path != LOGOUT and asks.member.role == "reader":
            return JSONResponse({"detail": READS_ONLY}, FORBIDDEN)
        return None

    def _who(self, request: Request) -> Asks | None:
        """Return who asks; None where nobody is known."""
        bearer = request.headers.get("authorization", "")
        if bearer.lower().startswith("bearer "):
            return _asks(self._members.of_token(bearer[len("bearer ") :].strip()), "token")
        kept = request.cookies.get(cookie_name(request), "")
        session = self._sessions.of(kept) if kept else None
        member = self._members.of_name(session.name) if session else None
        if session and member and member.token == session.token:
            return Asks(member, "session")
        return self._by_proxy(request)

    def _by_proxy(self, request: Request) -> Asks | None:
        proxy = self._members.listed().proxy
        secret = self._environment.get(proxy.secret_env, "") if proxy else ""
        if proxy is None or not secret:
            return None
        given = request.headers.get(SECRET, "")
        login = request.headers.get(proxy.header, "").strip()
        if not login or len(login) > LONGEST_LOGIN or not login.isprintable():
            return None
        if not compare_digest(given.encode(errors="replace"), secret.encode()):
            return None
        return _asks(self._members.of_login(login), "proxy")


def _path(request: Request) -> str:
    """Return the path that is asked for, as routes are found by it; `url` heeds the host too."""
    found: str = request.scope["path"]
    return found


def _is_open(request: Request) -> bool:
    """Return whether what is asked for is open to everybody."""
    path = _path(request)
    return path in OPEN or path.startswith(STATIC)


def _unknown(request: Request, why: str) -> Response:
    """Return what is told while nobody can be known."""
    if _path(request).startswith(PROGRAMS):
        return JSONResponse({"detail": why}, UNAVAILABLE)
    return PlainTextResponse(f"{why}\n", UNAVAILABLE)


def _asks(member: Member | None, by: str) -> Asks | None:
    return None if member is None else Asks(member, by)
