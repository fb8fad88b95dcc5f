"""Dates that stand over a passage: "6 May 1998: ...", "Dec. 3 - ...", a line of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.frames.when.clocks import entries
from dragoman.records import Annotated, SegmentKind, Sentence, TimeExpression, TimeKind

BEFORE = re.compile(r"[\s\-–—•*·(\[]{0,4}")
ALONE = re.compile(r"[\s:.,)\]\-–—|]{0,4}")
INLINE = re.compile(r"\)?\s?(?::|[–—|]|-(?=\s)|\.(?=\s+[\"“'A-Z]))")
# Sentences that a heading governs where no other follows; an entry of a timeline is short.
REACH = 6
TIMELINE = 2


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
