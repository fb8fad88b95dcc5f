"""The relation classifier against gold pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.coding.heads.relations import NONE, RelationClassifier, RelationRequest, best_of
from dragoman.evaluate.scores import (
    Score,
    calibration_error,
    class_scores,
    confusion,
    interval,
    macro_f1,
)

YIELD = "YIELD"
YIELDS = ("CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True)
class RelationReport:
    """Figures over pairs.

    Attributes:
        gold: gold types, in order.
        told: told types, in order.
        confidences: probability of each told type.
    """

    gold: tuple[str, ...]
    told: tuple[str, ...]
    confidences: tuple[float, ...]

    @property
    def accuracy(self) -> float:
        """Share of pairs with the right type."""
        return sum(self._right) / len(self.gold) if self.gold else 0.0

    @property
    def macro(self) -> float:
        """Mean F1 over the gold's types."""
        return macro_f1(self.gold, self.told)

    @property
    def related(self) -> Score:
        """Whether a pair has any relation at all."""
        told = [t != NONE for t in self.told]
        real = [g != NONE for g in self.gold]
        hits = sum(t and g for t, g in zip(told, real, strict=True))
        return Score(hits, sum(told), sum(real))

    @property
    def calibration(self) -> float:
        """Expected calibration error of the confidences."""
        return calibration_error(self.confidences, self._right)

    @property
    def classes(self) -> dict[str, Score]:
        """Score of each type."""
        return class_scores(self.gold, self.told)

    @property
    def _right(self) -> list[bool]:
        return [g == t for g, t in zip(self.gold, self.told, strict=True)]

    def as_json(self) -> dict[str, Any]:
        """All figures, with bootstrap intervals."""
        right = self._right
        size = len(right)

        def macro_of(chosen: Sequence[int]) -> float:
            return macro_f1([self.gold[i] for i in chosen], [self.told[i] for i in chosen])

        return {
            "pairs": size,
            "accuracy": round(self.accuracy, 4),
            "accuracy_interval": interval(size, lambda c: sum(right[i] for i in c) / len(c)),
            "macro_f1": round(self.macro, 4),
            "macro_f1_interval": interval(size, macro_of),
            "related": self.related.as_json(),
            "calibration_error": round(self.calibration, 4),
            "classes": {name: score.as_json() for name, score in self.classes.items()},
            "confusion": confusion(self.gold, self.told),
        }


def measure_relations(
    classifier: RelationClassifier, requests: Sequence[RelationRequest], gold: Sequence[str]
) -> RelationReport:
    """Classify and compare; where the gold says YIELD, CONCEDE and RETREAT count as one type."""
    merge = YIELD in gold
    told, sure = [], []
    for scores in classifier.classify(requests):
        types = merge_yield(scores.types) if merge else scores.types
        best, confidence = best_of(types)
        told.append(best)
        sure.append(confidence)
    real = [YIELD if merge and g in YIELDS else g for g in gold]
    return RelationReport(tuple(real), tuple(told), tuple(sure))


def merge_yield(types: dict[str, float]) -> dict[str, float]:
    """Probabilities with CONCEDE and RETREAT as one type.

    >>> merge_yield({"CONCEDE": 0.3, "RETREAT": 0.25, "AID": 0.45})
    {'AID': 0.45, 'YIELD': 0.55}
    """
    kept = {name: value for name, value in types.items() if name not in YIELDS}
    return kept | {YIELD: round(sum(types.get(name, 0.0) for name in YIELDS), 5)}
