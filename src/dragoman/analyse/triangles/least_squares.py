"""Vector autoregression by least squares: its order, its block tests.

After Sims (1980), Macroeconomics and reality, Econometrica 48; Goldstein and Freeman (1990),
Three-Way Street: Strategic Reciprocity in World Politics; the block test is Granger's (1969),
Investigating causal relations by econometric models and cross-spectral methods, Econometrica 37.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.beta import f_tail

Array = NDArray[np.float64]
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Fit:
    """A vector autoregression.

    Attributes:
        lags: coefficients, lag by lag: ``lags[l, i, j]`` is what series j, l + 1 periods ago,
            adds to series i.
        residuals: by period and series.
        rows: periods that were explained.
        columns: coefficients of each equation, the constant included.
    """

    lags: Array
    residuals: Array
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Block:
    """A test of whether the past of one series tells anything about another.

    Attributes:
        of: number of the series that is explained.
        by: number of the series whose past is tested.
        value: the F statistic.
        chance: its p-value.
        lags: numerator degrees of freedom.
        freedom: denominator degrees of freedom.
    """

    of: int
    by: int
    value: float
    chance: float
    lags: int
    freedom: int


def design(series: Array, order: int, skipped: int = 0) -> tuple[Array, Array]:
    """Return what explains, a constant and the lags, and what is explained.

    Args:
        series: by period and series.
        order: how many lags.
        skipped: periods left out at the beginning, beyond the lags.
    """
    count = len(series)
    start = order + skipped
    lagged = [series[start - lag : count - lag] for lag in range(1, order + 1)]
    return np.hstack([np.ones((count - start, 1)), *lagged]), series[start:]


def fit(series: Array, order: int, skipped: int = 0) -> Fit:
    """Return the autoregression of some order.

    Args:
        series: by period and series.
        order: how many lags.
        skipped: periods left out at the beginning, beyond the lags.

    >>> fit(np.array([[0.0], [1.0], [0.5], [0.25], [0.125], [0.0625]]), 1).lags.shape
    (1, 1, 1)
    """
    given, told = design(series, order, skipped)
    found, *_ = np.linalg.lstsq(given, told, rcond=None)
    width = series.shape[1]
    lags: Array = np.asarray(found[1:].reshape(order, width, width).transpose(0, 2, 1), float)
    return Fit(lags, np.asarray(told - given @ found, float), *given.shape)


def orders(series: Array, most: int) -> tuple[int, int]:
    """Return the orders that Akaike's and Schwarz's criteria choose, over one stretch of time.

    Args:
        series: by period and series.
        most: the largest order that is tried.
    """
    akaike, schwarz = [], []
    for order in range(most + 1):
        found = fit(series, order, most - order)
        spread = found.residuals.T @ found.residuals / found.rows
        size = np.linalg.slogdet(spread)[1]
        number = found.columns * series.shape[1]
        akaike.append(size + 2 * number / found.rows)
        schwarz.append(size + np.log(found.rows) * number / found.rows)
    return int(np.argmin(akaike)), int(np.argmin(schwarz))


def block(series: Array, order: int, of: int, by: int) -> Block:
    """Return the test of whether the past of one series tells anything about another.

    Args:
        series: by period and series.
        order: how many lags, at least one.
        of: number of the series that is explained.
        by: number of the series whose past is tested.
    """
    given, told = design(series, order)
    width = series.shape[1]
    kept = [place for place in range(given.shape[1]) if place == 0 or (place - 1) % width != by]
    whole, rest = _left(given, told[:, of]), _left(given[:, kept], told[:, of])
    freedom = given.shape[0] - given.shape[1]
    least = ROUNDING * float(np.sum((told[:, of] - told[:, of].mean()) ** 2))
    whole, rest = max(whole, least), max(rest, least)  # what is left of a perfect fit is rounding
    value = (rest - whole) / order / (whole / freedom) if whole > 0 else 0.0
    return Block(of, by, value, f_tail(value, order, freedom), order, freedom)


def _left(given: Array, told: Array) -> float:
    """Return the sum of squares that is left unexplained."""
    found, *_ = np.linalg.lstsq(given, told, rcond=None)
    rest = told - given @ found
    return float(rest @ rest)
