"""Times that count from publication or from an earlier time: each maker by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_times import Maker, made, meaning

from dragoman.annotate.times.meanings import bare_days, relative
from dragoman.annotate.times.meanings.intervals import day
from dragoman.annotate.times.meanings.relative import on_or_after, on_or_before

CASES = [
    (relative.deictic, "They met yesterday.", "2025-03-24 day"),
    (relative.deictic, "They meet tomorrow.", "2025-03-26 day"),
    (relative.deictic, "They talked overnight.", "2025-03-24/2025-03-25 day"),
    (relative.overnight_weekday, "overnight on Friday", "2025-03-21/2025-03-22 day"),
    (relative.beside_deictic, "the day before yesterday", "2025-03-23 day"),
    (relative.beside_deictic, "the day after tomorrow", "2025-03-27 day"),
    (relative.day_part, "They met this morning.", "2025-03-25 day"),
    (relative.day_part, "They met last night.", "2025-03-24 day"),
    (relative.weekday, "They met on Saturday.", "2025-03-22 day"),
    (relative.weekday, "They will meet on Saturday.", "2025-03-29 day"),
    (relative.weekday, "They met last Tuesday.", "2025-03-18 day"),
    (relative.weekday, "They met this Wednesday.", "2025-03-26 day"),
    (relative.weekday, "They meet next Friday.", "2025-04-04 day"),
    (relative.weekday, "on Friday of next week", "2025-04-04 day"),
    (relative.weekdays, "They met Monday to Wednesday.", "2025-03-24/2025-03-26 day"),
    (relative.weekday_ago, "a week ago Friday", "2025-03-21 day"),
    (relative.relative_unit, "They met last week.", "2025-03-17/2025-03-23 week"),
    (relative.relative_unit, "late next month", "2025-04-21/2025-04-30 month"),
    (relative.relative_unit, "this year", "2025-01-01/2025-12-31 year"),
    (relative.relative_unit, "at the end of this year", "2025-12-01/2025-12-31 year"),
    (relative.relative_unit, "in the past month", None),
    (relative.weekend, "They met over the weekend.", "2025-03-22/2025-03-23 week"),
    (relative.ago, "two days ago", "2025-03-23 day"),
    (relative.ago, "three weeks ago", "2025-03-03/2025-03-09 week"),
    (relative.ago, "a year and two months ago", "2024-01-01/2024-01-31 month"),
    (relative.ago, "some 40 years ago", "1985-01-01/1985-12-31 year"),
    (relative.ago_this, "ten years ago this month", "2015-03-01/2015-03-31 month"),
    (relative.ago_this, "a year ago today", "2024-03-25 day"),
    (relative.from_now, "They will meet in two weeks.", "2025-04-07/2025-04-13 week"),
    (relative.from_now, "three days from now", "2025-03-28 day"),
    (relative.from_now, "They met for the first time in three years.", None),
    (bare_days.bare_day, "He met her on the 27th.", "2025-02-27 day"),
    (bare_days.bare_day, "He will meet her on the 27th.", "2025-03-27 day"),
    (bare_days.bare_day, "They sat on the 5th floor.", None),
]


@pytest.mark.parametrize(("make", "text", "expected"), CASES)
def test_counted_from_publication(make: Maker, text: str, expected: str | None) -> None:
    """Tuesday, 25 March 2025."""
    assert made(make, text) == expected


FROM_BEFORE = [
    (relative.day_part, "They met that evening.", "2019-05-08 day"),
    (relative.weekday, "They met the following Friday.", "2019-05-10 day"),
    (relative.weekday, "They met the previous Friday.", "2019-05-03 day"),
    (relative.relative_unit, "They met the next day.", "2019-05-09 day"),
    (relative.relative_unit, "They met that year.", "2019-01-01/2019-12-31 year"),
    (relative.beside_unit, "They had met the day before.", "2019-05-07 day"),
    (relative.shifted, "They met two days later.", "2019-05-10 day"),
    (relative.shifted, "They met a month earlier.", "2019-04-01/2019-04-30 month"),
    (relative.vaguely_shifted, "They met hours later.", "2019-05-08 day"),
    (relative.vaguely_shifted, "They met weeks later.", "?"),
]


@pytest.mark.parametrize(("make", "text", "expected"), FROM_BEFORE)
def test_counted_from_an_earlier_time(make: Maker, text: str, expected: str) -> None:
    """From 8 May 2019, which the text told before; without it there is no date."""
    assert made(make, text, told=day(date(2019, 5, 8))) == expected
    assert made(make, text, published=None) == "?"


def test_a_shift_beside_an_event_waits_for_it() -> None:
    """The length is kept, to be counted from what stands behind."""
    found = meaning(relative.beside_event, "They met two days after the vote.")
    assert found is not None
    assert found.days is None
    assert found.shift is not None
    length, sign = found.shift
    assert (length.parts, length.days, sign) == (((2.0, "day"),), 2.0, 1)


@given(st.dates(date(1, 1, 8), date(9999, 12, 24)), st.integers(0, 6))
def test_the_weekdays_around_a_day(at: date, weekday: int) -> None:
    """Both have the weekday asked for, less than a week off, on their own side."""
    before, after = on_or_before(at, weekday), on_or_after(at, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert timedelta(0) <= at - before < timedelta(7)
    assert timedelta(0) <= after - at < timedelta(7)
