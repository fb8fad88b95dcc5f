"""Series for analyses: what states did to one another, period by period, and what was read."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act
from dragoman.panel.periods import Period, Unit, shares
from dragoman.records import Status

Array = NDArray[np.float64]
QUADS = 4


def directed_scores(
    acts: Iterable[Act], ways: Sequence[Pair], periods: Sequence[Period], unit: Unit
) -> Array:
    """Return sums of scores by period and way; only acts that took place count, each by its weight.

    Args:
        acts: of any time.
        ways: from whom to whom.
        periods: in order.
        unit: their length.
    """
    rows = {period: place for place, period in enumerate(periods)}
    columns = {way: place for place, way in enumerate(ways)}
    found = np.zeros((len(rows), len(columns)))
    for act in acts:
        wanted = [columns[way] for way in act.directed if way in columns]
        if not wanted or act.status != Status.ACTUAL:
            continue
        for period, share in shares(act.start, act.end, unit).items():
            if period in rows:
                found[rows[period], wanted] += act.intensity * act.weight * share * act.number
    return found


def quad_counts(
    acts: Iterable[Act], pairs: Sequence[Pair], periods: Sequence[Period], unit: Unit
) -> Array:
    """Return numbers of acts that took place by period, pair and quad class.

    An act counts whole in the period in which it began, so that counts are whole numbers.

    Args:
        acts: of any time.
        pairs: of states, each in order of code.
        periods: in order.
        unit: their length.
    """
    rows = {period: place for place, period in enumerate(periods)}
    columns = {pair: place for place, pair in enumerate(pairs)}
    found = np.zeros((len(rows), len(columns), QUADS))
    for act in acts:
        wanted = [columns[pair] for pair in act.pairs if pair in columns]
        if not wanted or act.status != Status.ACTUAL or not 1 <= act.quad_code <= QUADS:
            continue
        placed = next(iter(shares(act.start, act.end, unit)), None)
        if placed in rows:
            found[rows[placed], wanted, act.quad_code - 1] += round(act.number)
    return found
