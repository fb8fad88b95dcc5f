"""Are two documents of one address versions of one text, and which of them is the newer?

An address alone does not make it so: a front page, a table with a paragraph a row and a live page
give many texts one address. So much of the shorter text has to stand in the longer one, and the
days of publication have to be near. A rewritten story keeps more than a third of its runs of three
words; the posts of a live page share hardly any.
"""

import re
from datetime import date

from dragoman.records import Document, SegmentKind

RUN = 3
FEWEST_RUNS = 8
LEAST = 0.3
NEAR_DAYS = 14
WORD = re.compile(r"\w+")
FURNITURE = (SegmentKind.BOILERPLATE, SegmentKind.BYLINE)


def is_version(one: Document, other: Document) -> bool:
    """Return whether two documents of one address are versions of one text.

    Args:
        one: a document.
        other: another of the same address; the order does not matter.
    """
    return _are_near(one, other) and _shared(one, other) >= LEAST


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


def _shared(one: Document, other: Document) -> float:
    """Return which share of the shorter text's runs of words stands in the other."""
    fewer, more = sorted((_runs(one), _runs(other)), key=len)
    return len(fewer & more) / len(fewer) if len(fewer) >= FEWEST_RUNS else 0.0


def _runs(document: Document) -> frozenset[tuple[str, ...]]:
    parts = [document.text[s.start : s.end] for s in document.segments if s.kind not in FURNITURE]
    words = WORD.findall(" ".join(parts or [document.text]).lower())
    return frozenset(zip(*(words[shift:] for shift in range(RUN)), strict=False))
