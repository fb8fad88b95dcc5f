"""How well next week's sum of scores can be told, with an interval, from past weeks alone.

    python benchmarks/tones.py --peers FOLDER

The folder holds ``israel-palestine-weekly-goldstein.csv`` (from the R package MSBVAR, MIT; Brandt
and Freeman 2006): sums of Goldstein scores of what each of two does to the other, week by week from
1979. Weeks from 1990 on are told, each from those before it. Nothing of it is part of the program,
which tells numbers of acts; it says how far sums of scores can be told.

The sums are looked at on a scale that grows with the logarithm (inverse hyperbolic sine), since a
bad week is worse by a factor. The mean is a linear regression on the recent means of both series
with three half-lives, learnt week by week; around it lie its own past errors, scaled by how large
they were of late (an exponentially weighted variance: Engle 1982, Econometrica 50), newer ones
counting more.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
FROM = "1990-01-01"
UNIT = 100.0
HALF_LIVES = (1.0, 4.0, 16.0)
SPREAD_HALF_LIFE, ERRORS_HALF_LIFE = 8.0, 100.0
SKIPPED = 30


def recent(values: Array, half_life: float) -> Array:
    """Return the discounted mean of what came before each period."""
    decay, total, weight = 0.5 ** (1 / half_life), 0.0, 0.0
    found = []
    for value in values:
        found.append(total / max(weight, 1e-9))
        total, weight = total * decay + value, weight * decay + 1
    return np.array(found)


def crps(sample: Array, weights: Array, came: float) -> float:
    """Return the continuous ranked probability score of a weighted sample."""
    order = np.argsort(sample)
    values, shares = sample[order], weights[order] / weights.sum()
    below = np.cumsum(shares)
    spread = 2 * np.sum(shares * values * (2 * below - shares - 1))
    return float(np.sum(shares * np.abs(values - came)) - spread / 2)


def inside(sample: Array, weights: Array, came: float) -> bool:
    """Whether something lies within the 80% interval of a weighted sample."""
    order = np.argsort(sample)
    below = np.cumsum(weights[order]) / weights.sum()
    low, high = (sample[order][np.searchsorted(below, share)] for share in (0.1, 0.9))
    return bool(low <= came <= high)


def means(values: Array, other: Array) -> Array:
    """Return what was expected in each period, learnt from those before it."""
    parts = [np.ones(len(values))]
    for half_life in HALF_LIVES:
        parts += [recent(values, half_life), recent(other, half_life)]
    given = np.column_stack(parts)
    size = given.shape[1]
    prior = np.zeros(size)
    prior[1] = 0.5
    known, told = np.eye(size), prior.copy()
    found = np.empty(len(values))
    for at, row in enumerate(given):
        found[at] = row @ np.linalg.solve(known, told)
        known = known + np.outer(row, row)
        told = told + row * values[at]
    return found


def score(sums: Array, of: int, first: int) -> tuple[float, float]:
    """Return the mean score of a series, and how often the 80% interval held."""
    scaled = np.arcsinh(sums / UNIT)
    expected = means(scaled[:, of], scaled[:, 1 - of])
    errors = scaled[:, of] - expected
    least = 0.1 * float(np.mean(errors[:200] ** 2))
    spread = np.sqrt(recent(errors**2, SPREAD_HALF_LIFE) + least)
    known = errors / spread
    scores, held = [], []
    for at in range(first, len(sums)):
        weights = 0.5 ** (np.arange(at)[::-1] / ERRORS_HALF_LIFE)[SKIPPED:]
        sample = np.sinh(expected[at] + spread[at] * known[SKIPPED:at]) * UNIT
        scores.append(crps(sample, weights, sums[at, of]))
        held.append(inside(sample, weights, sums[at, of]))
    return float(np.mean(scores)), float(np.mean(held))


def main() -> None:
    """Print the scores beside those of the rivals."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--peers", type=Path, required=True)
    path = asked.parse_args().peers / "israel-palestine-weekly-goldstein.csv"
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    first = next(at for at, row in enumerate(rows) if row[0] >= FROM)
    sums = np.array([[float(cell) for cell in row[1:]] for row in rows])
    for of, name in enumerate(("Israel to Palestinians", "Palestinians to Israel")):
        ours, held = score(sums, of, first)
        usual = np.mean([crps(sums[:at, of], np.ones(at), sums[at, of])
                         for at in range(first, len(sums))])  # fmt: skip
        last = np.abs(np.diff(sums[:, of]))[first - 1 :].mean()
        year = np.mean([crps(sums[at - 52 : at, of], np.ones(52), sums[at, of])
                        for at in range(first, len(sums))])  # fmt: skip
        print(
            f"{name}, {len(sums) - first} weeks: CRPS {ours:.2f}, 80% interval holds {held:.3f}; "
            f"all weeks before {usual:.2f}, the last 52 {year:.2f}, last week {last:.2f}"
        )


if __name__ == "__main__":
    main()
