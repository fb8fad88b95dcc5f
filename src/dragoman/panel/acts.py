"""Acts as a panel counts them: between whom, when, of which kind, told how often."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, permutations

from dragoman.analyse.index import DEFAULT
from dragoman.analyse.weights import Weights
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Account
from dragoman.ledger.filters import DATE, DAYS, EITHER
from dragoman.ledger.pairs import Pair, pairs_of
from dragoman.records import Event, EventType, Party

BATCH = 400
NOBODY = Account(0, (), None)


@dataclass(frozen=True, slots=True)
class Act:
    """One event, as a panel counts it.

    Attributes:
        pairs: of states that it is between, each in order of code.
        directed: of states, from whom to whom; both ways where it was done with one another.
        start: first day; None where unknown.
        end: last day; None where unknown.
        event_type: PLOVER type.
        status: whether it took place.
        quad_code: PLOVER's quad code.
        intensity: PLOVER's score.
        weight: what it counts for, 0 to 1.
        certainty: how surely it is told.
        confidence: that the coding is right.
        reports: accounts of it.
        documents: numbers of the documents that give them.
        number: how many events it stands for; more than one in tables of counts.
    """

    pairs: frozenset[Pair]
    directed: frozenset[Pair]
    start: date | None
    end: date | None
    event_type: str
    status: str
    quad_code: int
    intensity: float
    weight: float
    certainty: str
    confidence: float
    reports: int
    documents: tuple[int, ...]
    number: float = 1.0


def acts_of(
    ledger: Ledger, wanted: Filter, *, by: str = "date", weights: Weights = DEFAULT
) -> Iterator[Act]:
    """Yield the ledger's events that are between states.

    Args:
        ledger: whose events.
        wanted: which of them.
        by: ``date``, the day of the act; ``reported_on``, the first day on which it was told; or
            ``date_or_reported``, the second where the first is not known.
        weights: what events count for.

    Raises:
        UsageError: `by` is none of them.
    """
    if by not in DAYS:
        message = f"a panel counts by {' or '.join(DAYS)}, not by {by!r}"
        raise UsageError(message)
    for events in _batches(ledger.events(wanted)):
        told = ledger.accounts([event.event_id for event in events])
        for event in events:
            account = told.get(event.event_id, NOBODY)
            pairs = pairs_of(event)
            if pairs:
                yield _act(event, account, pairs, by, weights)


def _act(event: Event, account: Account, pairs: frozenset[Pair], by: str, weights: Weights) -> Act:
    start = end = account.reported_on
    if by == DATE or (by == EITHER and event.date is not None):
        start = event.date.start if event.date else None
        end = event.date.end if event.date else None
    return Act(
        pairs=pairs,
        directed=directed_pairs(event),
        start=start,
        end=end,
        event_type=str(event.event_type),
        status=str(event.status),
        quad_code=event.quad_code,
        intensity=event.intensity,
        weight=weights.of(event),
        certainty=str(event.certainty),
        confidence=event.confidence,
        reports=account.reports,
        documents=account.documents,
    )


def directed_pairs(event: Event) -> frozenset[Pair]:
    """Return from whom to whom an event goes; what is done with one another goes both ways.

    A visit goes from the visitor to the host; those who visit together, or receive together, talk
    with one another.
    """
    actors, recipients = _states(event.actors), _states(event.recipients)
    aimed = {(one, other) for one in actors for other in recipients if one != other}
    if not recipients:
        return frozenset(permutations(sorted(actors), 2)) if pairs_of(event) else frozenset()
    if event.event_type is EventType.CONSULT:
        beside = {
            pair
            for side in (actors, recipients)
            for pair in combinations(sorted(side), 2)
            if not {pair, pair[::-1]} & aimed
        }
        return frozenset(aimed | beside | {(other, one) for one, other in beside})
    return frozenset(aimed)


def _states(parties: tuple[Party, ...]) -> set[str]:
    return {party.country for party in parties if party.country}


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    rest = iter(events)
    while some := list(islice(rest, BATCH)):
        yield some
