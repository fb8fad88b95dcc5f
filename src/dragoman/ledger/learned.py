"""What a ledger learned since somebody last looked: a mark to remember, and what came after it.

Documents are numbered in the order in which they were read, so that a number marks how far a
reader has seen; nothing about the reader is kept.
"""

from dataclasses import dataclass

from dragoman.ledger.ledger import Ledger
from dragoman.records import Event

MOST_DOCUMENTS = 2_000


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
