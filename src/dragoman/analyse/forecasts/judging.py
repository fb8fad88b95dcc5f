"""Forecasts against what came: only those whose time is over, beside the rival.

Scores are proper (Gneiting and Raftery 2007, Strictly proper scoring rules, prediction, and
estimation, Journal of the American Statistical Association 102).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dragoman.analyse.figures.counts import crps
from dragoman.analyse.figures.scores import log_loss
from dragoman.analyse.forecasts.holding import GRACE
from dragoman.analyse.forecasts.outlook import CHANCES, HELD, Forecast

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of forecasts of a kind.

    Attributes:
        kind: what was forecast.
        days: how many days ahead; 0 where each has a date of its own.
        number: how many forecasts.
        score: their mean score, CRPS of numbers and log loss of probabilities; lower is better.
        usual: the same of the own rate.
        held: share of numbers within their 80% interval; None for probabilities.
    """

    kind: str
    days: int
    number: int
    score: float
    usual: float
    held: float | None


def judge(
    forecasts: Iterable[Forecast], came: Callable[[Forecast], int], known_until: date
) -> tuple[tuple[Judged, ...], int]:
    """Return the scores of forecasts, and how many are not over yet.

    A planned occasion is over a week after its date, so that documents can tell of it.

    Args:
        forecasts: as they were made.
        came: tells how many acts of its kind a forecast's time saw.
        known_until: the last day that is known now.
    """
    groups: dict[tuple[str, int], list[tuple[Forecast, int]]] = {}
    waiting = 0
    for one in forecasts:
        if one.until + (GRACE if one.kind == HELD else NOTHING) > known_until:
            waiting += 1
            continue
        days = 0 if one.kind == HELD else (one.until - one.made_on).days
        groups.setdefault((one.kind, days), []).append((one, came(one)))
    return tuple(_judged(*key, pairs) for key, pairs in sorted(groups.items())), waiting


def _judged(kind: str, days: int, pairs: list[tuple[Forecast, int]]) -> Judged:
    """Return the scores of forecasts of one kind."""
    seen = np.array([number for _, number in pairs], float)
    mean = np.array([one.mean for one, _ in pairs])
    usual = np.array([one.usual for one, _ in pairs])
    if kind in CHANCES:
        hit = (seen > 0).astype(float)
        score, rival = log_loss(mean, hit), log_loss(usual, hit)
        return Judged(kind, days, len(pairs), float(score.mean()), float(rival.mean()), None)
    excess = np.array([one.excess or 0.0 for one, _ in pairs])
    usual_excess = np.array([one.usual_excess or 0.0 for one, _ in pairs])
    inside = [one.most is not None and one.most[0] <= n <= one.most[1] for one, n in pairs]
    return Judged(
        kind,
        days,
        len(pairs),
        float(crps(seen, mean, excess).mean()),
        float(crps(seen, usual, usual_excess).mean()),
        float(np.mean(inside)),
    )
