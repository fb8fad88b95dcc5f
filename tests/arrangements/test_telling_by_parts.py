"""Who takes a measure, meets, belongs; what is the name, where it is held: on written trees."""

from collections import Counter

import pytest
from resolve_samples import account
from written_facts import at, facts, phrase

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.makers import answering, makers_and_targets
from dragoman.arrangements.tell.meetings.attendance import (
    body_of,
    level_at,
    members_of,
    size_of,
    with_host,
)
from dragoman.arrangements.tell.meetings.whereabouts import host_of, place_in, place_of_meeting
from dragoman.arrangements.tell.members.organisations import named_organisations
from dragoman.arrangements.tell.members.whom import countries, doers, headed, no_persons
from dragoman.arrangements.tell.names.named import whole_of
from dragoman.arrangements.tell.names.phrases import (
    is_named,
    is_part_of_name,
    is_several,
    meeting_name,
    owned_name,
    told_again,
    without_states,
)
from dragoman.records import EventType, Evidence, MechanismKind, Place

LIFTED = """
Peru    PROPN 2 nsubj
lifted  VERB  0 root past lift
its     PRON  4 nmod:poss
ban     NOUN  2 obj
on      ADP   7 case
Kenyan  ADJ   7 amod
fish    NOUN  4 nmod
"""
HELD = """
Ghana     PROPN 4 nsubj
and       CCONJ 3 cc
Togo      PROPN 1 conj
held      VERB  0 root past hold
bilateral ADJ   6 amod
talks     NOUN  4 obj plural talk
in        ADP   8 case
Lima      PROPN 4 obl
"""
HELD_BY = {"Ghana": "state GHA", "Togo": "state TGO", "Lima": "city PER"}
LEFT = """
Minister PROPN 5 nsubj
of       ADP   3 case
Togo     PROPN 1 nmod
and      CCONJ 3 cc
left     VERB  0 root past leave
Amity    PROPN 7 compound
Union    PROPN 5 obj
"""


def test_whoever_eases_its_ban_has_the_ban() -> None:
    """And whose goods it is on are hit."""
    made = facts(LIFTED, {"Peru": "state PER", "its": "pronoun PER", "Kenyan": "demonym KEN"})
    makers, targets = makers_and_targets(made, *phrase(made, "ban"))
    assert (makers, targets) == ({"PER"}, {"KEN"})


def test_a_coded_sanction_tells_makers_and_targets() -> None:
    """Where the words of the phrase tell nobody else."""
    event = account("e", "OMN>PER", kind=EventType.SANCTION).event
    made = facts("The DET 2 det\nban NOUN 3 nsubj\ngrew VERB 0 root past grow", None, event)
    assert makers_and_targets(made, *phrase(made, "ban")) == ({"OMN"}, {"PER"})
    other = account("e", "OMN>PER", kind=EventType.REJECT).event
    made = facts("The DET 2 det\nban NOUN 3 nsubj\ngrew VERB 0 root past grow", None, other)
    assert makers_and_targets(made, *phrase(made, "ban")) == (frozenset(), frozenset())


def test_whoever_hits_back_with_a_ban_takes_it() -> None:
    """Not whoever goes on with one."""
    rows = """
    Oman    PROPN 2 nsubj
    {}      VERB  0 root past {}
    with    ADP   4 case
    tariffs NOUN  2 obl plural tariff
    """
    back = facts(rows.format("retaliated", "retaliate"), {"Oman": "state OMN"})
    assert answering(back, 3) == (1,)
    assert makers_and_targets(back, 3, 3, 3) == ({"OMN"}, frozenset())
    assert answering(facts(rows.format("slept", "sleep")), 3) == ()


def test_who_meets() -> None:
    """Those of the phrase and its verb; a size that the sentence does not fill, the document's."""
    made = facts(HELD, HELD_BY)
    noun, first, last = phrase(made, "talks")
    assert size_of(made, noun) == 2
    assert members_of(made, noun, first, last, Counter()) == {"GHA", "TGO"}
    alone = facts("The DET 3 det\ntrilateral ADJ 3 amod\nsummit NOUN 4 nsubj\nended VERB 0 root")
    three, two = frozenset({"KEN", "OMN", "UGA"}), frozenset({"PER", "OMN"})
    assert members_of(alone, *phrase(alone, "summit"), Counter({three: 1, two: 9})) == three
    assert members_of(alone, *phrase(alone, "summit"), Counter()) == frozenset()


def test_a_host_meets_where_the_coded_meeting_counts_it() -> None:
    """Else it only lends its rooms."""
    rows = "Oman PROPN 2 nsubj\nhosted VERB 0 root past host\ntalks NOUN 2 obj plural talk"
    both = frozenset({"GHA", "TGO"})
    coded = account("e", "GHA TGO OMN").event
    told = facts(rows, {"Oman": "state OMN"}, coded)
    assert with_host(told, 2, both) == {*both, "OMN"}
    assert with_host(facts(rows, {"Oman": "state OMN"}), 2, both) == both
    assert host_of(told, (1,)) == "OMN"
    assert host_of(told, (0,)) is None


def test_whose_meeting_it_is_and_at_which_level() -> None:
    """The body that the phrase names; the level of the name before that of the sentence."""
    made = facts("The DET 3 det\nAU PROPN 3 compound\nsummit NOUN 4 nsubj\nended VERB 0 root",
                 {"AU": "organisation org:au"})  # fmt: skip
    assert body_of(made, 0, 2) == "org:au"
    assert body_of(made, 2, 3) is None
    assert level_at(made, "foreign ministers' meeting") == "foreign ministers"


