"""Each turn of a series with the rates before and after it, and how sure their ratio is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.turns.placing import places
from dragoman.analyse.turns.segments import Cut, segments

Array = NDArray[np.float64]
BAND = 1.2816
HALF = 0.5
LEAST_PERIODS = 12
LEAST_COUNT = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of the rate.

    Attributes:
        at: number of the first period of the new rate.
        label: name of that period.
        before: rate before it, a period of mean exposure.
        after: rate from then on.
        ratio: after over before, each with half an act more.
        low: lower edge of the ratio's 80% interval.
        high: upper edge.
        acts_before: acts of the stretch before.
        acts_after: acts of the stretch after.
        earliest: name of the first period of the 80% interval of when it came.
        latest: name of the last.
    """

    at: int
    label: str
    before: float
    after: float
    ratio: float
    low: float
    high: float
    acts_before: int
    acts_after: int
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a series, or why none can be told.

    Attributes:
        turns: in order of time.
        periods: how many were looked at; those in which nothing was read are left out.
        acts: how many acts.
        lack: why nothing can be told; empty where it can.
    """

    turns: tuple[Turn, ...]
    periods: int
    acts: int
    lack: str


def turning_points(
    counts: Array, exposure: Array, labels: Sequence[str], how: Cut | None = None
) -> Turns:
    """Return when a series of counts turned.

    Args:
        counts: acts by period.
        exposure: how much was read in each; those with 0 are left out.
        labels: names of the periods.
        how: how eagerly it is cut.
    """
    seen = np.flatnonzero(exposure > 0)
    told, acts = counts[seen], int(counts[seen].sum())
    if len(seen) < LEAST_PERIODS or acts < LEAST_COUNT:
        lack = (
            f"{acts} acts in {len(seen)} periods in which anything was read; at least "
            f"{LEAST_COUNT} and {LEAST_PERIODS} are needed"
        )
        return Turns((), len(seen), acts, lack)
    read = exposure[seen] / exposure[seen].mean()
    plan = how or Cut()
    found = segments(told, read, plan)
    at = places(told, read, found.starts, found.size, plan.shortest)
    edges = [0, *(place.at for place in at), len(told)]
    turns = []
    for place, one, two, three in zip(at, edges, edges[1:], edges[2:], strict=False):
        before, after = slice(one, two), slice(two, three)
        turns.append(
            _turn(
                int(seen[two]),
                (labels[seen[place.first]], labels[seen[two]], labels[seen[place.last]]),
                (float(told[before].sum()), float(read[before].sum())),
                (float(told[after].sum()), float(read[after].sum())),
                found.size,
                (two - one, three - two),
            )
        )
    return Turns(tuple(turns), len(seen), acts, "")


def _turn(  # noqa: PLR0917 - both sides of a turn
    at: int,
    labels: tuple[str, str, str],
    before: tuple[float, float],
    after: tuple[float, float],
    size: float,
    lengths: tuple[int, int],
) -> Turn:
    """Return a turn with its ratio; its interval is normal on the logarithm (delta method)."""
    rates = [(acts + HALF) / max(read, 1e-9) for acts, read in (before, after)]
    variance = sum(
        1 / (acts + HALF) + 1 / (size * length)
        for (acts, _), length in zip((before, after), lengths, strict=True)
    )
    ratio, reach = rates[1] / rates[0], math.exp(BAND * math.sqrt(variance))
    return Turn(
        at, labels[1], before[0] / max(before[1], 1e-9), after[0] / max(after[1], 1e-9),
        ratio, ratio / reach, ratio * reach, round(before[0]), round(after[0]),
        labels[0], labels[2],
    )  # fmt: skip
