"""Documents to events: what words point back to, who speaks, when it was, what is left out."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.pipeline import Pipeline
from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader_of_rules

PUBLISHED = date(2024, 5, 22)
Code = Callable[[str], tuple[Event, ...]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The shipped reader."""
    return reader_of_rules()


@pytest.fixture(scope="module")
def code(pipeline: Pipeline) -> Code:
    """Code a text published on 22 May 2024."""

    def run(text: str) -> tuple[Event, ...]:
        segments = (Segment(0, len(text), SegmentKind.BODY),)
        document = Document("t", text, segments, published=PUBLISHED)
        (processed,) = pipeline.process([document])
        assert processed.refusals == ()
        return processed.events

    return run


def told(events: tuple[Event, ...]) -> list[tuple[str, str, str, str]]:
    """Return type, actors, recipients and status of each event, sorted: no more and no fewer."""

    def sides(parties: tuple[object, ...]) -> str:
        return " ".join(sorted(p.country or p.entity_id for p in parties))  # type: ignore[attr-defined]

    return sorted(
        (e.event_type.value, sides(e.actors), sides(e.recipients), e.status.value) for e in events
    )


CASES = {
    "we are the speaker": (
        '"We ask Chile to respect the treaty," Peruvian Foreign Minister Ana Soto told reporters.',
        ("REQUEST", "PER", "CHL", "actual"),
    ),
    "a demand in speech is a request": (
        "Kenyan Foreign Minister Peter Maina said that Uganda should withdraw its troops.",
        ("REQUEST", "KEN", "UGA", "actual"),
        ("RETREAT", "UGA", "", "urged"),
    ),
    "the author's advice is only urged": (
        "Latvia should ask Estonia to reopen the ferry line.",
        ("REQUEST", "LVA", "EST", "urged"),
    ),
    "a cancelled meeting did not take place": (
        "A meeting between the leaders of Oman and Qatar was cancelled at the last minute.",
        ("CONSULT", "OMN QAT", "", "negated"),
    ),
    "the accused does the shelling": (
        "Armenia accused Azerbaijan of shelling two villages near the border.",
        ("ASSAULT", "AZE", "", "actual"),
        ("ACCUSE", "ARM", "AZE", "actual"),
    ),
    "lists hold across titles": (
        "The talks were attended by Kenya's Minister Peter Maina, Uganda's Ruth Okello, and Oman.",
        ("CONSULT", "KEN OMN UGA", "", "actual"),
    ),
    "what is thanked for was done for the thankful": (
        "Cuba thanked Mexico for sending oil and medicine.",
        ("AID", "MEX", "CUB", "actual"),
        ("SUPPORT", "CUB", "MEX", "actual"),
    ),
    "a rejected request was made": (
        "Indonesia rejected a Chinese request to survey the strait.",
        ("REQUEST", "CHN", "IDN", "actual"),
        ("REJECT", "IDN", "CHN", "actual"),
    ),
    "the day to come is a plan": (
        "Turkish President Recep Tayyip Erdogan visits Baghdad on Monday next week.",
        ("CONSULT", "TUR", "IRQ", "planned"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_sentence(code: Code, name: str) -> None:
    """Each reading that the codebook's notes promise."""
    text, *wanted = CASES[name]
    assert told(code(text)) == sorted(wanted)


def test_a_raid_is_condemned_with_its_doer(code: Code) -> None:
    """A raid told before is the one condemned, and its doer is blamed."""
    events = code(
        "Peruvian police raided the Bolivian consulate in Puno on Wednesday. "
        "Colombia condemned the raid."
    )
    assert told(events) == [("ACCUSE", "COL", "PER", "actual"), ("COERCE", "PER", "BOL", "actual")]


def test_the_talks_are_those_told_before(code: Code) -> None:
    """A meeting named again is the same event, with both sentences as evidence."""
    events = code(
        "The foreign ministers of Armenia and Azerbaijan met in Tbilisi on Monday. "
        "The talks lasted nine hours."
    )
    (meeting,) = [e for e in events if e.event_type.value == "CONSULT"]
    assert meeting.date is not None
    assert meeting.date.start == date(2024, 5, 20)


def test_sport_tells_no_events(code: Code) -> None:
    """A football page borrows the words of war; nothing happened between states."""
    text = (
        "Spain attacked down the left and Italy defended with eleven men. The striker scored "
        "after the break, and the coach praised his goalkeeper. The referee showed a red card "
        "in the league match, and the fans protested."
    )
    assert code(text) == ()


def test_an_analyst_is_no_party(code: Code) -> None:
    """What a scholar says of states is an assessment, not an event."""
    text = (
        "Maria Lopez, a professor at the University of Lima, said that Chile should apologise "
        "to Bolivia."
    )
    assert told(code(text)) == []


def test_what_is_stopped_is_told_once(code: Code) -> None:
    """That it no longer sells is no second event beside its stopping."""
    events = code("China stopped selling graphite to South Korea on Monday.")
    assert told(events) == [("SANCTION", "CHN", "KOR", "actual")]


def test_a_summit_is_not_of_the_state_where_it_was(code: Code) -> None:
    """Of "the Lima summit of" two others, Peru is the place."""
    events = code("The Lima summit of Ghana, Togo and Benin took place on Thursday.")
    assert told(events) == [("CONSULT", "BEN GHA TGO", "", "actual")]


def test_to_welcome_states_is_not_to_praise_them(code: Code) -> None:
    """A headline's welcome is a host's; that of a deed of theirs is praise."""
    assert code("South Korea welcomes Japan and China as allies watch.") == ()
    events = code("France welcomed the ceasefire between India and Pakistan on Monday.")
    assert told(events) == [("SUPPORT", "FRA", "IND PAK", "actual")]


def test_undated_stays_undated(code: Code) -> None:
    """No date is made up, least of all that of publication."""
    (event,) = code("Kenya and Uganda signed a treaty.")
    assert event.date is None


def test_a_plan_lies_ahead(code: Code) -> None:
    """What two ministers agree in May to hold in July is held in the July to come."""
    events = code("Chile and Peru agreed on Tuesday to hold a round of talks in Lima in July.")
    (plan,) = [event for event in events if event.status.value == "planned"]
    assert plan.date is not None
    assert plan.date.start == date(2024, 7, 1)


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_evidence_is_always_the_text(pipeline: Pipeline, noise: str) -> None:
    """Whatever the text, each quote stands where the evidence says."""
    text = f"{noise}\nKenya condemned Uganda. {noise} Oman and Qatar held talks."
    document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
    (processed,) = pipeline.process([document])
    for event in processed.events:
        for piece in event.evidence:
            assert text[piece.start : piece.end] == piece.quote
