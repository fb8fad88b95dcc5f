"""What a page has told before says who is meant: the other side, the host, the page's own state."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.pipeline import Pipeline
from dragoman.records import Document, Event, Segment, SegmentKind
from loaded import reader_of_rules

PUBLISHED = date(2024, 5, 22)  # a Wednesday
Told = list[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The shipped reader."""
    return reader_of_rules()


def segments_of(text: str) -> tuple[Segment, ...]:
    """Split a page into a dateline, where it opens with one, and body."""
    head, dash, _ = text.partition(" - ")
    if dash and head.isupper():
        stop = len(head) + len(dash)
        return (
            Segment(0, stop, SegmentKind.DATELINE),
            Segment(stop, len(text), SegmentKind.BODY),
        )
    return (Segment(0, len(text), SegmentKind.BODY),)


@pytest.fixture(scope="module")
def code(pipeline: Pipeline) -> Callable[[str], tuple[Event, ...]]:
    """Code a text published on 22 May 2024."""

    def run(text: str) -> tuple[Event, ...]:
        document = Document("t", text, segments_of(text), published=PUBLISHED)
        (processed,) = pipeline.process([document])
        return processed.events

    return run


def sides(event: Event, role: str) -> str:
    """Return the states and organisations on one side."""
    parties = event.actors if role == "actors" else event.recipients
    return " ".join(sorted({party.country or party.entity_id for party in parties}))


def told(events: tuple[Event, ...]) -> Told:
    """Return type, actors, recipients and status of each event, sorted: no more and no fewer."""
    return sorted(
        (e.event_type.value, sides(e, "actors"), sides(e, "recipients"), e.status.value)
        for e in events
    )


