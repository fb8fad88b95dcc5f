"""Times that are told as two: "in 2019 and 2020", "in July and August 2015"."""

import re
from dataclasses import replace
from datetime import date as day

from dragoman.annotate.times.meanings.intervals import month
from dragoman.records import Annotated, DateInterval, Precision, TimeExpression

WIDE = frozenset({Precision.MONTH, Precision.YEAR})
YEAR = re.compile(r"\d{4}")


def with_joined(annotated: Annotated, time: TimeExpression) -> DateInterval | None:
    """Return the date of a time, up to the end of that which "and" joins to it.

    A month without a year has that of the month behind it: "in July and August 2015".

    Args:
        annotated: the document with its times.
        time: the first of them.
    """
    date = time.date
    if date is None or date.start is None or date.precision not in WIDE:
        return date
    for other in annotated.times_from(time.end, time.end + len(" and ") + 1):
        between = annotated.document.text[time.end : other.start]
        if between != " and " or other.date is None or other.date.precision is not date.precision:
            continue
        if other.date.start is None or other.date.end is None:
            continue
        first = _in_year_of(time, other.date.start)
        text = annotated.document.text[time.start : other.end]
        if first is not None and first < other.date.start:
            return replace(date, start=first, end=other.date.end, text=text)
    return date


def _in_year_of(time: TimeExpression, last: day) -> day | None:
    """Return when a time begins, a month without a year in that of the one behind it."""
    start = time.date.start if time.date else None
    if start is None or start.day != 1 or YEAR.search(time.text):
        return start
    return month(last.year, start.month).start
