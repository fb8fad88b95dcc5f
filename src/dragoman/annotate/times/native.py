"""Days that Korean, Japanese, Chinese and Russian texts write out, and nothing finer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache

from dragoman.annotate.times.meanings.intervals import shift_days
from dragoman.annotate.times.native_bare import with_bare_days
from dragoman.read.page.native_dates import day_of, forms, months, table
from dragoman.records import DateInterval, Precision, TimeExpression, TimeKind

LANGUAGES = ("ko", "ja", "zh", "ru")
MAX_TEXT = 2_000_000
NEAR = timedelta(days=183)
LEAP_DAY = (2, 29)


def find_native_times(
    text: str, published: date | None, language: str
) -> tuple[TimeExpression, ...]:
    """Return the days of a text in its own language, in order, none overlapping.

    A day with its year, a day of a month (of the year in which it is nearest to publication),
    words for the days around publication, and bare days ("22일") where their month is beyond doubt.

    Args:
        text: the text.
        published: the publication date; without it only days with their year are told.
        language: ``ko``, ``ja``, ``zh`` or ``ru``; others have none.

    >>> found = find_native_times("어제, 2025년 3월 22일", date(2025, 4, 2), "ko")
    >>> [(one.text, str(one.date)) for one in found]
    [('어제', '2025-04-01'), ('2025년 3월 22일', '2025-03-22')]
    """
    if language not in LANGUAGES:
        return ()
    found: list[TimeExpression] = []
    past = 0
    candidates = sorted(
        _candidates(text[:MAX_TEXT], published, language), key=lambda one: (one[0], -one[1])
    )
    for start, end, day in candidates:
        if start >= past:
            words = text[start:end]
            told = DateInterval(day, day, Precision.DAY, words)
            found.append(TimeExpression(start, end, words, TimeKind.POINT, told))
            past = end
    if published is None:
        return tuple(found)
    return with_bare_days(text[:MAX_TEXT], published, language, found)


def _candidates(
    text: str, published: date | None, language: str
) -> Iterator[tuple[int, int, date]]:
    for form in forms():
        for match in form.finditer(text):
            day = day_of(match)
            if day is not None:
                yield *match.span(), day
    if published is None:
        return
    for form in _yearless():
        for match in form.finditer(text):
            day = _nearest(match, published)
            if day is not None:
                yield *match.span(), day
    near = table()["near"][language]
    for match in _near(language).finditer(text):
        with suppress(ValueError):  # outside the calendar
            yield *match.span(), shift_days(published, near[match[0].lower()])


def _nearest(match: re.Match[str], published: date) -> date | None:
    """Return the day of a month in the year in which it is nearest to publication."""
    days = (day_of(match, published.year + more) for more in (-1, 0, 1))
    known = [day for day in days if day is not None and abs(day - published) <= NEAR]
    return min(known, key=lambda day: abs(day - published)) if known else None


@cache
def _yearless() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            r"(?<![\d년年])(?P<month>\d{1,2})\s?[월月]\s?(?P<day>\d{1,2})\s?[일日](?![간間])"
        ),
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<month>(?i:{months()}))(?!\w|\s\d{{4}})"),
    )


@cache
def _near(language: str) -> re.Pattern[str]:
    """Return the words for days near publication; within no longer word where words are parted."""
    words = sorted(table()["near"][language], key=lambda word: (-len(word), word))
    inner = "|".join(map(re.escape, words))
    if language == "ru":
        return re.compile(rf"(?i:\b(?:{inner})\b)")
    return re.compile(rf"(?<![가-힣])(?:{inner})(?![가-힣]{{3}})" if language == "ko" else inner)
