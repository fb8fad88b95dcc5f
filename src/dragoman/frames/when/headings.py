"""Dates and clocks that stand over a passage: "6 May 1998: ...", "18:20", a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.records import (
    Annotated,
    DateBasis,
    DateInterval,
    Precision,
    SegmentKind,
    Sentence,
    TimeExpression,
    TimeKind,
)

BEFORE = re.compile(r"[\s\-–—•*·(\[]{0,4}")
ALONE = re.compile(r"[\s:.,)\]\-–—|]{0,4}")
INLINE = re.compile(r"\)?\s?(?::|[–—|]|-(?=\s)|\.(?=\s+[\"“'A-Z]))")
# Sentences that a heading governs where no other follows; an entry of a timeline is short.
REACH = 6
TIMELINE = 2
CLOCK = re.compile(
    r"[\s\-–—•*·(\[]{0,4}(?P<clock>(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
# None of the bounds here is swept: gold has few live pages.
# What may stand beside the clock on a line of its own: a zone, a place, who wrote it.
LONGEST_LINE = 48
AFTER = re.compile(r"[)\]]?\s*(?:[A-Z]{2,4}\s*)?[:–—|-]\s")
LEAST = 3  # entries that make a live page
HOURS, MINUTES = 24, 60
NOON = 12
# A step from one clock to the next of more than this has passed midnight the other way.
NIGHT = 12 * MINUTES
DAY = HOURS * MINUTES


@dataclass(frozen=True, slots=True)
class Heading:
    """A date that stands over what follows it.

    Attributes:
        time: the date's words.
        sentence: the number of its sentence.
        alone: whether nothing else stands in that sentence.
    """

    time: TimeExpression
    sentence: int
    alone: bool


def headings(annotated: Annotated) -> dict[int, Heading]:
    """Return for each sentence that stands under a dated heading that heading.

    A single date alone on a line tells when the page was published; only two or more different
    ones make a timeline. A date before a colon or dash always dates its own sentence.
    """
    found, timeline = _dated_lines(annotated)
    governed: dict[int, Heading] = {}
    current: Heading | None = None
    for number, sentence in enumerate(annotated.sentences):
        current = found.get(number, current) if sentence.kind is SegmentKind.BODY else None
        if current is None or not _reaches(annotated, current, number):
            continue
        if timeline or (number == current.sentence and not current.alone):
            governed[number] = current
    return governed


def _dated_lines(annotated: Annotated) -> tuple[dict[int, Heading], bool]:
    """Return the headings by sentence, and whether they make a timeline."""
    found = {each.sentence: each for each in _all(annotated)}
    listed = {
        number: Heading(entry.time, number, entry.alone)
        for number, entry in entries(annotated).items()
    }
    timeline = bool(listed) or len({each.time.date for each in found.values()}) >= TIMELINE
    return found | listed, timeline


def _reaches(annotated: Annotated, heading: Heading, number: int) -> bool:
    """Return whether an entry goes on: to its paragraph's end, or the paragraph after a line."""
    if number == heading.sentence:
        return not heading.alone
    if number - heading.sentence > REACH:
        return False
    here, there = annotated.sentences[number], annotated.sentences[heading.sentence]
    return here.paragraph - there.paragraph <= heading.alone


def _all(annotated: Annotated) -> Iterator[Heading]:
    times = iter(annotated.times)
    time = next(times, None)
    for number, sentence in enumerate(annotated.sentences):
        while time is not None and time.start < sentence.start:
            time = next(times, None)
        if time is None:
            return
        if sentence.kind is SegmentKind.BODY and time.end <= sentence.end:
            heading = _heading(annotated.document.text, number, sentence, time)
            if heading is not None:
                yield heading


def _heading(text: str, number: int, sentence: Sentence, time: TimeExpression) -> Heading | None:
    if time.kind is not TimeKind.POINT or time.date is None:
        return None
    if not any(letter.isdigit() for letter in time.text):
        return None
    if not BEFORE.fullmatch(text, sentence.start, time.start):
        return None
    if ALONE.fullmatch(text, time.end, sentence.end):
        return Heading(time, number, alone=True)
    return Heading(time, number, alone=False) if INLINE.match(text, time.end) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A clock that stands over an entry.

    Attributes:
        time: its words and day.
        sentence: the number of its sentence.
        alone: whether nothing else stands in that sentence.
    """

    time: TimeExpression
    sentence: int
    alone: bool


@dataclass(frozen=True, slots=True)
class _Clock:
    sentence: int
    start: int
    end: int
    minutes: int
    alone: bool


def entries(annotated: Annotated) -> dict[int, Entry]:
    """Return the entries of a live page by their sentences; none where the text is no such page.

    Its newest or last entry is of the day of the page; those on the other side of a midnight are of
    the day before. A day that an entry names itself stands in its own words.

    Args:
        annotated: the document with its times.
    """
    published = annotated.document.published
    clocks = tuple(_clocks(annotated)) if published else ()
    if published is None or len({clock.minutes for clock in clocks}) < LEAST:
        return {}
    days = _days_back(clocks)
    found = {}
    for clock, back in zip(clocks, days, strict=True):
        named = _named_day(annotated, clock)
        day = named or published - timedelta(days=back)
        found[clock.sentence] = Entry(
            _expression(annotated.document.text, clock, day), clock.sentence, clock.alone
        )
    return found


def _clocks(annotated: Annotated) -> Iterator[_Clock]:
    text = annotated.document.text
    for number, sentence in enumerate(annotated.sentences):
        if sentence.kind is not SegmentKind.BODY or not _begins_line(text, sentence.start):
            continue
        match = CLOCK.match(text, sentence.start, sentence.end)
        minutes = _minutes(match) if match else None
        if match is None or minutes is None:
            continue
        alone = sentence.end - sentence.start <= LONGEST_LINE and _ends_line(text, sentence.end)
        if alone or AFTER.match(text, match.end("clock")):
            yield _Clock(number, match.start("clock"), match.end("clock"), minutes, alone)


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t-–—•*·([")


def _ends_line(text: str, end: int) -> bool:
    return end == len(text) or text[end] == "\n"


def _minutes(match: re.Match[str]) -> int | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + NOON * (match["half"].lower() == "p")
    return hour * MINUTES + minute if hour < HOURS and minute < MINUTES else None


def _days_back(clocks: Sequence[_Clock]) -> list[int]:
    """Return how many days before the page's each entry is."""
    steps = [later.minutes - sooner.minutes for sooner, later in pairwise(clocks)]
    turned = [(step + NIGHT) % DAY - NIGHT for step in steps]
    newest_first = sum(step < 0 for step in turned) >= sum(step > 0 for step in turned)
    back = 0
    days = [back]
    for step in steps if newest_first else reversed(steps):
        # the step to the entry that should be older
        older = step if newest_first else -step
        back += older > NIGHT
        days.append(back)
    return days if newest_first else days[::-1]


def _named_day(annotated: Annotated, clock: _Clock) -> date | None:
    """Return the day that the line of a clock names: "23.05 (Friday)"."""
    sentence = annotated.sentences[clock.sentence]
    if not clock.alone:
        return None
    for time in annotated.times_from(sentence.start, sentence.end):
        if time.date is not None and time.date.precision is Precision.DAY:
            return time.date.start
    return None


def _expression(text: str, clock: _Clock, day: date) -> TimeExpression:
    words = text[clock.start : clock.end]
    interval = DateInterval(day, day, Precision.DAY, words, DateBasis.SCENE)
    return TimeExpression(clock.start, clock.end, words, TimeKind.POINT, interval)
