"""The states that a text is about: meetings of a size, both sides, the state it reports from."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dragoman.coding.pointing_back.antecedents import find_other_side
from dragoman.coding.pointing_back.earlier_events import Before, EarlierTrigger
from dragoman.coding.pointing_back.same_parties import (
    OPENING,
    MainPair,
    Recent,
    complete,
    most_named,
    topic_of,
    with_main_pair,
)
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Annotated, Document, EventType, Party, SegmentKind
from written_sentences import sentence, text_of, tree

KENYA, UGANDA, OMAN, PERU = (
    Party(f"state:{code}", name, code, "GOV")
    for code, name in (("KEN", "Kenya"), ("UGA", "Uganda"), ("OMN", "Oman"), ("PER", "Peru"))
)
NO_CODEBOOK: Any = None  # no rule that is tested looks into it
SUMMIT = tree("The DET 3 det\ntrilateral ADJ 3 amod\nsummit NOUN 4 nsubj\nended VERB 0 root")


def trigger(event_type: EventType, *actors: Party, index: int = 2) -> Trigger:
    """Return an act among some."""
    return Trigger(index, None, event_type, (), actors, (), "noun", 0)


def naming(*parties: Party, sentence: int = 0, at: int = 0, end: int = 1,
           kind: str = "state") -> Mention:  # fmt: skip
    """Return a mention of some states."""
    return Mention(at, end, at, sentence, kind, "actor", parties)


def recent(groups: Iterable[tuple[Party, ...]]) -> Recent:
    """Return what remembers some groups."""
    return Recent().with_groups(naming(*group) for group in groups)


def test_a_meeting_of_three_is_of_the_three_named_most() -> None:
    """Of equals the latest; one alone, or two of one state, are no group."""
    three, other = (KENYA, UGANDA, OMAN), (KENYA, UGANDA, PERU)
    told = trigger(EventType.CONSULT, KENYA)
    known = recent([three, other, three, (KENYA, KENYA)])
    assert known.of_size(3) == three
    assert recent([three, other]).of_size(3) == other
    assert known.of_size(2) == ()
    assert complete(SUMMIT, told, known).actors == three
    assert complete(SUMMIT, trigger(EventType.CONSULT, PERU), recent([three])).actors == (PERU,)
    assert complete(SUMMIT, trigger(EventType.AID, KENYA), known).actors == (KENYA,)
    assert Recent().with_trigger(trigger(EventType.AID, *three)).of_size(3) == three


def test_the_states_of_the_first_meeting_are_the_texts() -> None:
    """In its opening; later, those that most acts tie; else those it names most."""
    pair = MainPair((PERU, OMAN))
    assert pair.parties() == (PERU, OMAN)
    pair.add(OPENING + 1, trigger(EventType.CONSULT, KENYA, OMAN))
    assert pair.parties() == (KENYA, OMAN)
    for _ in range(2):
        pair.add(OPENING + 2, trigger(EventType.ACCUSE, KENYA, UGANDA))
    assert pair.parties() == (KENYA, UGANDA)
    early = MainPair(())
    early.add(1, trigger(EventType.AGREE, PERU, OMAN))
    early.add(2, trigger(EventType.CONSULT, KENYA, OMAN))
    assert early.parties() == (PERU, OMAN)


def test_whom_a_page_names_most() -> None:
    """Two, where a third is named clearly less."""
    twice = [naming(KENYA), naming(KENYA), naming(UGANDA), naming(UGANDA)]
    assert [each.country for each in most_named([*twice, naming(OMAN)])] == ["KEN", "UGA"]
    assert most_named([*twice, naming(OMAN), naming(OMAN)]) == ()
    assert most_named([naming(KENYA), naming(KENYA, UGANDA)]) == ()


def test_both_sides_are_the_main_states() -> None:
    """Whatever they were taken for; "the leaders of Peru" are not."""
    text = "both sides and the leaders of Peru said they met coast guards of both countries"
    both = naming(OMAN, PERU, at=0, end=10, kind="group")
    leaders = naming(PERU, at=15, end=26, kind="group")
    they = naming(OMAN, PERU, at=40, end=44, kind="pronoun")
    guards = naming(at=text.index("coast"), end=len(text), kind="group")
    found = with_main_pair([both, leaders, they, guards], (KENYA, UGANDA), text)
    assert [each.parties for each in found] == [
        (KENYA, UGANDA), (PERU,), (KENYA, UGANDA), (KENYA, UGANDA),
    ]  # fmt: skip
    assert with_main_pair([both], (), text) == [both]


def test_the_state_that_a_page_reports_from() -> None:
    """By its one dateline, if it is named often enough."""
    line = sentence("NAIROBI PROPN 0 root", kind=SegmentKind.DATELINE)
    body = sentence("Riots NOUN 0 root plural riot", line.end + 1)
    page = Annotated(Document("d", text_of(line, body)), (line, body))
    here = naming(KENYA, sentence=0)
    (home,) = topic_of(page, [here, naming(OMAN, sentence=1)])
    assert home.country == "KEN"
    assert topic_of(page, [here, *(naming(OMAN, sentence=1) for _ in range(2))]) == ()
    assert topic_of(page, [naming(OMAN, sentence=1)]) == ()
    twice = Annotated(page.document, (line, line))
    assert topic_of(twice, [here]) == ()


def test_the_talks_are_among_those_who_held_them_before() -> None:
    """Where a definite word points back; parties that are named stay."""
    held = tree("were AUX 4 aux:pass\nthe DET 3 det\ntalks NOUN 4 nsubj:pass\nheld VERB 0 root")
    met = trigger(EventType.CONSULT, KENYA, UGANDA)
    before = Before(5, (EarlierTrigger(4, met, "meet"),))
    nobody = Mentions.of_sentence(held, [])

    def found(told: Trigger, before: Before = before) -> tuple[Party, ...]:
        known = find_other_side(held, nobody, told, before=before, codebook=NO_CODEBOOK)
        return known.actors

    talks = Trigger(2, 3, EventType.CONSULT, (), (), (), "light", 0)
    assert found(talks) == (KENYA, UGANDA)
    assert found(replace(talks, event_type=EventType.COOPERATE)) == ()
    assert found(replace(talks, actors=(OMAN,))) == (OMAN,)
    assert found(talks, Before(5)) == ()


def test_a_summit_calls_in_the_name_of_those_who_meet() -> None:
    """Where the summit itself is the subject and one was told before."""
    called = tree("Summit NOUN 2 nsubj\ncalled VERB 0 root past call")
    met = trigger(EventType.CONSULT, KENYA, UGANDA)
    told = Trigger(1, None, EventType.REQUEST, (), (), (OMAN,), "verb", 0)
    before = Before(5, (EarlierTrigger(1, met, "meet"),))
    nobody = Mentions.of_sentence(called, [])
    found = find_other_side(called, nobody, told, before=before, codebook=NO_CODEBOOK)
    assert (found.actors, found.recipients) == ((KENYA, UGANDA), (OMAN,))
