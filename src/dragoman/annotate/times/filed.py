"""The day from which a document counts: its dateline's, where that lies just before publication."""

from __future__ import annotations

from datetime import date

from dragoman.annotate.times.finder import find_times
from dragoman.annotate.times.native import LANGUAGES, find_native_times
from dragoman.records import Document, Precision, SegmentKind, TimeExpression, TimeKind

# A report that is filed on the 14th and printed on the 15th says "today" of the 14th.
MOST_DAYS = 3
LONGEST = 300
MOST_SEGMENTS = 20


def times_of(document: Document, most: int | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, counted from the day on which it was filed.

    Args:
        document: with its segments and its language.
        most: letters of its text that are looked at; all when None.
    """
    return _found(document, document.text[:most], filed_on(document))


def _found(document: Document, words: str, day: date | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of words of a document, in its language."""
    if document.language in LANGUAGES:
        return find_native_times(words, day, document.language)
    return find_times(words, day)


def filed_on(document: Document) -> date | None:
    """Return the day of the dateline where it lies at most three days before publication.

    Else the day of publication. Datelines that tell different days tell none.

    >>> from dragoman.records import Segment
    >>> text = "LIMA, May 14, 2024 - They met today."
    >>> parts = (Segment(0, 21, SegmentKind.DATELINE), Segment(21, 36, SegmentKind.BODY))
    >>> str(filed_on(Document("d", text, parts, published=date(2024, 5, 15))))
    '2024-05-14'
    """
    published = document.published
    if published is None:
        return None
    days = set()
    for segment in document.segments[:MOST_SEGMENTS]:
        if segment.kind is SegmentKind.BODY:
            break
        if segment.kind in {SegmentKind.DATELINE, SegmentKind.BOILERPLATE}:
            words = document.text[segment.start : min(segment.end, segment.start + LONGEST)]
            days.update(_days(document, words, published))
    near = {day for day in days if 0 <= (published - day).days <= MOST_DAYS}
    return near.pop() if len(near) == 1 else published


def _days(document: Document, words: str, published: date) -> set[date]:
    found = _found(document, words, published)
    return {
        time.date.start
        for time in found
        if time.kind is TimeKind.POINT
        and time.date is not None
        and time.date.start is not None
        and time.date.start == time.date.end
        and time.date.precision is Precision.DAY
        and any(letter.isdigit() for letter in time.text)
    }
