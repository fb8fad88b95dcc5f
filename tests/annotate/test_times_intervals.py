"""Arithmetic on days: no interval ends before it starts, none leaves the calendar unsaid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_times import shown

from dragoman.annotate.times.meanings import intervals
from dragoman.records import Precision

DAYS = st.dates(date(1300, 1, 1), date(8000, 12, 31))
UNITS = ("day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century")
PARTS = ("early", "mid", "late")


@given(DAYS, st.sampled_from(UNITS))
def test_a_unit_around_a_day_holds_it(at: date, unit: str) -> None:
    """But for a weekend, which is that of the day's week."""
    days = intervals.unit_around(at, unit)
    assert days is not None
    assert days.start <= days.end
    assert days.start <= at <= days.end or (unit == "weekend" and at.weekday() < 5)


@given(DAYS, st.sampled_from(["month", "year", "decade", "century"]))
def test_the_thirds_of_a_unit_make_it_up(at: date, unit: str) -> None:
    """Early, middle and late follow one another without a gap, as fine as the whole."""
    whole = intervals.unit_around(at, unit)
    assert whole is not None
    parts = [intervals.third(whole, part) for part in PARTS]
    assert (parts[0].start, parts[2].end) == (whole.start, whole.end)
    assert [one.end + timedelta(1) for one in parts[:2]] == [one.start for one in parts[1:]]
    assert {one.precision for one in parts} == {whole.precision}


@given(DAYS, st.sampled_from(UNITS), st.integers(-12, 12))
def test_moving_there_and_back(at: date, unit: str, count: int) -> None:
    """Days come back to the day; months to the same month, the day at most three off."""
    there = intervals.move(at, unit, count)
    assert there is not None
    back = intervals.move(there, unit, -count)
    assert back is not None
    assert (back.year, back.month) == (at.year, at.month) or unit in {"day", "night"}
    assert timedelta(0) <= at - back <= timedelta(3)


@given(DAYS, DAYS)
def test_between_runs_forward_or_is_nothing(one: date, other: date) -> None:
    """From the first day on."""
    found = intervals.between(intervals.day(one), intervals.day(other))
    assert (found is None) == (other < one)
    assert found is None or (found.start, found.end) == (one, other)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (intervals.week(date(2024, 5, 22)), "2024-05-20/2024-05-26 week"),
        (intervals.weekend(date(2024, 5, 22)), "2024-05-25/2024-05-26 week"),
        (intervals.month(2024, 14), "2025-02-01/2025-02-28 month"),
        (intervals.month(2024, 0), "2023-12-01/2023-12-31 month"),
        (intervals.quarter(2024, 5), "2025-01-01/2025-03-31 quarter"),
        (intervals.half(2024, 2), "2024-07-01/2024-12-31 half"),
        (intervals.season(2024, 12), "2024-12-01/2025-02-28 season"),
        (intervals.decade(1990), "1990-01-01/1999-12-31 decade"),
        (intervals.century(20), "1901-01-01/2000-12-31 century"),
        (intervals.bound(intervals.year(2024), "end"), "2024-12-01/2024-12-31 year"),
        (intervals.bound(intervals.year(2024), "beginning"), "2024-01-01/2024-01-31 year"),
        (intervals.bound(intervals.year(2024), "middle"), "2024-05-01/2024-08-31 year"),
        (intervals.bound(intervals.month(2024, 5), "end"), "2024-05-21/2024-05-31 month"),
        (intervals.third(intervals.week(date(2024, 5, 22)), "late"), "2024-05-20/2024-05-26 week"),
    ],
)
def test_units(days: intervals.Days, expected: str) -> None:
    """First and last day of each."""
    assert shown(days) == expected


@pytest.mark.parametrize(
    ("at", "unit", "count", "expected"),
    [
        (date(2024, 1, 31), "month", 1, "2024-02-29"),
        (date(2024, 2, 29), "year", -1, "2023-02-28"),
        (date(2024, 1, 1), "year", 0.5, "2024-07-01"),
        (date(2024, 1, 1), "fortnight", 1, "2024-01-15"),
        (date(2024, 1, 1), "moon", 1, "None"),
    ],
)
def test_moving(at: date, unit: str, count: float, expected: str) -> None:
    """At most to the end of the month; an odd unit moves nothing."""
    assert str(intervals.move(at, unit, count)) == expected


def test_beyond_the_calendar_is_said() -> None:
    """Never a day of another year instead."""
    with pytest.raises(ValueError, match="outside the calendar"):
        intervals.shift_days(date.max, 1)
    with pytest.raises(ValueError, match="year 10000 is outside the calendar"):
        intervals.months(9999, 12, 2, Precision.MONTH)
