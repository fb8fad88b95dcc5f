"""When a turn came, and how sure that is: each start at the middle of where it may lie.

Given the stretches beside it, a turn may lie in any period between them; each is as likely as the
counts are, given a rate of their own on either side (Smith 1975, A Bayesian approach to inference
about a change-point problem, Biometrika 62, with the rates at their most likely). The middle of
that distribution is nearer to the truth on average than its peak, and two periods that are as
likely as one another are told as two.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.turns.segments import Array, costs

EDGES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a turn lies.

    Attributes:
        first: first period of its 80% interval.
        at: the middle: the period in which the new rate begins.
        last: last period of the interval.
    """

    first: int
    at: int
    last: int


def places(
    counts: Array, exposure: Array, starts: tuple[int, ...], size: float, shortest: int
) -> tuple[Place, ...]:
    """Return where the turns of a series lie, in order.

    Args:
        counts: by period.
        exposure: by period, more than 0.
        starts: of the stretches, 0 first.
        size: of the negative binomial.
        shortest: fewest periods of a stretch.
    """
    cost = costs(counts, exposure, size)
    found: list[Place] = []
    for number, start in enumerate(starts[1:], 1):
        left = found[-1].at if found else 0
        right = starts[number + 1] if number + 1 < len(starts) else len(counts)
        among = np.arange(min(left + shortest, start), max(right - shortest, start) + 1)
        found.append(_place(among, left, right, cost))
    return tuple(found)


def _place(
    among: NDArray[np.int_], left: int, right: int, cost: Callable[[int, int], float]
) -> Place:
    """Return where one turn lies among some periods."""
    spent = np.array([cost(left, int(at)) + cost(int(at), right) for at in among])
    chance = np.exp(spent.min() - spent)
    below = np.cumsum(chance) / chance.sum()
    first, middle, last = (int(among[np.searchsorted(below, edge)]) for edge in EDGES)
    return Place(first, middle, last)
