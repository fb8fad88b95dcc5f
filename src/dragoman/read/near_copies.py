"""Near-copies: the wire story that ten sites print, each with its own headline and cuts.

A document's fingerprint is a minhash of the four-word runs of its body: `similar` estimates, from
two fingerprints, which share of all runs of both texts they have in common. `bands` cuts a
fingerprint into keys; two near-copies share at least one key nearly always, so that a store needs
to look up 32 keys and never to compare with every document it holds. Headline, dateline, captions
and furniture do not count, since these are what sites change first.

The threshold was set on the 56 shipped samples, copies made of the 55 that have four paragraphs or
more (how many reach each threshold, and how many share a band), and the 1,540 pairs of samples, of
which one is a reprint::

    copy made by                    0.3  0.4  0.5  0.6   bands
    cutting the last paragraph       55   55   55   54      55
    cutting the last two             55   54   43   18      53
    rewriting the first              55   55   55   47      55
    changing 5% of the words         55   55   55   47      55
    changing 10% of the words        55   45   28    7      41
    half of it, half of another      35    7    2    0      19
    pairs of different reports        1    1    1    1       1   (the reprint, at 0.86)

Reports of the same meeting by different desks stay below 0.08. At 0.4 the copies that an editor
makes are found and a text that takes over half of another is not called its copy.
"""

import hashlib
import re
import zlib
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Document, SegmentKind

PERMUTATIONS = 128
BAND_ROWS = 4
RUN = 4
SEED = 20_07_06_03
PRIME = np.uint64((1 << 31) - 1)
WORD = re.compile(r"\w+")
THRESHOLD = 0.4
FEWEST_RUNS = 10
SHORTEST = 80  # characters: two desks may well tell one short fact in the same words


def fingerprint(document: Document) -> tuple[int, ...]:
    """Return the minhash of a document's body.

    Args:
        document: any document.

    Returns:
        128 numbers below 2**31, the same for the same words on every machine; empty where the body
        is too short to be told from another by its runs of words.

    >>> from dragoman.records import Document
    >>> fingerprint(Document("d1", "They met."))
    ()
    """
    body = _body(document)
    runs = _runs(body)
    if len(runs) < FEWEST_RUNS or len(body.strip()) <= SHORTEST:
        return ()
    factors, offsets = _permutations()
    values = (runs[:, None] * factors + offsets) % PRIME
    return tuple(int(value) for value in values.min(axis=0))


def similar(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return about which share of all their runs of words two documents have in common.

    Args:
        one: a fingerprint.
        other: another.

    Returns:
        0 to 1; 0 where either is empty. Documents at `THRESHOLD` or above are near-copies.

    >>> similar((1, 2, 3, 4), (1, 2, 3, 5))
    0.75
    """
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def bands(fingerprint: tuple[int, ...]) -> tuple[str, ...]:
    """Return the keys under which a store finds near-copies of a fingerprint.

    >>> len(bands(tuple(range(128)))), bands(())
    (32, ())
    """
    edges = range(0, len(fingerprint) + 1, BAND_ROWS)
    return tuple(
        f"{number:02d}-{_key(fingerprint[start:end])}"
        for number, (start, end) in enumerate(pairwise(edges))
    )


def _key(row: tuple[int, ...]) -> str:
    return hashlib.blake2b(repr(row).encode("ascii"), digest_size=8).hexdigest()


def _body(document: Document) -> str:
    parts = [
        document.text[segment.start : segment.end]
        for segment in document.segments
        if segment.kind is SegmentKind.BODY
    ]
    return " ".join(parts) if document.segments else document.text


def _runs(text: str) -> NDArray[np.uint64]:
    words = WORD.findall(text.lower())
    hashes = np.array([zlib.crc32(word.encode("utf-8")) for word in words], dtype=np.uint64)
    if len(hashes) < RUN:
        return hashes[:0]
    runs = np.zeros(len(hashes) - RUN + 1, dtype=np.uint64)
    for step in range(RUN):
        runs = (runs * np.uint64(1_000_003) + hashes[step : len(hashes) - RUN + 1 + step]) % PRIME
    unique: NDArray[np.uint64] = np.unique(runs)
    return unique


def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the factors and offsets of the permutations; fixed, as they are in every ledger."""
    numbers = [
        int.from_bytes(hashlib.blake2b(f"{SEED}-{n}".encode(), digest_size=8).digest(), "big")
        for n in range(2 * PERMUTATIONS)
    ]
    values = np.array([1 + number % (int(PRIME) - 1) for number in numbers], dtype=np.uint64)
    return values[:PERMUTATIONS], values[PERMUTATIONS:]
