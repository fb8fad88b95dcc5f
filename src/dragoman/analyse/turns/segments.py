"""Cutting a series of counts into stretches, each with a rate of its own against its exposure.

Pruned exact linear time (Killick, Fearnhead and Eckley 2012, Optimal detection of changepoints with
a linear computational cost, Journal of the American Statistical Association 107) with the cost of a
negative binomial of one size, so that bursts within a stretch are no turns. The size is told by how
counts vary within windows of eight periods, each with a rate of its own, whatever turns are found.
The exposure, how much was read, keeps a change of coverage from being one.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
WINDOW = 8
LEAST_SIZE, MOST_SIZE = 0.5, 50.0
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Cut:
    """How eagerly a series is cut.

    Attributes:
        penalty: what a further turn has to gain, in logarithms of the number of periods.
        shortest: fewest periods of a stretch.
    """

    penalty: float = 1.02
    shortest: int = 3


@dataclass(frozen=True, slots=True)
class Segments:
    """Stretches of one rate.

    Attributes:
        starts: number of the first period of each, 0 first.
        rates: counts for one of exposure, of each.
        size: of the negative binomial; small ones mean bursts.
    """

    starts: tuple[int, ...]
    rates: tuple[float, ...]
    size: float


def segments(counts: Array, exposure: Array, how: Cut | None = None) -> Segments:
    """Return the stretches of one rate that a series consists of.

    Args:
        counts: by period.
        exposure: by period, more than 0.
        how: how eagerly it is cut.

    >>> found = segments(np.array([1.0, 0, 2, 1, 1, 0, 9, 8, 11, 7, 9, 10]), np.ones(12))
    >>> found.starts
    (0, 6)
    """
    plan = how or Cut()
    size = _size(counts, _windowed(counts, exposure), len(counts) / WINDOW)
    starts = _cut(counts, exposure, size, plan)
    edges = [*starts, len(counts)]
    rates = [_rate(counts[one:other], exposure[one:other]) for one, other in pairwise(edges)]
    return Segments(starts, tuple(rates), size)


def _rate(counts: Array, exposure: Array) -> float:
    """Return the rate of a stretch."""
    return float(counts.sum() / max(float(exposure.sum()), TINY))


def _windowed(counts: Array, exposure: Array) -> Array:
    """Return what is expected where every few periods have a rate of their own."""
    fitted = np.empty(len(counts))
    for start in range(0, len(counts), WINDOW):
        part = slice(start, start + WINDOW)
        fitted[part] = _rate(counts[part], exposure[part]) * exposure[part]
    return fitted


def _size(counts: Array, fitted: Array, used: float) -> float:
    """Return the size of the negative binomial by its second moment, within bounds."""
    over = float(((counts - fitted) ** 2 - fitted).sum())
    over *= len(counts) / max(len(counts) - used, 1.0)
    spread = float((fitted**2).sum())
    if over <= 0 or spread <= 0:
        return MOST_SIZE
    return min(max(spread / over, LEAST_SIZE), MOST_SIZE)


def _cut(counts: Array, exposure: Array, size: float, how: Cut) -> tuple[int, ...]:
    """Return the starts of the stretches of least cost."""
    periods = len(counts)
    penalty = how.penalty * math.log(max(periods, 2))
    total, read = _sums(counts), _sums(exposure)
    best = np.full(periods + 1, np.inf)
    best[0] = -penalty
    last = np.zeros(periods + 1, int)
    open_ = np.array([0])
    for end in range(how.shortest, periods + 1):
        ready = open_[open_ <= end - how.shortest]
        cost = _costs(counts, exposure, ready, end, size, total, read)
        reached = best[ready] + cost + penalty
        at = int(reached.argmin())
        best[end], last[end] = reached[at], ready[at]
        kept = ready[best[ready] + cost <= best[end]]
        open_ = np.concatenate([kept, open_[open_ > end - how.shortest], [end - how.shortest + 1]])
        open_ = np.unique(open_)
    starts, end = [], periods
    while end > 0:
        end = int(last[end])
        starts.append(end)
    return tuple(reversed(starts))


def costs(counts: Array, exposure: Array, size: float) -> Callable[[int, int], float]:
    """Return what tells the cost of a stretch from its start and end, but for what all share."""
    total, read = _sums(counts), _sums(exposure)

    def cost(start: int, end: int) -> float:
        return float(_costs(counts, exposure, np.array([start]), end, size, total, read)[0])

    return cost


def _sums(values: Array) -> Array:
    """Return the sums of what came before each period, and of all."""
    return np.concatenate([[0.0], np.cumsum(values)])


def _costs(  # noqa: PLR0917 - sums handed on so that they are made once
    counts: Array,
    exposure: Array,
    starts: NDArray[np.int_],
    end: int,
    size: float,
    total: Array,
    read: Array,
) -> Array:
    """Return the cost of the stretches from some starts to an end, but for what all share."""
    first = int(starts.min())
    rates = (total[end] - total[starts]) / np.maximum(read[end] - read[starts], TINY)
    within = np.arange(first, end)[None, :] >= starts[:, None]
    mean = rates[:, None] * exposure[None, first:end]
    told = counts[None, first:end]
    gain = told * np.log(np.maximum(mean, 1e-300)) - (told + size) * np.log1p(mean / size)
    return np.asarray(-np.where(within & ((told > 0) | (mean > 0)), gain, 0.0).sum(axis=1))
