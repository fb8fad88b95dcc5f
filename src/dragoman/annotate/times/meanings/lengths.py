"""Meanings of durations and frequencies."""

from __future__ import annotations

import re

from dragoman.annotate.times.meanings.surroundings import Meaning, TextSoFar
from dragoman.records import TimeKind

_WEEK, _QUARTER, _YEAR = 7.0, 91.0, 365.0


def duration(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "three-day" and "nearly 10 years"; ages are none."""
    if _is_age(reading, found) or _is_rate(reading, found) or _is_one_day(reading, found):
        return None
    if not (reading.unit(found) or reading.unit(found, "u2")):
        return None
    length = reading.length(found) if "k" in found.re.groupindex else None
    return Meaning(TimeKind.DURATION, length=None if length is None else length.days)


def _is_age(reading: TextSoFar, found: re.Match[str]) -> bool:
    """Return whether how old somebody is is told."""
    words, guards = reading.words, reading.lexicon.guards
    after = words.near(found.end())
    if after in {"-", "–"}:
        after = words.near(found.end() + 1)
    return after in guards["age_after"] or words.near(found.start() - 1) in guards["age_before"]


def _is_one_day(reading: TextSoFar, found: re.Match[str]) -> bool:
    """Return whether "one day" means some day, not how long something lasts."""
    before = reading.words.near(found.start() - 1)
    alone = found.end() - found.start() == len(("one", "day"))
    if not alone or reading.number(found, "c") != 1 or reading.word(found, "c") != "one":
        return False
    return before not in reading.lexicon.guards["before_a_unit"]


def _is_rate(reading: TextSoFar, found: re.Match[str]) -> bool:
    """Tell "a week" in "twice a week" or "$2 billion a year" from a length."""
    words, guards = reading.words, reading.lexicon.guards
    bare = found.end() - found.start() == 2 and words.kinds[found.start()] == "a"  # noqa: PLR2004 - "a day"
    return bare and words.near(found.start() - 1) not in guards["before_a_unit"]


def open_duration(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the past three years", "the coming months", "the past decade"."""
    unit = reading.unit(found)
    if unit is None:
        return None
    count, word = reading.number(found, "c"), reading.word(found, "r")
    the = reading.words.kinds[found.start()] == "the"
    singular = not unit[1]
    whole = word == "past" or (word == "last" and the)
    if singular and count is None and not whole:
        return None
    size = reading.lexicon.tables["units"][unit[0]]
    if singular:
        return Meaning(TimeKind.DURATION, length=size * (count or 1))
    return Meaning(TimeKind.DURATION, length=None if count is None else size * count)


def frequency(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "every two years", "twice a year", "annually"."""
    words = reading.words
    adverb = reading.place(found, "k")
    if adverb is not None:
        sentence_start = words.kind(adverb - 1) in {"stop", ""}
        if words.raw(adverb)[0].isupper() and not sentence_start:
            return None
        period = reading.lexicon.tables["periods"][words.low[adverb]]
        return Meaning(TimeKind.FREQUENCY, length=float(period))
    unit = reading.unit(found)
    if unit is None:
        return Meaning(TimeKind.FREQUENCY, length=_period(reading, found))
    size = reading.lexicon.tables["units"][unit[0]]
    count = reading.number(found, "c") or reading.number(found, "o2") or 1
    if reading.place(found, "o") is not None:
        count = 2
    return Meaning(TimeKind.FREQUENCY, length=float(size * count))


def _period(reading: TextSoFar, found: re.Match[str]) -> float:
    kinds = reading.words.kinds[found.start() : found.end()]
    if "weekday" in kinds:
        return _WEEK
    if "part" in kinds:
        return 1.0
    return _QUARTER if "quarter" in kinds else _YEAR
