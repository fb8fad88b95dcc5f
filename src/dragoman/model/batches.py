"""Batches of sentences: which share one, and several that are read side by side.

A graph works on one batch with one thread: it is too small to be shared out. Several batches are
read by as many threads instead, which wait for no interpreter while they are in the library, and
since the batches do not depend on that, neither do the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from dragoman.model.cores import usable_cores

T = TypeVar("T")
R = TypeVar("R")

MOST = 4  # threads that are started unasked; more gain little beside what only one can do


def threads_of(wanted: int) -> int:
    """Return how many threads read: so many, or as many as there are processors when 0.

    >>> threads_of(3), threads_of(0) <= MOST
    (3, True)
    """
    return wanted or min(MOST, usable_cores())


def batches_of(lengths: Sequence[int], most: Callable[[int], int]) -> Iterator[list[int]]:
    """Return the numbers of those that share a batch: of one length, the shortest first.

    Args:
        lengths: of each, as padded.
        most: how many of a length share one at most.

    >>> list(batches_of([8, 4, 8, 8], lambda length: 2))
    [[1], [0, 2], [3]]
    """
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    at = 0
    while at < len(order):
        length = lengths[order[at]]
        batch = [i for i in order[at : at + most(length)] if lengths[i] == length]
        yield batch
        at += len(batch)


def side_by_side(read: Callable[[T], R], batches: Sequence[T], threads: int) -> list[R]:
    """Return what comes of each batch, in their order.

    Args:
        read: what is done with one.
        batches: all of them.
        threads: how many are read at once.

    >>> side_by_side(len, ["a", "bc"], 2)
    [1, 2]
    """
    if threads == 1 or len(batches) <= 1:
        return [read(batch) for batch in batches]
    pool = ThreadPoolExecutor(min(threads, len(batches)), "dragoman-encoder")
    try:
        return list(pool.map(read, batches))
    finally:  # what is stopped for its time leaves nothing behind that works on
        pool.shutdown(wait=True, cancel_futures=True)
