"""Times that are told as two: "in 2019 and 2020", "in July and August 2015"."""

import re
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from dragoman.records import Annotated, DateInterval, Precision, TimeExpression

WIDE = frozenset({Precision.MONTH, Precision.YEAR})
YEAR = re.compile(r"\d{4}")


def with_joined(annotated: Annotated, time: TimeExpression) -> DateInterval | None:
    """Return the date of a time, up to the end of that which "and" joins to it.

    A month without a year has that of the month behind it: "in July and August 2015". What happened
    "in 1965 and 1971" did not go on from the one to the other: there the first stands alone.

    Args:
        annotated: the document with its times.
        time: the first of them.
    """
    date = time.date
    if date is None or date.start is None or date.precision not in WIDE:
        return date
    for other in annotated.times_from(time.end, time.end + len(" and ") + 1):
        begins = _joined_start(annotated, time, other)
        first = None if begins is None else _up_to(time, date, begins - timedelta(days=1))
        if first is not None and other.date is not None:
            text = annotated.document.text[time.start : other.end]
            return replace(date, start=first, end=other.date.end, text=text)
    return date


def _joined_start(annotated: Annotated, time: TimeExpression, other: TimeExpression) -> day | None:
    """Return where a time begins that "and" joins to another one of its kind; else None."""
    between = annotated.document.text[time.end : other.start]
    if between != " and " or time.date is None or other.date is None:
        return None
    alike = other.date.precision is time.date.precision and other.date.end is not None
    return other.date.start if alike and other.date.start != day.min else None


def _up_to(time: TimeExpression, date: DateInterval, last: day) -> day | None:
    """Return when a time begins that ends on a day, a month without a year in that of the day."""
    start = date.start
    if date.end == last:
        return start
    bare = date.precision is Precision.MONTH and not YEAR.search(time.text)
    goes_on = bare and start is not None and start.day == 1 and start.month == last.month
    return last.replace(day=1) if goes_on else None
