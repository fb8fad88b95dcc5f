"""Figures that every measure shares: precision, recall, F1, intervals, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RESAMPLES = 1000
SEED = 20240101


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one class.

    Attributes:
        hits: told and right.
        told: told in all.
        gold: in the gold standard.
    """

    hits: int
    told: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was told that is right; 0 where nothing was told."""
        return self.hits / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was told; 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> Score(hits=1, told=2, gold=2).f1
        0.5
        """
        return 2 * self.hits / (self.told + self.gold) if self.told + self.gold else 0.0

    def as_json(self) -> dict[str, Any]:
        """The counts and figures, rounded."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "told": self.told,
            "gold": self.gold,
        }


def interval(
    size: int, figure: Callable[[Sequence[int]], float], *, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """95 per cent bootstrap interval of a figure.

    Args:
        size: how many units (sentences, pairs) there are.
        figure: the figure over a list of unit numbers, some of them repeated.
        resamples: how many times to draw.

    Returns:
        The 2.5th and 97.5th percentile, the same on every run.
    """
    if size == 0:
        return 0.0, 0.0
    chooser = np.random.default_rng(SEED)
    values = [figure(chooser.integers(0, size, size).tolist()) for _ in range(resamples)]
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


def class_scores(gold: Sequence[str], told: Sequence[str]) -> dict[str, Score]:
    """Score of each label, in the order of the alphabet."""
    hits = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    told_of, gold_of = Counter(told), Counter(gold)
    return {
        label: Score(hits[label], told_of[label], gold_of[label])
        for label in sorted({*gold_of, *told_of})
    }


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Mean F1 over the labels that the gold has.

    >>> macro_f1(["AID", "AID", "NONE"], ["AID", "AID", "AID"])
    0.4
    """
    scores = class_scores(gold, told)
    real = [score.f1 for score in scores.values() if score.gold]
    return sum(real) / len(real) if real else 0.0


def confusion(gold: Sequence[str], told: Sequence[str]) -> dict[str, dict[str, int]]:
    """How often each gold label was told as each other, wrong ones alone."""
    table: dict[str, dict[str, int]] = {}
    for (real, said), count in sorted(Counter(zip(gold, told, strict=True)).items()):
        if real != said:
            table.setdefault(real, {})[said] = count
    return table


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: how far confidence is from the share that is right.

    >>> calibration_error([0.75] * 4, [True, True, True, False])
    0.0
    """
    if not confidences:
        return 0.0
    places = np.minimum((np.asarray(confidences) * bins).astype(int), bins - 1)
    good = np.asarray(right, dtype=float)
    sure = np.asarray(confidences, dtype=float)
    total = 0.0
    for place in range(bins):
        inside = places == place
        if inside.any():
            total += inside.sum() * abs(good[inside].mean() - sure[inside].mean())
    return float(total / len(good))
