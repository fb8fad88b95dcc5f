"""Which session of a series was the last, and which is next, as the occasions stand."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.present.brief.held import as_held
from dragoman.records import (
    DateInterval,
    Mechanism,
    MechanismKind,
    Occasion,
    OccasionKind,
    Precision,
    Session,
    Stage,
)

DAY = DateInterval(date(2024, 5, 3), date(2024, 5, 3), Precision.DAY, "on May 3")


def series(status: str, *names: str) -> Mechanism:
    """Return a series of one session."""
    session = Session(DAY, "Lima", "PER", None, None, status, names, ())
    kind = MechanismKind.MEETING_SERIES
    return Mechanism("m1", kind, "talks", members=("CHL", "PER"), sessions=(session,))


def occasion(state: Stage, *names: str) -> Occasion:
    """Return an occasion that events tell."""
    return Occasion(
        "o1",
        OccasionKind.MEETING,
        ("CHL", "PER"),
        (),
        None,
        DAY,
        None,
        None,
        None,
        "m1",
        state,
        (),
        names,
    )


@pytest.mark.parametrize(
    ("status", "state", "left"),
    [
        ("planned", Stage.HELD, ["actual"]),
        ("planned", Stage.CANCELLED, []),
        ("planned", Stage.POSTPONED, []),
        ("planned", Stage.SCHEDULED, ["planned"]),
        ("actual", Stage.REFUSED, []),
        ("actual", Stage.HELD, ["actual"]),
        ("actual", Stage.NOT_KNOWN, ["actual"]),
    ],
)
def test_a_session_stands_as_its_occasion(status: str, state: Stage, left: list[str]) -> None:
    """Kept plans were held; what came to nothing is neither the last nor the next."""
    (one,) = as_held([series(status, "e1", "e2")], [occasion(state, "e2")])
    assert [session.status for session in one.sessions] == left


def test_a_session_of_no_occasion_stays() -> None:
    """Nothing is told of it."""
    one = series("planned", "e1")
    assert as_held([one], [occasion(Stage.CANCELLED, "e9")]) == (one,)
    assert as_held([one], []) == (one,)


def test_a_plan_without_a_day_stays_and_one_that_is_told_as_held_is_no_second() -> None:
    """It may be the plan of another session; what was held is told once."""
    plan = series("planned", "e1")
    undated = replace(plan, sessions=(replace(plan.sessions[0], date=None),))
    held = occasion(Stage.HELD, "e1")
    assert as_held([undated], [held]) == (undated,)
    both = replace(plan, sessions=(*series("actual", "e1").sessions, *plan.sessions))
    (one,) = as_held([both], [held])
    assert [session.status for session in one.sessions] == ["actual"]
