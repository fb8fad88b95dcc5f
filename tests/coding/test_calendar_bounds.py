"""What the calendar forbids, whatever a text says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.frames.when.calendar_bounds import within_calendar
from dragoman.frames.when.plan_dates import last_such, tells_year, to_come
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Precision,
    Status,
)

PUBLISHED = date(2024, 5, 22)
EVENT = Event(
    event_id="e-1",
    event_type=EventType.CONSULT,
    mode=(),
    context=(),
    quad_code=1,
    intensity=4.0,
    actors=(),
    recipients=(),
    date=None,
    place=None,
    status=Status.ACTUAL,
    certainty=Certainty.ASSERTED,
    attribution=Attribution(),
    mechanism_id=None,
    confidence=0.9,
    evidence=(),
)
DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))
WORDS = st.sampled_from(["Friday", "on Friday", "July", "May 4", "4 May 2023", "in 2021", "then"])
INTERVALS = st.builds(
    lambda start, length, words: DateInterval(
        start,
        start + timedelta(days=length),
        Precision.DAY if length < 3 else Precision.MONTH,
        words,
    ),
    DAYS,
    st.integers(0, 40),
    WORDS,
)


@settings(deadline=None)
@given(INTERVALS, st.sampled_from(Status))
def test_no_event_breaks_the_calendar(interval: DateInterval, status: Status) -> None:
    """An actual event never begins after its page; a planned one is never wholly before it."""
    event = within_calendar(replace(EVENT, date=interval, status=status), PUBLISHED)
    if event.date is not None:
        assert event.date == interval
        if status is Status.ACTUAL:
            assert interval.start is not None
            assert interval.start <= PUBLISHED
        if status is Status.PLANNED and not tells_year(interval):
            assert interval.end is not None
            assert interval.end >= PUBLISHED


@settings(deadline=None)
@given(INTERVALS, st.sampled_from(Status))
def test_without_a_day_of_publication_nothing_is_forbidden(
    interval: DateInterval, status: Status
) -> None:
    """Then nobody knows what is past."""
    event = replace(EVENT, date=interval, status=status)
    assert within_calendar(event, None) == event


@settings(deadline=None)
@given(INTERVALS)
def test_a_plan_moves_to_the_next_such_day_or_not_at_all(interval: DateInterval) -> None:
    """By a week, or to the next year where that day is nearer than the one gone by."""
    found = to_come(interval, PUBLISHED)
    if found is None or found == interval:
        return
    assert interval.end is not None
    assert found.end is not None
    assert found.end >= PUBLISHED
    moved = (found.end - interval.end).days
    assert moved in {7, 365, 366}
    if moved > 7:
        assert found.end - PUBLISHED <= PUBLISHED - interval.end + timedelta(days=1)


@settings(deadline=None)
@given(INTERVALS)
def test_what_is_past_is_never_put_after_its_page(interval: DateInterval) -> None:
    """The latest such day before it, of the same name."""
    found = last_such(interval, PUBLISHED)
    if found is not None and interval.start and interval.start > PUBLISHED:
        assert found.start is not None
        assert found.start < interval.start


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("4 May 2023", True),
        ("2021", True),
        ("4.3.2026", True),
        ("May 4", False),
        ("July", False),
        ("Friday", False),
    ],
)
def test_words_that_tell_a_year(words: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """Four digits do."""
    assert tells_year(DateInterval(None, None, Precision.DAY, words)) is expected
