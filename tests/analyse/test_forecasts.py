"""Forecasts: their distributions, their ingredients, and that they beat what is usual."""

import csv
import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.analyse.figures.counts import chances, crps, none, quantiles
from dragoman.analyse.figures.scores import calibration_error, log_loss
from dragoman.analyse.forecasts.conflict import Sign, forecast_any
from dragoman.analyse.forecasts.counts import forecast_counts
from dragoman.analyse.forecasts.judging import judge
from dragoman.analyse.forecasts.outlook import ALL, CONFLICT, Forecast, outlook
from dragoman.analyse.forecasts.recent import (
    discounted,
    discounted_by,
    expected,
    expected_by,
    own_rates,
    own_rates_by,
)
from dragoman.present.analyses.forecasts import judged_lines, outlook_lines

Array = NDArray[np.float64]
PEERS = Path(__file__).parents[3] / "shared" / "peers"
PAIRS = [("KEN", "NOR"), ("KEN", "PER"), ("NOR", "PER")]


def test_the_distribution_has_its_mean_and_its_excess() -> None:
    """And sums to one; without excess it is Poisson's."""
    mean, excess = np.array([3.0, 0.4]), np.array([1.5, 0.5])
    told = chances(mean, excess, 200)
    counts = np.arange(201)
    assert told.sum(axis=1) == pytest.approx([1, 1])
    assert told @ counts == pytest.approx(mean)
    assert told @ counts**2 - mean**2 == pytest.approx(mean * (1 + excess))
    assert none(mean, excess) == pytest.approx(told[:, 0])
    assert quantiles(4.0, 0.0, (0.5,)) == (4,)


@pytest.mark.parametrize("half_life", [1.0, 4.0])
def test_what_was_known_at_each_time_is_found_in_one_pass(half_life: float) -> None:
    """It is what comes of the periods before alone."""
    history = np.random.default_rng(2).poisson(2.0, (5, 40)).astype(float)
    origins = range(3, 41, 4)
    own, told = own_rates_by(history, origins), expected_by(history, half_life, 2.0, origins)
    means, totals = discounted_by(history, half_life, origins)
    for number, at in enumerate(origins):
        past = history[:, :at]
        assert own[number] == pytest.approx(own_rates(past), rel=1e-12)
        assert told[number] == pytest.approx(expected(past, half_life, 2.0), rel=1e-12)
        mean, total = discounted(past, half_life)
        assert means[number] == pytest.approx(mean, rel=1e-12)
        assert totals[number] == pytest.approx(total, rel=1e-12)


def test_a_score_is_least_where_the_truth_is_told() -> None:
    """Both scores are proper: the true mean and the true chance score best, on average."""
    drawn = np.random.default_rng(1).negative_binomial(3.0, 0.5, 4000).astype(float)
    score = {
        mean: crps(drawn, np.full(4000, mean), np.full(4000, 1.0)).mean() for mean in (2, 3, 4)
    }
    assert min(score, key=lambda mean: score[mean]) == 3
    came = (np.random.default_rng(2).random(4000) < 0.3).astype(float)
    loss = {told: log_loss(np.full(4000, told), came).mean() for told in (0.2, 0.3, 0.4)}
    assert min(loss, key=lambda told: loss[told]) == 0.3
    assert calibration_error(np.full(4000, 0.3), came) < 0.03


def test_what_is_recent_counts_most_and_is_drawn_to_the_own_rate() -> None:
    """Checked by hand."""
    history = np.array([[0.0, 0.0, 4.0], [0.0, 0.0, 0.0]])
    assert own_rates(history).tolist() == pytest.approx([(4 + 4 / 3) / 5, (4 / 3) / 5])
    mean, total = discounted(history, 1.0)
    assert (mean.tolist(), total) == (pytest.approx([16 / 7, 0.0]), 1.75)
    assert expected(history, 1.0, 1.0)[0] == pytest.approx((4 + (4 + 4 / 3) / 5) / 2.75)


