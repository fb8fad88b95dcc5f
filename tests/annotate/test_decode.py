"""Trees and names from scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.decode import best_names, best_tree

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


@given(st.integers(1, 14), st.integers(0, 10_000))
def test_always_a_tree_with_one_root(size: int, seed: int) -> None:
    """Whatever the scores, every word reaches the one root."""
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert heads.count(0) == 1
    for word in range(1, size + 1):
        node, steps = word, 0
        while node:
            node = heads[node - 1]
            steps += 1
            assert steps <= size


def test_best_tree_is_the_best() -> None:
    """The tree found scores no less than any other single-rooted tree of three words."""
    rng = np.random.default_rng(3)
    for _ in range(60):
        scores = rng.normal(size=(4, 4)).astype(np.float32)
        best = max(
            sum(scores[d + 1, h] for d, h in enumerate(heads))
            for heads in np.ndindex(4, 4, 4)
            if _is_tree(heads)
        )
        found = best_tree(scores)
        value = sum(scores[d + 1, h] for d, h in enumerate(found))
        assert value == pytest.approx(best, abs=1e-5)


def _is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1 or any(h == d + 1 for d, h in enumerate(heads)):
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps < 5:
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@given(st.integers(0, 12), st.integers(0, 10_000))
def test_names_are_apart_and_whole(size: int, seed: int) -> None:
    """Names never overlap and stay within the sentence."""
    scores = np.random.default_rng(seed).dirichlet(np.ones(5), size=size).astype(np.float32)
    last = 0
    for first, end, kind, score in best_names(scores, LABELS):
        assert last <= first < end <= size
        assert kind in {"PER", "LOC"}
        assert 0 <= score <= 1
        last = end
