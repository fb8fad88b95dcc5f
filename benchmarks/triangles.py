"""How far triangles can be trusted: reference values, coverage, false links, power.

    python benchmarks/triangles.py                       # simulations, a minute
    python benchmarks/triangles.py --peers FOLDER        # and the reference values

The folder holds ``israel-palestine-weekly-goldstein.csv`` and ``israel-palestine-monthly-jpi.csv``
(from the R package MSBVAR, MIT; Brandt and Freeman 2006; Brandt, Colaresi and Freeman 2008).
"""

import argparse
import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.discovery import adjusted
from dragoman.analyse.triangles.least_squares import block, orders
from dragoman.analyse.triangles.minnesota import Prior, draw_lags, posterior
from dragoman.analyse.triangles.responses import responses

KNOWN = np.array(
    [
        [[0.4, 0.15, 0.0], [0.1, 0.35, 0.1], [0.0, 0.1, 0.3]],
        [[0.15, 0.0, 0.05], [0.0, 0.1, 0.0], [0.05, 0.0, 0.1]],
    ]
)
Array = NDArray[np.float64]
HORIZON = 8
ORDER = Prior().order
SWEEP = ((2, 1.0, 0.5), (2, 0.5, 0.3), (3, 0.6, 0.4), (4, 1.0, 0.5), (4, 0.5, 0.3))


def simulate(lags: Array, count: int, seed: int, *, spiky: bool = False, ahead: int = 50) -> Array:
    """Return series of a known autoregression; spiky ones have noise of Student's t with 3."""
    chance = np.random.default_rng(seed)
    width = lags.shape[1]
    shape = (count + ahead, width)
    noise = chance.standard_t(3, shape) if spiky else chance.standard_normal(shape)
    told = np.zeros(shape)
    for at in range(len(lags), len(told)):
        told[at] = sum(lags[lag] @ told[at - 1 - lag] for lag in range(len(lags))) + noise[at]
    return told[ahead:]


def coverage(
    count: int, *, spiky: bool, prior: Prior, replicates: int = 60, draws: int = 400
) -> float:
    """Return the share of true responses that lie within their 90% band."""
    truth = responses(KNOWN, HORIZON)[1:]
    held = []
    for seed in range(replicates):
        told = simulate(KNOWN, count, seed, spiky=spiky)
        drawn = responses(draw_lags(posterior(told, prior), draws, seed), HORIZON)[:, 1:]
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        held.append(np.mean((low <= truth) & (truth <= high)))
    return float(np.mean(held))


def links(told: Array, order: int) -> dict[tuple[int, int], float]:
    """Return corrected p-values of all links between series, by (of, by)."""
    pairs = [(i, j) for i in range(told.shape[1]) for j in range(told.shape[1]) if i != j]
    chances = adjusted([block(told, order, i, j).chance for i, j in pairs])
    return dict(zip(pairs, chances, strict=True))


def false_links(count: int, *, spiky: bool, replicates: int = 60) -> float:
    """Return the share of links that are found in white noise."""
    none = np.zeros((1, 6, 6))
    told = [simulate(none, count, seed, spiky=spiky) for seed in range(replicates)]
    return float(np.mean([p <= 0.05 for one in told for p in links(one, ORDER).values()]))


def power(count: int, size: float, replicates: int = 60) -> float:
    """Return how often one true link among six series is found."""
    lags = np.eye(6)[None] * 0.3
    lags[0, 1, 0] = size
    found = [links(simulate(lags, count, seed), ORDER)[1, 0] for seed in range(replicates)]
    return float(np.mean([p <= 0.05 for p in found]))


def columns(path: Path) -> tuple[list[str], Array]:
    """Return a file's first column and the others as numbers."""
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    return [row[0] for row in rows], np.array([[float(cell) for cell in row[1:]] for row in rows])


def reference(folder: Path) -> None:
    """Print orders and F values of the published series."""
    weeks, weekly = columns(folder / "israel-palestine-weekly-goldstein.csv")
    _, monthly = columns(folder / "israel-palestine-monthly-jpi.csv")
    first, last = weeks.index("1987-12-06"), weeks.index("1993-09-12")
    stretches = {
        "weekly, all": (weekly, 12, 12, ((0, 1), (1, 0))),
        "1987-12-06 to 1993-09-12": (weekly[first:last], 12, 4, ((0, 1), (1, 0))),
        "since 2000-09-24": (weekly[weeks.index("2000-09-24") :], 12, 5, ((0, 1), (1, 0))),
        "monthly with the US series": (monthly, 12, 3, ((0, 2), (1, 2), (2, 0))),
    }
    for name, (told, most, order, wanted) in stretches.items():
        values = ", ".join(f"{block(told, order, i, j).value:.3f}" for i, j in wanted)
        print(f"{name}: {len(told)} periods, AIC and BIC {orders(told, most)} of at most {most}, "
              f"F at {order} lags {values}")  # fmt: skip


def main() -> None:
    """Print everything."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--peers", type=Path)
    asked.add_argument("--sweep", action="store_true")
    given = asked.parse_args()
    if given.peers:
        reference(given.peers)
    priors = [Prior(*one) for one in SWEEP] if given.sweep else [Prior()]
    for prior in priors:
        for count in (60, 120, 400):
            held = [coverage(count, spiky=spiky, prior=prior) for spiky in (False, True)]
            print(f"{prior}: {count} periods, 90% bands hold {held[0]:.3f}, spiky {held[1]:.3f}",
                  flush=True)  # fmt: skip
    for count in (60, 120, 400):
        found = [false_links(count, spiky=spiky) for spiky in (False, True)]
        print(f"white noise, {count} periods: {found[0]:.4f} of links, spiky {found[1]:.4f}")
    for count in (60, 120, 240, 400):
        strong, weak = power(count, 0.33), power(count, 0.1)
        print(f"{count} periods: a link of .33 found in {strong:.2f}, of .10 in {weak:.2f}",
              flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
