"""Decision trees read as flat arrays."""

import math

import numpy as np
import pytest

from dragoman.coding.acceptance import part_confidence
from dragoman.coding.acceptance.confidence import MODEL as CONFIDENCE
from dragoman.coding.trees import Trees, load_trees
from dragoman.coding.weighing.features import NAMES
from dragoman.coding.weighing.weigh import MODEL as PARTS

OF_PARTS = [part_confidence.MODEL.format(part) for part in part_confidence.PARTS]
# One tree that asks for "far" and below it for "old", and one that asks for nothing.
SMALL = Trees(
    names=("far", "old"),
    feature=np.array([[0, 1], [0, 0]], np.uint8),
    threshold=np.array([[2.0, 0.5], [0.0, 0.0]], np.float32),
    left=np.array([[-1, -2], [-1, -1]], np.int16),
    right=np.array([[1, -3], [-1, -1]], np.int16),
    value=np.array([[1.0, 0.5, -2.0], [0.25, 0.0, 0.0]], np.float32),
)


def share(total: float) -> float:
    """Return the probability of a log-odds."""
    return 1 / (1 + math.exp(-total))


def test_each_row_goes_its_own_way_down_each_tree() -> None:
    """Two trees: what they add up to."""
    rows = [[2.0, 9.0], [3.0, 0.5], [3.0, 1.0]]
    assert SMALL.shares(rows) == [share(1.25), share(0.75), share(-1.75)]


def test_no_rows_have_no_shares() -> None:
    """Nothing asked, nothing answered."""
    assert SMALL.shares([]) == []


def test_a_row_has_the_same_share_in_any_company() -> None:
    """An answer does not depend on the rows beside it."""
    rows = [[float(n), n / 7] for n in range(9)]
    assert SMALL.shares(rows) == [SMALL.shares([row])[0] for row in rows]


@pytest.mark.parametrize("name", [PARTS, CONFIDENCE, *OF_PARTS])
def test_shipped_trees_ask_for_features_that_they_name(name: str) -> None:
    """No index points past its array."""
    trees = load_trees(name)
    assert int(trees.feature.max()) < len(trees.names)
    assert max(int(trees.left.max()), int(trees.right.max())) < trees.feature.shape[1]
    assert -1 - min(int(trees.left.min()), int(trees.right.min())) < trees.value.shape[1]


def test_the_trees_of_parts_have_the_features_that_are_read() -> None:
    """Training and reading have one order."""
    assert load_trees(PARTS).names == NAMES
