"""Days without a month."""

from datetime import date

import pytest

from dragoman.annotate.times import find_times

PUBLISHED = date(2026, 3, 12)
CASES = [
    ("The minister will visit Seoul on the 27th.", "the 27th", "2026-03-27"),
    ("He met her on the 27th.", "the 27th", "2026-02-27"),
    ("He met her on the 11th at Panmunjom.", "the 11th", "2026-03-11"),
    (
        "They held talks from the 15th to the 19th.",
        "the 15th to the 19th",
        "2026-02-15/2026-02-19",
    ),
]


@pytest.mark.parametrize(("text", "words", "days"), CASES)
def test_the_nearest_such_day_in_the_direction_of_the_clause(
    text: str, words: str, days: str
) -> None:
    """What was is the last such day, what will be the next."""
    (found,) = find_times(text, PUBLISHED)
    assert (found.text, str(found.date)) == (words, days)


def test_the_month_of_the_sentence_comes_first() -> None:
    """The ninth "in May, on the 9th" is that of this May."""
    month, day = find_times("In May, on the 9th, they met.", PUBLISHED)
    assert (str(month.date), str(day.date)) == ("2025-05-01/2025-05-31", "2025-05-09")


@pytest.mark.parametrize(
    "text", ["It is on the 5th floor.", "On the 3rd round of talks he left.", "on the 45th"]
)
def test_numbers_of_things_are_no_days(text: str) -> None:
    """A number before its noun counts things."""
    assert find_times(text, PUBLISHED) == ()


def test_nothing_is_guessed_without_a_day_of_publication() -> None:
    """The words are found, and stay without a date."""
    (found,) = find_times("He met her on the 27th.", None)
    assert found.date is None
