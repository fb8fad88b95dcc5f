"""The form to log in, and the way out."""

from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from dragoman.serve.desk import Desk
from dragoman.serve.login.gate import cookie_name
from dragoman.serve.login.members import Members
from dragoman.serve.login.sessions import LASTS_SECONDS, Sessions
from dragoman.serve.writing.guard import BAD, FORM, body_of, from_here

router = APIRouter()
SEE_OTHER, UNAUTHORISED, TOO_MANY = 303, 401, 429
MOST_BYTES = 4_096
MOST_FIELDS = 4
LONGEST_NEXT = 2_000
STORMED = "too many wrong tokens were given; wait a minute"
WRONG = "nobody has this token"


@router.get("/login")
def form(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name in the address
    """Return the form."""
    return _page(request, _inside(next), "")


@router.post("/login")
async def login(request: Request) -> Response:
    """Begin a session of whose token it is, and lead to where they wanted to go."""
    from_here(request, told=True)
    body = await body_of(request, FORM, MOST_BYTES)
    try:
        given = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise HTTPException(BAD, "this form cannot be read") from error
    sessions: Sessions = request.app.state.sessions
    members: Members = request.app.state.members
    member = members.of_token(given.get("token", "").strip())
    if member is None:
        if sessions.is_stormed():  # only wrong ones wait, or anybody could lock out everybody
            raise HTTPException(TOO_MANY, STORMED, {"Retry-After": "60"})
        sessions.fail()
        return _page(request, _inside(given.get("next", "/")), WRONG, UNAUTHORISED)
    answer = RedirectResponse(_inside(given.get("next", "/")), SEE_OTHER)
    answer.set_cookie(
        cookie_name(request),
        sessions.begin(member.name, member.token),
        max_age=round(LASTS_SECONDS),
        httponly=True,
        samesite="lax",
        secure="https" in {request.url.scheme, request.headers.get("origin", "").partition(":")[0]},
    )
    return answer


@router.post("/logout")
async def logout(request: Request) -> Response:
    """End the session."""
    from_here(request, told=True)
    sessions: Sessions = request.app.state.sessions
    sessions.end(request.cookies.get(cookie_name(request), ""))
    answer = RedirectResponse("/login", SEE_OTHER)
    answer.delete_cookie(cookie_name(request))
    return answer


def _page(request: Request, back: str, told: str, status: int = 200) -> Response:
    desk: Desk = request.app.state.desk
    page = desk.page(request, "login.html", {"back": back, "told": told}, status=status)
    page.headers["Cache-Control"] = "no-store"
    page.headers["Referrer-Policy"] = "same-origin"  # without it, forms come from "null"
    return page


def _inside(address: str) -> str:
    r"""Return an address if it is one of our own pages, else the first page.

    >>> _inside("/events?type=AID"), _inside("//x.example"), _inside("/\\x.example")
    ('/events?type=AID', '/', '/')
    """
    inside = address.startswith("/") and address[1:2] not in {"/", "\\"}
    return address if inside and address.isprintable() and len(address) < LONGEST_NEXT else "/"
