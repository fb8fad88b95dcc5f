"""Boosted decision trees that tell a probability, read with numpy alone.

Gradient boosting after Friedman, "Greedy function approximation" (2001); fitted by
``training/parts.py`` and ``training/confidence.py``, kept as flat arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

FOLDER = "codebook"
ARRAYS = ("names", "feature", "threshold", "left", "right", "value")


@dataclass(frozen=True, slots=True)
class Trees:
    """Decision trees whose sum is a log-odds.

    Attributes:
        names: of the features, in the order of a row.
        feature: for each tree and inner node, the feature that it asks for.
        threshold: the value up to which the way goes left.
        left: the node to the left; below zero the leaf ``-1 - left``.
        right: the node to the right, the same.
        value: for each tree and leaf, what it adds.
    """

    names: tuple[str, ...]
    feature: NDArray[np.uint8]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]

    def shares(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the probability of each row.

        Args:
            rows: the values of the features, in the order of ``names``.
        """
        if not rows:
            return []
        asked = np.asarray(rows, np.float32)
        count, inner = self.feature.shape
        first = np.tile(np.arange(count) * inner, len(rows))
        row = np.repeat(np.arange(len(rows)) * asked.shape[1], count)
        leaf = np.zeros(len(first), np.int64)
        left, open_ones = np.zeros(len(first), np.int64), np.arange(len(first))
        while len(open_ones):
            here = first[open_ones] + left
            value = asked.take(row[open_ones] + self.feature.take(here))
            goes_left = value <= self.threshold.take(here)
            step = np.where(goes_left, self.left.take(here), self.right.take(here)).astype(np.int64)
            done = step < 0
            leaf[open_ones[done]] = -1 - step[done]
            open_ones, left = open_ones[~done], step[~done]
        by_row = leaf.reshape(len(rows), count)
        total = self.value[np.arange(count), by_row].sum(1, dtype=np.float64)
        return [float(share) for share in 1 / (1 + np.exp(-total))]


@cache
def load_trees(name: str) -> Trees:
    """Return trees that ship with the package.

    Args:
        name: ``parts`` or ``confidence``.
    """
    return read_trees(files("dragoman.data") / FOLDER / f"{name}.npz")


def read_trees(file: Traversable) -> Trees:
    """Return the trees of a file."""
    with file.open("rb") as stream, np.load(stream) as kept:
        names, *arrays = (kept[each] for each in ARRAYS)
    return Trees(tuple(map(str, names)), *arrays)
