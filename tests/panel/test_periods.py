"""Periods: every day belongs to one, and the shares of some days are those that counting gives."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.panel.periods import Unit, period_of, periods_between, shares

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
UNITS = st.sampled_from(Unit)


@given(DAYS, st.integers(0, 365), UNITS)
def test_shares_are_those_of_counting_days(start: date, length: int, unit: Unit) -> None:
    """Day by day, whatever the unit."""
    days = [start + timedelta(days=number) for number in range(length + 1)]
    counted = Counter(period_of(day, unit) for day in days)
    found = shares(start, days[-1], unit)
    assert list(found) == sorted(counted)
    assert found == {period: count / len(days) for period, count in counted.items()}


@given(DAYS, UNITS)
def test_periods_follow_one_another(day: date, unit: Unit) -> None:
    """Without a gap, each holding its own days."""
    found = list(periods_between(day, day + timedelta(days=800), unit))
    for one, other in pairwise(found):
        assert one.end + timedelta(days=1) == other.start
        assert period_of(one.end, unit) == one
    assert len({one.label for one in found}) == len(found)


@pytest.mark.parametrize(
    ("start", "end"),
    [(None, date(2024, 1, 1)), (date(2024, 1, 1), None), (date(2024, 1, 2), date(2024, 1, 1)),
     (date(2022, 1, 1), date(2023, 1, 2))],
)  # fmt: skip
def test_what_tells_no_period_has_no_share(start: date | None, end: date | None) -> None:
    """Open, turned and longer than a year."""
    assert shares(start, end, Unit.MONTH) == {}
