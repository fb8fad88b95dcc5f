"""Triangles: the autoregression is what statsmodels makes of it, and its bands hold."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.analyse.figures.beta import beta_cdf, beta_quantile, f_tail
from dragoman.analyse.figures.discovery import adjusted
from dragoman.analyse.triangles.least_squares import block, fit, orders
from dragoman.analyse.triangles.minnesota import Prior, draw_lags, posterior
from dragoman.analyse.triangles.responses import responses
from dragoman.analyse.triangles.triangle import Triangle, triangle, ways_of
from dragoman.present.analyses.triangles import power, triangle_lines

HERE = Path(__file__).parent / "oracles"
ORACLE = json.loads((HERE / "figures.json").read_text(encoding="utf-8"))
SERIES = np.loadtxt(HERE / "series.csv", delimiter=",")
PEERS = Path(__file__).parents[3] / "shared" / "peers"
Array = NDArray[np.float64]


def test_orders_and_tests_are_those_of_statsmodels() -> None:
    """Orders exactly, F and p to nine digits."""
    assert list(orders(SERIES, 8)) == ORACLE["orders"]
    for (of, by), (value, chance) in zip(((0, 1), (1, 0)), ORACLE["tests"], strict=True):
        found = block(SERIES, 2, of, by)
        assert found.value == pytest.approx(value, rel=1e-9)
        # statsmodels counts the freedom of all equations together, we that of one
        assert f_tail(value, 2, 2 * found.freedom) == pytest.approx(chance, rel=1e-9)


def test_responses_are_those_of_statsmodels() -> None:
    """To 1e-6."""
    found = responses(fit(SERIES, 2).lags, 6)
    assert found == pytest.approx(np.array(ORACLE["responses"]), abs=1e-6)


def test_distributions_are_those_of_scipy() -> None:
    """To ten digits; the quantile turns the probability round."""
    for value, one, other, chance in ORACLE["f_tail"]:
        assert f_tail(value, one, other) == pytest.approx(chance, rel=1e-9)
    for value, one, other, chance in ORACLE["beta_cdf"]:
        assert beta_cdf(value, one, other) == pytest.approx(chance, rel=1e-10)
        assert beta_quantile(chance, one, other) == pytest.approx(value, rel=1e-9)
    assert (beta_cdf(-1, 2, 2), beta_cdf(2, 2, 2), f_tail(0, 1, 9)) == (0, 1, 1)


def test_false_discoveries_are_controlled_in_order() -> None:
    """Benjamini and Hochberg's procedure, checked by hand."""
    assert adjusted([0.01, 0.02, 0.03, 0.9]) == pytest.approx((0.04, 0.04, 0.04, 0.9))
    assert adjusted([]) == ()


@pytest.mark.parametrize(
    ("name", "first", "last", "order", "chosen", "values"),
    [
        ("weekly-goldstein", None, None, 12, (12, 11), {(0, 1): 14.26, (1, 0): 13.49}),
        ("weekly-goldstein", "1987-12-06", "1993-09-12", 4, (4, 1), {(0, 1): 2.33, (1, 0): 4.51}),
        ("weekly-goldstein", "2000-09-24", None, 5, (5, 1), {}),
        ("monthly-jpi", None, None, 3, (3, 1), {(0, 2): 7.48, (1, 2): 4.59, (2, 0): 0.09}),
    ],
)
def test_published_series_give_their_reference_values(
    name: str,
    first: str | None,
    last: str | None,
    order: int,
    chosen: tuple[int, int],
    values: dict[tuple[int, int], float],
) -> None:
    """Orders of at most twelve lags, F to three digits."""
    path = PEERS / f"israel-palestine-{name}.csv"
    if not path.exists():
        pytest.skip("the series of Brandt and Freeman are not in the repository")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    labels = [row[0] for row in rows]
    told = np.array([[float(cell) for cell in row[1:]] for row in rows])
    begin = labels.index(first) if first else 0
    end = labels.index(last) if last else len(labels)
    told = told[begin:end]
    assert orders(told, 12) == chosen
    for (of, by), value in values.items():
        assert round(block(told, order, of, by).value, 2) == value


def known(count: int, seed: int) -> tuple[Array, Array]:
    """Return a known autoregression and series that it makes."""
    lags = np.array([[[0.5, 0.2], [0.1, 0.3]], [[0.1, 0.0], [0.0, 0.2]]])
    noise = np.random.default_rng(seed).standard_normal((count + 30, 2))
    told = np.zeros((count + 30, 2))
    for at in range(2, len(told)):
        told[at] = lags[0] @ told[at - 1] + lags[1] @ told[at - 2] + noise[at]
    return lags, told[30:]


