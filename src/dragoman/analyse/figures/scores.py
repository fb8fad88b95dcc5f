"""How good forecasts of probabilities were."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NEVER = 1e-6
BINS = 10


def log_loss(told: Array, came: Array) -> Array:
    """Return the logarithmic score of each probability; lower is better (Good 1952).

    Args:
        told: probabilities.
        came: 1 where it came, 0 where not.

    >>> log_loss(np.array([0.5]), np.array([1.0])).round(4).tolist()
    [0.6931]
    """
    chance = np.clip(told, NEVER, 1 - NEVER)
    return np.asarray(-np.where(came > 0, np.log(chance), np.log1p(-chance)))


def calibration_error(told: Array, came: Array) -> float:
    """Return how far probabilities are from frequencies, over ten bins, weighted by their n.

    After Naeini, Cooper and Hauskrecht (2015), Obtaining well calibrated probabilities using
    Bayesian binning.

    >>> calibration_error(np.array([0.25, 0.25]), np.array([0.0, 1.0]))
    0.25
    """
    bins = np.minimum((told * BINS).astype(int), BINS - 1).ravel()
    off = [
        abs(float(told.ravel()[bins == one].sum() - came.ravel()[bins == one].sum()))
        for one in range(BINS)
    ]
    return sum(off) / max(1, told.size)
