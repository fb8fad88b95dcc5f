"""The dates of whole documents: right, missing, wrong and told where there is none."""

from dataclasses import replace
from datetime import date

from dragoman.evaluate.documents.dates import DocumentDates, dated_acts
from dragoman.evaluate.documents.gold import Act, Days, WholeDocument
from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Party,
    Precision,
    Status,
    Step,
)

CODES = frozenset({"OMN", "QAT"})
DAY = date(2004, 5, 3)
TEXT = "Oman condemned Qatar on Monday.\nQatar condemned Oman.\n"
SPANS = ((0, 31), (32, 53))


def act(number: int, days: Days, *, arguable: bool = False) -> Act:
    """Return a gold event that one sentence tells."""
    sides = [frozenset({"OMN"}), frozenset({"QAT"})]
    actors, recipients = sides if number == 0 else sides[::-1]
    numbers = frozenset({number})
    return Act(
        frozenset({"ACCUSE"}),
        "actual",
        actors,
        recipients,
        days=days,
        sentences=numbers,
        arguable=arguable,
    )


def event(number: int, day: date | None) -> Event:
    """Return an event as it is told of one sentence."""
    start, end = SPANS[number]
    codes = ("OMN", "QAT") if number == 0 else ("QAT", "OMN")
    actor, recipient = (Party(f"state:{code}", code, code, "GOV") for code in codes)
    return Event(
        event_id=f"e-{number}",
        event_type=EventType.ACCUSE,
        mode=(),
        context=(),
        quad_code=3,
        intensity=-2.0,
        actors=(actor,),
        recipients=(recipient,),
        date=DateInterval(day, day, Precision.DAY, "Monday") if day else None,
        place=None,
        status=Status.ACTUAL,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(),
        mechanism_id=None,
        confidence=0.9,
        evidence=(Evidence("d", start, end, TEXT[start:end]),),
    )


def results(acts: tuple[Act, ...], events: tuple[Event, ...]) -> list[str]:
    """Return how the dates of gold events agree with what was told."""
    document = WholeDocument("d", "dev", TEXT, SPANS, DAY, acts)
    return [one.result for one in dated_acts(document, events, CODES)]


def test_dates_are_right_missing_wrong_or_extra() -> None:
    """And an event that is not told is counted apart."""
    dated, undated = act(0, Days(DAY, DAY)), act(1, Days())
    other = date(2004, 4, 3)
    assert results((dated, undated), (event(0, DAY), event(1, None))) == ["right", "none"]
    assert results((dated, undated), (event(0, None), event(1, DAY))) == ["missing", "extra"]
    assert results((dated, undated), (event(0, other),)) == ["wrong", "untold"]


def test_what_may_be_argued_is_not_asked() -> None:
    """Neither events that need not be told, nor dates that have several readings."""
    arguable, open_day = act(0, Days(DAY, DAY), arguable=True), act(1, Days(asked=False))
    assert results((arguable, open_day), (event(0, DAY), event(1, None))) == []


def test_an_event_of_another_type_or_sentence_is_another() -> None:
    """The word that tells it has to stand in the sentence of the label."""
    gold = act(0, Days(DAY, DAY))
    assert results((gold,), (event(1, DAY),)) == ["untold"]
    assert results((gold,), (replace(event(0, DAY), event_type=EventType.AID),)) == ["untold"]


def test_of_two_acts_of_a_sentence_that_is_meant_whose_word_it_is() -> None:
    """Of a type and as near, the told event answers to the one that its word tells."""
    first, second = act(0, Days(DAY, DAY)), replace(act(0, Days()), words=frozenset({"met"}))
    document = WholeDocument("d", "dev", TEXT, SPANS, DAY, (first, second))
    told = event(0, None)
    steps = {told.event_id: (Step("status", "Met"),)}
    found = [one.result for one in dated_acts(document, (told,), CODES, steps)]
    assert found == ["untold", "none"]


def test_shares_are_of_told_events() -> None:
    """Wrong dates are counted among all that were told, also where gold has none."""
    counts = DocumentDates()
    assert (counts.share, counts.wrong) == (0.0, 0.0)
    document = WholeDocument("d", "dev", TEXT, SPANS, DAY, (act(0, Days(DAY, DAY)), act(1, Days())))
    for one in dated_acts(document, (event(0, DAY), event(1, DAY)), CODES):
        counts.add(one)
    assert (counts.dated, counts.share, counts.wrong) == (1, 1.0, 0.5)
