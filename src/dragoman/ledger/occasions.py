"""Occasions of a ledger: made of its events when they are asked for (docs/decisions/0012)."""

from collections.abc import Iterator
from datetime import date

from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.narrow_index import STATE
from dragoman.ledger.store import Store
from dragoman.occasions import Wanted, occasions_of
from dragoman.records import Event, EventType, Occasion, Status

OCCASION_KEYS = ("party", "between", "since", "until", "place", "mechanism", "text")
ORGANISATION = "org:"


def occasions_in(
    store: Store, wanted: Filter, on: date, most: int | None = None
) -> tuple[Occasion, ...]:
    """Return the occasions that a filter finds, in order of time; those without a day come last.

    Args:
        store: the ledger's.
        wanted: of the keys of `OCCASION_KEYS`; `party` may name persons too.
        on: the day from which one looks.
        most: of how many events at most, the newest; of all when None.

    Raises:
        FilterError: occasions cannot be filtered so.
    """
    asked = asked_of(wanted)
    events = _events(store, wanted, most)
    documents = sorted({piece.document_id for one in events for piece in one.evidence})
    made = occasions_of(events, on, store.published(documents))
    return tuple(one for one in made if asked.fits(one))


def asked_of(wanted: Filter) -> Wanted:
    """Return what a filter asks of occasions.

    Raises:
        FilterError: occasions cannot be filtered so.
    """
    wanted.only(OCCASION_KEYS, "occasions")
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


def _events(store: Store, wanted: Filter, most: int | None) -> list[Event]:
    """Return the events in which an occasion that is wanted can be told.

    What one side refuses or calls off may name that side alone.
    """
    names = tuple(one for one in wanted.party if _is_party(one))
    if not names and not wanted.between:
        asked = [Filter()]
    elif wanted.between:
        asked = [Filter(between=wanted.between)]
    else:
        asked = [Filter(party=names)]
    if len(names) > 1 or wanted.between:
        asked += [one for name in (names or wanted.between) for one in _of_one_side(name)]
    found: dict[str, Event] = {}
    for each in asked:
        events = store.events(each) if most is None else store.newest(each, most)
        found.update((one.event_id, one) for one in events)
    return list(found.values())


def _of_one_side(name: str) -> Iterator[Filter]:
    """Yield what finds the refusals and cancellations of one side."""
    yield Filter(party=(name,), type=(str(EventType.REJECT),))
    yield Filter(party=(name,), type=(str(EventType.CONSULT),), status=(str(Status.NEGATED),))
