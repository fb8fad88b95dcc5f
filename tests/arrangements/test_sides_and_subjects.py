"""The sides of arrangements, and what they are called and about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.arrangements.sides import states, with_nationals
from dragoman.arrangements.subject import best_name, fullest_name, other_names, stems_of, subject_of
from dragoman.records import Mechanism, MechanismKind, Party
from dragoman.resolve.knowledge import Words

KNOWN = Words.load()
KENYA = Party("state:KEN", "Kenya", "KEN", "GOV")
MINISTER = Party("person:a", "Ann", "KEN", "GOV", "Ann", "Minister")
UNION = Party("org:eu", "the EU", None, "IGO")
REBELS = Party("group:m", "rebels", "UGA", "REB")
FISHERS = Party("unknown:f", "fishermen", "PER", "CVL")


def test_states_and_unions_are_sides() -> None:
    """Whoever speaks for them; groups and people are none."""
    assert states((KENYA, MINISTER, UNION, REBELS, FISHERS)) == {"KEN", "org:eu"}
    assert states(()) == frozenset()


def test_what_is_done_to_nationals_is_done_towards_their_state() -> None:
    """Not what is done to armed groups."""
    assert with_nationals((FISHERS,)) == {"unknown:f", "PER"}
    assert with_nationals((REBELS,)) == {"group:m"}


def series(
    name: str, *others: str, kind: MechanismKind = MechanismKind.MEETING_SERIES
) -> Mechanism:
    """Return an arrangement of a name."""
    return Mechanism("m", kind, name, other_names=others, members=("KEN", "NOR"))


def test_what_an_arrangement_is_about() -> None:
    """Stems of all its names, without parties and general words, the same for one and several."""
    assert stems_of("vegetable", (), KNOWN) == stems_of("vegetables", (), KNOWN)
    one = subject_of(series("fisheries agreement between Kenya and Norway"), KNOWN)
    assert one == subject_of(series("agreement on fisheries"), KNOWN)
    assert subject_of(series("agreement between Kenya and Norway"), KNOWN) == frozenset()


@given(st.dictionaries(st.sampled_from(["Lake Forum", "talks", "annual talks"]), st.integers(1, 9)))
def test_names_are_those_told(names: dict[str, int]) -> None:
    """The best and the fullest are among them, the others are the rest, in order."""
    if not names:
        assert best_name(names, series("x"), None, KNOWN) == str(MechanismKind.MEETING_SERIES)
        return
    assert fullest_name(names) in names
    assert best_name(names, series("x"), None, KNOWN) in names
    others = other_names(names, "Lake Forum", MechanismKind.MEETING_SERIES)
    assert set(others) == set(names) - {"Lake Forum", "talks"}
    assert list(others) == sorted(others)


@pytest.mark.parametrize(
    ("names", "level", "expected"),
    [
        ({"talks": 5, "Lake Forum": 1}, None, "Lake Forum"),
        ({"talks": 5}, "foreign ministers", "meetings of foreign ministers"),
        ({"foreign ministers' talks": 1}, "foreign ministers", "foreign ministers' talks"),
    ],
)
def test_the_best_name(names: dict[str, int], level: str | None, expected: str) -> None:
    """A proper one before one that is told more; the level where there is none at all."""
    assert best_name(names, series("x"), level, KNOWN) == expected
