"""How good forecasts are, against what is usual, on other people's data.

    python benchmarks/forecasts.py --peers FOLDER            # weeks 30 to 51
    python benchmarks/forecasts.py --peers FOLDER --sweep    # choices, on weeks 8 to 29

The folder holds ``icews14-dyad-weeks.csv`` and ``icews14-dyads.csv``: counts by dyad, week and quad
class of ICEWS 2014, 341 dyads with 5 acts before week 30. Every forecast is made from the weeks
before it alone. ``us-meetings.tsv``, ``us-travels.tsv`` and ``us-visits.tsv`` (Office of the
Historian, public domain): which states the US president or secretary visits, receives or meets;
those with three such months before 2010 are asked for.
"""

import argparse
import csv
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.counts import chances, crps
from dragoman.analyse.figures.scores import calibration_error, log_loss
from dragoman.analyse.forecasts.conflict import Sign, forecast_any
from dragoman.analyse.forecasts.counts import Counts, Plain, forecast_counts
from dragoman.analyse.forecasts.outlook import conflict_signs
from dragoman.ledger.pairs import Pair

Array = NDArray[np.float64]
WEEKS = 52
FROM = 30
QUADS = ("vcoop", "mcoop", "vconf", "mconf")
SINCE, FIRST, LAST = 1990, 2010, 2024
MET = ("us-meetings.tsv", "us-travels.tsv", "us-visits.tsv")
LEAST_MONTHS = 3
CHOOSE, SLOW, LATELY, LEARNT = 2000, 36.0, 3.0, 48.0
AT_ONCE = 0.05


@dataclass(frozen=True, slots=True)
class Terms:
    """What chances are told by.

    Attributes:
        half_life: after which an act of the kind counts half.
        signs: what else is looked at.
        learnt_half_life: after which a case that is learnt from counts half.
    """

    half_life: float
    signs: Sequence[Sign]
    learnt_half_life: float = math.inf


def dyad_weeks(folder: Path) -> Array:
    """Return counts by dyad, week and quad class."""
    rows = {pair: at for at, pair in enumerate(pairs(folder))}
    found = np.zeros((len(rows), WEEKS, 4))
    with (folder / "icews14-dyad-weeks.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            pair = row["iso3_1"], row["iso3_2"]
            found[rows[pair], int(row["week"])] = [float(row[quad]) for quad in QUADS]
    return found


def pairs(folder: Path) -> list[Pair]:
    """Return the dyads, in order of the rows."""
    with (folder / "icews14-dyads.csv").open(encoding="utf-8") as lines:
        return [(row["iso3_1"], row["iso3_2"]) for row in csv.DictReader(lines)]


def counted(history: Array, weeks: range, how: Plain) -> tuple[Array, list[Counts]]:
    """Return what came in some weeks and what was expected of them."""
    told = [forecast_counts(history[:, :week], 1, how) for week in weeks]
    return np.array([history[:, week] for week in weeks]), told


def show_counts(name: str, history: Array, weeks: range, how: Plain) -> None:
    """Print the score of counts beside those of the rivals."""
    came, told = counted(history, weeks, how)
    mean, excess = (np.array([getattr(one, part) for one in told]) for part in ("mean", "excess"))
    usual = np.mean([crps(day, one.usual, one.usual_excess).mean()
                     for day, one in zip(came, told, strict=True)])  # fmt: skip
    same = np.abs(came - history[:, [week - 1 for week in weeks]].T).mean()
    print(f"{name:22} CRPS {crps(came, mean, excess).mean():.4f}, own rate {usual:.4f}, "
          f"last week {same:.4f}", flush=True)  # fmt: skip
    if name == "all":
        show_pit(came, mean, excess)


def show_pit(came: Array, mean: Array, excess: Array) -> None:
    """Print whether intervals hold, by the randomised probability integral transform."""
    most = int(came.max())
    below = np.cumsum(chances(mean, excess, most), axis=-1)
    upper = np.take_along_axis(below, came.astype(int)[..., None], -1)[..., 0]
    at = np.maximum(came.astype(int) - 1, 0)
    lower = np.where(came > 0, np.take_along_axis(below, at[..., None], -1)[..., 0], 0.0)
    value = lower + np.random.default_rng(14).random(came.shape) * (upper - lower)
    held = np.mean((value > 0.1) & (value < 0.9))
    parts = np.histogram(value, 10, (0, 1))[0] / value.size
    print(f"{'':22} 80% interval holds {held:.3f}, largest decile off {abs(parts - 0.1).max():.3f}")


def show_chances(name: str, wanted: Array, ahead: int, origins: range, terms: Terms) -> None:
    """Print the score of chances beside that of the own rate, with an interval of the gain."""
    told = [
        forecast_any(
            wanted[:, :at], ahead, [replace(one, counts=one.counts[:, :at]) for one in terms.signs],
            terms.half_life, terms.learnt_half_life,
        )
        for at in origins
    ]  # fmt: skip
    came = np.array([wanted[:, at : at + ahead].sum(axis=1) > 0 for at in origins], float)
    chance, own = np.array([one.chance for one in told]), np.array([one.own for one in told])
    ours, rival = log_loss(chance, came), log_loss(own, came)
    gains = resampled((rival - ours).mean(axis=0), lambda one: float(one.mean()) / rival.mean())
    print(f"{name:22} log loss {ours.mean():.4f}, own rate {rival.mean():.4f}, gain "
          f"{1 - ours.mean() / rival.mean():.1%} ({gains[0]:.1%} to {gains[1]:.1%}), calibration "
          f"error {calibration_error(chance, came):.3f}", flush=True)  # fmt: skip


def resampled(values: Array, figure: Callable[[Array], float]) -> tuple[float, float]:
    """Return a 95% interval over dyads drawn again, seeded."""
    chance = np.random.default_rng(14)
    found = [figure(chance.choice(values, len(values))) for _ in range(1000)]
    return float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))


