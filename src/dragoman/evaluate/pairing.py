"""What is told and gold in pairs, each once, those that agree best first."""

from collections.abc import Iterable, Iterator
from typing import Any

Choice = tuple[Any, int, int]


def best_first(choices: Iterable[Choice]) -> Iterator[tuple[int, int]]:
    """Yield the places of what goes together, the best pair first.

    Args:
        choices: how well two go together (what sorts first is better), and the place of each.

    >>> list(best_first([(2, 0, 0), (1, 0, 1), (3, 1, 1), (4, 1, 0)]))
    [(0, 1), (1, 0)]
    """
    ones: set[int] = set()
    others: set[int] = set()
    for _, one, other in sorted(choices):
        if one not in ones and other not in others:
            ones.add(one)
            others.add(other)
            yield one, other
