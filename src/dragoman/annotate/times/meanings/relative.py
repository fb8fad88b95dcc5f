"""Meanings that count from publication or from an earlier time in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import (
    Length,
    Meaning,
    TextSoFar,
    point,
)
from dragoman.data.words import WordLists
from dragoman.records import Precision, TimeKind

WORDS = WordLists("annotate", "times.meanings.relative")

_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "this": 0,
    "current": 0,
    "that": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
}
_SUNDAY = 6
_DAYS_IN_WEEK = 7
_RECORD, _NEAR_RECORD = 16, 9  # words from "the first" to "in ten years"
_REACH = 25
_LEADING = 2


def deictic(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "yesterday", "tomorrow morning", "overnight"."""
    if reading.published is None:
        return point(None)
    word = reading.word(found, "x") or ""
    if word == "overnight":
        start = intervals.shift_days(reading.published, -1)
        return point(Days(start, reading.published, Precision.DAY))
    return point(intervals.day(intervals.shift_days(reading.published, _DEICTIC[word])))


def overnight_weekday(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "overnight on Friday": Friday and the day after."""
    at = bare_weekday(reading, found)
    if reading.word(found, "x") != "overnight":
        return None
    if at is None:
        return point(None)
    return point(Days(at, intervals.shift_days(at, 1), Precision.DAY))


def beside_deictic(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the day before yesterday" and "the day after tomorrow"."""
    if reading.unit(found) != ("day", False) or reading.word(found, "x") == "overnight":
        return None
    if reading.published is None:
        return point(None)
    step = 1 if reading.word(found, "a") == "after" else -1
    shift = _DEICTIC[reading.word(found, "x") or "today"] + step
    return point(intervals.day(intervals.shift_days(reading.published, shift)))


def day_part(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "this morning", "last night", "that evening"."""
    word = reading.word(found, "r") or ""
    shift = _SHIFT[word]
    from_text = word in WORDS["from_text"] or word == "next"
    if from_text:
        anchor = reading.anchor(found.start(), "day")
        base = anchor.end if anchor else None
    else:
        base = reading.published
    if word == "past":
        return None
    return point(None if base is None else intervals.day(intervals.shift_days(base, shift)))


def bare_weekday(reading: TextSoFar, found: re.Match[str]) -> date | None:
    """Return the weekday of slot `w` that the clause means; None without a publication date."""
    weekday = reading.weekday(found, "w")
    if weekday is None or reading.published is None:
        return None
    if reading.direction(found) == "future":
        return on_or_after(reading.published, weekday)
    return on_or_before(reading.published, weekday)


def on_or_before(at: date, weekday: int) -> date:
    """Return the latest such weekday on or before a day."""
    return intervals.shift_days(at, -((at.weekday() - weekday) % _DAYS_IN_WEEK))


def on_or_after(at: date, weekday: int) -> date:
    """Return the next such weekday on or after a day."""
    return intervals.shift_days(at, (weekday - at.weekday()) % _DAYS_IN_WEEK)


def weekday(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "on Saturday", "last Friday", "Friday of next week"."""
    number = reading.weekday(found, "w") or 0
    if reading.place(found, "q") is not None:
        return _weekday_of_week(reading, found, number)
    word = reading.word(found, "r")
    if word is None:
        at = bare_weekday(reading, found)
    elif word in WORDS["from_text"]:
        anchor = reading.anchor(found.start(), "week")
        at = None if anchor is None else _from_anchor(anchor, word, number)
    elif reading.published is None:
        at = None
    else:
        at = _from_publication(reading.published, word, number)
    return point(None if at is None else intervals.day(at))


def _from_publication(published: date, word: str, number: int) -> date:
    if word in {"last", "past"}:
        return on_or_before(intervals.shift_days(published, -1), number)
    if word in {"coming", "upcoming"}:
        return on_or_after(intervals.shift_days(published, 1), number)
    monday = intervals.week(published).start
    return intervals.shift_days(monday, number + (_DAYS_IN_WEEK if word == "next" else 0))


def _from_anchor(anchor: Days, word: str, number: int) -> date:
    if word in {"following", "ensuing"}:
        return on_or_after(intervals.shift_days(anchor.end, 1), number)
    if word in WORDS["before"]:
        return on_or_before(intervals.shift_days(anchor.start, -1), number)
    return intervals.shift_days(intervals.week(anchor.start).start, number)


def _weekday_of_week(reading: TextSoFar, found: re.Match[str], number: int) -> Meaning | None:
    word = reading.word(found, "q") or ""
    if reading.unit(found) != ("week", False):
        return None
    base: date | None = reading.published
    if word in WORDS["from_text"]:
        anchor = reading.anchor(found.start(), "week")
        base = anchor.start if anchor else None
    if base is None:
        return point(None)
    monday = intervals.week(base).start
    return point(intervals.day(intervals.shift_days(monday, number + _DAYS_IN_WEEK * _SHIFT[word])))


def weekdays(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "Monday to Wednesday"."""
    first, last = bare_weekday(reading, found), reading.weekday(found, "v")
    if first is None or last is None:
        return point(None)
    return point(Days(first, on_or_after(first, last), Precision.DAY))


def weekday_ago(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "a week ago Friday"."""
    length, number = reading.length(found), reading.weekday(found, "w")
    if number is None or not length.parts or length.unit != "week":
        return None
    if reading.published is None:
        return point(None)
    at = intervals.move(reading.published, "week", -length.parts[0][0])
    return (
        None
        if at is None
        else point(intervals.day(intervals.shift_days(intervals.week(at).start, number)))
    )


def _is_of_calendar(told: tuple[str, bool]) -> bool:
    """Return whether a unit is one, and one that a calendar has: no "weeks", no "hour"."""
    unit, plural = told
    return not plural and unit not in WORDS["of_no_calendar"]


def relative_unit(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "last week", "late next month", "the following year", "year-end"."""
    told = reading.unit(found)
    if told is None or not _is_of_calendar(told):
        return None
    unit, word, bound = told[0], reading.word(found, "r"), reading.word(found, "b")
    the = any(reading.place(found, name) is not None for name in ("d", "d2"))
    if _is_length(word, the=the) if not bound else word is None and unit == "day":
        return None
    days = _unit_days(reading, found, unit, word or "this", the=the and not bound)
    return point(None if days is None else _part_of_unit(reading, found, days))


def _is_length(word: str | None, *, the: bool) -> bool:
    """Return whether "the past week", "the last year" tell how long something took."""
    return word == "past" or (word == "last" and the)


def _part_of_unit(reading: TextSoFar, found: re.Match[str], days: Days) -> Days | None:
    """Return the part of a unit that words ask for: "late" in it, its beginning or its end."""
    part, bound = reading.word(found, "t"), reading.word(found, "b")
    if part in WORDS["parts"]:
        days = intervals.third(days, part)
    return intervals.bound(days, bound) if bound else days


def _unit_days(
    reading: TextSoFar, found: re.Match[str], unit: str, word: str, *, the: bool
) -> Days | None:
    if word in WORDS["from_text"] or (word == "next" and (the or unit == "day")):
        return _unit_of_text(reading, found, unit, word)
    if reading.published is None:
        return None
    if unit == "weekend":
        return _weekend(reading, found, word)
    return _unit_of_paper(reading.published, unit, word, reading.direction(found))


def _unit_of_paper(published: date, unit: str, word: str, way: str) -> Days | None:
    """Return "last week", "this year" as a paper of a day means them."""
    if unit == "week" and published.weekday() == _SUNDAY:
        found_week = _week_on_sunday(published, word, way)
        if found_week is not None:
            return found_week
    at = intervals.move(published, unit, _SHIFT[word])
    return None if at is None else intervals.unit_around(at, unit)


def _week_on_sunday(sunday: date, word: str, way: str) -> Days | None:
    """Return the week that a Sunday paper means: "last week" ended yesterday, "this week" is ahead.

    None where it is that of the calendar.
    """
    if word == "last":
        first = intervals.shift_days(sunday, -_DAYS_IN_WEEK)
    elif word == "this" and way == "future":
        first = sunday
    else:
        return None
    return Days(first, intervals.shift_days(first, _DAYS_IN_WEEK - 1), Precision.WEEK)


def _unit_of_text(reading: TextSoFar, found: re.Match[str], unit: str, word: str) -> Days | None:
    """Return "the next day", "that year": from the latest time that a past clause can follow."""

    def moved(anchor: Days) -> Days | None:
        base = anchor.end if _SHIFT[word] > 0 else anchor.start
        at = intervals.move(base, unit, _SHIFT[word])
        return None if at is None else intervals.unit_around(at, unit)

    return _from_latest(reading, found, unit, moved)


def _from_latest(
    reading: TextSoFar, found: re.Match[str], unit: str, moved: Callable[[Days], Days | None]
) -> Days | None:
    """Return the latest earlier time as moved, that no report of the past carries too far."""
    limit = reading.published if reading.direction(found) != "future" else None
    for anchor in reading.anchors(found.start(), unit):
        days = moved(anchor)
        if days is not None and (limit is None or days.start <= limit):
            return days
    return None


def _weekend(reading: TextSoFar, found: re.Match[str], word: str) -> Days:
    published = reading.published or date.min
    current = intervals.weekend(published)
    week_before = intervals.weekend(intervals.shift_days(published, -_DAYS_IN_WEEK))
    week_after = intervals.weekend(intervals.shift_days(published, _DAYS_IN_WEEK))
    if word in {"last", "past"}:
        return current if current.end < published else week_before
    if word == "next":
        return week_after
    if word in {"coming", "upcoming"}:
        return current if current.start > published else week_after
    ahead = reading.direction(found) in ({"future", ""} if word == "this" else {"future"})
    return current if ahead or current.start <= published else week_before


def weekend(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "over the weekend"."""
    if reading.unit(found) != ("weekend", False):
        return None
    if reading.words.near(found.start() - 1) not in WORDS["weekend_cues"]:
        return None
    return point(None if reading.published is None else _weekend(reading, found, ""))


def beside_unit(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "the day before" and "the year after", from the text's last time."""
    told = reading.unit(found)
    if told is None or told[1] or told[0] in WORDS["never_beside"]:
        return None
    sign = 1 if reading.word(found, "a") == "after" else -1
    length = Length(((1.0, told[0]),), reading.lexicon.tables["units"][told[0]])
    alone = reading.words.kind(found.end()) in {"comma", "stop", "", "dash"}
    if not alone and reading.place(found, "e") is None:
        return Meaning(TimeKind.POINT, None, shift=(length, sign))
    return point(from_anchor(reading, found, length, sign))


def from_anchor(reading: TextSoFar, found: re.Match[str], length: Length, sign: int) -> Days | None:
    """Return an earlier time of the text moved by a length.

    Takes the latest earlier point that does not carry a report of the past beyond publication.
    """
    if not length.parts:
        return None
    return _from_latest(
        reading, found, length.unit, lambda anchor: reading.moved(anchor, length, sign)
    )


def ago(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "two days ago" and "some 40 years ago"."""
    length = reading.length(found)
    if reading.published is None or not length.parts:
        return point(None)
    return point(reading.moved(intervals.day(reading.published), length, -1))


def ago_this(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "ten years ago this month" and "a year ago today"."""
    length = reading.length(found)
    finer = "day" if reading.word(found, "w") is None else (reading.unit(found, "w") or ("", 0))[0]
    if reading.published is None or not length.parts:
        return point(None)
    at: date | None = reading.published
    for count, unit in length.parts:
        at = None if at is None else intervals.move(at, unit, -count)
    return None if at is None else point(intervals.unit_around(at, finer))


def shifted(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "two days later", "a month earlier", "eight years on"."""
    length = reading.length(found)
    sign = -1 if reading.word(found, "s") in {"earlier", "beforehand"} else 1
    return point(from_anchor(reading, found, length, sign))


def vaguely_shifted(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "hours later", the day told before, and of "days later", untold."""
    unit = reading.unit(found)
    if unit is None or not unit[1]:
        return None
    if unit[0] not in {"hour", "minute"}:
        return point(None)
    return point(from_anchor(reading, found, Length(((0.0, "day"),), None), 1))


def beside_event(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "a day after ...", to be counted from a time behind it."""
    length = reading.length(found)
    sign = 1 if reading.word(found, "a") == "after" else -1
    if reading.words.kind(found.end()) in {"stop", "comma", ""}:
        return point(from_anchor(reading, found, length, sign))
    return Meaning(TimeKind.POINT, None, shift=(length, sign))


def settle_shift(
    reading: TextSoFar, place: tuple[int, int], shift: tuple[Length, int]
) -> Days | None:
    """Return the date of "a day after ..." from the time that its own clause tells."""
    first, last = place
    low, high = reading.sentence(first)
    length, sign = shift
    if not length.parts:
        return None
    leading = first - low < _LEADING
    near = bisect_left(reading.points, last, key=lambda point: point[0])
    for index, days in reading.points[near : near + 1]:
        if index >= min(high, last + _REACH):
            return None
        commas = [at for at in range(last, index) if reading.words.kinds[at] == "comma"]
        if commas and (leading or reading.words.kinds[index - 1] not in {"in", "on"}):
            return None
        return reading.moved(days, length, sign)
    return None


def from_now(reading: TextSoFar, found: re.Match[str]) -> Meaning | None:
    """Return the meaning of "in two weeks" and "three days from now"."""
    words, length = reading.words, reading.length(found)
    unit = reading.unit(found) or reading.unit(found, "u2")
    if not length.parts or unit is None:
        return None
    explicit = {"now", "time"}.intersection(words.kinds[found.start() : found.end()])
    if not explicit and not _looks_ahead(reading, found, long=unit[0] in WORDS["long_units"]):
        return None
    if reading.published is None:
        return point(None)
    return point(reading.moved(intervals.day(reading.published), length, 1))


def _looks_ahead(reading: TextSoFar, found: re.Match[str], *, long: bool) -> bool:
    """Return whether "in two weeks" is to come, and not how long something took or had not been."""
    if reading.direction(found) != "future" or _is_record(reading, found.start(), long=long):
        return False
    return reading.words.kind(found.end()) != "of"


def _is_record(reading: TextSoFar, at: int, *, long: bool) -> bool:
    """Return whether a time tells for how long there had been none: "the first visit in ten years".

    Also "the deadliest attack by rebels in a decade"; such times are long ones as a rule.
    """
    words = reading.words
    for back in range(2, _RECORD if long else _NEAR_RECORD):
        word = words.near(at - back)
        if word in {";", "."}:
            return False
        if word in WORDS["records"] or (
            word.endswith("est") and words.near(at - back - 1) == "the"
        ):
            return True
    return False
