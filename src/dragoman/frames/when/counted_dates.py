"""Dates counted from that of another act: "applied in May, three months after the invasion"."""

from dataclasses import replace
from datetime import date

from dragoman.annotate.times.linking.word_times import time_of
from dragoman.annotate.times.meanings import intervals
from dragoman.data.words import WordLists
from dragoman.frames.counting import number_of
from dragoman.records import Annotated, DateInterval, Precision
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.counted_dates")
WEEK_DAYS = 7
FEW_DAYS = 3  # a week more or less is seldom meant to the day
SIGNS = {"after": -1, "before": 1}
# Units by the precision that the other act's date must have, so that counting tells something.
PRECISE = {
    "day": frozenset({Precision.DAY}),
    "week": frozenset({Precision.DAY}),
    "month": frozenset({Precision.DAY, Precision.MONTH}),
    "year": frozenset({Precision.YEAR}),
}


def span_before(tree: Tree, word: int, clause: int) -> tuple[int, int] | None:
    """Return the span of time that lies between a noun and its clause, and its preposition.

    "Applied in May, three months after the invasion": the invasion was not in May.

    Args:
        tree: the sentence.
        word: the noun.
        clause: the word of its clause.

    Returns:
        The numbers of "months" and of "after"; None where nothing lies between.
    """
    for each in (word, *tree.ancestors(word)):
        if each == clause:
            return None
        for mark in tree.kids(each, "case"):
            if mark > 0 and tree.lemma(mark) in SIGNS and tree.lemma(mark - 1) in WORDS["spans"]:
                return mark - 1, mark
    return None


def counted(
    annotated: Annotated, number: int, tree: Tree, word: int, clause: int
) -> DateInterval | None:
    """Return the date of a noun as counted from that of its clause; None where it cannot be.

    Args:
        annotated: the document with its times.
        number: the number of the sentence.
        tree: the sentence.
        word: the noun.
        clause: the word of its clause.
    """
    between = span_before(tree, word, clause)
    time = None if between is None else time_of(annotated, number, clause)
    date = None if time is None else time.date
    if between is None or date is None or date.start is None:
        return None
    span, mark = between
    count = _count(tree, span)
    fine = PRECISE.get(tree.lemma(span), frozenset())
    if count is None or date.precision not in fine:
        return None
    try:
        moved = _moved(date.start, tree.lemma(span), SIGNS[tree.lemma(mark)] * count)
    except ValueError:
        return None  # outside the calendar
    return replace(date, start=moved.start, end=moved.end, precision=moved.precision)


def _count(tree: Tree, span: int) -> int | None:
    """Return how many units a span has: "three months", "a year"; None for "several weeks"."""
    words = [tree.tokens[kid].text.lower() for kid in tree.kids(span, "nummod", "det")]
    if len(words) == 1 and words[0] in WORDS["one"]:
        return 1
    return number_of(words)


def _moved(start: date, unit: str, count: int) -> intervals.Days:
    """Return the time so many units from a day, as fine as counting in them is.

    Raises:
        ValueError: it lies outside the calendar.
    """
    if unit == "month":
        return intervals.month(start.year, start.month + count)
    if unit == "year":
        return intervals.year(start.year + count)
    if unit == "day":
        return intervals.day(intervals.shift_days(start, count))
    about = (WEEK_DAYS * count - FEW_DAYS, WEEK_DAYS * count + FEW_DAYS)
    first, last = (intervals.shift_days(start, days) for days in about)
    return intervals.Days(first, last, Precision.WEEK)
