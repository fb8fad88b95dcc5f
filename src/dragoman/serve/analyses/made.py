"""Analyses that a request asks for, each made once while the ledger stands as it is."""

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.analyse.forecasts.outlook import Outlook
from dragoman.analyse.triangles.triangle import Triangle
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.serve.desk import Desk
from dragoman.study.forecasts import outlook_of
from dragoman.study.material import Span
from dragoman.study.triangles import triangle_of
from dragoman.study.turns import Turning, turns_of

UNREAD = "no document that was read tells when it was published"
UNITS = ("month", "week")
LONGEST = 200


def triangle_for(desk: Desk, states: Sequence[str], unit: str, source: str) -> Triangle | None:
    """Return what three states' dealings show; None where nothing was read at all.

    Raises:
        UsageError: they are not three, there is no such unit or no such import.
    """
    span = _span(unit, source)
    wanted = Filter() if span.source else Filter(between=tuple(states))
    found: Triangle | None = _made(
        desk,
        ("triangle", *sorted(states), unit, source),
        span,
        lambda ledger: triangle_of(ledger, wanted, states, span),
    )
    return found


def turns_for(
    desk: Desk, states: Sequence[str], kind: str, unit: str, source: str
) -> Turning | None:
    """Return when two states' dealings turned; None where nothing was read at all.

    Raises:
        UsageError: they are not two, there is no such kind, unit or import.
    """
    span = _span(unit, source)
    wanted = Filter() if span.source else Filter(between=tuple(states))
    found: Turning | None = _made(
        desk,
        ("turns", *sorted(states), kind, unit, source),
        span,
        lambda ledger: turns_of(ledger, wanted, states, kind, span),
    )
    return found


def outlook_for(desk: Desk, states: Sequence[str], source: str) -> Outlook | None:
    """Return what may follow between states; None where nothing was read at all.

    Raises:
        UsageError: they are not two, or there is no such import.
    """
    span = _span("week", source)
    found: Outlook | None = _made(
        desk,
        ("forecast", *sorted(states), source),
        span,
        lambda ledger: outlook_of(ledger, Filter(), states, span),
    )
    return found


def imports_of(desk: Desk) -> list[str]:
    """Return the names of what was imported, in order."""
    with desk.book() as ledger:
        return sorted(one.name for one in ledger.store.imports())


def _span(unit: str, source: str) -> Span:
    """Return whose events are looked at.

    Raises:
        UsageError: the name is too long to be one.
    """
    if len(source) > LONGEST:
        message = f"nothing was imported as {source[:60]!r}"
        raise UsageError(message)
    return Span(unit, source or None)


def _made(desk: Desk, name: Sequence[str], span: Span, make: Callable[[Ledger], Any]) -> Any:  # noqa: ANN401 - whatever is made
    """Return an analysis; kept while the file stands."""
    if span.source is None and not desk.coverage():
        return None
    return desk.kept("\n".join(name), make)