def meetings(folder: Path) -> Array:
    """Return by state and month from 1990 how often the US president or secretary met it."""
    months = (LAST - SINCE + 1) * 12
    found: dict[str, Array] = {}
    for name in MET:
        with (folder / name).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                day = date.fromisoformat(row["start"])
                at = (day.year - SINCE) * 12 + day.month - 1
                if len(row["iso3"]) == 3 and at < months:
                    found.setdefault(row["iso3"], np.zeros(months))[at] += 1
    first = (FIRST - SINCE) * 12
    known = (one for _, one in sorted(found.items()) if (one[:first] > 0).sum() >= LEAST_MONTHS)
    return np.array(list(known))


def meeting_terms(met: Array, slow: float) -> Terms:
    """Return what a next meeting is told by: how often, in how many months, and whether lately."""
    months = (met > 0).astype(float)
    signs = (
        Sign("months with one", months, slow),
        Sign("the same of late", months, LATELY),
        Sign("share of months", months, slow, odds=True),
    )
    return Terms(slow, signs, LEARNT)


def month_of_year(met: Array) -> Sign:
    """Return how often any state was met in the next month of the year, in earlier years."""
    share = (met > 0).mean(axis=0)
    told = np.full(len(share), share[0])
    for at in range(len(share)):
        same = share[(at + 1) % 12 : at + 1 : 12]
        told[at] = (same.sum() + 2 * share[: at + 1].mean()) / (len(same) + 2)
    return Sign("month of the year", np.tile(told, (len(met), 1)), AT_ONCE, odds=True)


def main() -> None:  # noqa: C901 - one list of what is printed
    """Print everything."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--peers", type=Path, required=True)
    asked.add_argument("--sweep", action="store_true")
    given = asked.parse_args()
    weeks = dyad_weeks(given.peers)
    series = {"all": weeks.sum(axis=2)} | {
        name: weeks[:, :, QUADS.index(name)] for name in ("vcoop", "vconf", "mconf")
    }
    plans = [Plain()]
    stretch = range(FROM, WEEKS)
    if given.sweep:
        stretch = range(12, FROM)
        plans = [Plain(half, shrink, pool) for half in (1, 2, 4, 8)
                 for shrink in (1, 2, 4) for pool in (8,)]  # fmt: skip
    for plan in plans:
        for name, history in series.items():
            if not given.sweep or name == "all":
                show_counts(name if not given.sweep else str(plan), history, stretch, plan)
    signs = conflict_signs(weeks.transpose(0, 2, 1))
    for ahead in (1, 4):
        origins = range(FROM, WEEKS - ahead + 1)
        if given.sweep:
            origins = range(18, FROM - ahead + 1)
        for half in (1.0, 1.5, 2.0, 4.0, 8.0) if given.sweep else (1.5,):
            name = f"any conflict, {ahead} weeks, {half:g}"
            some = [replace(one, half_life=half) for one in signs]
            show_chances(name, series["mconf"], ahead, origins, Terms(half, some))
    if (given.peers / "us-meetings.tsv").is_file():
        met = meetings(given.peers)
        for ahead in (1, 3):
            origins = range((FIRST - SINCE) * 12, met.shape[1] - ahead + 1)
            if given.sweep:
                origins = range((CHOOSE - SINCE) * 12, (FIRST - SINCE) * 12 - ahead + 1, 3)
            for half in (12.0, 24.0, 36.0, 48.0) if given.sweep else (SLOW,):
                name = f"US meets one of {len(met)}, {ahead} months, {half:g}"
                terms = meeting_terms(met, half)
                show_chances(name, met, ahead, origins, terms)
            if not given.sweep:
                yearly = replace(terms, signs=(*terms.signs, month_of_year(met)))
                show_chances(f"{name}, month of the year", met, ahead, origins, yearly)


if __name__ == "__main__":
    main()
