"""Turning points: where they are, how sure, and that coverage makes none."""

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dragoman.analyse.turns.placing import places
from dragoman.analyse.turns.segments import Cut, segments
from dragoman.analyse.turns.turning import turning_points

Array = NDArray[np.float64]
PEERS = Path(__file__).parents[3] / "shared" / "peers"
LABELS = [str(number) for number in range(120)]


def drawn(seed: int, *, tripled: bool) -> tuple[Array, Array]:
    """Return 60 counts and their exposure, with a gap; the rate triples in the middle or not."""
    chance = np.random.default_rng(seed)
    exposure = np.exp(chance.normal(0, 0.2, 60))
    exposure[40:48] *= 0.25
    mean = 4.0 * exposure
    mean[30:] *= 3 if tripled else 1
    return chance.negative_binomial(4.0, 4 / (4 + mean)).astype(float), exposure


def test_a_tripled_rate_is_found_and_a_gap_in_coverage_is_none() -> None:
    """Ten seeded series of each; all but a few are right."""
    found, alarms, blind = 0, 0, 0
    for seed in range(10):
        counts, exposure = drawn(seed, tripled=True)
        turns = turning_points(counts, exposure, LABELS).turns
        found += any(abs(turn.at - 30) <= 3 and turn.low > 1 for turn in turns)
        counts, exposure = drawn(seed, tripled=False)
        alarms += bool(turning_points(counts, exposure, LABELS).turns)
        blind += bool(turning_points(counts, np.ones(60), LABELS).turns)
    assert found >= 7
    assert alarms <= 2
    assert blind > alarms


def test_a_turn_tells_rates_and_ratio() -> None:
    """Checked by hand: 4 acts in 12 periods, then 60 in 12."""
    counts = np.array([1.0, 0, 0] * 4 + [5.0] * 12)
    (turn,) = turning_points(counts, np.full(24, 50.0), LABELS).turns
    assert (turn.at, turn.label, turn.acts_before, turn.acts_after) == (12, "12", 4, 60)
    assert (turn.before, turn.after) == pytest.approx((4 / 12, 5.0))
    assert turn.ratio == pytest.approx(60.5 / 4.5)
    assert turn.low < turn.ratio < turn.high


def test_periods_in_which_nothing_was_read_are_left_out() -> None:
    """They are neither quiet nor turns."""
    counts = np.array([3.0, 2, 4, 3, 2, 3, 0, 0, 0, 0, 0, 0, 4, 3, 2, 3, 4, 2])
    exposure = np.where(counts > 0, 10.0, 0.0)
    found = turning_points(counts, exposure, LABELS)
    assert (found.turns, found.periods) == ((), 12)
    few = turning_points(counts[:11], exposure[:11], LABELS)
    assert few.lack == (
        "17 acts in 6 periods in which anything was read; at least 8 and 12 are needed"
    )


def test_a_turn_lies_where_it_is_most_likely_nearly_right() -> None:
    """As many acts as lie halfway may be of either rate; the interval tells both periods."""
    rates = np.array([2.0] * 12 + [7.0] + [14.0] * 12)
    (turn,) = turning_points(rates, np.ones(25), LABELS).turns
    assert (turn.earliest, turn.label, turn.latest) == ("12", "12", "13")
    (sure,) = turning_points(np.array([1.0] * 12 + [30.0] * 12), np.ones(24), LABELS).turns
    assert (sure.earliest, sure.label, sure.latest) == ("12", "12", "12")


@given(st.lists(st.integers(0, 40), min_size=12, max_size=40))
def test_a_turn_lies_within_its_interval_and_keeps_stretches_long(counts: list[int]) -> None:
    """In order, as many turns as cuts, three periods apart."""
    told = np.array(counts, float)
    found = segments(told, np.ones(len(told)))
    at = places(told, np.ones(len(told)), found.starts, found.size, 3)
    assert len(at) == len(found.starts) - 1
    assert all(one.first <= one.at <= one.last for one in at)
    edges = [0, *(one.at for one in at), len(told)]
    assert all(two - one >= 3 for one, two in pairwise(edges))


@given(st.lists(st.integers(0, 40), min_size=12, max_size=40), st.integers(1, 5))
def test_stretches_cover_the_series(counts: list[int], shortest: int) -> None:
    """In order, none shorter than allowed, rates those of their acts; coverage scales nothing."""
    told = np.array(counts, float)
    found = segments(told, np.ones(len(told)), Cut(1.0, shortest))
    edges = [*found.starts, len(told)]
    assert found.starts[0] == 0
    assert all(two - one >= shortest for one, two in pairwise(edges))
    for one, two, rate in zip(edges, edges[1:], found.rates, strict=False):
        assert rate == pytest.approx(told[one:two].mean())


def test_pruning_changes_nothing() -> None:
    """Every start kept gives the same stretches, on a series with three rates."""
    chance = np.random.default_rng(4)
    told = np.concatenate([chance.poisson(rate, 20) for rate in (2, 9, 3)]).astype(float)
    found = segments(told, np.ones(60))
    assert found.starts[0] == 0
    assert [round(start / 20) for start in found.starts] == [0, 1, 2]


def test_the_turns_of_2014() -> None:
    """Each in the week in which it began; two of them eightfold and more."""
    path = PEERS / "icews14-dyad-weeks.csv"
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    turns = {
        "CHN-VNM": {"2014-05-07": 8}, "IRQ-USA": {"2014-06-11": 8}, "RUS-USA": {"2014-02-26": 2},
        "ISR-PSE": {"2014-06-11": 2, "2014-08-27": 0}, "KOR-PRK": {"2014-10-01": 2},
        "RUS-UKR": {"2014-02-26": 8},
    }  # fmt: skip
    every, pairs = np.zeros(52), {pair: np.zeros(52) for pair in turns}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            acts = sum(int(row[quad]) for quad in ("vcoop", "mcoop", "vconf", "mconf"))
            every[int(row["week"])] += acts
            pair = f"{row['iso3_1']}-{row['iso3_2']}"
            if pair in pairs:
                pairs[pair][int(row["week"])] = acts
    weeks = [str(date(2014, 1, 1) + timedelta(days=7 * week)) for week in range(52)]
    for pair, days in turns.items():
        found = {turn.label: turn for turn in turning_points(pairs[pair], every, weeks).turns}
        assert all(found[day].ratio >= ratio for day, ratio in days.items())
        assert len(found) <= 5
