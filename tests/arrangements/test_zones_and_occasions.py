"""Disputed places, and meeting nouns with what stands around them, on written trees."""

from collections import Counter

import pytest
from written_facts import at, facts

from dragoman.arrangements.tell.measures.zones import find_zones
from dragoman.arrangements.tell.meetings.meeting_nouns import is_no_meeting, occasion_at

ISLANDS = """
The      DET   4 det
disputed ADJ   4 amod
Amber    PROPN 4 compound
Islands  PROPN 5 nsubj plural island
lie      VERB  0 root
between  ADP   7 case
Peru     PROPN 5 obl
and      CCONJ 9 cc
Chile    PROPN 7 conj
"""
BOTH = {"Peru": "state PER", "Chile": "state CHL"}


def test_a_disputed_place_is_of_those_around_it() -> None:
    """By its own name; a place that nobody disputes, or without a name, is none."""
    (found,) = find_zones(facts(ISLANDS, BOTH), Counter())
    assert (found.names, found.members) == (["Amber Islands"], {"PER", "CHL"})
    assert [piece.quote for piece in found.evidence] == [
        "The disputed Amber Islands lie between Peru and Chile"
    ]
    assert find_zones(facts(ISLANDS.replace("disputed", "lovely"), BOTH), Counter()) == []
    unnamed = ISLANDS.replace("Amber ", "small ").replace("Islands  PROPN", "islands NOUN")
    assert find_zones(facts(unnamed, BOTH), Counter()) == []


def test_a_disputed_place_may_be_of_a_group_that_the_text_names() -> None:
    """The one named most that holds whom the sentence names."""
    alone = facts(ISLANDS, {"Peru": "state PER"})
    groups = Counter({frozenset({"PER", "CHL"}): 2, frozenset({"PER", "KEN"}): 1})
    (found,) = find_zones(alone, groups)
    assert found.members == {"PER", "CHL"}


@pytest.mark.parametrize(
    ("before", "noun", "wrong"),
    [("press", "conference", True), ("peace", "summit", False)],
)
def test_not_every_meeting_noun_is_a_meeting_of_states(
    before: str, noun: str, *, wrong: bool
) -> None:
    """A press conference is none."""
    made = facts(f"A DET 3 det\n{before} NOUN 3 compound\n{noun} NOUN 4 nsubj\nended VERB 0 root")
    assert is_no_meeting(made, at(made, noun)) is wrong


def test_what_stands_around_a_meeting() -> None:
    """Who meets, which session it is, whether it is one of several."""
    made = facts("""
    The         DET   4 det
    third       ADJ   4 amod
    trilateral  ADJ   4 amod
    summit      NOUN  5 nsubj
    ended       VERB  0 root past end
    """)
    three = frozenset({"KEN", "OMN", "UGA"})
    found = occasion_at(made, 3, Counter({three: 1}))
    assert (found.members, found.ordinal, found.name) == (three, 3, "trilateral summit")
    assert (found.standing, found.proper, found.whole, found.earlier) == (True, False, False, False)
    single = facts("A DET 2 det\nsummit NOUN 3 nsubj\nended VERB 0 root past end")
    once = occasion_at(single, 1, Counter())
    assert (once.members, once.ordinal, once.standing) == (frozenset(), None, False)
