"""The matching rule of event gold."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.evaluate.events import EventScore, GoldArticle, GoldEvent, compare, matches
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
)


def event(event_type: str, actors: str, recipients: str = "", day: str | None = None) -> Event:
    """Make an event with the parties' countries."""

    def parties(countries: str) -> tuple[Party, ...]:
        return tuple(Party(f"state:{c}", c, c, "GOV") for c in countries.split())

    interval = None
    if day:
        interval = DateInterval(date.fromisoformat(day), date.fromisoformat(day), Precision.DAY)
    return Event(
        event_id="e",
        event_type=EventType(event_type),
        mode=(),
        context=(),
        quad_code=1,
        intensity=1.0,
        actors=parties(actors),
        recipients=parties(recipients),
        date=interval,
        place=None,
        status=Status.ACTUAL,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(),
        mechanism_id=None,
        confidence=1.0,
        evidence=(Evidence("d", 0, 1, "x"),),
    )


def gold(event_type: str, actors: str, recipients: str = "", **more: Any) -> GoldEvent:  # noqa: ANN401 - fields of any kind
    """Make a gold event."""
    entry = {
        "event_type": event_type,
        "actors": actors.split(),
        "recipients": recipients.split(),
        "date": None,
        "status": "actual",
        "note": "",
    }
    return GoldEvent.from_json(entry | more)


def test_direction_counts_for_deeds_and_not_among_equals() -> None:
    """An accusation has a direction, a meeting has none."""
    assert matches(event("CONSULT", "KEN", "UGA"), gold("CONSULT", "KEN UGA"))
    assert not matches(event("ACCUSE", "UGA", "KEN"), gold("ACCUSE", "KEN", "UGA"))


@pytest.mark.parametrize(
    ("note", "accepted"),
    [("(SUPPORT accepted)", True), ("(MOBILIZE or SUPPORT accepted)", True), ("a note", False)],
)
def test_a_note_may_accept_another_type(note: str, *, accepted: bool) -> None:
    """The labeller's note widens the type."""
    wanted = gold("AGREE", "KEN UGA", note=note)
    assert matches(event("SUPPORT", "KEN UGA"), wanted) is accepted


@pytest.mark.parametrize(
    ("day", "right"),
    [("2024-05-01", True), ("2024-05-04", True), ("2024-05-06", False), (None, False)],
)
def test_dates_have_a_day_of_slack(day: str | None, *, right: bool) -> None:
    """A predicted date lies within one day of lying inside the gold's."""
    wanted = gold("CONSULT", "KEN UGA", date=["2024-05-02", "2024-05-03"])
    assert matches(event("CONSULT", "KEN UGA", day=day), wanted) is right


def test_status_must_be_equal() -> None:
    """A plan is no deed."""
    planned = replace(event("AID", "KEN", "UGA"), status=Status.PLANNED)
    assert not matches(planned, gold("AID", "KEN", "UGA"))


def test_a_gold_event_is_found_once_and_told_twice_is_right() -> None:
    """Two predictions of one event raise recall once and hurt no precision."""
    article = GoldArticle("a", (gold("CONSULT", "KEN UGA"),), (), ())
    twice = [event("CONSULT", "KEN UGA"), event("CONSULT", "UGA", "KEN")]
    assert compare(twice, article).score == EventScore(1, 1, 2, 2, 0)


def test_forbidden_events_are_counted() -> None:
    """What would mislead a reader is counted apart."""
    article = GoldArticle("a", (), (), (gold("ASSAULT", "KEN", "UGA"),))
    score = compare([event("ASSAULT", "KEN", "UGA")], article).score
    assert (score.forbidden, score.right, score.predicted) == (1, 0, 1)
