"""Which of its senses a name has, and which nouns tell of acts."""

import pytest

from dragoman.entities.names.ambiguity import Chooser
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Sense

STATE = Sense("state", "state:GEO", "Georgia", "GEO")
CITY = Sense("city", "city:georgia", "Georgia", "USA")
CHOOSER = Chooser({"Georgia": {"GEO": ("tbilisi",), "USA": ("atlanta",)}}, frozenset())
BOTH = ("state:GEO", "city:georgia")


@pytest.mark.parametrize(
    ("context", "countries", "expected"),
    [
        ("talks in tbilisi", {}, (STATE, ())),
        ("a court in atlanta", {}, (CITY, ())),
        ("a court", {"USA": 2}, (CITY, ())),
        ("a court", {}, (None, BOTH)),
        ("tbilisi and atlanta", {}, (None, BOTH)),
    ],
)
def test_the_words_around_choose(
    context: str, countries: dict[str, int], expected: tuple[Sense | None, tuple[str, ...]]
) -> None:
    """And states named elsewhere; where nothing tells, nobody is meant and all are named."""
    assert CHOOSER.choose("Georgia", (STATE, CITY), context, countries) == expected


def test_one_sense_needs_no_choice_and_a_certain_name_stands() -> None:
    """The first sense, where nothing speaks against it."""
    assert CHOOSER.choose("Georgia", (STATE,), "", {}) == (STATE, ())
    certain = Chooser({"Georgia": {"USA": ("atlanta",)}}, frozenset({"Georgia"}))
    assert certain.choose("Georgia", (STATE, CITY), "", {}) == (STATE, BOTH)
    assert certain.choose("Georgia", (STATE, CITY), "atlanta", {}) == (CITY, ())


def test_nouns_of_acts() -> None:
    """Those of the table and those whose ending tells; things are none."""
    nouns = Nouns.load()
    words = ("airstrikes", "Participation", "food", "station", "summit")
    assert [word for word in words if nouns.is_event(word)] == [
        "airstrikes",
        "Participation",
        "summit",
    ]
    own = Nouns(frozenset({"raid"}), frozenset({"nation"}), frozenset(), frozenset())
    assert [own.is_event(word) for word in ("Raid", "nation", "donation")] == [True, False, True]
