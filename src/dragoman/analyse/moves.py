"""Which relationships moved most, each against its own past.

A change is measured by the errors of both ends of the index, as a difference of two means is
(Welch 1947, The generalization of Student's problem, Biometrika 34).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analyse.dealings import Dealings, tallied
from dragoman.analyse.index import DEFAULT, IndexPoint, dyad_index
from dragoman.analyse.weights import Weights
from dragoman.ledger.entries import Tally
from dragoman.ledger.pairs import Pair

BACK_MONTHS = 3
LEAST_CHANGE = 0.1


@dataclass(frozen=True, slots=True)
class Move:
    """How a dyad's index changed.

    Attributes:
        first: a state.
        second: another.
        before: the index then.
        after: the index now.
        change: after minus before.
        surprise: the change in standard errors of the difference; its size is comparable
            between dyads that are much and little reported.
        events: acts that took place since then.
    """

    first: str
    second: str
    before: float
    after: float
    change: float
    surprise: float
    events: float


def moved_most(
    events: Dealings,
    on: date,
    *,
    months: int = BACK_MONTHS,
    most: int = 10,
    weights: Weights = DEFAULT,
) -> tuple[Move, ...]:
    """Return the dyads whose index moved most up to a day's month, the most surprising first.

    Args:
        events: of all dyads, or sums of them.
        on: a day of the month that is looked at.
        months: against how many months before.
        most: how many to return.
        weights: what events count for.
    """
    by_pair: dict[Pair, list[Tally]] = {}
    for told in tallied(events):
        by_pair.setdefault((told.first, told.second), []).append(told)
    moves = []
    for pair in sorted(by_pair):
        points = dyad_index(by_pair[pair], *pair, until=on, weights=weights)
        move = _move(pair, points, on, months, weights)
        if move is not None:
            moves.append(move)
    ranked = sorted(moves, key=lambda one: (-abs(one.surprise), one.first, one.second))
    return tuple(ranked[:most])


def _move(
    pair: Pair, points: Sequence[IndexPoint], on: date, months: int, weights: Weights
) -> Move | None:
    """Return a dyad's change; None where nothing happened or moved since."""
    if not points or points[-1].month != on.replace(day=1):
        return None
    recent = points[-months:]
    acts = sum(point.cooperation + point.conflict for point in recent)
    if not acts:
        return None
    after = points[-1]
    before = points[-1 - months] if len(points) > months else None
    value = (before.value or 0.0) if before else 0.0
    error_before = _error(before, weights) if before else _unknown(weights)
    error = math.hypot(_error(after, weights), error_before)
    reached = after.value or 0.0
    change = reached - value
    if abs(change) < LEAST_CHANGE:
        return None
    return Move(*pair, value, reached, change, change / error if error else 0.0, acts)


def _error(point: IndexPoint, weights: Weights) -> float:
    """Return the standard error that a band was drawn from."""
    value = point.value or 0.0
    return max(point.high - value, value - point.low) / weights.band


def _unknown(weights: Weights) -> float:
    """Return the standard error where nothing is known."""
    return weights.prior_deviation / math.sqrt(weights.prior_events)
