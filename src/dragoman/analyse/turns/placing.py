"""When a turn came, and how sure that is: each start where it is most likely nearly right.

Given the stretches beside it, a turn may lie in any period between them; each is as likely as the
counts are, given a rate of their own on either side (Smith 1975, A Bayesian approach to inference
about a change-point problem, Biometrika 62, with the rates at their most likely). The period that
is told has most of that distribution in and beside it, where being one period off is worth half: of
two that are as likely, the one with more beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.turns.segments import Array, costs

EDGES = (0.1, 0.9)
REACH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a turn lies.

    Attributes:
        first: first period of its 80% interval.
        at: the period in which the new rate begins.
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
    first, last = (int(among[np.searchsorted(below, edge)]) for edge in EDGES)
    near = np.clip(1 - abs(among[:, None] - among[None, :]) / REACH, 0, None)
    at = int(among[(near @ chance).argmax()])
    return Place(min(first, at), at, max(last, at))
