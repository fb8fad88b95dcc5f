"""Boosted decision trees that tell a probability, read with numpy alone.

Gradient boosting after Friedman, "Greedy function approximation" (2001); fitted by
``training/parts.py``, ``confidence.py`` and ``part_confidence.py``, kept as flat arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = "codebook"
ABREAST = 4  # rows asked at once: what is made of more is pushed out of the processor's cache
ARRAYS = ("names", "feature", "threshold", "left", "right", "value")


@dataclass(frozen=True)
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
        asked, laid = np.asarray(rows, np.float32), self._laid
        left = np.empty((len(rows), laid.shape[1]), laid.without_left.dtype)
        for first in range(0, len(rows), ABREAST):
            abreast = slice(first, first + ABREAST)
            np.bitwise_and.reduce(laid.open_after(asked[abreast]), axis=1, out=left[abreast])
        # the lowest bit that is left is the leaf that the row comes to
        leaf = np.frexp((left & -left).astype(np.float64))[1] - 1
        total = laid.value.take(leaf + laid.first).sum(1, dtype=np.float64)
        return [float(share) for share in 1 / (1 + np.exp(-total))]

    @cached_property
    def _laid(self) -> "_Laid":
        return _laid(self)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Trees as one comparison a node and a word of bits a tree, after Lucchese and others (2015).

    A node that sends a row to the right rules the leaves to its left out; of those that no node
    rules out, the first is the one that the row comes to.

    Attributes:
        feature: of each node, those of one place in all trees side by side.
        threshold: the same.
        without_left: a bit for each leaf that a way to the right leaves open.
        value: of all leaves, from left to right in each tree.
        first: where the leaves of each tree begin.
        shape: how many nodes a tree has at most, and how many trees there are.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    without_left: NDArray[np.signedinteger[Any]]
    value: NDArray[np.float32]
    first: NDArray[np.intp]
    shape: tuple[int, int]

    def open_after(self, rows: NDArray[np.float32]) -> NDArray[np.signedinteger[Any]]:
        """Return which leaves each node of each tree leaves open to each row."""
        goes_left = rows.take(self.feature, axis=1) <= self.threshold
        open_ones = goes_left.view(np.int8).astype(self.without_left.dtype)
        np.negative(open_ones, open_ones)  # all bits for a way to the left
        np.bitwise_or(open_ones, self.without_left, open_ones)
        return open_ones.reshape(len(rows), *self.shape)


def _laid(trees: Trees) -> _Laid:
    """Return trees laid out for asking."""
    count, inner = trees.feature.shape
    leaves = trees.value.shape[1]
    bits = np.int16 if leaves < np.iinfo(np.int16).bits else np.int32
    without_left = np.full((count, inner), np.iinfo(bits).max, bits)
    value = np.zeros((count, leaves), np.float32)
    for tree in range(count):
        order: list[int] = []
        _walk(trees, tree, 0, order, without_left)
        value[tree, : len(order)] = trees.value[tree, order]
    return _Laid(
        trees.feature.T.astype(np.intp).ravel(),
        trees.threshold.T.ravel(),
        without_left.T.ravel(),
        value.ravel(),
        np.arange(count) * leaves,
        (inner, count),
    )


def _walk(
    trees: Trees,
    tree: int,
    node: int,
    order: list[int],
    without_left: NDArray[np.signedinteger[Any]],
) -> None:
    """Note the leaves below a node from left to right, and which of them lie to its left."""
    if node < 0:
        order.append(-1 - node)
        return
    before = len(order)
    _walk(trees, tree, int(trees.left[tree, node]), order, without_left)
    ruled_out = (1 << len(order)) - (1 << before)
    without_left[tree, node] &= ~ruled_out
    _walk(trees, tree, int(trees.right[tree, node]), order, without_left)


@cache
def load_trees(name: str) -> Trees:
    """Return trees that ship with the package.

    Args:
        name: ``parts``, ``confidence``, or ``confidence-`` with the name of a part.
    """
    return read_trees(files("dragoman.data") / FOLDER / f"{name}.npz")


def read_trees(file: Traversable) -> Trees:
    """Return the trees of a file."""
    with file.open("rb") as stream, np.load(stream) as kept:
        names, *arrays = (kept[each] for each in ARRAYS)
    return Trees(tuple(map(str, names)), *arrays)
