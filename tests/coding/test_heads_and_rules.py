"""Where the heads and the rules meet, and whose a party is when parties are weighed."""

from dataclasses import replace

import pytest

from dragoman.coding.heads.voices import filled, meet, strength, surety_of, words_of
from dragoman.coding.weighing.acts import Named, whose
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import HEARD, Trigger
from dragoman.records import (
    Certainty,
    EventType,
    Filling,
    Party,
    Proposal,
    RoleName,
    Sentence,
    Status,
)
from dragoman.syntax.tree import Tree
from written_sentences import sentence

KENYA, OMAN = (Party(f"state:{code}", name, code, "GOV") for code, name in
               (("KEN", "Kenya"), ("OMN", "Oman")))  # fmt: skip
HELD: Sentence = sentence("""
Kenya PROPN 2 nsubj
held  VERB  0 root past hold
talks NOUN  2 obj  plural talk
with  ADP   5 case
Oman  PROPN 2 obl
""")
NAMED = Mentions.of_sentence(
    Tree(HELD),
    [
        Mention(0, 5, 0, 0, "state", "actor", (KENYA,)),
        Mention(22, 26, 22, 0, "state", "actor", (OMAN,)),
    ],
)


def proposal(word: int, event_type: EventType, probability: float, **seats: float) -> Proposal:
    """Return what the heads see in a word; Kenya and Oman in the first and the second role."""
    words = {"kenya": (RoleName.ACTOR, 0), "oman": (RoleName.RECIPIENT, 4)}
    fillings = tuple(Filling(*words[who], share, "") for who, share in seats.items())
    return Proposal(word, event_type, probability, 1.0, (), Status.ACTUAL, 1.0,
                    Certainty.ASSERTED, 1.0, fillings)  # fmt: skip


def trigger(event_type: EventType = EventType.CONSULT, *actors: Party) -> Trigger:
    """Return what a rule finds in "held talks"."""
    return Trigger(2, 1, event_type, (), actors, (), "light", 0)


def heard(*proposals: Proposal) -> Tree:
    """Return the tree of the sentence as the heads hear it."""
    return Tree(replace(HELD, proposals=proposals))


def test_without_heads_the_rules_stand() -> None:
    """Nothing is added to what they found."""
    assert meet(Tree(HELD), NAMED, [trigger()]) == (trigger(),)


def test_a_rule_keeps_its_type_and_hears_the_heads() -> None:
    """Of its own words first the proposal of its type, then the surest."""
    other = proposal(1, EventType.AID, 0.9)
    same = proposal(2, EventType.CONSULT, 0.4)
    (found,) = meet(heard(other, same), NAMED, [trigger()])
    assert (found.event_type, found.proposal) == (EventType.CONSULT, same)
    assert [(step.rule, step.words, step.note) for step in found.steps] == [
        (HEARD, "talks", "CONSULT 0.40")
    ]
    unsure = proposal(1, EventType.AID, 0.8)
    (found,) = meet(heard(unsure), NAMED, [trigger()])
    assert (found.event_type, found.proposal) == (EventType.CONSULT, unsure)


def test_the_heads_overrule_a_plain_row_where_they_are_all_but_certain() -> None:
    """A row that asks for more than one thing keeps its type."""
    sure = proposal(1, EventType.AID, 0.9)
    (found,) = meet(heard(sure), NAMED, [trigger()])
    assert (found.event_type, found.source) == (EventType.AID, HEARD)
    assert [(step.rule, step.words, step.note) for step in found.steps] == [
        ("overruled", "talks", "CONSULT"),
        (HEARD, "held", "AID 0.90"),
    ]
    (found,) = meet(heard(sure), NAMED, [replace(trigger(), needs=2)])
    assert (found.event_type, found.proposal) == (EventType.CONSULT, sure)


@pytest.mark.parametrize(("probability", "found"), [(0.9, [1]), (0.35, [])])
def test_the_heads_add_what_no_rule_sees(probability: float, found: list[int]) -> None:
    """Where they are sure enough, with whom they see in its roles."""
    seen = proposal(1, EventType.ACCUSE, probability, kenya=0.9, oman=0.5)
    told = meet(heard(seen), NAMED, [])
    assert [each.index for each in told] == found
    assert [(each.source, each.actors, each.recipients) for each in told] == [
        (HEARD, (KENYA,), ()) for _ in found
    ]


