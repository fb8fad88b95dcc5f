"""Events and sums of them in one form, so that every figure can be made from either."""

from collections.abc import Iterable, Iterator

from dragoman.ledger.entries import Tally
from dragoman.ledger.pairs import Pair, pairs_of
from dragoman.records import Event

Dealings = Iterable[Event | Tally]


def tallied(found: Dealings) -> Iterator[Tally]:
    """Yield what passes between pairs of states; sums as they are, events pair by pair.

    Args:
        found: events, or sums of dealings as `Ledger.tallies` gives them.
    """
    for one in found:
        if isinstance(one, Tally):
            yield one
            continue
        for pair in sorted(pairs_of(one)):
            yield tally_of(one, pair)


def tally_of(event: Event, pair: Pair) -> Tally:
    """Return one event as the sum of itself."""
    interval = event.date
    return Tally(
        *pair,
        interval.start if interval else None,
        interval.end if interval else None,
        str(event.status),
        str(event.certainty),
        event.quad_code,
        event.intensity,
        1,
        event.confidence,
        event.confidence**2,
    )
