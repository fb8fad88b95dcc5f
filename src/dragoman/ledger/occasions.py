"""Occasions of a ledger: made of its events when they are asked for (docs/decisions/0012)."""

from collections.abc import Iterator
from datetime import date

from dragoman.ledger.filters import Filter
from dragoman.ledger.store import Store
from dragoman.ledger.walk import STATE
from dragoman.occasions import Wanted, occasions_of
from dragoman.records import Event, Occasion

OCCASION_KEYS = ("party", "between", "since", "until", "place", "mechanism", "text")
ORGANISATION = "org:"


def occasions_in(store: Store, wanted: Filter, on: date) -> tuple[Occasion, ...]:
    """Return the occasions that a filter finds, in order of time; those without a day come last.

    Args:
        store: the ledger's.
        wanted: of the keys of `OCCASION_KEYS`; `party` may name persons too.
        on: the day from which one looks.

    Raises:
        FilterError: occasions cannot be filtered so.
    """
    wanted.only(OCCASION_KEYS, "occasions")
    events = _events(store, wanted)
    documents = sorted({piece.document_id for one in events for piece in one.evidence})
    made = occasions_of(events, on, store.published(documents))
    return tuple(one for one in made if _asked(wanted).fits(one))


def _asked(wanted: Filter) -> Wanted:
    """Return what a filter asks of occasions."""
    return Wanted(
        parties=tuple(one for one in wanted.party if _is_party(one)),
        between=wanted.between,
        persons=tuple(one for one in wanted.party if not _is_party(one)),
        places=wanted.place,
        since=wanted.since,
        until=wanted.until,
        words=wanted.text,
        series=wanted.mechanism,
    )


def _is_party(name: str) -> bool:
    return STATE.fullmatch(name) is not None or name.startswith(ORGANISATION)


def _events(store: Store, wanted: Filter) -> list[Event]:
    """Return the events in which an occasion that is wanted can be told.

    One side's refusal names that side alone, so that all that each of the parties does is looked
    at, and not only what they do together.
    """
    names = [one for one in wanted.party if _is_party(one)] or list(wanted.between)
    if not names:
        return list(store.events(Filter()))
    found = {one.event_id: one for name in names for one in _of(store, name)}
    return list(found.values())


def _of(store: Store, name: str) -> Iterator[Event]:
    return store.events(Filter(party=(name,)))
