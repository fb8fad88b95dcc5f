"""With whose name what is done here is signed, and who may take back what others did."""

from fastapi import HTTPException, Request

from dragoman.ledger import Ledger
from dragoman.ledger.correcting.stating import trail
from dragoman.serve.login.gate import Asks

FORBIDDEN = 403


def asking(request: Request) -> Asks | None:
    """Return who asks; None where a server asks nobody who they are."""
    found: Asks | None = getattr(request.state, "asks", None)
    return found


def signed(request: Request, given: str) -> str:
    """Return the name of who asks: a member's own, else the one that is given."""
    asks = asking(request)
    return given if asks is None else asks.member.name


def by_program(request: Request) -> bool:
    """Return whether a member's own token came with a request, which no other site can send."""
    asks = asking(request)
    return asks is not None and asks.by == "token"


def see_that_it_is_theirs(
    request: Request, book: Ledger, event_id: str, number: int | None
) -> None:
    """See that who asks may take back a correction: it is their own, or they are an admin.

    Raises:
        HTTPException: somebody else made it.
    """
    asks = asking(request)
    if asks is None or asks.member.role == "admin":
        return
    stand = [one for one in trail(book, event_id) if one.undone is None]
    chosen = [one for one in stand if number in {None, one.correction_id}]
    last = max(chosen, key=lambda one: one.correction_id, default=None)
    if last is not None and last.by != asks.member.name:
        message = f"{last.by} made this correction; only they or an admin may take it back"
        raise HTTPException(FORBIDDEN, message)
