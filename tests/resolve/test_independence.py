"""How many sources stand behind an event."""

import pytest

from dragoman.resolve.merging.independence import independent_of

AGENCY = "Peru and Ghana agreed on the price of squid in Lima on Monday, the state agency reported."
OTHER = "In Lima on Monday the two governments settled a price for squid after a night of talks."


@pytest.mark.parametrize(
    ("told", "sources"),
    [
        ([("a", AGENCY), ("b", AGENCY), ("c", AGENCY)], 1),
        ([("a", AGENCY), ("b", OTHER)], 2),
        ([("a", AGENCY), ("b", f"  {AGENCY.upper()} ")], 1),
        ([("a", "They met."), ("b", "They met.")], 2),
        ([("a", AGENCY), ("a", OTHER), ("b", OTHER)], 1),
        ([], 0),
    ],
    ids=["one-sentence", "two", "case-and-blanks", "short", "through-a-third", "none"],
)
def test_the_same_words_count_once(told: list[tuple[str, str]], sources: int) -> None:
    """Whatever else the documents say; short facts are told alike by chance."""
    assert independent_of(told) == sources
    assert independent_of(told[::-1]) == sources
