"""The past, discounted: what counts half after a half-life, and what is drawn to one's own rate.

After Brown (1959), Statistical Forecasting for Inventory Control (discounting), and James and Stein
(1961), Estimation with quadratic loss (drawing rates to that of all).
"""

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