CASES = {
    "one objects to what was done to it": (
        "The United States sanctioned two Chinese banks on Monday. Beijing objected.",
        ("ACCUSE", "CHN", "USA", "actual"),
        ("SANCTION", "USA", "CHN", "actual"),
    ),
    "release is asked of the one who holds": (
        "Benin detained three Nigerian officers on Monday. Abuja demanded their immediate release.",
        ("REQUEST", "NGA", "BEN", "actual"),
        ("COERCE", "BEN", "NGA", "actual"),
    ),
    "one vows to repay a blow": (
        "Argentina expelled two Nicaraguan diplomats. Managua vowed to respond in kind.",
        ("THREATEN", "NIC", "ARG", "actual"),
        ("SANCTION", "ARG", "NIC", "actual"),
    ),
    "what was called names is whose it was": (
        "Peruvian police raided the Bolivian consulate. Chile called the raid an outrage.",
        ("ACCUSE", "CHL", "PER", "actual"),
        ("COERCE", "PER", "BOL", "actual"),
    ),
    "a conjoined verb without a comma goes on with the nearer clause": (
        (
            "Bolivia withdrew its envoy after Peruvian police entered the consulate and arrested a "
            "Bolivian guest."
        ),
        ("COERCE", "PER", "BOL", "actual"),
        ("SANCTION", "BOL", "PER", "actual"),
    ),
    "the accused is the object, whatever the parse": (
        "Belarus accused Vilnius of destroying trade links built over decades.",
        ("ACCUSE", "BLR", "LTU", "actual"),
    ),
    "of names who suffers an invasion": (
        "Poland condemned Russia's invasion of Ukraine.",
        ("ASSAULT", "RUS", "UKR", "actual"),
        ("ACCUSE", "POL", "RUS", "actual"),
    ),
    "an accepted invitation is a plan": (
        "Peruvian President Ana Soto accepted an invitation to visit Brazil in June.",
        ("CONSULT", "PER", "BRA", "planned"),
        ("AGREE", "PER", "", "actual"),
    ),
    "agreed with whom one sells to": (
        "Bulgaria agreed to sell Ukraine two unused reactors.",
        ("AGREE", "BGR UKR", "", "actual"),
        ("COOPERATE", "BGR UKR", "", "planned"),
    ),
    "nobody thanks itself by it": (
        "France flew 60 Dutch citizens to safety, and the Netherlands thanked it for the lift.",
        ("SUPPORT", "NLD", "FRA", "actual"),
        ("AID", "FRA", "NLD", "actual"),
    ),
    "an ambassador in a capital is of the one who sent him": (
        "Moscow has protested. Its ambassador in Oslo demanded an apology from Norway.",
        ("REQUEST", "RUS", "NOR", "actual"),
        ("ACCUSE", "RUS", "", "actual"),
    ),
    "the officers urged are the page's own": (
        (
            "MORONI - Officers arrested the president of Comoros. Comoros has a new government. "
            "Tanzania urged the officers to free him."
        ),
        ("REQUEST", "TZA", "COM", "actual"),
        ("RETREAT", "COM", "", "urged"),
    ),
    "the council is the one told before": (
        "The UN Security Council met on Tuesday. Guyana asked the council for a closed meeting.",
        ("REQUEST", "GUY", "org:unsc", "actual"),
    ),
    "two who speak by telephone": (
        "Chilean President Juan Rojas and Peruvian President Ana Soto spoke by telephone.",
        ("CONSULT", "CHL PER", "", "actual"),
    ),
    "what others criticised before": (
        "Japan condemned China's launch on Monday. Australia also criticised the launch.",
        ("ACCUSE", "AUS", "CHN", "actual"),
        ("ACCUSE", "JPN", "CHN", "actual"),
        ("MOBILIZE", "CHN", "", "actual"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_other_side(code: Callable[[str], tuple[Event, ...]], name: str) -> None:
    """The parties that a reader would name, though the sentence does not."""
    text, *wanted = CASES[name]
    assert told(code(text)) == sorted(wanted)


INTERVIEW = """Moldova's foreign minister, Doina Cebotaru, on gas and spies

Q: In January you expelled three Russian diplomats. Was that wise?

A: They were paying people to riot.

Q: Is Ukraine helping?

A: Kyiv has lent us coal. I thanked President Kravchuk in person on Friday.
"""


def test_an_interview_speaks_for_the_one_who_is_asked(
    code: Callable[[str], tuple[Event, ...]],
) -> None:
    """Both "you" and "we" are the minister's state throughout."""
    found = told(code(INTERVIEW))
    assert found == [
        ("AID", "UKR", "MDA", "actual"),
        ("SANCTION", "MDA", "RUS", "actual"),
        ("SUPPORT", "MDA", "UKR", "actual"),
    ]


def test_a_plan_has_not_the_day_of_its_making(
    code: Callable[[str], tuple[Event, ...]],
) -> None:
    """The day in "decided on Monday to withdraw" dates the decision alone."""
    events = code("Kenya decided on Monday to withdraw its troops from Somalia.")
    (plan,) = [event for event in events if event.status.value == "planned"]
    assert plan.date is None


def test_what_is_put_off_has_its_new_day(code: Callable[[str], tuple[Event, ...]]) -> None:
    """The later of two dates is when the talks will be."""
    events = code(
        "Talks between Egypt and Turkey, scheduled for today, have been pushed back to June 27."
    )
    (talks,) = [event for event in events if event.event_type.value == "CONSULT"]
    assert talks.status.value == "planned"
    assert talks.date is not None
    assert talks.date.start == date(2024, 6, 27)


def test_the_day_of_saying_dates_what_is_announced(
    code: Callable[[str], tuple[Event, ...]],
) -> None:
    """A government's own announcement has the day on which it was made."""
    (event,) = code(
        "The United States threatened to impose sanctions on Rwanda, a State Department "
        "spokesperson said on Tuesday."
    )[:1]
    assert event.date is not None
    assert event.date.start == date(2024, 5, 21)


def test_an_agreement_is_not_placed_where_the_next_meeting_will_be(
    code: Callable[[str], tuple[Event, ...]],
) -> None:
    """The place of what was agreed is that of the plan alone."""
    events = code("Kenya and Uganda agreed to meet again in Tanzania.")
    places = {event.event_type.value: event.place for event in events}
    assert places["AGREE"] is None
    assert places["CONSULT"] is not None


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "The ministers of Kenya, Uganda and Rwanda said that they supported free trade.",
            ("SUPPORT", "KEN RWA UGA", "", "actual"),
        ),
        (
            "Lee said that South Korea would not accept another nuclear test by North Korea.",
            ("MOBILIZE", "PRK", "KOR", "actual"),
        ),
        (
            "Japan, traditionally aligned with the United States, has said nothing.",
            ("SUPPORT", "JPN USA", "", "actual"),
        ),
    ],
)
def test_no_deed_is_made_of_it(
    code: Callable[[str], tuple[Event, ...]], text: str, never: tuple[str, str, str, str]
) -> None:
    """A stance on things, a test that is not to come and an old alliance are no deeds."""
    assert never not in told(code(text))
