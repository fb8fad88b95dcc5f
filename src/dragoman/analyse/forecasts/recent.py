"""The past, discounted: what counts half after a half-life, and what is drawn to one's own rate.

After Brown (1959), Statistical Forecasting for Inventory Control (discounting), and James and Stein
(1961), Estimation with quadratic loss (drawing rates to that of all).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
OWN_PRIOR = 2.0


def own_rates(history: Array) -> Array:
    """Return each row's rate a period over all the past, drawn to that of all rows.

    Args:
        history: counts by row and period, at least one period.
    """
    periods = history.shape[1]
    return np.asarray((history.sum(axis=1) + OWN_PRIOR * history.mean()) / (periods + OWN_PRIOR))


def discounted(history: Array, half_life: float) -> tuple[Array, float]:
    """Return each row's discounted mean, and how many periods stand behind it.

    Args:
        history: counts by row and period, the newest last.
        half_life: periods after which one counts half.

    >>> discounted(np.array([[4.0, 1.0]]), 1.0)[0].tolist()
    [2.0]
    """
    weights = 0.5 ** (np.arange(history.shape[1])[::-1] / half_life)
    total = float(weights.sum())
    return np.asarray(history @ weights / total), total


def expected(history: Array, half_life: float, shrinkage: float) -> Array:
    """Return what is expected of each row a period: its recent mean, drawn to its own rate.

    Args:
        history: counts by row and period, the newest last.
        half_life: periods after which one counts half.
        shrinkage: how many periods its own rate counts for.
    """
    recent, total = discounted(history, half_life)
    return np.asarray((recent * total + shrinkage * own_rates(history)) / (total + shrinkage))


def own_rates_by(history: Array, origins: Sequence[int]) -> Array:
    """Return `own_rates` of the periods before each of some, by period and row; in one pass.

    Args:
        history: counts by row and period.
        origins: numbers of periods, rising, each at least 1.

    >>> own_rates_by(np.array([[4.0, 1.0]]), [1, 2]).tolist() == [
    ...     own_rates(np.array([[4.0]])).tolist(), own_rates(np.array([[4.0, 1.0]])).tolist()]
    True
    """
    periods = np.asarray(origins, dtype=int)
    sums = history.cumsum(axis=1)[:, periods - 1].T
    overall = sums.sum(axis=1) / (len(history) * periods)
    own = sums + OWN_PRIOR * overall[:, None]
    return np.asarray(own / (periods[:, None] + OWN_PRIOR))


def discounted_by(history: Array, half_life: float, origins: Sequence[int]) -> tuple[Array, Array]:
    """Return `discounted` of the periods before each of some: means by period and row, and totals.

    Args:
        history: counts by row and period.
        half_life: periods after which one counts half.
        origins: numbers of periods, rising, each at least 1.
    """
    wanted = {at: number for number, at in enumerate(origins)}
    means, totals = np.empty((len(wanted), len(history))), np.empty(len(wanted))
    kept, recent, total = 0.5 ** (1 / half_life), np.zeros(len(history)), 0.0
    for at in range(1, max(wanted, default=0) + 1):
        recent, total = recent * kept + history[:, at - 1], total * kept + 1
        if at in wanted:
            means[wanted[at]], totals[wanted[at]] = recent / total, total
    return means, totals


def expected_by(
    history: Array, half_life: float, shrinkage: float, origins: Sequence[int]
) -> Array:
    """Return `expected` of the periods before each of some, by period and row; in one pass.

    Args:
        history: counts by row and period.
        half_life: periods after which one counts half.
        shrinkage: how many periods a row's own rate counts for.
        origins: numbers of periods, rising, each at least 1.
    """
    means, totals = discounted_by(history, half_life, origins)
    behind = totals[:, None]
    own = own_rates_by(history, origins)
    return np.asarray((means * behind + shrinkage * own) / (behind + shrinkage))
