"""How many acts two states will have: a discounted negative binomial.

The mean is the recent one, discounted and drawn to the dyad's own rate; the excess of the variance
over the mean is that of its own past forecasts, drawn to the excess of all. The plainest of the
models that were tried was the best. The rival is the dyad's own rate with its own excess.

After Harvey and Fernandes (1989), Time series models for count or qualitative observations,
Journal of Business and Economic Statistics 7. `benchmarks/forecasts.py` measures it and holds the
sweep that set half-life and shrinkage.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.forecasts.recent import expected, expected_by, own_rates, own_rates_by

Array = NDArray[np.float64]
FIRST_ORIGIN = 8


@dataclass(frozen=True, slots=True)
class Plain:
    """How the past is weighed.

    Attributes:
        half_life: periods after which one counts half.
        shrinkage: how many periods a dyad's own rate counts for.
        pooled: how many expected acts the excess of all dyads counts for.
    """

    half_life: float = 1.0
    shrinkage: float = 2.0
    pooled: float = 8.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What is expected of some rows over the next periods.

    Attributes:
        mean: expected counts.
        excess: of the variance over the mean, in means.
        usual: counts by the rows' own rates.
        usual_excess: the same excess of forecasts by own rates.
    """

    mean: Array
    excess: Array
    usual: Array
    usual_excess: Array


def forecast_counts(history: Array, ahead: int, how: Plain | None = None) -> Counts:
    """Return what is expected of each row over the next periods together.

    Args:
        history: counts by row and period, the newest last; more periods than `FIRST_ORIGIN` and
            twice `ahead`.
        ahead: how many periods.
        how: how the past is weighed.
    """
    plan = how or Plain()
    origins = range(FIRST_ORIGIN, history.shape[1] - ahead + 1)
    came = np.array([history[:, at : at + ahead].sum(axis=1) for at in origins])
    told = expected_by(history, plan.half_life, plan.shrinkage, origins) * ahead
    usual = own_rates_by(history, origins) * ahead
    return Counts(
        _mean(history, ahead, plan),
        _excess(came, told, plan.pooled),
        own_rates(history) * ahead,
        _excess(came, usual, plan.pooled),
    )


def forecast_each(history: Array, how: Plain | None = None) -> tuple[Array, Array]:
    """Return what was expected of each row in each period, from the periods before it alone.

    The same as `forecast_counts` of one period ahead, asked anew before each; not a number in the
    first periods, before which there is too little.

    Args:
        history: counts by row and period.
        how: how the past is weighed.

    Returns:
        Means and excesses, by row and period.
    """
    plan = how or Plain()
    mean, excess = np.full(history.shape, np.nan), np.full(history.shape, np.nan)
    over, scale = np.zeros(len(history)), np.zeros(len(history))
    origins = range(FIRST_ORIGIN, history.shape[1])
    means = expected_by(history, plan.half_life, plan.shrinkage, origins)
    for at, told in zip(origins, means, strict=True):
        if at > FIRST_ORIGIN:
            mean[:, at], excess[:, at] = told, _drawn(over, scale, plan.pooled)
        over = over + (history[:, at] - told) ** 2 - told
        scale = scale + told
    return mean, excess


def _mean(history: Array, ahead: int, plan: Plain) -> Array:
    """Return what is expected over some periods."""
    return expected(history, plan.half_life, plan.shrinkage) * ahead


def _excess(came: Array, told: Array, pooled: float) -> Array:
    """Return each row's excess of variance over its forecasts, drawn to that of all rows."""
    return _drawn(((came - told) ** 2 - told).sum(axis=0), told.sum(axis=0), pooled)


def _drawn(over: Array, scale: Array, pooled: float) -> Array:
    """Return each row's excess of variance, drawn to that of all rows."""
    of_all = over.sum() / max(float(scale.sum()), 1e-9)
    return np.asarray(np.clip((over + pooled * of_all) / (scale + pooled), 0.0, None))
