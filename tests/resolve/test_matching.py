"""Two accounts alone: of one event, or kept apart, and why."""

import pytest
from resolve_samples import TODAY, account

from dragoman.records import EventType
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.matching import Match, conflict, differ, likeness, match, standing
from dragoman.resolve.merging.sketches import sketch

KNOWN = Words.load()
DAY = "2025-03-10"


def matched(one: Account, other: Account) -> Match | None:
    """Return why two accounts are of one event; the order does not matter."""
    first, second = (sketch(each, KNOWN, TODAY) for each in (one, other))
    assert match(first, second) == match(second, first)
    return match(first, second)


def test_the_same_meeting_of_the_same_day() -> None:
    """With what the two share, in plain words."""
    one = account("a", "PER CHL", DAY, place="Lima", quote="They met on fishing quotas.")
    other = account("b", "PER CHL", DAY, place="Lima", quote="They met on fishing quotas.")
    found = matched(one, other)
    assert found is not None
    assert found.reasons == (
        "the same parties",
        "the same day",
        "the same place (lima)",
        "67% of the words",  # two words count as of three
    )
    assert not found.weak


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"place": "Lima"}, {"place": "Cusco"}, "different places"),
        ({"place": "a", "country": "PER"}, {"place": "a", "country": "CHL"}, "different countries"),
        ({"mode": ("phone",)}, {"mode": ("visit",)}, "one from afar, one in person"),
        ({"when": "2025-03-20"}, {}, "different days"),
        ({"quote": "The 4th meeting."}, {"quote": "The 5th meeting."}, "different sessions"),
        ({"quote": "Their presidents met."}, {"quote": "Their foreign ministers met."},
         "different levels"),
        ({"document": "d"}, {"document": "d"}, "one document tells both"),
        ({}, {}, None),
    ],
)  # fmt: skip
def test_what_keeps_two_accounts_apart(
    one: dict[str, str], other: dict[str, str], expected: str | None
) -> None:
    """Named, and the same from either side."""
    first, second = (
        sketch(account(name, "PER CHL", **{"when": DAY, **more}), KNOWN, TODAY)  # type: ignore[arg-type]
        for name, more in (("a", one), ("b", other))
    )
    assert conflict(first, second) == conflict(second, first) == expected
    if first.document_id != second.document_id:
        assert differ(standing(first), standing(second)) == expected


def test_two_of_three_may_have_met_on_the_sidelines() -> None:
    """Fewer parties of a meeting are another one, unless both were of many."""
    three, two = account("a", "PER CHL BOL", DAY), account("b", "PER CHL", DAY)
    assert matched(three, two) is None
    many = account("c", "PER CHL", DAY, mode=("multilateral",))
    found = matched(three, many)
    assert found is not None
    assert found.reasons == ("one names fewer of the same parties", "the same day")


def test_what_is_said_needs_the_same_words() -> None:
    """States accuse one another of many things on one day."""
    kind = EventType.ACCUSE
    first = account("a", "PER>CHL", DAY, kind=kind, quote="Peru decried the seizure of trawlers.")
    same = account("b", "PER>CHL", DAY, kind=kind, quote="The seizure of trawlers was decried.")
    other = account("c", "PER>CHL", DAY, kind=kind, quote="It denounced the new tariffs on maize.")
    assert matched(first, same) is not None
    assert matched(first, other) is None


def test_a_vague_date_ties_weakly() -> None:
    """A meeting of a day and one of its month: only if nothing else could be meant."""
    sharp = account("a", "PER CHL", DAY, quote="They spoke of maize.")
    vague = account("b", "PER CHL", "2025-03", quote="They discussed the border road.")
    found = matched(sharp, vague)
    assert found is not None
    assert found.weak


def test_likeness_is_of_the_shorter_text() -> None:
    """Nothing shares nothing; few words never count as much as many."""
    words = frozenset({"ban", "fish", "import"})
    assert likeness(words, words | {"sea"}) == 1
    assert likeness(frozenset({"ban"}), words) == pytest.approx(1 / 3)
    assert likeness(frozenset(), words) == 0
