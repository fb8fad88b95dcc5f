"""When an account places its event, and how two of them can meet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolve_samples import TODAY, account

from dragoman.records import Status
from dragoman.resolve.days import Closeness, Days, closeness, days_between, days_of

NUMBERS = st.integers(700_000, 700_060)
RANGES = st.builds(
    lambda first, length, told: Days(first, first + length, told),
    NUMBERS,
    st.integers(0, 40),
    st.none() | NUMBERS,
)
UNDATED = st.builds(Days, st.none(), st.none(), st.none() | NUMBERS)


def placed(
    when: str | None, published: str | None, status: Status = Status.ACTUAL
) -> tuple[str | None, str | None, str | None]:
    """Return first day, last day and day of publication as they are believed."""
    one = account("a", "KEN UGA", when, published=published, status=status)
    found = days_of(one.event, one.published, TODAY)
    return tuple(
        str(date.fromordinal(number)) if number else None
        for number in (found.first, found.last, found.told)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("when", "published", "status", "expected"),
    [
        ("2025-03-03", "2025-03-04", Status.ACTUAL, ("2025-03-03", "2025-03-03", "2025-03-04")),
        ("2025-03", "2025-03-04", Status.ACTUAL, ("2025-03-01", "2025-03-31", "2025-03-04")),
        (None, "2025-03-04", Status.ACTUAL, (None, None, "2025-03-04")),
        # told before it was done, or after today: the publication is wrong, the spelt year stays
        ("2025-03-03", "2025-02-01", Status.ACTUAL, ("2025-03-03", "2025-03-03", None)),
        ("2025-03-03", "2031-02-01", Status.ACTUAL, ("2025-03-03", "2025-03-03", None)),
        ("2025-03-03", "2025-02-01", Status.PLANNED, ("2025-03-03", "2025-03-03", "2025-02-01")),
        # done, but after today
        ("2027-03-03", "2025-02-01", Status.ACTUAL, (None, None, None)),
        ("2027-03-03", "2025-02-01", Status.PLANNED, ("2027-03-03", "2027-03-03", "2025-02-01")),
    ],
)
def test_what_cannot_be_true_is_left_out(
    when: str | None,
    published: str | None,
    status: Status,
    expected: tuple[str | None, str | None, str | None],
) -> None:
    """A publication after today or before the deed, and a deed after today."""
    assert placed(when, published, status) == expected


def test_years_on_end_tell_too_little() -> None:
    """More than four hundred days join nothing, not even by the publication."""
    one = account("a", "KEN UGA", "2025", published="2025-03-04")
    assert one.event.date is not None
    assert days_of(one.event, one.published, TODAY).dated
    day = date(2023, 1, 1)
    assert not Days(day.toordinal(), (day + timedelta(5)).toordinal(), None).sharp
    assert Days(day.toordinal(), (day + timedelta(4)).toordinal(), None).sharp


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Days(10, 10, 11), Days(10, 10, 12), Closeness.SAME),
        (Days(10, 12, 11), Days(12, 13, 12), Closeness.SAME),
        (Days(10, 10, 11), Days(11, 11, 11), Closeness.NEAR),
        (Days(10, 10, 11), Days(12, 12, 12), Closeness.APART),
        (Days(10, 10, 11), Days(1, 31, 12), Closeness.VAGUE),
        (Days(10, 10, 11), Days(11, 41, 12), Closeness.APART),
        (Days(10, 10, 11), Days(None, None, 17), Closeness.WINDOW),
        (Days(10, 10, 11), Days(None, None, 18), Closeness.APART),
        (Days(10, 10, 11), Days(None, None, 9), Closeness.WINDOW),
        (Days(1, 31, 11), Days(None, None, 12), Closeness.APART),
        (Days(None, None, 10), Days(None, None, 13), Closeness.WINDOW),
        (Days(None, None, 10), Days(None, None, 14), Closeness.APART),
        (Days(None, None, None), Days(None, None, 14), Closeness.APART),
    ],
)
def test_how_two_dates_meet(one: Days, other: Days, expected: Closeness) -> None:
    """Sharp dates to the day, vague ones by overlap, undated ones by publication."""
    assert closeness(one, other) is closeness(other, one) is expected


@given(RANGES | UNDATED, RANGES | UNDATED)
def test_closeness_knows_no_order(one: Days, other: Days) -> None:
    """Either of the two may come first; a dated account meets itself."""
    assert closeness(one, other) is closeness(other, one)
    assert not one.dated or closeness(one, one) >= Closeness.VAGUE


@given(RANGES, RANGES)
def test_days_between_are_none_where_they_overlap(one: Days, other: Days) -> None:
    """And otherwise as many as it takes to get from one to the other."""
    assert one.first is not None
    assert one.last is not None
    assert other.first is not None
    assert other.last is not None
    mine, theirs = range(one.first, one.last + 1), range(other.first, other.last + 1)
    gap = days_between(one, other)
    assert gap == days_between(other, one)
    assert (gap <= 0) == bool(set(mine) & set(theirs))
    assert gap <= 0 or gap == min(abs(mine[0] - theirs[-1]), abs(theirs[0] - mine[-1]))
