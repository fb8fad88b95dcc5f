"""Words to word pieces and word shapes: what the encoder reads.

The encoder's vocabulary is uncased, so each piece also carries a shape: the letter case of its
word, whether it continues a word, and whether a space stands before the word. Training and the
runtime share this module, so the two can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103
MAX_PIECES_PER_WORD = 6
SHAPE_NONE = 0
_KINDS = 9
_LONG = 60  # longer words are not worth remembering
SHAPES = 1 + 4 * _KINDS


def case_kind(word: str) -> int:
    """Class of letter case, 0 to 8.

    >>> [case_kind(word) for word in ("talks", "Seoul", "NATO", "X", "al-Sisi", "2025", "F-35")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    letters = "".join(filter(str.isalpha, word))
    if any(map(str.isdigit, word)):
        return 6 if letters else 5
    if not letters:
        return 7
    uppers = sum(map(str.isupper, letters))
    if uppers == 0:
        return 0
    if uppers == len(letters):
        return 3 if uppers == 1 else 2
    if not letters[0].isupper():
        return 4
    return 1 if uppers == 1 else 8


def shape_of(word: str, *, glued: bool, continues: bool) -> int:
    """Shape of one piece of ``word``, 1 to 36; 0 is kept for the encoder's own marks."""
    return 1 + case_kind(word) + _KINDS * (int(glued) + 2 * int(continues))


class WordPieces:
    """Splits words into piece numbers, remembering the words it has seen.

    Args:
        encode: from a text to the numbers of its pieces, without special marks.
        limit: how many words to remember.
    """

    def __init__(self, encode: Callable[[str], Sequence[int]], *, limit: int = 50_000) -> None:
        self._encode = encode
        self._limit = limit
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Pieces of one word: never none, at most ``MAX_PIECES_PER_WORD``."""
        known = self._seen.get(word)
        if known is not None:
            return known
        pieces = tuple(self._encode(word)) or (UNKNOWN,)
        if len(pieces) > MAX_PIECES_PER_WORD:
            pieces = (*pieces[: MAX_PIECES_PER_WORD - 1], pieces[-1])
        if len(word) > _LONG:
            return pieces
        if len(self._seen) >= self._limit:
            self._seen.clear()
        self._seen[word] = pieces
        return pieces
