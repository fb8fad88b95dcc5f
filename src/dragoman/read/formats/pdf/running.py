"""Running heads and feet of pages: what stands at the edge of page after page, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.read.formats.pdf.fragments import Fragment

EDGE = 0.12
OUTERMOST = 4
NUMBER = re.compile(
    r"\W*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
FEWEST_PAGES = 2


def running_heads(
    pages: Sequence[Sequence[Fragment]], heights: Sequence[float]
) -> list[list[Fragment]]:
    """Return for each page the fragments that are its furniture.

    Args:
        pages: the fragments of each page.
        heights: of the pages, in points.

    >>> foot = Fragment("Page 3", 0, 30, 10, 20, 9)
    >>> body = Fragment("They met.", 0, 90, 400, 410, 9)
    >>> running_heads([[body, foot]], [800]) == [[foot]]
    True
    """
    edges = [_edge(one, height) for one, height in zip(pages, heights, strict=True)]
    seen = Counter(words for edge in edges for words in {_words(one) for one in edge})
    return [
        [one for one in edge if NUMBER.fullmatch(one.text) or seen[_words(one)] >= FEWEST_PAGES]
        for edge in edges
    ]


def _words(one: Fragment) -> str:
    return DIGITS.sub("0", one.text.lower()).strip()


def _edge(fragments: Sequence[Fragment], height: float) -> list[Fragment]:
    """Return the outermost pieces near the upper and the lower edge, from the top."""
    order = sorted(fragments, key=lambda one: (-one.top, one.left))
    above = [one for one in order[:OUTERMOST] if one.bottom > (1 - EDGE) * height]
    below = [one for one in order[-OUTERMOST:] if one.top < EDGE * height and one not in above]
    return above + below
