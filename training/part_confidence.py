r"""Fit how probable it is that type, parties, status and date of an event are right, on dev text.

    python training/part_confidence.py --parts training/build/parts \
        --out src/dragoman/data/codebook

From the same events as `confidence.py`, but for the project's own articles, whose gold does not say
which part is wrong. Parties, status and date are learned from events with the right type; single
sentences tell no date. Five folds by document give the figures printed, beside what one share for
all events would reach.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from confidence import WEIGHTS, calibration
from confidence_rows import Row, rows
from dragoman.coding.acceptance.part_confidence import MODEL, PARTS, part_features_of
from parts import FOLDS, fold_of
from trees import fit, write

# Log loss on stories of type, parties, status and date, five folds: 60 rounds have .510, .565, .195
# and .338, 100 .510, .558, .196 and .334, 200 .512, .557, .202 and .333.
ROUNDS, LEAVES, LEAST = 100, 4, 30
FEWEST, MOST = 1e-4, 1 - 1e-4
Floats = NDArray[np.float64]
Guess = Callable[[Floats, Floats, Floats, Floats], Floats]


def log_loss(p: Floats, y: Floats) -> float:
    """Mean log loss."""
    p = np.clip(p, FEWEST, MOST)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def by_trees(x: Floats, y: Floats, w: Floats, unseen: Floats) -> Floats:
    """What trees of some rows make of others."""
    model = fit(x, y, w, rounds=ROUNDS, leaves=LEAVES, least=LEAST)
    return np.asarray(model.predict(unseen))


def by_share(_: Floats, y: Floats, w: Floats, unseen: Floats) -> Floats:
    """The share that is right, for all."""
    return np.full(len(unseen), (y * w).sum() / w.sum())


def folded(guess: Guess, x: Floats, y: Floats, w: Floats, folds: NDArray[np.int64]) -> Floats:
    """What is made of each row without its own fold."""
    p = np.zeros(len(y))
    for fold in range(FOLDS):
        learn = folds != fold
        p[~learn] = guess(x[learn], y[learn], w[learn], x[~learn])
    return p


def report(part: str, kinds: NDArray[np.str_], y: Floats, p: Floats, share: Floats) -> None:
    """Print the figures of a part, by kind of text."""
    for kind in WEIGHTS:
        own = kinds == kind
        if own.any():
            print(
                f"{part:8} {kind:9} {own.sum():4} events, right {y[own].mean():.3f},",
                f"calibration error {calibration(p[own], y[own]):.3f},",
                f"log loss {log_loss(p[own], y[own]):.3f},",
                f"one share for all {log_loss(share[own], y[own]):.3f}",
            )


def learn_part(part: str, data: Sequence[Row], out: Path) -> None:
    """Fit one part, print its figures and write its trees."""
    data = [row for row in data if part in row.marks]
    names = sorted({name for row in data for name in row.features})
    x = np.array([[row.features.get(name, 0.0) for name in names] for row in data])
    y = np.array([float(row.marks[part]) for row in data])
    kinds = np.array([row.kind for row in data])
    w = np.array([WEIGHTS[kind] for kind in kinds])
    folds = np.array([fold_of(row.document) for row in data])
    p, share = (folded(guess, x, y, w, folds) for guess in (by_trees, by_share))
    report(part, kinds, y, p, share)
    model = fit(x, y, w, rounds=ROUNDS, leaves=LEAVES, least=LEAST)
    write(model, names, out / f"{MODEL.format(part)}.npz")


def main() -> None:
    """Collect, fit, print the figures of the folds, write the weights."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--parts", type=Path, required=True)
    args = ask.parse_args()
    data = list(rows(args.parts, part_features_of))
    for part in PARTS:
        learn_part(part, data, args.out)


if __name__ == "__main__":
    main()
