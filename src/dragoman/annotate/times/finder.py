"""Time expressions of a text, in order, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from dragoman.annotate.times.direction import Direction
from dragoman.annotate.times.lexicon import lexicon
from dragoman.annotate.times.meanings import absolute, bare_days, lengths, longer, relative
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import Length, Meaning, TextSoFar
from dragoman.annotate.times.tokens import Words, words_of
from dragoman.records import DateInterval, TimeExpression, TimeKind

Maker = Callable[[TextSoFar, re.Match[str]], Meaning | None]
MAX_TEXT = 2_000_000


def find_times(
    text: str,
    published: date | None,
    *,
    spans: Iterable[tuple[int, int]] | None = None,
    tense_hint: Direction | None = None,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text with what they mean.

    Args:
        text: the text.
        published: the publication date; without it what counts from publication has no date.
        spans: the stretches of the text to read (character offsets), in order; all of it when
            None. Anchors carry over from one to the next.
        tense_hint: ``past`` or ``future``, for clauses that do not tell which way they look.

    Returns:
        Points, durations and frequencies in order, as spans of `text`.

    >>> from datetime import date
    >>> found = find_times("The ministers met in Tokyo on Saturday.", date(2025, 3, 25))
    >>> found[0].text, str(found[0].date.start)
    ('Saturday', '2025-03-22')
    """
    found: list[TimeExpression] = []
    points: list[tuple[int, Days]] = []
    for start, end in spans if spans is not None else ((0, len(text)),):
        piece = text[start : min(end, start + MAX_TEXT)]
        words = words_of(piece, lexicon())
        reading = TextSoFar(words, lexicon(), published, tense_hint or "", points)
        found.extend(_expressions(reading, start))
        # Points of this piece lie before every word of the next.
        points = [(-1, days) for _, days in reading.points]
    return tuple(found)


def _expressions(reading: TextSoFar, offset: int) -> list[TimeExpression]:
    taken = 0
    kept: list[tuple[int, int, Meaning]] = []
    for match, make in _candidates(reading.words):
        if match.start() < taken or match.end() == match.start():
            continue
        try:
            meaning = _MAKERS[make](reading, match)
        except ValueError:  # beyond the calendar
            meaning = None
        if meaning is None:
            continue
        first = match.start() if meaning.first is None else meaning.first
        taken = match.end()
        kept.append((first, match.end(), meaning))
        if meaning.kind is TimeKind.POINT and meaning.days is not None:
            reading.points.append((first, meaning.days))
    return [_expression(reading, offset, *entry) for entry in kept]


def _candidates(words: Words) -> list[tuple[re.Match[str], str]]:
    """Return all matches of all rules: earliest first, then longest, then in rule order."""
    found: list[tuple[int, int, int, re.Match[str], str]] = []
    present = set(words.classes)
    for rule in lexicon().rules:
        if present.isdisjoint(rule.needs):
            continue
        found.extend(
            (match.start(), -match.end(), rule.order, match, rule.make)
            for match in rule.pattern.finditer(words.classes)
        )
    found.sort(key=lambda entry: entry[:3])
    return [(entry[3], entry[4]) for entry in found]


def _expression(
    reading: TextSoFar, offset: int, first: int, last: int, meaning: Meaning
) -> TimeExpression:
    words = reading.words
    days, length = meaning.days, meaning.length
    if meaning.shift is not None:
        length = meaning.shift[0].days
        days = _settled(reading, (first, last), meaning.shift)
    start, end = words.starts[first], words.ends[last - 1]
    text = words.text[start:end]
    interval = None
    if days is not None:
        interval = DateInterval(days.start, days.end, days.precision, text)
    return TimeExpression(start + offset, end + offset, text, meaning.kind, interval, length)


def _settled(reading: TextSoFar, place: tuple[int, int], shift: tuple[Length, int]) -> Days | None:
    try:
        return relative.settle_shift(reading, place, shift)
    except ValueError:  # beyond the calendar
        return None


_MAKERS: dict[str, Maker] = {
    make.__name__: make
    for make in (
        absolute.iso,
        absolute.numeric,
        absolute.days_of_month,
        absolute.days_across,
        absolute.day_of_month,
        absolute.day_of_this_month,
        bare_days.bare_day,
        absolute.month,
        absolute.months,
        absolute.part_of_month,
        absolute.week_of,
        absolute.nth_weekday,
        absolute.holiday,
        longer.year,
        longer.part_of_year,
        longer.relative_quarter,
        longer.bound_of_year,
        longer.first_months,
        longer.half_of_relative_month,
        longer.years,
        longer.fiscal,
        longer.decade,
        longer.century,
        longer.season,
        relative.deictic,
        relative.overnight_weekday,
        relative.beside_deictic,
        relative.day_part,
        relative.weekday,
        relative.weekdays,
        relative.weekday_ago,
        relative.relative_unit,
        relative.weekend,
        relative.beside_unit,
        relative.ago,
        relative.ago_this,
        relative.shifted,
        relative.vaguely_shifted,
        relative.beside_event,
        relative.from_now,
        lengths.duration,
        lengths.open_duration,
        lengths.frequency,
    )
}
