"""Days that Korean, Japanese, Chinese and Russian texts write out, with or without a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from typing import Any

from dragoman.annotate.times.meanings.absolute import make_date
from dragoman.annotate.times.meanings.intervals import shift_days
from dragoman.read.page.native_dates import day_of, forms, months, table
from dragoman.records import DateInterval, Precision, TimeExpression, TimeKind

LANGUAGES = ("ko", "ja", "zh", "ru")
MAX_TEXT = 2_000_000
NEAR = timedelta(days=183)
LEAP_DAY = (2, 29)
NEAR_BARE = timedelta(days=10)  # from publication, within its month
NEXT_BARE = timedelta(days=1)  # from publication, in another month
AROUND = (-1, 0, 1)
LONGEST_LINK = 4
LAST_MONTH = 12


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


def with_bare_days(
    text: str, published: date, language: str, found: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Return times with the bare days of a text among them, in order.

    A bare day is of the month that a word before it names ("지난달 22일"), on the side of
    publication that one names ("지난 22일"), of the month of the day that it is joined to ("3月22日
    から25日"), or, alone, of the month of publication and within ten days of it, or the day before
    or after where that lies in another month. Any other tells no month and is left out, and so is
    what counts days.

    Args:
        text: the text.
        published: its day of publication.
        language: of the text; others than ``ko``, ``ja`` and ``zh`` have none.
        found: the days that have their month.

    >>> told = with_bare_days("22일 회담했고 지난달 3일부터", date(2025, 4, 20), "ko", ())
    >>> [(one.text, str(one.date)) for one in told]
    [('22일', '2025-04-22'), ('지난달 3일', '2025-03-03')]
    """
    if language not in table()["bare"]["lengths"]:
        return tuple(found)
    taken = [(one.start, one.end) for one in found]
    every = list(found)
    for match in _form(language).finditer(text):
        start, end = match.span()
        if any(start < last and first < end for first, last in taken):
            continue
        day = _joined(match, text, every, language) or _told(match, published, language)
        if day is not None:
            words = match[0]
            told = DateInterval(day, day, Precision.DAY, words)
            every.append(TimeExpression(start, end, words, TimeKind.POINT, told))
    return tuple(sorted(every, key=lambda one: one.start))


def _told(match: re.Match[str], published: date, language: str) -> date | None:
    """Return the day that the words before it or nearness tell; None where neither does."""
    words = table()["bare"]
    lead, number = match["lead"], int(match["day"])
    if lead in words["months"][language]:
        return _in_month(published, words["months"][language][lead], number)
    days = [day for more in AROUND if (day := _in_month(published, more, number)) is not None]
    side = words["sides"][language].get(lead, 0)
    if side:
        beyond = [day for day in days if (day - published).days * side >= 0]
        return min(beyond, key=lambda day: abs(day - published), default=None)
    return next((day for day in days if _is_near(day, published)), None)


def _is_near(day: date, published: date) -> bool:
    """Return whether a bare day is near enough to be meant, in this month or the next."""
    return abs(day - published) <= (NEAR_BARE if day.month == published.month else NEXT_BARE)


def _joined(
    match: re.Match[str], text: str, found: Sequence[TimeExpression], language: str
) -> date | None:
    """Return the day in the month of the one that it is joined to, which is earlier."""
    if match["lead"] is not None:
        return None
    link = table()["bare"]["links"][language]
    for one in found:
        between = text[one.end : match.start()]
        if (
            0 < len(between) <= LONGEST_LINK
            and one.date is not None
            and one.date.start is not None
            and re.fullmatch(rf"\s?(?:{link})\s?", between)
        ):
            before = one.date.start
            day = _in_month(before, 0, int(match["day"]))
            return day if day is not None and day > before else None
    return None


def _in_month(day: date, more: int, number: int) -> date | None:
    """Return a day of the month so many months after another's; None where there is none."""
    month = day.month + more
    year = day.year + (month - 1) // LAST_MONTH
    return make_date(year, (month - 1) % LAST_MONTH + 1, number)


@cache
def _form(language: str) -> re.Pattern[str]:
    """Return what a bare day looks like, alone or after a word that tells its month or side."""
    words: dict[str, Any] = table()["bare"]
    leads = sorted(
        (*words["months"][language], *words["sides"][language]), key=lambda one: (-len(one), one)
    )
    alone = rf"(?<![{re.escape(words['before'])}\d])(?<![월月]\s)"
    lead = f"(?P<lead>{'|'.join(map(re.escape, leads))})\\s?"
    lengths = "|".join(words["lengths"][language])
    return re.compile(rf"(?:{lead}|{alone})(?P<day>\d{{1,2}})[일日](?!\s?(?:{lengths}))")
