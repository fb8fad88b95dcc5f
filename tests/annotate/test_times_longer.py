"""Years, their parts and what is longer: each maker by itself."""

from datetime import date

import pytest
from making_times import Maker, made

from dragoman.annotate.times.meanings import longer
from dragoman.annotate.times.meanings.intervals import day

CASES = [
    (longer.year, "in 2024", "2024-01-01/2024-12-31 year"),
    (longer.year, "in early 2024", "2024-01-01/2024-04-30 year"),
    (longer.year, "in late 2024", "2024-09-01/2024-12-31 year"),
    (longer.year, "by the year 2030", "2030-01-01/2030-12-31 year"),
    (longer.part_of_year, "in the first half of 2022", "2022-01-01/2022-06-30 half"),
    (longer.part_of_year, "in Q3 2024", "2024-07-01/2024-09-30 quarter"),
    (longer.part_of_year, "the last quarter of 2024", "2024-10-01/2024-12-31 quarter"),
    (longer.part_of_year, "in the second quarter", "2024-04-01/2024-06-30 quarter"),
    (longer.bound_of_year, "the end of 2028", "2028-12-01/2028-12-31 year"),
    (longer.bound_of_year, "the beginning of 2028", "2028-01-01/2028-01-31 year"),
    (longer.bound_of_year, "the middle of 2028", "2028-05-01/2028-08-31 year"),
    (longer.first_months, "the first three months of 2024", "2024-01-01/2024-03-31 month"),
    (longer.first_months, "the last two months of 2024", "2024-11-01/2024-12-31 month"),
    (longer.relative_quarter, "They met last quarter.", "2024-10-01/2024-12-31 quarter"),
    (longer.relative_quarter, "They meet next quarter.", "2025-04-01/2025-06-30 quarter"),
    (longer.half_of_relative_month, "the second half of the year", "2025-07-01/2025-12-31 half"),
    (longer.half_of_relative_month, "the first half of next month", "2025-04-01/2025-04-15 month"),
    (longer.years, "in 2014-2016", "2014-01-01/2016-12-31 year"),
    (longer.years, "in 2020-21", "2020-01-01/2021-12-31 year"),
    (longer.years, "between 1996 and 2001", "1996-01-01/2001-12-31 year"),
    (longer.fiscal, "India's fiscal 2024", "2024-04-01/2025-03-31 year"),
    (longer.fiscal, "the United States spent it in FY24", "2023-10-01/2024-09-30 year"),
    (longer.decade, "in the 1970s", "1970-01-01/1979-12-31 decade"),
    (longer.decade, "in the late 1980s", "1987-01-01/1989-12-31 decade"),
    (longer.decade, "in the '90s", "1990-01-01/1999-12-31 decade"),
    (longer.decade, "in the '20s", "2020-01-01/2029-12-31 decade"),
    (longer.century, "in the 19th century", "1801-01-01/1900-12-31 century"),
    (longer.century, "the first half of the 20th century", "1901-01-01/1950-12-31 century"),
    (longer.century, "in the 47th century", None),
    (longer.season, "They will meet next spring.", "2026-03-01/2026-05-31 season"),
    (longer.season, "They met last winter.", "2024-12-01/2025-02-28 season"),
    (longer.season, "in autumn 2024", "2024-09-01/2024-11-30 season"),
    (longer.season, "the Prague Spring", None),
]


@pytest.mark.parametrize(("make", "text", "expected"), CASES)
def test_what_is_as_long_as_a_year_or_divides_one(
    make: Maker, text: str, expected: str | None
) -> None:
    """The days from the first to the last, no finer than the words."""
    assert made(make, text) == expected


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (longer.part_of_year, "in the first quarter"),
        (longer.relative_quarter, "They met last quarter."),
        (longer.half_of_relative_month, "the second half of the year"),
        (longer.season, "They met last winter."),
        (longer.fiscal, "in the last fiscal year"),
    ],
)
def test_without_publication_a_year_is_not_guessed(make: Maker, text: str) -> None:
    """The words are a time, of which no day is told."""
    assert made(make, text, published=None) == "?"


def test_that_quarter_is_the_one_told_of() -> None:
    """An earlier time of the text decides, not the day of publication."""
    told = day(date(2019, 5, 8))
    text = "Exports fell that quarter."
    assert made(longer.relative_quarter, text, told=told) == "2019-04-01/2019-06-30 quarter"
    text = "Exports fell the following quarter."
    assert made(longer.relative_quarter, text, told=told) == "2019-07-01/2019-09-30 quarter"
