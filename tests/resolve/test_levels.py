"""At which level states meet, and the number of the session."""

import pytest
from resolve_samples import account

from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import is_vague, level_of, level_of_event, levels_in, ordinal_in

KNOWN = Words.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the deputy foreign ministers and the president", ["leaders", "senior officials"]),
        ("their foreign ministers", ["foreign ministers"]),
        ("the defence ministers", ["defence ministers"]),
        ("the ministers", ["ministers"]),
        ("the fishermen", []),
    ],
)
def test_levels_in_words(text: str, expected: list[str]) -> None:
    """A word counts for the first level that takes it: a deputy is no minister."""
    assert sorted(levels_in(text, KNOWN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 11th Trilateral Foreign Ministers’ Meeting", "foreign ministers"),
        ("a summit in Lima", "leaders"),
        ("a summit of ministers", None),
        ("the president and the foreign minister", None),
        ("a meeting", None),
    ],
)
def test_the_one_level_of_words(text: str, expected: str | None) -> None:
    """None where they tell none or several; a summit alone is one of leaders."""
    assert level_of(text, KNOWN) == expected


def test_a_vague_level_leaves_open_who_meets() -> None:
    """Ministers of what, nobody says."""
    levels = ("ministers", None, "trade ministers", "leaders")
    assert [level for level in levels if is_vague(level)] == ["ministers", None]


@pytest.mark.parametrize(
    ("persons", "quote", "expected"),
    [
        ({"KEN": ("Ann Mwangi", "Foreign Minister")}, "They met.", "foreign ministers"),
        ({"KEN": ("Ann Mwangi", "President")}, "Their foreign ministers met.", "leaders"),
        (
            {"KEN": ("Ann Mwangi", "President"), "UGA": ("Joy Okot", "Foreign Minister")},
            "They met.",
            None,
        ),
        ({}, "Their foreign ministers met.", "foreign ministers"),
        ({}, "They met.", None),
    ],
)
def test_the_level_of_an_event(
    persons: dict[str, tuple[str, str]], quote: str, expected: str | None
) -> None:
    """By the offices of those named; else by the quotes; none where the offices differ."""
    event = account("a", "KEN UGA", persons=persons, quote=quote).event
    assert level_of_event(event, KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 11th foreign ministers' meeting", 11),
        ("the third round of talks", 3),
        ("their third day", None),
        ("the 3rd largest meeting", None),
        ("the fourth meeting in three years", None),
        ("the 20th century", None),
        ("a meeting", None),
    ],
)
def test_the_number_of_a_session(text: str, expected: int | None) -> None:
    """Only what counts the meetings themselves."""
    assert ordinal_in(text, KNOWN) == expected
