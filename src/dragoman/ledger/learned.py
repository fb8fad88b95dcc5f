"""What a ledger learned since somebody last looked: a mark to remember, and what came after it.

Documents are numbered in the order in which they were read, so that a number marks how far a
reader has seen; nothing about the reader is kept.
"""

from dataclasses import dataclass

from dragoman.ledger.filters import Filter
from dragoman.ledger.ledger import Ledger
from dragoman.records import Event

MOST_DOCUMENTS = 2_000
AT_ONCE = 20  # documents among which events are told in the order of their first telling


@dataclass(frozen=True, slots=True)
class Learned:
    """What later documents tell.

    Attributes:
        mark: how far this goes; to be given the next time.
        documents: how many documents are newer.
        new: events that no earlier document told, in no order.
        again: events known before that these tell too, in no order.
        cut: whether older ones among the newer documents were left out, being too many.
    """

    mark: int
    documents: int
    new: tuple[Event, ...]
    again: tuple[Event, ...]
    cut: bool


def learned_upto(ledger: Ledger) -> int:
    """Return the number of the last document whose reports are all merged; 0 where none is."""
    return ledger.store.last_settled()


def learned_since(ledger: Ledger, mark: int) -> Learned:
    """Return what documents after a mark tell.

    Args:
        ledger: the ledger.
        mark: what `learned_upto` or `Learned.mark` gave earlier; a mark that the ledger never gave
            is taken for its last.
    """
    upto = learned_upto(ledger)
    after = max(mark, upto - MOST_DOCUMENTS)
    if mark > upto or after >= upto:
        return Learned(upto, 0, (), (), cut=False)
    told = ledger.store.events_told(after, upto)
    found = ledger.store.events_by_id(sorted(told))
    return Learned(
        upto,
        upto - mark,
        tuple(one for one in found if told[one.event_id][0]),
        tuple(one for one in found if not told[one.event_id][0]),
        cut=after > mark,
    )


def last_learned(ledger: Ledger, wanted: Filter, most: int) -> list[Event]:
    """Return the events that a filter finds among those learned last, the last learned first.

    An event counts as learned with the first document that tells it, whenever it took place.

    Args:
        ledger: the ledger; its newest documents are looked at, some thousands at most.
        wanted: the filter.
        most: how many events at most.
    """
    upto = learned_upto(ledger)
    least = max(upto - MOST_DOCUMENTS, 0)
    found: list[Event] = []
    while upto > least and len(found) < most:
        after = max(upto - AT_ONCE, least)
        told = ledger.store.events_told(after, upto)
        new = [name for name, (is_new, _) in told.items() if is_new]
        names = ledger.store.matching_events(wanted, new) if new else set()
        found += sorted(ledger.store.events_by_id(sorted(names)), key=_first_told, reverse=True)
        upto = after
    return found[:most]


def _first_told(event: Event) -> tuple[str, str]:
    day = event.reported_on
    return day.isoformat() if day else "", event.event_id
