"""Several tellings of one act within a document."""

from datetime import date

import pytest

from dragoman.coding.coder import Coded
from dragoman.frames.triggers.triggers import HEARD, Trigger
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Status,
)
from dragoman.resolve.within import merge_within

PERU = Party("state:PER", "Peru", "PER", "GOV")
CHILE = Party("state:CHL", "Chile", "CHL", "GOV")
ROJAS = Party("person:PER:ana-rojas", "Ana Rojas", "PER", "GOV", "Ana Rojas")
SOTO = Party("person:CHL:luis-soto", "Luis Soto", "CHL", "GOV", "Luis Soto")
DAY = DateInterval(date(2024, 5, 21), date(2024, 5, 21), Precision.DAY, "Tuesday")
YEAR = DateInterval(date(2008, 1, 1), date(2008, 12, 31), Precision.YEAR, "2008")


def telling(
    at: int,
    parties: tuple[Party, ...] = (PERU, CHILE),
    when: DateInterval | None = None,
    *,
    refers: bool = False,
    status: Status = Status.ACTUAL,
) -> Coded:
    """Return a meeting that a sentence tells; a noun that points back is one that heads see."""
    event = Event(
        event_id=f"e-{at}",
        event_type=EventType.CONSULT,
        mode=(),
        context=(),
        quad_code=1,
        intensity=1.0,
        actors=parties,
        recipients=(),
        date=when,
        place=None,
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(AttributionKind.AUTHOR, None),
        mechanism_id=None,
        confidence=0.5,
        evidence=(Evidence("d", at, at + 5, "Talks"),),
    )
    source = HEARD if refers else "verb"
    trigger = Trigger(0, None, EventType.CONSULT, (), parties, (), source, 0)
    return Coded(event, at, trigger, refers=refers)


@pytest.mark.parametrize("when", [None, DAY])
def test_a_noun_that_points_back_brings_no_vague_time(when: DateInterval | None) -> None:
    """What began in 2008 does not date the one of these that is meant."""
    (only,) = merge_within((telling(0, when=when), telling(50, when=YEAR, refers=True)))
    assert only.event.date == when
    assert len(only.event.evidence) == 2


def test_a_noun_that_points_back_brings_its_day() -> None:
    """It says when that was which the headline told."""
    (only,) = merge_within((telling(0), telling(50, when=DAY, refers=True)))
    assert only.event.date == DAY


def test_persons_of_the_body_are_those_of_an_undated_headline() -> None:
    """States in the headline, ministers and their day in the body: one meeting, with the names."""
    (only,) = merge_within((telling(0), telling(50, (ROJAS, SOTO), DAY)))
    assert (only.event.actors, only.event.date) == ((ROJAS, SOTO), DAY)


def test_what_is_planned_is_not_what_was_held() -> None:
    """Status parts them."""
    tellings = (telling(0, when=DAY), telling(50, when=DAY, status=Status.PLANNED))
    assert merge_within(tellings) == tellings