def weekly(weeks: int) -> Array:
    """Return counts by week, pair and quad class: a quarrel of one pair in spells of ten weeks."""
    chance = np.random.default_rng(8)
    found = chance.poisson(0.5, (weeks, 3, 4)).astype(float)
    hot = (np.arange(weeks) // 10) % 2 == 1
    found[:, :, 3] = chance.poisson(0.05, (weeks, 3))
    found[hot, 0, 3] = chance.poisson(2.0, int(hot.sum()))
    return found


def test_spells_are_told_better_than_by_the_own_rate() -> None:
    """Of numbers and of chances, each from the past alone."""
    told = weekly(120)[:, :, 3].T
    every = weekly(120).sum(axis=2).T
    ours, rival, chance, own = [], [], [], []
    for week in range(80, 120):
        made = forecast_counts(told[:, :week], 1)
        ours.append(crps(told[:, week], made.mean, made.excess).mean())
        rival.append(crps(told[:, week], made.usual, made.usual_excess).mean())
        any_ = forecast_any(told[:, :week], 1, [Sign("recent acts", every[:, :week])])
        hit = (told[:, week] > 0).astype(float)
        chance.append(log_loss(any_.chance, hit).mean())
        own.append(log_loss(any_.own, hit).mean())
    assert np.mean(ours) < np.mean(rival)
    assert np.mean(chance) < np.mean(own)


def test_without_cases_to_learn_from_the_own_rate_is_told() -> None:
    """Fewer than twenty cases teach nothing."""
    quiet = np.zeros((3, 60))
    quiet[0, 30] = 1
    made = forecast_any(quiet, 1, [Sign("recent acts", quiet)])
    assert made.chance == pytest.approx(made.own)
    assert made.weights.tolist() == [0, 1, 0, 0]
    assert (made.cases, made.trials) == (1, 52 * 3)


def test_a_sign_may_be_told_as_odds() -> None:
    """One of the last two periods, each counting half the next; drawn to that of both rows."""
    sign = Sign("share", np.array([[0.0, 1.0], [0.0, 0.0]]), 1.0, odds=True)
    made = forecast_any(np.zeros((2, 2)), 1, [sign])
    share = (1 + 4 * (1 / 1.5) / 2) / (1.5 + 4)
    assert made.names[-1] == "share"
    assert made.ingredients[0, -1] == pytest.approx(np.log(share / (1 - share)))


def test_what_came_in_every_week_of_late_is_all_but_certain() -> None:
    """It never came in the first half and always in the second: no step runs away."""
    told = np.zeros((2, 80))
    told[:, 40:] = 1.0
    assert forecast_any(told, 1).chance.min() > 0.99


def test_what_was_learnt_long_ago_may_count_less() -> None:
    """It came in a tenth of the first half and in six tenths of the second."""
    rate = np.where(np.arange(80) < 40, 0.1, 0.6)
    told = (np.random.default_rng(3).random((6, 80)) < rate).astype(float)
    always, lately = (forecast_any(told, 1, (), 1000.0, half) for half in (math.inf, 10.0))
    assert always.weights.tolist() == forecast_any(told, 1, (), 1000.0).weights.tolist()
    assert abs(always.weights - lately.weights).max() > 0.1


def test_an_outlook_shows_what_each_number_is_made_of() -> None:
    """Intervals hold the median, ingredients give the probability, days lie after the fact."""
    found = outlook(PAIRS, weekly(100), [5] * 100, date(2030, 6, 2), [PAIRS[0]])
    assert found.lack == ""
    assert {one.kind for one in found.forecasts} == {
        ALL, CONFLICT, "verbal cooperation", "material cooperation", "verbal conflict",
        "material conflict",
    }  # fmt: skip
    for one in found.forecasts:
        assert one.since == date(2030, 6, 3) > one.made_on
        if one.kind == CONFLICT:
            names = list(one.ingredients)[:4]
            assert names[-1] == "recent acts"
            odds = sum(one.ingredients[name] for name in names)
            assert one.mean == pytest.approx(1 / (1 + np.exp(-odds)))
            assert one.lift == pytest.approx(one.mean / one.usual)
        else:
            assert one.most is not None
            assert one.half is not None
            assert one.median is not None
            assert one.most[0] <= one.half[0] <= one.median <= one.half[1] <= one.most[1]
    assert sum(1 for _ in outlook_lines(found)) == len(found.forecasts) + 3


def test_too_few_weeks_and_strangers_have_no_outlook() -> None:
    """And the answer says why; weeks in which nothing was read do not count."""
    made_on = date(2030, 6, 2)
    found = outlook(PAIRS, weekly(100), [0] * 80 + [5] * 20, made_on, [PAIRS[0]])
    assert found.lack == (
        "documents of 20 weeks were read, 20 of them of the last 52; at least 40 and 26 are needed"
    )
    strange = outlook(PAIRS, weekly(100), [5] * 100, made_on, [("AGO", "BOL")])
    assert strange.lack == "too few acts were told between AGO-BOL"
    assert list(outlook_lines(strange))[1] == f"Too little to say: {strange.lack}."


def told(kind: str, until: date) -> Forecast:
    """Return a forecast of two acts, or of a half."""
    number = kind != CONFLICT
    return Forecast(
        date(2030, 1, 6), "KEN", "NOR", kind, date(2030, 1, 7), until, 2.0 if number else 0.5,
        1.0 if number else 0.25, 2 if number else None, (1, 3) if number else None,
        (0, 4) if number else None, 0.5 if number else None, 0.5 if number else None,
        None if number else 2.0, {}, 9, 60,
    )  # fmt: skip


def test_forecasts_are_judged_when_their_time_is_over() -> None:
    """Beside the own rate; what is not over waits."""
    over, later = date(2030, 2, 3), date(2030, 4, 7)
    every = [told(ALL, over), told(ALL, later), told(CONFLICT, over)]
    found, waiting = judge(every, lambda _: 2, date(2030, 3, 1))
    assert waiting == 1
    chance, number = sorted(found, key=lambda one: one.kind, reverse=True)
    assert (number.kind, number.days, number.number, number.held) == (ALL, 28, 1, 1.0)
    assert number.score < number.usual
    assert chance.score == pytest.approx(np.log(2))
    assert chance.usual == pytest.approx(np.log(4))
    missed, _ = judge([replace(told(ALL, over), most=(3, 4))], lambda _: 2, date(2030, 3, 1))
    assert missed[0].held == 0
    assert list(judged_lines((), 2)) == ["not over yet: 2"]


def test_the_bars_of_icews_hold() -> None:
    """Weeks 30 to 51 of 341 dyads of ICEWS 2014, each from the weeks before it."""
    path = PEERS / "icews14-dyad-weeks.csv"
    if not path.is_file():
        pytest.skip("no ../shared folder here")
    rows: dict[tuple[str, str], int] = {}
    with (PEERS / "icews14-dyads.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            rows[row["iso3_1"], row["iso3_2"]] = len(rows)
    every = np.zeros((len(rows), 52))
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            quads = (int(row[quad]) for quad in ("vcoop", "mcoop", "vconf", "mconf"))
            every[rows[row["iso3_1"], row["iso3_2"]], int(row["week"])] = sum(quads)
    made = [forecast_counts(every[:, :week], 1) for week in range(30, 52)]
    came = every[:, 30:].T
    ours = crps(came, np.array([m.mean for m in made]), np.array([m.excess for m in made])).mean()
    assert ours < 0.558
