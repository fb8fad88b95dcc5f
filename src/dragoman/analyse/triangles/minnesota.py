"""A Bayesian vector autoregression that expects little of far lags and of other series.

Each equation has a normal-inverse-gamma posterior in closed form. The prior's mean is 0 everywhere
(the series are changes of heart, not levels); its deviation of lag l is `own / l` for a series'
own past and `cross / l` for another's, in units of the two series' own noise. The constant is left
free. After Litterman (1986), Forecasting with Bayesian vector autoregressions, Journal of Business
and Economic Statistics 4; Brandt and Freeman (2006), Advances in Bayesian time series modeling and
the study of politics, Political Analysis 14.

The sweep that set tightness and order stands in docs/explanation/triangles.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.triangles.least_squares import ROUNDING, design

Array = NDArray[np.float64]
FREE = 1e3


@dataclass(frozen=True, slots=True)
class Prior:
    """What is expected before the series are seen.

    Attributes:
        order: lags; fixed, never chosen by the data.
        own: deviation of the first coefficient of a series' own past.
        cross: that of another series' past.
        shape: how many periods the guess of the noise is worth.
    """

    order: int = 3
    own: float = 0.6
    cross: float = 0.4
    shape: float = 2.0


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is known of each equation.

    Attributes:
        scales: noise of each series, in its own units.
        means: coefficients of each equation over standardised series, constant first.
        roots: Cholesky roots of their covariances, for a noise of one.
        shapes: shape of each noise's inverse gamma.
        sizes: scale of each noise's inverse gamma.
        order: lags.
    """

    scales: Array
    means: Array
    roots: Array
    shapes: float
    sizes: Array
    order: int


def posterior(series: Array, prior: Prior) -> Posterior:
    """Return what some series tell about how they follow one another.

    Args:
        series: by period and series, more periods than lags.
        prior: what is expected.
    """
    scales = _noise(series)
    given, told = design(series / scales, prior.order)
    width = series.shape[1]
    ages = np.repeat(np.arange(1, prior.order + 1), width)
    sources = np.tile(np.arange(width), prior.order)
    means, roots, sizes = [], [], []
    cross_product = given.T @ given
    for of in range(width):
        spread = np.where(sources == of, prior.own, prior.cross) / ages
        expected = np.diag(np.concatenate([[FREE**-2], spread**-2.0]))
        covariance = np.linalg.inv(cross_product + expected)
        mean = covariance @ (given.T @ told[:, of])
        means.append(mean)
        roots.append(np.linalg.cholesky((covariance + covariance.T) / 2))
        left = float(told[:, of] @ told[:, of] - mean @ (given.T @ told[:, of]))
        sizes.append(prior.shape / 2 + max(left, 0.0) / 2)
    return Posterior(
        scales,
        np.array(means),
        np.array(roots),
        (prior.shape + len(told)) / 2,
        np.array(sizes),
        prior.order,
    )


def draw_lags(known: Posterior, number: int, seed: int) -> Array:
    """Return draws of the coefficients, ``[draw, lag, of, by]``, in the series' own units.

    Args:
        known: from `posterior`.
        number: how many draws.
        seed: the same seed gives the same draws.
    """
    chance = np.random.default_rng(seed)
    width, size = known.means.shape
    noise = known.sizes / chance.gamma(known.shapes, 1.0, (number, width))
    steps = chance.standard_normal((number, width, size))
    drawn = known.means + np.sqrt(noise)[:, :, None] * np.einsum("oij,noj->noi", known.roots, steps)
    lags = drawn[:, :, 1:].reshape(number, width, known.order, width).transpose(0, 2, 1, 3)
    return np.asarray(lags * known.scales[:, None] / known.scales[None, :])


def _noise(series: Array) -> Array:
    """Return the deviation of what a series' own last value does not tell, for each."""
    found = []
    for column in series.T:
        given = np.column_stack([np.ones(len(column) - 1), column[:-1]])
        fitted, *_ = np.linalg.lstsq(given, column[1:], rcond=None)
        noise = float(np.std(column[1:] - given @ fitted))
        # a series that never varies has noise of rounding alone: its own units do as well
        found.append(noise if noise > ROUNDING * (1 + float(np.abs(column).max())) else 1.0)
    return np.array(found)
