"""What is new since a browser last looked; who looked, and when, is kept in the browser alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dragoman.ledger.entries import Run
from dragoman.ledger.learned import Learned, learned_since
from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.ranking import importance
from dragoman.records import Event
from dragoman.serve.desk import Desk

FIRST_SHOWN = 12
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class News:
    """What is new, the weightiest first.

    Attributes:
        learned: what the ledger learned.
        first: the weightiest of what is new.
        more: the next, folded away.
        again: known events of which there are new reports, the weightiest.
    """

    learned: Learned
    first: tuple[Event, ...]
    more: tuple[Event, ...]
    again: tuple[Event, ...]


def news_since(desk: Desk, mark: int) -> News:
    """Return what is new after a mark; kept while the ledger stands as it is."""
    found: News = desk.kept(
        f"news {mark}", lambda ledger: _news(learned_since(ledger, mark), desk.least)
    )
    return found


def identity_of(path: Path, runs: Sequence[Run]) -> str:
    """Return a word by which a browser knows a ledger again, whatever stands at its address.

    It tells nothing of where the ledger lies.
    """
    begun = runs[0].started if runs else ""
    return blake2b(f"{path.resolve()} {begun}".encode(), digest_size=8).hexdigest()


def _news(learned: Learned, least: float) -> News:
    new, again = _ranked(learned.new, least), _ranked(learned.again, least)
    return News(learned, new[:FIRST_SHOWN], new[FIRST_SHOWN:MOST_SHOWN], again[:FIRST_SHOWN])


def _ranked(found: Iterable[Event], least: float) -> tuple[Event, ...]:
    """Return the events that are sure enough, the weightiest first."""
    sure = (one for one in found if one.confidence >= least)
    weighed = [(-_weight(one), one.event_id, one) for one in sure]
    return tuple(one for *_, one in sorted(weighed, key=lambda each: each[:2]))


def _weight(event: Event) -> float:
    return importance(Telling(event, (event.event_id,), event.evidence)).weight
