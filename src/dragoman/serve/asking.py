"""What a request asks for: a filter in the grammar of the command line, and a page of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request

from dragoman.errors import FilterError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.actor_names import Names
from dragoman.ledger.filters import KEYS, terms_of
from dragoman.records import Event

PAGE = 50
MOST_PAGE = 500
MOST_OFFSET = 100_000
MOST_SEARCHED = 1_000
MOST_LOOKED_UP = 20_000
SEARCHED = frozenset(("text", "publisher", "speaker"))
LOOKED_UP = frozenset(("certainty", "confidence", "place", "mode", "context", "mechanism"))
OWN = ("where", "limit", "offset", "order")
ORDERS = ("newest", "oldest")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for.

    Attributes:
        wanted: the filter.
        terms: its terms as they were asked, for links.
        limit: how many records at most.
        offset: how many to pass over.
        order: ``newest`` or ``oldest`` first.
    """

    wanted: Filter
    terms: tuple[tuple[str, str], ...]
    limit: int
    offset: int
    order: str

    @property
    def end(self) -> int:
        """How many records come up to the end of the page."""
        return self.offset + self.limit

    def query(self, **changed: object) -> str:
        """Return the query of an address that asks for the same, with changes."""
        kept = [
            *self.terms,
            ("order", self.order if self.order != ORDERS[0] else ""),
            ("limit", str(self.limit) if self.limit != PAGE else ""),
            ("offset", str(self.offset) if self.offset else ""),
        ]
        values = [(key, value) for key, value in kept if value and key not in changed]
        values += [(key, str(value)) for key, value in changed.items() if value not in (None, "")]
        return urlencode(values)


def asked(request: Request, names: Names) -> Asked:
    """Return what a request asks for.

    Raises:
        FilterError: a parameter is unknown or makes no sense; the message says which.
    """
    terms: list[tuple[str, str, str]] = []
    kept: list[tuple[str, str]] = []
    own = {"limit": str(PAGE), "offset": "0", "order": ORDERS[0]}
    for key, value in request.query_params.multi_items():
        if key not in KEYS and key not in OWN:
            message = f"there is no parameter {key!r}; there are {', '.join((*OWN, *KEYS))}"
            raise FilterError(message)
        if not value.strip():
            continue
        if key in own:
            own[key] = value
            continue
        kept.append((key, value))
        terms += terms_of(value) if key == "where" else [_term(key, value)]
    if own["order"] not in ORDERS:
        message = f"order={own['order']} is unknown; it is newest or oldest"
        raise FilterError(message)
    return Asked(
        Filter.of(terms, namer=names),
        tuple(kept),
        _number("limit", own["limit"], 1, MOST_PAGE),
        _number("offset", own["offset"], 0, MOST_OFFSET),
        own["order"],
    )


def _term(key: str, value: str) -> tuple[str, str, str]:
    """Return a parameter as a term; a confidence may begin with its comparison."""
    if key != "confidence":
        return key, "=", value
    for operator in (">=", "<=", ">", "<"):
        if value.startswith(operator):
            return key, operator, value[len(operator) :]
    return key, ">=", value


def _number(key: str, value: str, least: int, most: int) -> int:
    """Return a whole number within bounds.

    Raises:
        FilterError: it is none.
    """
    if value.isascii() and value.isdigit() and len(value) < len(str(MOST_OFFSET)) + 2:
        number = int(value)
        if least <= number <= most:
            return number
    message = f"{key}={value[:40]} is no whole number from {least} to {most}"
    raise FilterError(message)


def cut(ask: Asked, found: Iterable[T]) -> tuple[list[T], bool]:
    """Return a page of records, and whether there are more.

    Args:
        ask: what is asked for.
        found: the records from the page's first on, at least one more than it holds.
    """
    page = list(islice(found, ask.limit + 1))
    return page[: ask.limit], len(page) > ask.limit


def total_of(ledger: Ledger, ask: Asked) -> int | None:
    """Return how many events there are; None where there are too many to count at once."""
    most = most_counted(ask)
    found = ledger.count(ask.wanted, most)
    return None if most is not None and found > most else found


def most_counted(ask: Asked) -> int | None:
    """Return up to how many events are counted; None for all, where an index tells their number."""
    used = set(ask.wanted.used())
    if used & SEARCHED:
        return ask.end + MOST_SEARCHED
    return ask.end + MOST_LOOKED_UP if used & LOOKED_UP else None


def page_of(ledger: Ledger, ask: Asked) -> Sequence[Event]:
    """Return the events of a page."""
    if ask.order == ORDERS[1]:
        return list(ledger.events(ask.wanted, ask.limit, ask.offset))
    return ledger.newest(ask.wanted, ask.limit, ask.offset)
