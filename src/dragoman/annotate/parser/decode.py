"""Scores to structure: a tree from arc scores, names from label scores.

Invariant: `best_tree` always gives one root and no cycle; `best_names` never an inside label
without its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dragoman.data.words import WordLists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_NEVER = -1e9
WORDS = WordLists("annotate", "parser.decode")
NameSpan = tuple[int, int, str, float]


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of the best tree with a single root.

    Args:
        scores: ``scores[d, h]`` for word ``d`` under head ``h``; row and column 0 are the root.

    Returns:
        The head of each word from 1 on, 0 meaning the root.

    >>> best_tree(np.array([[0, 0, 0], [1, 0, 5], [2, 4, 0]], dtype=np.float32))
    [2, 0]
    """
    size = len(scores)
    if size <= 1:
        return []
    table = scores.astype(np.float64)
    np.fill_diagonal(table, _NEVER)
    table[0] = _NEVER
    heads = table.argmax(1)
    heads[0] = -1
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and _is_tree(heads):
        return [int(h) for h in heads[1:]]
    return _single_root(table)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node > 0 and seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if node > 0 and seen[node] == start:
            return False
    return True


def _single_root(table: NDArray[np.float64]) -> list[int]:
    """Try the likeliest roots one by one; the best tree of all wins."""
    candidates = np.argsort(-table[1:, 0], kind="stable")[:4] + 1
    best = np.zeros(len(table), dtype=np.int64)
    best_score = -np.inf
    for root in candidates:
        trial = table.copy()
        trial[1:, 0] = _NEVER
        trial[root] = _NEVER
        trial[root, 0] = 0.0
        heads = _edmonds(trial)
        score = float(table[np.arange(1, len(table)), heads[1:]].sum())
        if score > best_score:
            best, best_score = heads, score
    return [int(h) for h in best[1:]]


def _edmonds(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu and Edmonds: the heaviest tree hanging from 0, cycles contracted one at a time."""
    heads: NDArray[np.int64] = table.argmax(1)
    heads[0] = -1
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    size = len(table)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cost = table[cycle, heads[cycle]]
    small = np.full((len(outside) + 1, len(outside) + 1), _NEVER)
    small[:-1, :-1] = table[np.ix_(outside, outside)]
    leaving = table[np.ix_(outside, cycle)]
    small[:-1, -1] = leaving.max(1)
    from_cycle = cycle[leaving.argmax(1)]
    entering = table[np.ix_(cycle, outside)] - cost[:, None]
    small[-1, :-1] = entering.max(0)
    to_cycle = cycle[entering.argmax(0)]
    small[0] = _NEVER
    np.fill_diagonal(small, _NEVER)
    solved = _edmonds(small)
    last = len(outside)
    for i, node in enumerate(outside):
        if solved[i] >= 0:
            heads[node] = from_cycle[i] if solved[i] == last else outside[solved[i]]
    source = int(solved[last])
    heads[to_cycle[source]] = outside[source]
    return heads


def _find_cycle(heads: NDArray[np.int64]) -> NDArray[np.int64] | None:
    color = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node > 0 and color[node] == 0:
            color[node] = start
            path.append(node)
            node = int(heads[node])
        if node > 0 and color[node] == start and node in path:
            return np.array(path[path.index(node) :], dtype=np.int64)
    return None


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[NameSpan]:
    """Names by the best consistent sequence of labels.

    Args:
        scores: probability of each label for each word.
        labels: ``O``, ``B-PER``, ``I-PER`` and so on.

    Returns:
        First word, one past the last, kind and mean probability of each name.

    >>> labels = ["O", "B-PER", "I-PER"]
    >>> best_names(np.array([[.1, .3, .6], [.1, .2, .7], [.9, 0, .1]], dtype=np.float32), labels)
    [(0, 2, 'PER', 0.5)]
    """
    if not len(scores) or not scores.argmax(1).any():
        return []
    allowed = np.array([[not b.startswith("I-") or a[1:] == b[1:] for b in labels] for a in labels])
    step = np.where(allowed, 0.0, _NEVER)
    logs = np.log(np.maximum(scores.astype(np.float64), 1e-9))
    state = logs[0] + np.array([_NEVER if b.startswith("I-") else 0.0 for b in labels])
    back = []
    for row in logs[1:]:
        options = state[:, None] + step
        choice = options.argmax(0)
        back.append(choice)
        state = options[choice, np.arange(len(labels))] + row
    path = [int(state.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    path.reverse()
    return _spans(path, scores, labels)


def mend_names(names: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Join what a linking word holds together, and take linking words off the ends.

    >>> words = ["Court", "of", "Appeal", "and"]
    >>> mend_names([(0, 2, "ORG", 0.9), (2, 4, "LOC", 0.6)], words)
    [(0, 3, 'ORG', 0.75)]
    """
    joined: list[NameSpan] = []
    for first, last, kind, score in names:
        before = joined[-1] if joined else None
        if before and before[1] == first and words[first - 1].lower() in WORDS["links"]:
            mean = round((before[3] + score) / 2, 4)
            joined[-1] = (before[0], last, before[2], mean)
        else:
            joined.append((first, last, kind, score))
    out = []
    for first, last, kind, score in joined:
        end = last
        while end > first and words[end - 1].lower() in WORDS["links"]:
            end -= 1
        if end > first:
            out.append((first, end, kind, score))
    return out


def _spans(path: list[int], scores: NDArray[np.float32], labels: Sequence[str]) -> list[NameSpan]:
    found = []
    i = 0
    while i < len(path):
        label = labels[path[i]]
        if not label.startswith("B-"):
            i += 1
            continue
        j = i + 1
        while j < len(path) and labels[path[j]] == f"I-{label[2:]}":
            j += 1
        mean = sum(float(scores[k, path[k]]) for k in range(i, j)) / (j - i)
        found.append((i, j, label[2:], round(mean, 4)))
        i = j
    return found
