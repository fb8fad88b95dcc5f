"""Dates that a calendar has: each maker by itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_times import TUESDAY, Maker, made, reading_of

from dragoman.annotate.times.lexicon import lexicon
from dragoman.annotate.times.meanings import absolute
from dragoman.annotate.times.meanings.absolute import directed, fiscal_rule, make_date, nearest
from dragoman.annotate.times.meanings.intervals import day

CASES = [
    (absolute.iso, "on 2024-05-21", "2024-05-21 day"),
    (absolute.iso, "on 2024-02-30", None),
    (absolute.numeric, "on 21/05/2024", "2024-05-21 day"),
    (absolute.numeric, "on 5/21/2024", "2024-05-21 day"),
    (absolute.numeric, "on 3/4/2024", "?"),
    (absolute.numeric, "on 4/4/24", "2024-04-04 day"),
    (absolute.numeric, "on 3.4.2024", "2024-04-03 day"),
    (absolute.day_of_month, "on 21 May 2024", "2024-05-21 day"),
    (absolute.day_of_month, "They met on June 21.", "2024-06-21 day"),
    (absolute.day_of_month, "They will meet on June 21.", "2025-06-21 day"),
    (absolute.day_of_month, "on May 21 last year", "2024-05-21 day"),
    (absolute.day_of_month, "on June 31", None),
    (absolute.day_of_this_month, "on the 15th of this month", "2025-03-15 day"),
    (absolute.day_of_this_month, "on the 31st of next month", None),
    (absolute.days_of_month, "on 19-20 May 2024", "2024-05-19/2024-05-20 day"),
    (absolute.days_of_month, "March 3 to 7, 2024", "2024-03-03/2024-03-07 day"),
    (absolute.days_of_month, "on 20-19 May 2024", None),
    (absolute.days_of_month, "from June 27 to 29 last year", "2024-06-27/2024-06-29 day"),
    (
        absolute.days_of_month,
        "from the 15th to the 19th of May this year",
        "2025-05-15/2025-05-19 day",
    ),
    (absolute.days_of_month, "on 3-5 April next year", "2026-04-03/2026-04-05 day"),
    (absolute.days_of_month, "March 3 to 7 last month", None),
    (absolute.days_across, "May 30 - June 2, 2024", "2024-05-30/2024-06-02 day"),
    (absolute.days_across, "December 30 - January 2, 2024", "2023-12-30/2024-01-02 day"),
    (absolute.month, "They met in June.", "2024-06-01/2024-06-30 month"),
    (absolute.month, "They will meet in June.", "2025-06-01/2025-06-30 month"),
    (absolute.month, "in late October 2024", "2024-10-21/2024-10-31 month"),
    (absolute.month, "last March", "2024-03-01/2024-03-31 month"),
    (absolute.months, "June 2021 to May 2022", "2021-06-01/2022-05-31 month"),
    (absolute.months, "November to February 2024", "2023-11-01/2024-02-29 month"),
    (absolute.part_of_month, "at the end of July 2024", "2024-07-21/2024-07-31 month"),
    (absolute.part_of_month, "in the last week of May 2024", "2024-05-25/2024-05-31 week"),
    (absolute.part_of_month, "in the first half of May 2024", "2024-05-01/2024-05-15 month"),
    (absolute.week_of, "the week of April 7, 2024", "2024-04-01/2024-04-07 week"),
    (absolute.nth_weekday, "the third Sunday in May 2024", "2024-05-19 day"),
    (absolute.nth_weekday, "the last Friday of May 2024", "2024-05-31 day"),
    (absolute.nth_weekday, "the fifth Monday of May 2024", None),
    (absolute.holiday, "They met on Christmas Day.", "2024-12-25 day"),
    (absolute.holiday, "on New Year's Eve 2023", "2023-12-31 day"),
    (absolute.holiday, "on Christmas Eve 2023", "2023-12-24 day"),
    (absolute.holiday, "on Bastille Day 1989", "1989-07-14 day"),
    (absolute.holiday, "They met last May Day.", "2024-05-01 day"),
    (absolute.holiday, "They will meet on Valentine’s Day.", "2026-02-14 day"),
    (absolute.holiday, "They met at Christmas.", "2024-12-25 day"),
]


@pytest.mark.parametrize(("make", "text", "expected"), CASES)
def test_a_date_of_the_calendar(make: Maker, text: str, expected: str | None) -> None:
    """The days that the words name; none where the calendar has no such day."""
    assert made(make, text) == expected


UNDATED = [
    (absolute.day_of_month, "on May 21"),
    (absolute.days_of_month, "on 19-20 May"),
    (absolute.days_across, "May 30 - June 2"),
    (absolute.month, "in June"),
    (absolute.months, "from March to May"),
    (absolute.part_of_month, "at the end of July"),
    (absolute.holiday, "on Christmas Day"),
    (absolute.day_of_this_month, "on the 15th of this month"),
]


@pytest.mark.parametrize(("make", "text"), UNDATED)
def test_without_publication_a_year_is_not_guessed(make: Maker, text: str) -> None:
    """The words are a time, of which no day is told."""
    assert made(make, text, published=None) == "?"


def test_a_month_within_a_tale_of_old_follows_what_was_told_before() -> None:
    """Of old times told in a row, the next month is of the same year or the one after."""
    august = day(date(2008, 8, 8))
    told = "A truce was signed in September."
    assert made(absolute.month, told, told=august) == "2008-09-01/2008-09-30 month"
    december = day(date(2008, 12, 8))
    told = "A truce was signed on January 4."
    assert made(absolute.day_of_month, told, told=december) == "2009-01-04 day"


@pytest.mark.parametrize(
    ("way", "expected"), [("past", "2025-03-20"), ("future", "2025-09-01"), ("", "2025-03-20")]
)
def test_nearest(way: str, expected: str) -> None:
    """The latest past, the next to come, or the nearest."""
    options = [day(date(2024, 9, 1)), day(date(2025, 3, 20)), day(date(2025, 9, 1))]
    found = nearest(options, TUESDAY, way)
    assert found is not None
    assert str(found.start) == expected


def test_nearest_has_nothing_to_choose_from() -> None:
    """No option, or none on the wanted side."""
    assert nearest([], TUESDAY, "") is None
    assert nearest([day(date(2025, 3, 26))], TUESDAY, "past") is None


def test_a_direction_throws_no_day_a_year() -> None:
    """Where the wanted side lies a year off, the near day is meant."""
    options = [day(date(2024, 3, 27)), day(date(2025, 3, 27))]
    assert directed(options, TUESDAY, "past") == day(date(2025, 3, 27))
    options = [day(date(2024, 12, 27)), day(date(2025, 12, 27))]
    assert directed(options, TUESDAY, "past") == day(date(2024, 12, 27))


@given(st.lists(st.dates(), max_size=5), st.dates(), st.sampled_from(["past", "future", ""]))
def test_nearest_is_one_of_the_options_on_its_side(
    dates: list[date], published: date, way: str
) -> None:
    """Never a day that was not offered, never one on the other side."""
    found = nearest([day(at) for at in dates], published, way)
    if found is None:
        fits = {"past": lambda at: at <= published, "future": lambda at: at >= published}
        assert not any(map(fits.get(way, bool), dates))
    else:
        assert found.start in dates
        assert way != "past" or found.start <= published
        assert way != "future" or found.start >= published


@given(st.integers(-10, 12000), st.integers(-2, 15), st.integers(-2, 33))
def test_a_made_date_is_the_one_asked_for(year: int, month: int, number: int) -> None:
    """A day of the years of news, or nothing; never another day."""
    found = make_date(year, month, number)
    assert found is None or (found.year, found.month, found.day) == (year, month, number)
    assert found is None or 1000 <= year <= 2200


def test_the_state_named_nearest_rules_the_fiscal_year() -> None:
    """India's begins in April and is named by its first year, the American one by its last."""
    text = "India told the United States of its budget."
    assert fiscal_rule(lexicon(), text, text.index("India")) == (4, False)
    assert fiscal_rule(lexicon(), text, text.index("United")) == (10, True)
    assert fiscal_rule(lexicon(), "Nobody is named.", 3) == (1, False)


def test_a_word_tells_a_number() -> None:
    """Figures, words, ordinals and joined words; not every word is a number."""
    reading = reading_of("")
    told = [reading.value(word) for word in ("a", "21st", "seven", "third", "twenty-one", "lake")]
    assert told == [1, 21, 7, 3, 21, None]
