"""The negative binomial distribution of counts, told by its mean and its excess.

The variance is ``mean * (1 + excess)``: what is expected more varies more, in proportion (the form
that Cameron and Trivedi (1986) call NB1, Econometric models based on count data, Journal of
Applied Econometrics 1). With an excess of 0 it is Poisson's.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LEAST_MEAN = 1e-9
LEAST_EXCESS = 0.02
MOST_COUNT = 2000


def chances(mean: Array, excess: Array, most: int) -> Array:
    """Return the probability of each count from 0 to a largest, along a last dimension.

    Args:
        mean: expected counts.
        excess: of the variance over the mean, in means.
        most: the largest count.

    >>> chances(np.array([1.0]), np.array([1.0]), 2).round(4).tolist()
    [[0.5, 0.25, 0.125]]
    """
    expected = np.maximum(mean, LEAST_MEAN)
    over = np.maximum(excess, LEAST_EXCESS)
    size = expected / over
    found = np.empty((*expected.shape, most + 1))
    found[..., 0] = -size * np.log1p(over)
    step = np.log(over) - np.log1p(over)
    for count in range(1, most + 1):
        found[..., count] = found[..., count - 1] + np.log((size + count - 1) / count) + step
    return np.exp(found)


def none(mean: Array, excess: Array) -> Array:
    """Return the probability of a count of 0."""
    return chances(mean, excess, 0)[..., 0]


def quantiles(mean: float, excess: float, shares: tuple[float, ...]) -> tuple[int, ...]:
    """Return the least counts that are not exceeded with some probabilities.

    Args:
        mean: expected count.
        excess: of the variance over the mean.
        shares: probabilities.

    >>> quantiles(1.0, 1.0, (0.1, 0.5, 0.9))
    (0, 0, 3)
    """
    spread = (mean * (1 + excess)) ** 0.5
    most = min(MOST_COUNT, int(mean + 12 * spread) + 12)
    below = np.cumsum(chances(np.array([mean]), np.array([excess]), most)[0])
    return tuple(int(np.searchsorted(below, share - 1e-12)) for share in shares)


def crps(counts: Array, mean: Array, excess: Array) -> Array:
    """Return the continuous ranked probability score of each count; lower is better.

    After Gneiting and Raftery (2007), Strictly proper scoring rules, prediction, and estimation,
    Journal of the American Statistical Association 102.

    Args:
        counts: what came.
        mean: what was expected.
        excess: of the variance over the mean.

    >>> crps(np.array([0.0]), np.array([1.0]), np.array([1.0])).round(4).tolist()
    [0.3333]
    """
    most = int(max(60.0, counts.max(initial=0.0) + 1, 12 * mean.max(initial=0.0) + 40))
    below = np.cumsum(chances(mean, excess, min(most, MOST_COUNT)), axis=-1)
    reached = np.arange(below.shape[-1]) >= counts[..., None]
    return np.asarray(((below - reached) ** 2).sum(axis=-1))
