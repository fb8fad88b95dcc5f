"""Whether there will be any act of material conflict: own rate, corrected by what was recent.

A logistic regression over all dyads together, with four ingredients: a constant, the log odds of
the dyad's own rate, its recent material conflict and its recent acts of all kinds, discounted.
Its prior is the own rate as it is; with no evidence it says what is usual. Refitted on the past
alone whenever it is asked. After Ward, Greenhill and Bakke (2010), The perils of policy by p-value,
Journal of Peace Research 47: what predicts is judged out of sample.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.forecasts.recent import discounted, discounted_by

Array = NDArray[np.float64]
FIRST_ORIGIN = 8
OWN_PRIOR = 4.0
ROUNDS = 12
LEAST_HITS = 20
NAMES = ("constant", "own rate (log odds)", "recent material conflict", "recent acts")
FIVE = 5.0
LEAST_RATE, MOST_RATE = 1e-4, 0.9999


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely something is in the next periods, row by row.

    Attributes:
        chance: probability.
        own: the row's own rate, drawn to that of all rows.
        ingredients: by row and ingredient, as `NAMES` tells them.
        weights: what each ingredient counts for; those of the own rate alone where there were
            fewer than 20 cases to learn from.
        cases: how often it came in what was learnt from.
        trials: how many stretches were learnt from.
    """

    chance: Array
    own: Array
    ingredients: Array
    weights: Array
    cases: int
    trials: int


def forecast_any(wanted: Array, every: Array, ahead: int, half_life: float = 1.5) -> Chances:
    """Return how likely any act of a kind is in the next periods together.

    Args:
        wanted: counts of that kind by row and period, the newest last.
        every: counts of acts of all kinds.
        ahead: how many periods.
        half_life: periods after which one counts half.
    """
    periods = wanted.shape[1]
    hits = np.array(
        [wanted[:, at : at + ahead].sum(axis=1) > 0 for at in range(periods - ahead + 1)], float
    )
    past = hits.cumsum(axis=0)
    kind, acts = (discounted(one, half_life)[0] for one in (wanted, every))
    now, own = _ingredients(past[-1], len(hits), kind, acts)
    origins = range(FIRST_ORIGIN + ahead - 1, periods - ahead + 1)
    kinds, all_acts = (discounted_by(one, half_life, origins)[0] for one in (wanted, every))
    learnt = [
        _ingredients(past[at - ahead], at - ahead + 1, kinds[number], all_acts[number])[0]
        for number, at in enumerate(origins)
    ]
    given = np.vstack(learnt) if learnt else now[:0]
    came = np.concatenate([hits[at] for at in origins]) if learnt else own[:0]
    weights = np.array([0.0, 1.0, 0.0, 0.0])
    if came.sum() >= LEAST_HITS:
        weights = _fitted(given, came)
    return Chances(_logistic(now @ weights), own, now, weights, int(came.sum()), len(came))


def _ingredients(came: Array, trials: int, kind: Array, acts: Array) -> tuple[Array, Array]:
    """Return the ingredients by row, and the rows' own rates.

    Args:
        came: in how many stretches it came, by row.
        trials: of how many.
        kind: recent acts of the kind.
        acts: recent acts of all kinds.
    """
    overall = float(came.sum() / (trials * len(came)))
    own = (came + OWN_PRIOR * overall) / (trials + OWN_PRIOR)
    own = np.clip(own, LEAST_RATE, MOST_RATE)
    columns = (np.ones(len(own)), np.log(own / (1 - own)), np.log1p(FIVE * kind), np.log1p(acts))
    return np.column_stack(columns), own


def _fitted(given: Array, came: Array) -> Array:
    """Return the weights, by Newton's method; their prior is the own rate as it is."""
    start = np.array([0.0, 1.0, 0.0, 0.0])
    pull = np.diag([1e-6, 1.0, 1.0, 1.0])
    weights = start
    for _ in range(ROUNDS):
        chance = _logistic(given @ weights)
        slope = given.T @ (came - chance) - pull @ (weights - start)
        curve = (given.T * (chance * (1 - chance))) @ given + pull
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _logistic(odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))
