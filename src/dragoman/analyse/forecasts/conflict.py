"""Whether there will be any act of material conflict: own rate, corrected by what was recent.

A logistic regression over all dyads together: a constant, the log odds of the dyad's own rate, what
came of the kind of late, and signs, as recent acts of all kinds, each discounted. Its prior is the
own rate as it is; with no evidence it says what is usual. Refitted on the past alone whenever it is
asked. After Ward, Greenhill and Bakke (2010), The perils of policy by p-value, Journal of Peace
Research 47: what predicts is judged out of sample.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.forecasts.recent import discounted_by

Array = NDArray[np.float64]
FIRST_ORIGIN = 8
OWN_PRIOR = 4.0
ROUNDS = 30
CLOSE = 1e-7
LEAST_HITS = 20
NAMES = ("constant", "own rate (log odds)", "of the kind of late")
OWN = 1
HALF_LIFE = 1.5
LEAST_RATE, MOST_RATE = 1e-4, 0.9999


@dataclass(frozen=True, slots=True)
class Sign:
    """What may tell that something will come.

    Attributes:
        name: what it is.
        counts: by row and period, the newest last.
        half_life: periods after which one counts half.
        steep: what the discounted mean is multiplied with before its logarithm is looked at.
        odds: whether the log odds of the discounted mean are looked at, drawn to that of all rows,
            as of a share, instead.
    """

    name: str
    counts: Array
    half_life: float = HALF_LIFE
    steep: float = 5.0
    odds: bool = False


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely something is in the next periods, row by row.

    Attributes:
        chance: probability.
        own: the row's own rate, drawn to that of all rows.
        names: of the ingredients.
        ingredients: by row and ingredient.
        weights: what each ingredient counts for; those of the own rate alone where there were
            fewer than 20 cases to learn from.
        cases: how often it came in what was learnt from.
        trials: how many stretches were learnt from.
    """

    chance: Array
    own: Array
    names: tuple[str, ...]
    ingredients: Array
    weights: Array
    cases: int
    trials: int


def forecast_any(
    wanted: Array,
    ahead: int,
    signs: Sequence[Sign] = (),
    half_life: float = HALF_LIFE,
    learnt_half_life: float = math.inf,
) -> Chances:
    """Return how likely any act of a kind is in the next periods together.

    Args:
        wanted: counts of that kind by row and period, the newest last.
        ahead: how many periods.
        signs: what else is looked at.
        half_life: periods after which an act of the kind counts half.
        learnt_half_life: periods after which a case that is learnt from counts half.
    """
    periods = wanted.shape[1]
    hits = np.array(
        [wanted[:, at : at + ahead].sum(axis=1) > 0 for at in range(periods - ahead + 1)], float
    )
    past = hits.cumsum(axis=0)
    looked = (Sign(NAMES[-1], wanted, half_life), *signs)
    (latest,) = _seen(looked, [periods])
    now, own = _ingredients(past[-1], len(hits), latest)
    origins = range(FIRST_ORIGIN + ahead - 1, periods - ahead + 1)
    seen = _seen(looked, origins)
    learnt = [
        _ingredients(past[at - ahead], at - ahead + 1, columns)[0]
        for at, columns in zip(origins, seen, strict=True)
    ]
    given = np.vstack(learnt) if learnt else now[:0]
    came = np.concatenate([hits[at] for at in origins]) if learnt else own[:0]
    weights = _usual(now.shape[1])
    if came.sum() >= LEAST_HITS:
        age = origins[-1] - np.repeat(np.array(origins, float), len(wanted))
        weights = _fitted(given, came, 0.5 ** (age / learnt_half_life))
    names = (*NAMES, *(one.name for one in signs))
    return Chances(_logistic(now @ weights), own, names, now, weights, int(came.sum()), len(came))


def _usual(width: int) -> Array:
    """Return the weights that tell the own rate as it is."""
    weights = np.zeros(width)
    weights[OWN] = 1.0
    return weights


def _seen(looked: Sequence[Sign], origins: Sequence[int]) -> list[list[Array]]:
    """Return what each sign tells of each row before some periods, by period and sign."""
    found: list[list[Array]] = [[] for _ in origins]
    for one in looked:
        means, totals = discounted_by(one.counts, one.half_life, origins)
        for columns, mean, total in zip(found, means, totals, strict=True):
            columns.append(_odds(_drawn(mean, total)) if one.odds else np.log1p(one.steep * mean))
    return found


def _drawn(mean: Array, total: float) -> Array:
    """Return rates drawn to that of all rows."""
    return np.asarray((mean * total + OWN_PRIOR * mean.mean()) / (total + OWN_PRIOR))


def _odds(rate: Array) -> Array:
    """Return log odds."""
    share = np.clip(rate, LEAST_RATE, MOST_RATE)
    return np.asarray(np.log(share / (1 - share)))


def _ingredients(came: Array, trials: int, columns: Sequence[Array]) -> tuple[Array, Array]:
    """Return the ingredients by row, and the rows' own rates.

    Args:
        came: in how many stretches it came, by row.
        trials: of how many.
        columns: what else is known, by row.
    """
    own = np.clip(_drawn(came / trials, trials), LEAST_RATE, MOST_RATE)
    return np.column_stack((np.ones(len(own)), _odds(own), *columns)), own


def _fitted(given: Array, came: Array, counted: Array) -> Array:
    """Return the weights, by Newton's method; their prior is the own rate as it is.

    A step that would make them worse is halved until it does not: where signs part the cases
    nearly without error, whole steps run away.

    Args:
        given: ingredients by case.
        came: 1 where it came.
        counted: how much each case counts for.
    """
    start = _usual(given.shape[1])
    pull = np.diag([1e-6, *np.ones(given.shape[1] - 1)])

    def cost(weights: Array) -> float:
        odds, off = given @ weights, weights - start
        missed = np.logaddexp(0, odds) - came * odds
        return float(counted @ missed + off @ pull @ off / 2)

    weights, least = start, cost(start)
    for _ in range(ROUNDS):
        chance = _logistic(given @ weights)
        slope = given.T @ (counted * (came - chance)) - pull @ (weights - start)
        curve = (given.T * (counted * chance * (1 - chance))) @ given + pull
        step = np.linalg.solve(curve, slope)
        while (reached := cost(weights + step)) > least and abs(step).max() >= CLOSE:
            step = step / 2
        if abs(step).max() < CLOSE:
            break
        weights, least = weights + step, reached
    return weights


def _logistic(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))
