"""Where words stand in a text: as they are, or parted by other blanks; never nearly."""

import re
from collections.abc import Iterator

LONGEST = 2_000
Span = tuple[int, int]


def places_of(words: str, text: str) -> Iterator[Span]:
    r"""Yield where words stand in a text, from its beginning on; blanks may differ.

    >>> text = "They met\nin Lima."
    >>> [text[start:end] for start, end in places_of("met in", text)]
    ['met\nin']
    """
    pieces = words.split()
    if not pieces or len(words) > LONGEST:
        return
    pattern = r"\s+".join(re.escape(piece) for piece in pieces)
    for match in re.finditer(pattern, text):
        if _is_whole(text, *match.span()):
            yield match.span()


def nearest(words: str, text: str, around: Span, reach: int) -> Span | None:
    """Return where words stand within a stretch, else nearest before it within a reach.

    Args:
        words: to find.
        text: the whole text.
        around: the stretch.
        reach: how many characters before it still count.
    """
    start, end = around
    found = list(places_of(words, text))
    within = [place for place in found if start <= place[0] and place[1] <= end]
    before = [place for place in found if start - reach <= place[0] < start]
    return within[0] if within else (before[-1] if before else None)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch cuts no word of letters that are written with blanks between words."""
    return not (_cuts(text, start) or _cuts(text, end))


def _cuts(text: str, at: int) -> bool:
    """Whether a place lies within a word of Latin, Greek or Cyrillic letters or within a number."""
    if not 0 < at < len(text):
        return False
    return _runs(text[at - 1]) and _runs(text[at])


def _runs(letter: str) -> bool:
    return letter.isalnum() and letter < "\u0590"
