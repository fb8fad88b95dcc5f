"""Are two documents of one address versions of one text, and which of them is the newer?

An address alone does not make it so: a front page, a table with a paragraph a row and a live page
give many texts one address. So most of either text has to stand in the other, and the days of
publication have to be near. A teaser or an excerpt stands in a much longer text nearly whole: it is
the lesser version of it, whichever was read last. In doubt both stand.
"""

import re
from datetime import date
from functools import lru_cache

from dragoman.records import Document, SegmentKind

# Chosen so that in doubt both stand, not swept.
RUN = 3
FEWEST_RUNS = 25  # shorter texts are formulas as often as versions
LIKE = 0.6  # of either text
WHOLE = 0.9  # of an excerpt
MUCH_LONGER = 0.8  # where no more of the longer text stands in the shorter one
REMEMBERED = 16
NEAR_DAYS = 14
WORD = re.compile(r"\w+")
FURNITURE = (SegmentKind.BOILERPLATE, SegmentKind.BYLINE)


def is_version(one: Document, other: Document) -> bool:
    """Return whether two documents of one address are versions of one text.

    Args:
        one: a document.
        other: another of the same address; the order does not matter.
    """
    return _are_near(one, other) and min(_shares(one, other)) >= LIKE


def is_lesser(one: Document, other: Document) -> bool:
    """Return whether a document is hardly more than a piece of a much longer one.

    Args:
        one: a document.
        other: another of the same address.
    """
    own, of_other = _shares(one, other)
    return own >= WHOLE and of_other < MUCH_LONGER and _are_near(one, other)


def stands_behind(one: Document, other: Document) -> bool:
    """Return whether what was read last is an older or a lesser version of what is there.

    Args:
        one: what was read last.
        other: what was there before.
    """
    if is_lesser(one, other) or is_lesser(other, one):
        return is_lesser(one, other)
    return is_version(one, other) and not is_newer(one, other)


def takes_its_place(one: Document, other: Document) -> bool:
    """Return whether what was read last is a newer or a fuller version of what is there.

    Args:
        one: what was read last.
        other: what was there before.
    """
    if is_lesser(one, other) or is_lesser(other, one):
        return is_lesser(other, one)
    return is_version(one, other) and is_newer(one, other)


def is_newer(one: Document, other: Document) -> bool:
    """Return whether a version that was read after another is newer too.

    Args:
        one: what was read last.
        other: what was there before; where neither tells its day, it is the older one.
    """
    mine, theirs = newest_day(one), newest_day(other)
    return mine is None or theirs is None or mine >= theirs


def newest_day(document: Document) -> date | None:
    """Return the last day on which a document says that it was published or changed."""
    days = [claim.day for claim in document.published_claims]
    return max([*days, *([document.published] if document.published else [])], default=None)


def _are_near(one: Document, other: Document) -> bool:
    """Return whether two documents can have been published as one."""
    if one.published is None or other.published is None or _is_of_change(one, other):
        return True
    return abs((one.published - other.published).days) <= NEAR_DAYS


def _is_of_change(*told: Document) -> bool:
    """Return whether the day of one of them is only that of its last change."""
    return any((each.published_basis or "").startswith("modified") for each in told)


def _shares(one: Document, other: Document) -> tuple[float, float]:
    """Return which share of each text's runs of words stands in the other text."""
    mine, theirs = _runs(one), _runs(other)
    if min(len(mine), len(theirs)) < FEWEST_RUNS:
        return 0.0, 0.0
    both = len(mine & theirs)
    return both / len(mine), both / len(theirs)


@lru_cache(maxsize=REMEMBERED)
def _runs(document: Document) -> frozenset[tuple[str, ...]]:
    parts = [document.text[s.start : s.end] for s in document.segments if s.kind not in FURNITURE]
    words = WORD.findall(" ".join(parts or [document.text]).lower())
    return frozenset(zip(*(words[shift:] for shift in range(RUN)), strict=False))
