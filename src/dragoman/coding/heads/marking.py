"""A pair of actors in a sentence, as the relation encoder reads it.

Marks stand around each span and every word knows its role, so the encoder sees one sentence as
many questions as it has pairs. Training and the runtime share this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.parser.pieces import CLS, SEP, WordPieces, shape_of
from dragoman.annotate.parser.tokens import Span, TokenRules, tokenise

SOURCE_OPEN, SOURCE_CLOSE, TARGET_OPEN, TARGET_CLOSE = 1, 2, 3, 4
"""Piece numbers of the four marks: pieces that the vocabulary leaves unused."""
ROLES = 8
MAX_PIECES = 400


@dataclass(frozen=True, slots=True)
class Marked:
    """One question to the relation encoder.

    Attributes:
        ids: piece numbers, marks included.
        shapes: shape of each piece.
        roles: 1 within a source, 2 within a target, 3 within both, 4 to 7 the marks, else 0.
        sources: places of the marks that open a source.
        targets: places of the marks that open a target.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    roles: tuple[int, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]


def mark(
    text: str,
    source: Sequence[Span],
    target: Sequence[Span],
    rules: TokenRules,
    pieces: WordPieces,
) -> Marked:
    """Mark ``source`` and ``target`` spans of ``text``; a span that cuts a word takes all of it."""
    words = tokenise(text, rules)
    sources, targets = _runs(words, source), _runs(words, target)
    put = [(CLS, 0, 0)]  # the number, shape and role of each piece
    first, last = _window(text, words, [*sources, *targets], pieces)
    for i in range(first, last):
        put += [_mark(TARGET_OPEN)] * _begins(i, targets) + [_mark(SOURCE_OPEN)] * _begins(
            i, sources
        )
        left, right = words[i]
        role = int(_inside(i, sources)) + 2 * int(_inside(i, targets))
        glued = i > 0 and words[i - 1][1] == left
        word = text[left:right]
        for k, piece in enumerate(pieces(word)):
            put.append((piece, shape_of(word, glued=glued, continues=k > 0), role))
        put += [_mark(SOURCE_CLOSE)] * _ends(i, sources) + [_mark(TARGET_CLOSE)] * _ends(i, targets)
    ids, shapes, roles = zip(*put[: MAX_PIECES + 60], strict=True)
    return Marked(
        ids=(*ids, SEP),
        shapes=(*shapes, 0),
        roles=(*roles, 0),
        sources=tuple(at for at, number in enumerate(ids) if number == SOURCE_OPEN),
        targets=tuple(at for at, number in enumerate(ids) if number == TARGET_OPEN),
    )


def _mark(number: int) -> tuple[int, int, int]:
    """Return a mark as a piece."""
    return number, 0, 3 + number


def _begins(word: int, runs: Sequence[Span]) -> bool:
    """Return whether a run begins with a word."""
    return any(run[0] == word for run in runs)


def _ends(word: int, runs: Sequence[Span]) -> bool:
    """Return whether a run ends with a word."""
    return any(run[1] == word + 1 for run in runs)


def _runs(words: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """Spans of characters to runs of words; those that hold no word are left out."""
    runs = set()
    for start, end in spans:
        inside = [i for i, (left, right) in enumerate(words) if left < end and right > start]
        if inside and start < end:
            runs.add((inside[0], inside[-1] + 1))
    return sorted(runs)


def _inside(i: int, runs: Sequence[Span]) -> bool:
    return any(first <= i < last for first, last in runs)


def _window(text: str, words: Sequence[Span], runs: Sequence[Span], pieces: WordPieces) -> Span:
    """Words to keep of a text that is too long: those nearest to the marked ones."""
    sizes = [len(pieces(text[left:right])) for left, right in words]
    first, last = 0, len(words)
    total = sum(sizes)
    low = min((run[0] for run in runs), default=0)
    high = max((run[1] for run in runs), default=0)
    while total > MAX_PIECES and last - first > 1:
        if low - first > last - high:
            total -= sizes[first]
            first += 1
        else:
            last -= 1
            total -= sizes[last]
    return first, last