def test_bands_hold_what_they_claim() -> None:
    """Twelve seeded series: 90% bands hold between .85 and .98 of the true responses."""
    held = []
    for seed in range(12):
        lags, told = known(60, seed)
        truth = responses(lags, 6)[1:]
        drawn = responses(draw_lags(posterior(told, Prior()), 300, seed), 6)[:, 1:]
        low, high = np.quantile(drawn, [0.05, 0.95], axis=0)
        held.append(float(np.mean((low <= truth) & (truth <= high))))
    assert 0.85 <= float(np.mean(held)) <= 0.98


def test_the_same_seed_gives_the_same_draws() -> None:
    """Units of a series do not matter either."""
    _, told = known(80, 1)
    one = draw_lags(posterior(told, Prior()), 5, 3)
    assert np.array_equal(one, draw_lags(posterior(told, Prior()), 5, 3))
    scaled = draw_lags(posterior(told * [1.0, 100.0], Prior()), 5, 3)
    assert scaled[:, :, 0, 0] == pytest.approx(one[:, :, 0, 0], rel=1e-4)
    assert scaled[:, :, 1, 0] == pytest.approx(100 * one[:, :, 1, 0], rel=1e-4)


def three(count: int, backlash: float) -> Array:
    """Return six series: the second state answers the first, the third turns against it."""
    noise = np.random.default_rng(5).standard_normal((count + 20, 6))
    ways = ways_of(("A", "B", "C"))
    lean, answer, turn = (ways.index(way) for way in (("A", "B"), ("B", "A"), ("C", "A")))
    told = np.zeros((count + 20, 6))
    for at in range(1, len(told)):
        told[at] = 0.2 * told[at - 1] + noise[at]
        told[at, answer] += 0.6 * told[at - 1, lean]
        told[at, turn] += backlash * told[at - 1, lean]
    return told[20:]


def test_a_backlash_is_found_where_there_is_one() -> None:
    """Reciprocity and the third state's answer stand out, nothing else does."""
    labels = [str(at) for at in range(240)]
    found = triangle(("A", "B", "C"), three(240, -0.6), labels, "week")
    shown = {(one.kind, one.shock, one.answer) for one in found.links if one.found}
    assert shown == {
        ("reciprocity", ("A", "B"), ("B", "A")),
        ("triangular", ("A", "B"), ("C", "A")),
    }
    turned = next(one for one in found.of("triangular") if one.found)
    assert turned.total_high < 0
    assert turned.low[0] < turned.path[0] < turned.high[0] < 0
    lines = list(triangle_lines(found))
    assert lines[0] == "A, B and C, 240 weeks, 0 to 239"
    assert any("C to A falls after A to B" in line for line in lines)


def test_too_little_is_said_to_be_too_little() -> None:
    """Few periods, or a series that is silent in most of them."""
    few = triangle(("A", "B", "C"), three(59, 0.0), [""] * 59, "month")
    assert few.lack == "59 months are too few: at least 60 are needed"
    silent = three(80, 0.0)
    silent[24:, 0] = 0.0
    thin = triangle(("A", "B", "C"), silent, [""] * 80, "month")
    assert thin.lack == "too few months with an act (A>B 24): at least 25 are needed of each"
    assert thin.links == ()
    assert list(triangle_lines(thin))[-1] == f"Too little to say: {thin.lack}."


def test_power_is_told_for_the_next_shorter_series() -> None:
    """Ninety periods have at least the power of sixty."""
    assert power(90) == power(60) != power(120)
    assert power(5) == power(60)


def test_there_are_six_ways_and_eighteen_links() -> None:
    """Six answers in kind, twelve of a third state."""
    found: Triangle = triangle(("A", "B", "C"), three(70, 0.0), [""] * 70, "week")
    assert (len(found.of("reciprocity")), len(found.of("triangular"))) == (6, 12)


def test_a_series_that_never_varies_breaks_nothing() -> None:
    """Its noise is that of rounding; the other series are told as without it."""
    chance = np.random.default_rng(5)
    series = np.column_stack([np.full(63, 2.5), chance.normal(size=(63, 5))])
    found = triangle(("A", "B", "C"), series, [str(one) for one in range(63)], "month")
    assert len(found.links) == 18
    assert all(np.isfinite(link.total) for link in found.links)
