"""Several tellings of one act within a document."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.coding.coder import Coded
from dragoman.frames.triggers.trigger import HEARD, Trigger
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    PartConfidence,
    Party,
    Place,
    Precision,
    Status,
)
from dragoman.resolve.same_deed import is_other_call, is_other_deed
from dragoman.resolve.within import merge_within

PERU = Party("state:PER", "Peru", "PER", "GOV")
CHILE = Party("state:CHL", "Chile", "CHL", "GOV")
ROJAS = Party("person:PER:ana-rojas", "Ana Rojas", "PER", "GOV", "Ana Rojas")
SOTO = Party("person:CHL:luis-soto", "Luis Soto", "CHL", "GOV", "Luis Soto")
CHILEANS = Party("body:CHL:civilians", "Chileans", "CHL", "CVL")
GUNMEN = Party("body:-:gunmen", "gunmen")
BOMBER = Party("role:-:bomber", "a bomber")
DAY = DateInterval(date(2024, 5, 21), date(2024, 5, 21), Precision.DAY, "Tuesday")
MONTH = DateInterval(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH, "May")
YEAR = DateInterval(date(2008, 1, 1), date(2008, 12, 31), Precision.YEAR, "2008")


def telling(
    at: int,
    parties: tuple[Party, ...] = (PERU, CHILE),
    when: DateInterval | None = None,
    *,
    refers: bool = False,
    status: Status = Status.ACTUAL,
    kind: EventType = EventType.CONSULT,
    recipients: tuple[Party, ...] = (),
    modes: tuple[str, ...] = (),
    toll: frozenset[int] = frozenset(),
    sure: float = 0.5,
) -> Coded:
    """Return a meeting that a sentence tells; a noun that points back is one that heads see."""
    event = Event(
        event_id=f"e-{at}",
        event_type=kind,
        mode=modes,
        context=(),
        quad_code=1,
        intensity=1.0,
        actors=parties,
        recipients=recipients,
        date=when,
        place=None,
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(AttributionKind.AUTHOR, None),
        mechanism_id=None,
        confidence=sure,
        part_confidence=PartConfidence(sure, sure, sure, sure),
        evidence=(Evidence("d", at, at + 5, "Talks"),),
    )
    source = HEARD if refers else "verb"
    trigger = Trigger(0, None, kind, (), parties, recipients, source, 0)
    return Coded(event, at, trigger, refers=refers, toll=toll)


def violence(
    at: int,
    doers: tuple[Party, ...] = (),
    sufferers: tuple[Party, ...] = (CHILEANS,),
    when: DateInterval | None = None,
    *killed: int,
    refers: bool = False,
    modes: tuple[str, ...] = (),
) -> Coded:
    """Return an attack that a sentence tells, with the numbers of its dead."""
    return telling(
        at,
        doers,
        when,
        refers=refers,
        kind=EventType.ASSAULT,
        recipients=sufferers,
        modes=modes,
        toll=frozenset(killed),
    )


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


@pytest.mark.parametrize("shares", [(0.4, 0.7), (0.7, 0.4)])
def test_confidence_and_its_parts_are_those_of_the_surest(shares: tuple[float, float]) -> None:
    """Whichever comes first."""
    (only,) = merge_within(tuple(telling(50 * n, when=DAY, sure=s) for n, s in enumerate(shares)))
    assert only.event.confidence == 0.7
    assert only.event.part_confidence == PartConfidence(0.7, 0.7, 0.7, 0.7)


def test_persons_of_the_body_are_those_of_an_undated_headline() -> None:
    """States in the headline, ministers and their day in the body: one meeting, with the names."""
    (only,) = merge_within((telling(0), telling(50, (ROJAS, SOTO), DAY)))
    assert (only.event.actors, only.event.date) == ((ROJAS, SOTO), DAY)


def test_what_is_planned_is_not_what_was_held() -> None:
    """Status parts them."""
    tellings = (telling(0, when=DAY), telling(50, when=DAY, status=Status.PLANNED))
    assert merge_within(tellings) == tellings


@pytest.mark.parametrize(
    "tellings",
    [
        (
            violence(0, (PERU,), (CHILEANS,), DAY, 4),
            violence(50, (PERU,), (CHILEANS,), DAY, 3700),
        ),
        (violence(0, (BOMBER,)), violence(50, (GUNMEN,))),
        (violence(0, (PERU,)), violence(50, (GUNMEN,), refers=True)),
        (
            violence(0, (), (ROJAS,), DAY),
            violence(50, (), (replace(ROJAS, person="Luz Rey"),), DAY),
        ),
        (violence(0), violence(50, when=MONTH)),
    ],
)
def test_two_deeds_are_two(tellings: tuple[Coded, ...]) -> None:
    """Other dead, other doers, another victim; a month that dates a total dates no day's deed."""
    assert merge_within(tellings) == tellings
    assert is_other_deed(*tellings) == is_other_deed(*reversed(tellings))


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (violence(0, (PERU,), (CHILEANS,), DAY, 4), violence(50, (PERU,))),
        (violence(0, (GUNMEN,)), violence(50, (GUNMEN,), when=DAY)),
        (violence(0, (), (ROJAS,)), violence(50, (), (ROJAS,), DAY)),
        (
            violence(0, (PERU,), (CHILEANS,), DAY, 4),
            violence(0, (PERU,), (CHILEANS,), DAY, 6),
        ),
        (
            violence(0, (PERU,), (CHILEANS,), DAY, 2),
            violence(50, (PERU,), (CHILEANS,), DAY, 2),
        ),
    ],
)
def test_one_deed_told_again_is_one(first: Coded, again: Coded) -> None:
    """A sentence that tells less, the same doers, and what one sentence counts in two ways."""
    (only,) = merge_within((first, again))
    assert only.event.date == DAY


