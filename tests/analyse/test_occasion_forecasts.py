"""Forecasts of occasions: planned ones held by their date, lapsed series that meet again."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.figures.beta import beta_quantile
from dragoman.analyse.forecasts.holding import Plan, holding
from dragoman.analyse.forecasts.judging import judge
from dragoman.analyse.forecasts.occasions import plan_forecasts, revival_forecasts
from dragoman.analyse.forecasts.outlook import HELD, REVIVED, Outlook
from dragoman.analyse.forecasts.reviving import Series, is_lapsed, revival
from dragoman.present.analyses.forecasts import outlook_lines

ON = date(2030, 6, 1)
DAY = timedelta(days=1)


def plan(number: int, *, held: bool, announcer: str = "KEN") -> Plan:
    """Return a past plan: told ten days before its day, held on it or not."""
    since = date(2029, 1, 1) + number * DAY
    return Plan(
        f"e{number}", ("KEN", "NOR"), "CONSULT", announcer, since - 10 * DAY, since, since,
        since + DAY if held else None,
    )  # fmt: skip


PAST = [plan(number, held=number % 4 != 0) for number in range(24)]
OPEN = replace(plan(0, held=False), about="next", told=ON - 3 * DAY, since=ON + 9 * DAY,
               until=ON + 10 * DAY)  # fmt: skip


def test_a_plan_is_as_likely_to_be_held_as_its_like_were() -> None:
    """18 of 24 were held; the prior is worth two plans and lies where all plans lie."""
    others = [plan(number, held=False, announcer="PER") for number in range(30, 36)]
    (found,) = holding([*PAST, *others, OPEN], [OPEN], ON)
    usual = 19 / 32
    assert (found.past, found.held, found.every) == (24, 18, 30)
    assert found.usual == usual
    assert found.chance == pytest.approx((18 + 2 * usual) / 26)
    assert found.low == beta_quantile(0.1, 18 + 2 * usual, 6 + 2 * (1 - usual))
    assert found.low < found.chance < found.high


def test_nothing_is_said_after_fewer_than_twenty_plans() -> None:
    """And the answer tells how many there were."""
    told, few = plan_forecasts([*PAST[:19], OPEN], frozenset(("KEN", "NOR")), ON)
    assert told == ()
    assert "".join(few) == (
        "CONSULT of KEN, NOR planned for 2030-06-10: too few past plans of this kind told by KEN "
        "(19; at least 20 are needed)"
    )


def test_only_what_was_known_on_the_day_counts() -> None:
    """A deed that was told later, and a plan whose week of grace is not over, do not."""
    late = [replace(one, held=ON + DAY) if one.held else one for one in PAST]
    (found,) = holding([*late, OPEN], [OPEN], ON)
    assert (found.past, found.held) == (24, 0)
    fresh = replace(PAST[1], since=ON - 3 * DAY, until=ON - 3 * DAY, told=ON - 9 * DAY)
    (found,) = holding([*PAST, fresh], [OPEN], ON)
    assert found.past == 24


def test_forecasts_of_plans_are_of_those_asked_for_and_can_be_scored() -> None:
    """Two of the states must take part; a week after its date it is judged."""
    assert plan_forecasts([*PAST, OPEN], frozenset(("KEN", "PER")), ON) == ((), ())
    ((told,), _) = plan_forecasts([*PAST, OPEN], frozenset(("KEN", "NOR", "PER")), ON)
    assert (told.kind, told.name, told.about, told.parties) == (
        HELD, "CONSULT", "next", ("KEN", "NOR"),
    )  # fmt: skip
    assert told.made_on < told.since <= told.until
    assert told.lift == pytest.approx(told.mean / told.usual)
    assert judge([told], lambda _: 1, told.until + 6 * DAY) == ((), 1)
    (judged,), waiting = judge([told], lambda _: 1, told.until + 7 * DAY)
    assert (judged.kind, judged.days, judged.number, waiting) == (HELD, 0, 1, 0)
    assert judged.score > 0
    lines = list(outlook_lines(Outlook(ON, (told,), "nothing was read")))
    assert lines[-2] == "Planned occasions"
    assert "n = 24 past plans like it" in lines[-1]


def series(*gaps: int, silent: int, about: str = "m1") -> Series:
    """Return a series with some gaps that has been silent for some days."""
    days = [ON - silent * DAY]
    for gap in reversed(gaps):
        days.insert(0, days[0] - gap * DAY)
    return Series(about, "Fjord talks", ("KEN", "NOR"), tuple(days))


def test_a_lapsed_series_revives_as_its_own_gaps_ended() -> None:
    """Silent for 200 days: of own gaps 300, 220 and 900 were longer, of which two ended in 200."""
    one = series(100, 300, 90, 220, 900, 100, silent=200)
    found = revival([one], one, ON, 200)
    assert (found.silent, found.middle) == (200, 160.0)
    assert (found.longer, found.ended) == (3, 2)
    # of gaps of all series at 200 days and more: 220 of 3 and one more, 300 of 2 and one more
    assert found.others == pytest.approx(1 - (1 - 1 / 4) * (1 - 1 / 3))
    assert found.usual == pytest.approx(1 - math.exp(-200 * 6 / (1710 + 200)))
    assert found.chance == pytest.approx((2 + found.others + 0.5 * found.usual) / 4.5)


def test_a_series_is_lapsed_after_half_as_long_again_as_usual() -> None:
    """And with fewer than three gaps nothing can be told."""
    assert is_lapsed(series(100, 100, 100, silent=151), ON)
    assert not is_lapsed(series(100, 100, 100, silent=150), ON)
    assert not is_lapsed(series(100, 100, silent=900), ON)
    told, few = revival_forecasts(
        [series(100, 100, 100, silent=151), series(5, 5, silent=9, about="m2")], frozenset(), ON
    )
    assert [(one.kind, one.about, (one.until - ON).days, one.acts) for one in told] == [
        (REVIVED, "m1", 90, 3), (REVIVED, "m1", 365, 3),
    ]  # fmt: skip
    assert few == (
        "Fjord talks: too few gaps (2; at least 3 are needed) to tell whether it has lapsed",
    )


@given(
    st.lists(st.integers(1, 900), min_size=3, max_size=12), st.integers(1, 2000),
    st.integers(1, 400), st.integers(1, 400),
)  # fmt: skip
def test_chances_are_chances_and_grow_with_the_time_ahead(
    gaps: list[int], silent: int, ahead: int, more: int
) -> None:
    """Whatever the gaps."""
    one = series(*gaps, silent=silent)
    near, far = (revival([one], one, ON, days) for days in (ahead, ahead + more))
    assert 0 < near.chance <= far.chance <= 1
    assert 0 < near.usual <= far.usual <= 1
