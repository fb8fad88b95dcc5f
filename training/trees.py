"""Fit boosted trees and write them as the flat arrays that the package reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.05,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
Floats = NDArray[np.float64]


def fit(
    x: Floats, y: Floats, w: Floats, *, rounds: int, leaves: int, least: int
) -> lightgbm.Booster:
    """Boosted trees.

    Args:
        x: features, a row a case.
        y: 1 where the case is true.
        w: the weight of each case.
        rounds: how many trees.
        leaves: most leaves of a tree.
        least: fewest cases in a leaf.
    """
    settings = {**SETTINGS, "num_leaves": leaves, "min_data_in_leaf": least}
    return lightgbm.train(settings, lightgbm.Dataset(x, y, weight=w), rounds)


def flat(model: lightgbm.Booster, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of `dragoman.coding.trees.Trees` for a fitted model."""
    trees = model.dump_model()["tree_info"]
    leaves = max(tree["num_leaves"] for tree in trees)
    shape = (len(trees), leaves - 1)
    feature, threshold = np.zeros(shape, np.uint8), np.zeros(shape, np.float32)
    left, right = np.full(shape, -1, np.int16), np.full(shape, -1, np.int16)
    value = np.zeros((len(trees), leaves), np.float32)

    def walk(number: int, node: dict[str, Any]) -> int:
        if "split_index" not in node:
            leaf = node.get("leaf_index", 0)
            value[number, leaf] = node["leaf_value"]
            return -1 - int(leaf)
        at = int(node["split_index"])
        feature[number, at] = node["split_feature"]
        threshold[number, at] = node["threshold"]
        left[number, at] = walk(number, node["left_child"])
        right[number, at] = walk(number, node["right_child"])
        return at

    for number, tree in enumerate(trees):
        walk(number, tree["tree_structure"])
    return {
        "names": np.array(names),
        "feature": feature,
        "threshold": threshold,
        "left": left,
        "right": right,
        "value": value,
    }


def write(model: lightgbm.Booster, names: Sequence[str], path: Path) -> None:
    """Write a fitted model where the package reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **flat(model, names))