def test_where_a_meeting_is_held() -> None:
    """Behind its verb, with the state of the town; else where the coded meeting was."""
    made = facts(HELD, HELD_BY)
    assert place_of_meeting(made, at(made, "talks"), None, None) == ("Lima", "PER")
    assert place_in(made) == Place("Lima", "PER")
    nowhere = facts(HELD.replace("in        ADP   8 case\nLima      PROPN 4 obl\n", ""))
    coded = account("e", "GHA TGO", place="Doha", country="QAT").event
    assert place_of_meeting(nowhere, 5, coded, None) == ("Doha", "QAT")
    assert place_of_meeting(nowhere, 5, None, None) == (None, None)
    assert place_in(nowhere) is None


def test_who_does_it() -> None:
    """All of a row, each with its word; countries, not persons."""
    made = facts(HELD, HELD_BY)
    assert doers(made, at(made, "held")) == (("GHA", 0), ("TGO", 2))
    person = facts(LEFT, {"Minister": "role TGO"})
    found = headed(person, (0,))
    assert found == (("TGO", 0),)
    assert countries(person, found) == no_persons(person, found) == ()
    assert countries(made, (("GHA", 0),)) == no_persons(made, (("GHA", 0),)) == (("GHA", 0),)


@pytest.mark.parametrize(
    ("rows", "noun", "named"),
    [
        ("The DET 3 det\nFjord PROPN 3 compound\nPact PROPN 0 root", "Pact", True),
        ("The DET 3 det\nnew ADJ 3 amod\npact NOUN 0 root", "pact", False),
        ("The DET 2 det\nPact PROPN 0 root", "Pact", False),
    ],
)
def test_what_is_a_proper_name(rows: str, noun: str, *, named: bool) -> None:
    """A capital noun with a capital word before it that does not open the sentence."""
    made = facts(rows)
    assert is_named(made, 0, at(made, noun)) is named


def test_what_of_a_phrase_is_the_name() -> None:
    """Without owners, articles, numbers and states in front."""
    rows = "Peru's PROPN 4 nmod:poss\nthird ADJ 4 amod\nsugar NOUN 4 compound\nban NOUN 0 root"
    made = facts(rows, {"Peru's": "state PER"})
    assert owned_name(made, 0, 3) == "third sugar ban"
    assert meeting_name(made, 1, 3) == "sugar ban"
    assert without_states(made, 0, 3) == 1


def test_a_noun_may_be_part_of_a_name_or_mean_any_number() -> None:
    """As in "Amity Treaty Organization" and "four agreements"."""
    union = facts(LEFT, {"Togo": "state TGO"})
    assert is_part_of_name(union, at(union, "Amity"))
    assert not is_part_of_name(union, at(union, "Union"))
    four = facts("four NUM 2 nummod\nagreements NOUN 0 root plural agreement")
    assert is_several(four, 1)
    assert not is_several(union, at(union, "Union"))


def test_the_drill_is_the_one_told_before() -> None:
    """The latest with such a name that was proved to stand; "a drill" is another."""
    rows = "{} DET 2 det\ndrill NOUN 3 nsubj\nended VERB 0 root past end"
    drafts = [Draft(MechanismKind.EXERCISE_SERIES, names=[name]) for name in ("A drill", "A talk")]
    assert told_again(facts(rows.format("The")), 1, drafts) is None
    drafts[0].prove(Evidence("d", 0, 1, "A"))
    assert told_again(facts(rows.format("The")), 1, drafts) is drafts[0]
    assert told_again(facts(rows.format("A")), 1, drafts) is None


def test_which_organisations_are_named() -> None:
    """Those of the register by id, others by a proper name; each with the word that names it."""
    made = facts(LEFT, {"Togo": "state TGO"})
    assert [(word, one.names, one.entity) for word, one in named_organisations(made)] == [
        (6, ["Amity Union"], "")
    ]
    known = facts("Togo PROPN 2 nsubj\nleft VERB 0 root past leave\nAU PROPN 2 obj",
                  {"AU": "organisation org:au"})  # fmt: skip
    assert [(word, one.names, one.entity) for word, one in named_organisations(known)] == [
        (2, ["AU"], "org:au")
    ]


def test_a_name_may_hang_on_a_later_word() -> None:
    """As "Exercise" of "Exercise Amber Gate" on "Gate"; that one on itself."""
    made = facts("Exercise PROPN 3 compound\nAmber PROPN 3 compound\nGate PROPN 0 root")
    assert whole_of(made, 0) == 2
    assert whole_of(made, 2) == 2


def test_what_stands_around_a_word() -> None:
    """Modifiers, what follows close behind, whether it is several, its text."""
    made = facts("""
    A       DET  3 det
    secret  ADJ  3 amod
    talks   NOUN 4 nsubj plural talk
    went    VERB 0 root  past go
    on      ADV  4 advmod
    """)
    assert made.modifiers(2) == {"a", "secret"}
    assert made.plural(2)
    assert made.behind(2) == {"go", "went", "on"}
    assert list(made.nominals(frozenset({"talk"}))) == [2]
    assert made.words(2, 3) == "talks went"
    assert made.evidence.quote == "A secret talks went on"
    assert made.scene_setting(2) is None
