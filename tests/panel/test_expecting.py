"""What was expected of each two states: from the periods before alone, and where rates turned."""

from datetime import date

import numpy as np
import pytest

from dragoman import Book
from dragoman.analyse.figures.counts import quantiles
from dragoman.analyse.forecasts.counts import forecast_counts, forecast_each
from dragoman.panel.columns import NAMES
from dragoman.panel.expecting import Expectations
from dragoman.panel.exposure import Read
from dragoman.panel.periods import Unit, periods_between
from dragoman.panel.sums import Sums

PAIRS = [("KEN", "NOR"), ("KEN", "PER"), ("NOR", "PER")]


def test_each_period_is_expected_as_if_nothing_came_after() -> None:
    """Means and excesses are those of a forecast asked for before the period."""
    history = np.random.default_rng(3).poisson([[0.3], [2.0], [9.0]], (3, 24)).astype(float)
    mean, excess = forecast_each(history)
    assert bool(np.isnan(mean[:, :9]).all())
    for at in (9, 15, 23):
        made = forecast_counts(history[:, :at], 1)
        assert mean[:, at] == pytest.approx(made.mean)
        assert excess[:, at] == pytest.approx(made.excess)


def test_edges_are_quantiles_and_turns_have_their_ratio() -> None:
    """Blind months are left out; a pair without acts has nothing; the jump is a turn."""
    months = list(periods_between(date(2020, 1, 1), date(2022, 12, 1), Unit.MONTH))
    blind = {months[4], months[20]}
    read = {month: Read(50) for month in months if month not in blind}
    acts = np.random.default_rng(5).poisson([[0.4], [30.0]], (2, 36))
    acts[0, 18:] += 6
    sums = {
        pair: {month: Sums({1: float(number)}) for month, number in zip(months, own, strict=True)}
        for pair, own in zip(PAIRS, acts, strict=False)
    }
    made = Expectations(sums, months, read, Unit.MONTH)
    assert made.of(("NOR", "PER")) == {}
    seen = [month for month in months if month in read]
    history = np.array([[sums[pair][month].events for month in seen] for pair in PAIRS[:2]])
    mean, excess = forecast_each(history)
    for row, pair in enumerate(PAIRS[:2]):
        found = made.of(pair)
        assert list(found) == seen
        assert {found[month][:3] for month in seen[:9]} == {(None, None, None)}
        for at, month in enumerate(seen[9:], 9):
            edges = quantiles(float(mean[row, at]), float(excess[row, at]), (0.1, 0.9))
            assert found[month][:3] == (float(mean[row, at]), *edges)
    turned = {month.label: told[3] for month, told in made.of(PAIRS[0]).items() if told[3] != 1}
    assert list(turned) == ["2021-07"]
    assert (turned["2021-07"] or 0) > 5
    assert {told[3] for told in made.of(PAIRS[1]).values()} == {1.0}
    assert Expectations(sums, months, read, Unit.DAY).of(PAIRS[0]) == {}


def test_a_panel_tells_what_was_expected(book: Book) -> None:
    """By week from the tenth week that was read; never of a week that was not."""
    where = {name: NAMES.index(name) for name in ("observed", "expected", "lower80", "upper80")}
    rows = list(book.panel(unit="week", since="2024-01-01", until="2024-04-07"))
    told = [row for row in rows if row[where["expected"]] is not None]
    assert all(row[where["observed"]] == 1 for row in told)
    assert all(row[where["lower80"]] <= row[where["upper80"]] for row in told)
    assert all(row[where["expected"]] is None for row in book.panel(unit="day"))
