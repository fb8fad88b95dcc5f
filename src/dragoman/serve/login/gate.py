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
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serve.login.members import Member, Members
from dragoman.serve.login.sessions import Sessions

LOOKING = ("GET", "HEAD")
OPEN = ("/login", "/healthz")
STATIC = "/static/"
PROGRAMS = ("/api/", "/metrics")
LOGOUT = "/logout"
UNAUTHORISED, FORBIDDEN, SEE_OTHER = 401, 403, 303
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
    return f"dragoman-session-{request.url.port or request.url.scheme}"


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
        asks = self._who(request)
        refused = self._refusal(request, asks)
        if refused is not None:
            await refused(scope, receive, send)
            return
        scope.setdefault("state", {})["asks"] = asks
        await self.app(scope, receive, send)

    def _refusal(self, request: Request, asks: Asks | None) -> Response | None:
        """Return what who asks is told instead; None where they may."""
        path, looks = request.url.path, request.method in LOOKING
        if path in OPEN or path.startswith(STATIC):
            return None
        if asks is None and looks and not path.startswith(PROGRAMS):
            back = quote(path + (f"?{request.url.query}" if request.url.query else ""), safe="")
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
        name = self._sessions.name(kept) if kept else None
        if name is not None:
            return _asks(self._members.of_name(name), "session")
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


def _asks(member: Member | None, by: str) -> Asks | None:
    return None if member is None else Asks(member, by)
