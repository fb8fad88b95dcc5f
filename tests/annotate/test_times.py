"""What single expressions mean."""

from datetime import date

import pytest

from dragoman.annotate.times import find_times
from dragoman.records import TimeKind

TUESDAY = date(2025, 3, 25)

POINTS = [
    ("They met on Saturday.", "Saturday", "2025-03-22", "2025-03-22", "day"),
    ("They met on Tuesday.", "Tuesday", "2025-03-25", "2025-03-25", "day"),
    ("They will meet on Saturday.", "Saturday", "2025-03-29", "2025-03-29", "day"),
    ("They met last Friday.", "last Friday", "2025-03-21", "2025-03-21", "day"),
    ("They meet next Friday.", "next Friday", "2025-04-04", "2025-04-04", "day"),
    ("They met on Tuesday, May 21.", "Tuesday, May 21", "2024-05-21", "2024-05-21", "day"),
    ("It happened two days ago.", "two days ago", "2025-03-23", "2025-03-23", "day"),
    ("It happened late last month.", "late last month", "2025-02-21", "2025-02-28", "month"),
    ("It happened in mid-June.", "mid-June", "2024-06-11", "2024-06-20", "month"),
    ("in the first half of 2022", "the first half of 2022", "2022-01-01", "2022-06-30", "half"),
    ("It will be held on 19-20 May.", "19-20 May", "2025-05-19", "2025-05-20", "day"),
    ("They met from 3 to 7 March.", "3 to 7 March", "2025-03-03", "2025-03-07", "day"),
    ("They met last June.", "last June", "2024-06-01", "2024-06-30", "month"),
    ("They met in June last year.", "June last year", "2024-06-01", "2024-06-30", "month"),
    ("It has stood since 2008.", "2008", "2008-01-01", "2008-12-31", "year"),
    ("They attacked overnight.", "overnight", "2025-03-24", "2025-03-25", "day"),
    ("They attacked at dawn on Friday.", "dawn on Friday", "2025-03-21", "2025-03-21", "day"),
    ("They will meet next spring.", "next spring", "2026-03-01", "2026-05-31", "season"),
    ("by the end of the year", "the end of the year", "2025-12-01", "2025-12-31", "year"),
    ("in the 1970s", "the 1970s", "1970-01-01", "1979-12-31", "decade"),
    ("in the 19th century", "the 19th century", "1801-01-01", "1900-12-31", "century"),
    ("in early 2024", "early 2024", "2024-01-01", "2024-04-30", "year"),
    ("India, fiscal year 2023-24", "fiscal year 2023-24", "2023-04-01", "2024-03-31", "year"),
    ("in Q3 2024", "Q3 2024", "2024-07-01", "2024-09-30", "quarter"),
    ("on 2024-05-21", "2024-05-21", "2024-05-21", "2024-05-21", "day"),
    ("on 21/05/2024", "21/05/2024", "2024-05-21", "2024-05-21", "day"),
    ("Friday of next week", "Friday of next week", "2025-04-04", "2025-04-04", "day"),
    (
        "the second week of May 2025",
        "the second week of May 2025",
        "2025-05-08",
        "2025-05-14",
        "week",
    ),
    (
        "the talks of May 30 - June 2, 2024",
        "May 30 - June 2, 2024",
        "2024-05-30",
        "2024-06-02",
        "day",
    ),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), POINTS)
def test_point(text: str, words: str, start: str, end: str, precision: str) -> None:
    """A calendar expression becomes the interval that it names."""
    found = [time for time in find_times(text, TUESDAY) if time.text == words]
    assert len(found) == 1
    told = found[0].date
    assert told is not None
    assert (str(told.start), str(told.end), told.precision.value) == (start, end, precision)


ANCHORED = [
    ("It fell on 14 May 2024. The next day they met.", "2024-05-15"),
    ("It fell on 14 May 2024. Two days later they met.", "2024-05-16"),
    ("It fell on 14 May 2024. The day before, they had met.", "2024-05-13"),
    ("They met three days after the vote of 14 May 2024.", "2024-05-17"),
]


@pytest.mark.parametrize(("text", "day"), ANCHORED)
def test_anchored_in_the_text(text: str, day: str) -> None:
    """A time may count from another time of the text, without any publication date."""
    assert day in {str(time.date.start) for time in find_times(text, None) if time.date}


def test_months_and_years_after_the_last_gathering() -> None:
    """A length before "after" counts from the time that its own clause tells."""
    text = "It came a year and four months after their last gathering in Busan in November 2023."
    first = find_times(text, TUESDAY)[0]
    assert first.text == "a year and four months after"
    assert first.date is not None
    assert str(first.date.start) == "2025-03-01"


@pytest.mark.parametrize("text", ["on Saturday", "last week", "yesterday", "in March", "next year"])
def test_nothing_is_guessed_without_publication(text: str) -> None:
    """Deictic expressions have no date where no publication date is known."""
    (found,) = find_times(f"They met {text}.", None)
    assert found.kind is TimeKind.POINT
    assert found.date is None


def test_ambiguous_number() -> None:
    """A date that reads two ways is kept, without a date."""
    (found,) = find_times("The note of 3/4/2024 was lost.", TUESDAY)
    assert (found.text, found.date) == ("3/4/2024", None)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("a three-day visit", TimeKind.DURATION, 3),
        ("in force for nearly 10 years", TimeKind.DURATION, 3650),
        ("over the past three years", TimeKind.DURATION, 1095),
        ("they meet every two years", TimeKind.FREQUENCY, 730),
        ("the annual meeting", TimeKind.FREQUENCY, 365),
        ("they meet twice a year", TimeKind.FREQUENCY, 365),
    ],
)
def test_lengths_and_frequencies(text: str, kind: TimeKind, days: float) -> None:
    """Durations and frequencies are no points and carry no date."""
    (found,) = find_times(text, TUESDAY)
    assert (found.kind, found.days, found.date) == (kind, days, None)


@pytest.mark.parametrize(
    "text",
    [
        "Delegates may march on the capital.",
        "Theresa May spoke about the Sept. 11 attacks and the Second World War.",
        "They crossed the 38th parallel and won 1-0.",
        "Resolution 1718 was adopted; 2000 troops and 1,500 civilians left.",
        "The 70-year-old leader, aged 70, spoke at 8:30 p.m.",
        "Sun Yat-sen read the Sunday Times.",
        "Flight 1999 cost $2024.",
        "In 0950 and 2300 there was no news.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    """Verbs, people, ages, scores, quantities and clock times are no dates."""
    assert find_times(text, TUESDAY) == ()


def test_spans_share_anchors() -> None:
    """Anchors carry over from one stretch to the next, and offsets are those of the whole text."""
    text = "It fell on 14 May 2024. Share this! The next day they met."
    cut, after = text.index("Share"), text.index("The next")
    found = find_times(text, None, spans=[(0, cut), (after, len(text))])
    assert [text[time.start : time.end] for time in found] == ["14 May 2024", "The next day"]
    assert found[1].date is not None
    assert str(found[1].date.start) == "2024-05-15"


def test_hint_decides_where_the_clause_is_silent() -> None:
    """A caller who knows the tense can say so."""
    (found,) = find_times("Summit on Saturday", TUESDAY, tense_hint="future")
    assert found.date is not None
    assert str(found.date.start) == "2025-03-29"
