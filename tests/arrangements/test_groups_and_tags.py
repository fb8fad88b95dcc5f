"""Whom "the trilateral summit" means, and which arrangement an event is a session or act of."""

from collections import Counter
from dataclasses import replace

from resolve_samples import account, party

from dragoman.arrangements.tell.meetings.usual_group import group_of_size, groups_of
from dragoman.arrangements.tell.tagging import tagged
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Event, EventType, Evidence, Mechanism, MechanismKind, Session

PAIR, OTHER = frozenset({"KEN", "UGA"}), frozenset({"OMN", "PER"})
WORDS = Evidence("d", 0, 9, "Oman left")
ELSEWHERE = Evidence("d", 20, 24, "left")


def naming(*countries: str) -> Mention:
    """Return a mention of several states."""
    return Mention(0, 1, 0, 0, "group", "actor", tuple(party(each) for each in countries))


def event(name: str, event_type: EventType, *countries: str) -> Event:
    """Return an event of some states, told by `WORDS`."""
    made = account(name, " ".join(countries), kind=event_type).event
    return replace(made, event_id=name, evidence=(WORDS,))


def test_groups_are_counted_in_mentions_and_events() -> None:
    """One state alone is no group."""
    told = [event("e", EventType.CONSULT, "UGA", "KEN"), event("f", EventType.CONSULT, "KEN")]
    found = groups_of([naming("KEN", "UGA"), naming("OMN", "PER"), naming("OMN")], told)
    assert found == Counter({PAIR: 2, OTHER: 1})


def test_the_group_named_most_is_meant() -> None:
    """Of the size that is told, with all who are named; of equals always the same."""
    groups = Counter({PAIR: 2, OTHER: 2, frozenset({"KEN", "UGA", "OMN"}): 5})
    assert group_of_size(groups, 2, frozenset()) == PAIR
    assert group_of_size(groups, 2, frozenset({"OMN"})) == OTHER
    assert group_of_size(groups, 2, frozenset({"CHN"})) == frozenset()
    assert group_of_size(groups, 4, frozenset()) == frozenset()


def test_an_event_is_of_the_arrangement_whose_session_it_is() -> None:
    """Others are of none."""
    session = Session(None, None, None, None, None, "held", ("e",), (WORDS,))
    series = Mechanism("series:a", MechanismKind.MEETING_SERIES, "talks", sessions=(session,))
    told = [event("e", EventType.CONSULT, "KEN"), event("f", EventType.CONSULT, "KEN")]
    assert [one.mechanism_id for one in tagged(told, [series])] == ["series:a", None]


def test_a_sanction_is_of_the_measure_that_it_imposes() -> None:
    """By its makers, in its words; what others do, or what is told elsewhere, is another act."""
    measure = Mechanism("measure:a", MechanismKind.MEASURE, "ban", members=("OMN",),
                        evidence=(WORDS,))  # fmt: skip
    mine = event("e", EventType.SANCTION, "OMN")
    others = [
        event("f", EventType.SANCTION, "KEN"),
        event("g", EventType.REJECT, "OMN"),
        replace(mine, event_id="h", evidence=(ELSEWHERE,)),
    ]
    found = [one.mechanism_id for one in tagged([mine, *others], [measure])]
    assert found == ["measure:a", None, None, None]