LIMA, CUZCO = Place("Lima", "PER"), Place("Cuzco", "PER")


@pytest.mark.parametrize(
    ("dead", "again", "places", "apart"),
    [
        (12, 13, (None, None), False),
        (12, 23, (LIMA, None), False),
        (12, 13, (LIMA, replace(LIMA, text="central Lima")), False),
        (12, 24, (None, None), True),
        (12, 13, (LIMA, CUZCO), True),
        (12, 12, (LIMA, CUZCO), False),
    ],
)
def test_a_rising_toll_is_of_one_deed(
    dead: int,
    again: int,
    places: tuple[Place | None, Place | None],
    apart: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """Numbers tell two deeds apart where one is twice the other, or where places do too."""
    one, other = (
        replace(each, event=replace(each.event, place=place))
        for each, place in zip(
            (violence(0, (), (CHILEANS,), DAY, dead), violence(50, (), (CHILEANS,), DAY, again)),
            places,
            strict=True,
        )
    )
    assert is_other_deed(one, other) is apart
    assert is_other_deed(other, one) is apart


def test_persons_with_other_tolls_are_of_two_deeds() -> None:
    """Two who are named as doers, and nine dead of one, ten of the other."""
    one, other = (
        violence(at, (doer,), (CHILEANS,), DAY, dead)
        for at, doer, dead in ((0, ROJAS, 9), (50, replace(ROJAS, person="Luz Rey"), 10))
    )
    assert is_other_deed(one, other)
    assert not is_other_deed(one, violence(50, (ROJAS,), (CHILEANS,), DAY, 10))


def test_what_others_did_brings_no_mode() -> None:
    """The army did not blow itself up."""
    army = violence(0, (PERU,), (CHILEANS,), DAY)
    bomb = violence(50, (), (CHILEANS,), DAY, refers=True, modes=("suicide-attack",))
    (only,) = merge_within((army, replace(bomb, event=replace(bomb.event, actors=(CHILE,)))))
    assert only.event.mode == ()


def test_a_call_on_a_host_is_not_the_meeting_of_his_officials() -> None:
    """One state alone sends two, of whom none is named at the meeting; else it is told again."""
    minister = Party("person:PER:eva-luna", "Eva Luna", "PER", "GOV", "Eva Luna")
    met, called = telling(0), telling(100, (ROJAS, SOTO, minister))
    assert is_other_call(met.event, called.event)
    assert not is_other_call(met.event, telling(100, (ROJAS, SOTO)).event)
    assert not is_other_call(telling(0, (ROJAS, CHILE)).event, called.event)
    assert len(merge_within([met, called])) == 2


def test_a_plan_for_another_time_is_not_the_visit_told_before() -> None:
    """Though "the summit" may point back."""
    later = DateInterval(date(2024, 7, 1), date(2024, 7, 31), Precision.MONTH, "July")
    plan = telling(100, when=later, refers=True, status=Status.PLANNED)
    assert len(merge_within([telling(0, when=DAY), plan])) == 2
