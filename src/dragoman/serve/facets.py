"""Facets of a list of events: how many there would be of each value, and where they are listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.serve.asking import Asked
from dragoman.serve.desk import Desk

MOST_AT_ONCE = 5_000  # events of a list whose facets stand on its page; of more they follow it
MOST_SHOWN = 12
BEGINS, ENDS = "since", "until"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet.

    Attributes:
        words: what it is called.
        number: how many events of the list have it.
        query: of the list with it, or without it where it is chosen already.
        chosen: whether it is asked for.
    """

    words: str
    number: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way in which a list may be narrowed."""

    words: str
    values: tuple[Value, ...]


def facets_of(desk: Desk, ask: Asked, total: int | None) -> tuple[Facet, ...]:
    """Return the facets of a list; none where it is too long to be counted out at once.

    Args:
        desk: the ledger.
        ask: what the list was asked for with.
        total: how many events it has; None where that is not known.
    """
    return counted_out(desk, ask) if total and total <= MOST_AT_ONCE else ()


def counted_out(desk: Desk, ask: Asked) -> tuple[Facet, ...]:
    """Return the facets of a list, however long it is.

    Raises:
        TooMuchError: counting takes longer than a question may.
    """
    name = f"facets {ask.wanted}"
    if ask.terms:
        with desk.book() as ledger:
            found = ledger.store.facets(ask.wanted)
    else:
        found = desk.kept(name, lambda ledger: ledger.store.facets(ask.wanted))
    heading = desk.namer.heading
    shown = (
        Facet("Type", tuple(_values(ask, "type", found.type))),
        Facet("Status", tuple(_values(ask, "status", found.status))),
        Facet("Year", tuple(_years(ask, found.year))),
        Facet("State", tuple(_states(ask, ((code, heading(code), n) for code, n in found.party)))),
    )
    return tuple(one for one in shown if len(one.values) > 1 or any(v.chosen for v in one.values))


def _values(ask: Asked, key: str, found: Iterable[tuple[str, int]]) -> Iterator[Value]:
    """Yield the values of a key of which an event has one."""
    chosen = _asked(ask, key)
    for value, number in list(found)[:MOST_SHOWN]:
        on = value.casefold() in chosen
        yield Value(value, number, _query(ask, **{key: "" if on else value}), on)


def _years(ask: Asked, found: Iterable[tuple[str, int]]) -> Iterator[Value]:
    """Yield years."""
    given = dict(ask.terms)
    for year, number in list(found)[:MOST_SHOWN]:
        on = given.get(BEGINS) == year and given.get(ENDS) == year
        bounds = {BEGINS: "", ENDS: ""} if on else {BEGINS: year, ENDS: year}
        yield Value(year, number, _query(ask, **bounds), on)


def _states(ask: Asked, found: Iterable[tuple[str, str, int]]) -> Iterator[Value]:
    """Yield states; who takes part beside those that are asked for already."""
    given = [part.strip() for part in dict(ask.terms).get("party", "").split(",") if part.strip()]
    for code, words, number in list(found)[:MOST_SHOWN]:
        on = code in ask.wanted.party
        left = [one for one in given if one.upper() != code]
        parties = left if on else [*given, code]
        yield Value(words, number, _query(ask, party=",".join(parties)), on)


def _asked(ask: Asked, key: str) -> set[str]:
    """Return which values of a key are asked for."""
    return {part.strip().casefold() for part in dict(ask.terms).get(key, "").split(",")}


def _query(ask: Asked, **changed: object) -> str:
    """Return the query of the list's first page with changes."""
    return ask.query(offset="", **changed)
