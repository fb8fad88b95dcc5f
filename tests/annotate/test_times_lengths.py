"""Durations and frequencies: each maker by itself, in days."""

import pytest
from making_times import Maker, meaning

from dragoman.annotate.times.meanings import lengths
from dragoman.records import TimeKind

DURATION, FREQUENCY = TimeKind.DURATION, TimeKind.FREQUENCY
CASES = [
    (lengths.duration, "a three-day visit", DURATION, 3.0),
    (lengths.duration, "for nearly 10 years", DURATION, 3650.0),
    (lengths.duration, "for two and a half years", DURATION, 912.5),
    (lengths.open_duration, "over the past three years", DURATION, 1095.0),
    (lengths.open_duration, "in the past decade", DURATION, 3652.0),
    (lengths.open_duration, "in the coming months", DURATION, None),
    (lengths.frequency, "every two years", FREQUENCY, 730.0),
    (lengths.frequency, "twice a year", FREQUENCY, 365.0),
    (lengths.frequency, "They meet annually.", FREQUENCY, 365.0),
    (lengths.frequency, "every Friday", FREQUENCY, 7.0),
]


@pytest.mark.parametrize(("make", "text", "kind", "days"), CASES)
def test_how_long_and_how_often(make: Maker, text: str, kind: TimeKind, days: float | None) -> None:
    """A length in days, never a date."""
    found = meaning(make, text)
    assert found is not None
    assert (found.kind, found.length, found.days) == (kind, days, None)


@pytest.mark.parametrize(
    "text", ["the 70-year-old leader", "He was a boy, aged three years.", "$2 billion a year"]
)
def test_ages_and_rates_are_no_durations(text: str) -> None:
    """They measure something else than time that passed."""
    assert meaning(lengths.duration, text) is None


def test_a_name_is_no_frequency() -> None:
    """A capital within a sentence makes it a name."""
    assert meaning(lengths.frequency, "He reads the Economist Weekly here.") is None
