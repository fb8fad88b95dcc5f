"""A brief's plans and meetings go by the life of the occasion that they are of."""

from dataclasses import replace
from datetime import date

import pytest
from ledger_samples import event, party

from dragoman.present.brief.choosing import tellings
from dragoman.present.brief.parts.lives import each_once, lives_of, stand_by, took_place
from dragoman.present.brief.parts.plans import Stand
from dragoman.records import Event, EventType, Occasion, OccasionKind, Stage, Status

DAY = date(2025, 5, 6)
PLAN = event("a", "They will meet.", 0, day=DAY, status=Status.PLANNED)
MET = event("b", "They met.", 0, day=DAY)
NAMED = event("c", "Ama met Bea.", 0, day=DAY, actors=(party("NOR", "Ama"), party("KEN", "Bea")))
SPOKE = event("d", "Norway blamed Kenya.", 0, day=DAY, kind=EventType.ACCUSE)


def occasion(state: Stage, *events: Event) -> Occasion:
    """Return an occasion that stands so, of which events tell."""
    ids = tuple(one.event_id for one in events)
    return Occasion("o", OccasionKind.MEETING, ("KEN", "NOR"), (), None, None, None, None, None,
                    None, state, (), ids)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "dated", "undated"),
    [
        (Stage.HELD, Stand.KEPT, Stand.KEPT),
        (Stage.CANCELLED, Stand.OFF, Stand.OFF),
        (Stage.POSTPONED, Stand.OFF, Stand.OFF),
        (Stage.NOT_KNOWN, Stand.PASSED, Stand.SILENT),
        (Stage.SCHEDULED, Stand.AHEAD, Stand.OPEN),
    ],
)
def test_plans(state: Stage, dated: Stand, undated: Stand) -> None:
    """A plan stands as its occasion does."""
    lives = lives_of((occasion(state, PLAN),))
    (plan,) = tellings((PLAN,))
    (bare,) = tellings((replace(PLAN, date=None),))
    assert (stand_by(plan, lives), stand_by(bare, lives)) == (dated, undated)
    assert stand_by(plan, {}) is None


def test_what_was_called_off_is_no_meeting() -> None:
    """Other acts are left alone, and so are meetings of no occasion."""
    found = tellings((MET, SPOKE))
    off = lives_of((occasion(Stage.CANCELLED, MET),))
    assert [one.event for one in took_place(found, off)] == [SPOKE]
    assert took_place(found, {}) == found


def test_one_meeting_counts_once() -> None:
    """The telling that names the most persons stands for it."""
    found = [*tellings((MET,)), *tellings((NAMED,)), *tellings((SPOKE,))]
    lives = lives_of((occasion(Stage.HELD, MET, NAMED),))
    assert [one.event for one in each_once(found, lives)] == [NAMED, SPOKE]
    assert each_once(found, {}) == found