def test_a_noun_that_its_verb_carries_is_not_told_again() -> None:
    """As "talks" in "held talks", where both are heard as one type."""
    both = [proposal(word, EventType.CONSULT, 0.9) for word in (1, 2)]
    assert [each.index for each in meet(heard(*both), NAMED, [])] == [1]
    apart = [proposal(1, EventType.AID, 0.9), both[1]]
    assert [each.index for each in meet(heard(*apart), NAMED, [])] == [1, 2]


def test_empty_roles_are_filled() -> None:
    """Among equals the named ones join; a role that a rule filled stays."""
    seen = proposal(2, EventType.CONSULT, 0.9, kenya=0.9, oman=0.8)
    one = filled(Tree(HELD), NAMED, replace(trigger(EventType.CONSULT, KENYA), proposal=seen))
    assert (one.actors, one.recipients) == ((KENYA, OMAN), ())
    blamed = filled(Tree(HELD), NAMED, replace(trigger(EventType.ACCUSE, OMAN), proposal=seen))
    assert (blamed.actors, blamed.recipients) == ((OMAN,), (OMAN,))
    assert filled(Tree(HELD), NAMED, trigger()) == trigger()


def test_a_trigger_is_as_sure_as_its_weakest_party() -> None:
    """Without heads, or with one they do not see, it is not sure at all."""
    seen = proposal(2, EventType.ACCUSE, 0.5, kenya=0.9, oman=0.7)
    both = replace(trigger(EventType.ACCUSE, KENYA), recipients=(OMAN,), proposal=seen)
    assert surety_of(Tree(HELD), NAMED, both) == 0.7
    assert surety_of(Tree(HELD), NAMED, replace(both, actors=(OMAN,))) == 0.0
    assert surety_of(Tree(HELD), NAMED, trigger()) == 0.0
    assert strength(replace(seen, share=0.5)) == 0.25
    assert words_of(both) == (2, 1)


@pytest.mark.parametrize(
    ("party", "side"),
    [
        (KENYA, "KEN"),
        (Party("org:au", "AU", None, "IGO"), "org:au"),
        (Party("org:shabab", "al-Shabab", "SOM", "REB"), "org:shabab"),
        (Party("org:navy", "the navy", "KEN", "MIL"), "KEN"),
        (Party("unknown:crew", "crew"), "unknown:crew"),
    ],
)
def test_whose_a_party_is(party: Party, side: str) -> None:
    """Its state's; an organisation that belongs to none is its own."""
    assert whose(party) == side


def test_whom_a_document_names() -> None:
    """How often, and first where; of one mention each side once, nobody unknown."""
    both = Mention(0, 1, 0, 2, "group", "actor", (KENYA, OMAN, KENYA))
    alone = Mention(2, 3, 2, 1, "state", "actor", (KENYA,))
    crew = Mention(4, 5, 4, 1, "group", "actor", (Party("unknown:crew", "crew"),))
    found = Named.of([both, alone, crew])
    assert found.total == {"KEN": 2, "OMN": 1}
    assert found.first == {"KEN": 1, "OMN": 2}
    assert found.by_sentence == {1: {"KEN": 1}, 2: {"KEN": 1, "OMN": 1}}
    assert found.times == 3
    assert [found.last("KEN", number) for number in (0, 1, 2, 9)] == [None, 1, 2, 2]
    assert [found.last(code, 9) for code in ("OMN", "PER")] == [2, None]


def test_sides_that_are_named_as_often_stand_in_the_order_of_the_text() -> None:
    """Ties are the same in every run, whatever the hashes of strings are."""
    codes = ["TGO", "KEN", "OMN", "CHL", "PER", "LVA", "GHA", "YEM", "BLR", "ERI"]
    parties = tuple(Party(f"state:{code}", code, code, "GOV") for code in codes)
    found = Named.of([Mention(0, 9, 0, 0, "group", "actor", parties)])
    assert [code for code, _ in found.total.most_common()] == codes
    assert list(found.first) == codes
