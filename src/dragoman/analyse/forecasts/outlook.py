"""An outlook: forecasts for pairs of states with their ingredients, made before the fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.counts import quantiles
from dragoman.analyse.forecasts.conflict import Chances, Sign, forecast_any
from dragoman.analyse.forecasts.counts import Counts, Plain, forecast_counts
from dragoman.analyse.forecasts.recent import discounted
from dragoman.ledger.pairs import Pair

Array = NDArray[np.float64]
WEEK = 7
LEAST_WEEKS = 40
LEAST_READ = 26
YEAR = 52
COUNT_AHEAD = (4, 13)
CONFLICT_AHEAD = (1, 4)
KINDS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
ALL = "all acts"
CONFLICT = "any material conflict"
HELD = "held by its date"
REVIVED = "meets again"
CHANCES = (CONFLICT, HELD, REVIVED)
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9)
MATERIAL_CONFLICT = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """One number told before the fact, with what it was made of.

    Attributes:
        made_on: the last day that was known when it was made.
        first: a state.
        second: another.
        kind: ``all acts``, one of the four quad classes, ``any material conflict``, ``held by its
            date`` of a planned occasion, or ``meets again`` of a lapsed series.
        since: first day that it is about.
        until: last day.
        mean: expected number, or the probability.
        usual: the same by the two states' own rate, the rival.
        median: of the number; None for a probability.
        half: edges of the 50% interval of the number.
        most: edges of the 80% interval.
        excess: of the variance over the mean.
        usual_excess: of the rival.
        lift: probability over the own rate; None for a number.
        ingredients: what went in, by name, and what it counts for.
        acts: what it was learnt from: acts of the kind between the two in all weeks looked at;
            past plans of a planned occasion's kind and announcer; a lapsed series' gaps.
        weeks: weeks in which anything was read; 0 where nothing goes by weeks.
        name: what is planned, or the series' name; empty for numbers and conflict.
        about: id of the planned event or of the arrangement; empty as above.
        parties: states of the occasion or series, in order of code; empty as above.
        band: 80% interval of the rate behind a planned occasion's probability.
    """

    made_on: date
    first: str
    second: str
    kind: str
    since: date
    until: date
    mean: float
    usual: float
    median: int | None
    half: tuple[int, int] | None
    most: tuple[int, int] | None
    excess: float | None
    usual_excess: float | None
    lift: float | None
    ingredients: dict[str, float]
    acts: int
    weeks: int
    name: str = ""
    about: str = ""
    parties: tuple[str, ...] = ()
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Forecasts, or why there are none.

    Attributes:
        made_on: the last day that was known.
        forecasts: in order of states, kind and time.
        lack: why there are none of numbers and of conflict; empty where there are.
        notes: of which occasions and series nothing can be told, and why.
    """

    made_on: date
    forecasts: tuple[Forecast, ...]
    lack: str
    notes: tuple[str, ...] = ()

    def of(self, *kinds: str) -> tuple[Forecast, ...]:
        """Return the forecasts of some kinds."""
        return tuple(one for one in self.forecasts if one.kind in kinds)


def outlook(
    pairs: Sequence[Pair], weekly: Array, read: Sequence[int], made_on: date, wanted: Sequence[Pair]
) -> Outlook:
    """Return what may follow between some pairs of states.

    Args:
        pairs: all that are known; those not wanted tell what is usual for any.
        weekly: acts that took place by week, pair and quad class, the newest week last.
        read: documents of each week; weeks without any are left out, nobody looked.
        made_on: the last day of the last week.
        wanted: pairs to forecast for.
    """
    seen = [at for at, number in enumerate(read) if number]
    recent = sum(number > 0 for number in read[-YEAR:])
    if len(seen) < LEAST_WEEKS or recent < LEAST_READ:
        lack = (
            f"documents of {len(seen)} weeks were read, {recent} of them of the last {YEAR}; at "
            f"least {LEAST_WEEKS} and {LEAST_READ} are needed"
        )
        return Outlook(made_on, (), lack)
    told = weekly[seen].transpose(1, 2, 0)
    missing = [pair for pair in wanted if pair not in pairs]
    if missing or not wanted:
        named = ", ".join("-".join(pair) for pair in missing) or "nobody"
        return Outlook(made_on, (), f"too few acts were told between {named}")
    rows = [pairs.index(pair) for pair in wanted]
    found = [*_counts(told, rows, wanted, made_on), *_chances(told, rows, wanted, made_on)]
    return Outlook(made_on, tuple(sorted(found, key=lambda one: (one.first, one.second))), "")


def _counts(told: Array, rows: list[int], wanted: Sequence[Pair], made_on: date) -> list[Forecast]:
    """Return the forecasts of numbers."""
    found = []
    for ahead in COUNT_AHEAD:
        for at, kind in enumerate((ALL, *KINDS)):
            history = told.sum(axis=1) if at == 0 else told[:, at - 1]
            # the farther ahead, the more the own rate counts: a week of it for each week
            how = Plain(shrinkage=max(Plain().shrinkage, float(ahead)))
            if history.sum() == 0:
                continue
            made = forecast_counts(history, ahead, how)
            found += [
                _count(pair, kind, ahead, made, row, history[row], made_on)
                for pair, row in zip(wanted, rows, strict=True)
            ]
    return found


def _count(  # noqa: PLR0917 - the parts of one row
    pair: Pair, kind: str, ahead: int, made: Counts, row: int, history: Array, made_on: date
) -> Forecast:
    """Return one forecast of a number."""
    mean, excess = float(made.mean[row]), float(made.excess[row])
    low, lower, median, upper, high = quantiles(mean, excess, SHARES)
    recent, total = discounted(history[None, :], Plain().half_life)
    return Forecast(
        made_on, *pair, kind, made_on + timedelta(days=1), made_on + timedelta(days=WEEK * ahead),
        mean, float(made.usual[row]), median, (lower, upper), (low, high),
        excess, float(made.usual_excess[row]), None,
        {
            "recent acts a week": float(recent[0]),
            "own rate a week": float(made.usual[row]) / ahead,
            "weeks that the recent ones count for": total,
            "weeks that the own rate counts for": max(Plain().shrinkage, float(ahead)),
        },
        int(history.sum()), len(history),
    )  # fmt: skip


def conflict_signs(told: Array) -> tuple[Sign, ...]:
    """Return what may tell that material conflict will come.

    Args:
        told: acts by pair, quad class and week.
    """
    return (Sign("recent acts", told.sum(axis=1), steep=1.0),)


def _chances(told: Array, rows: list[int], wanted: Sequence[Pair], made_on: date) -> list[Forecast]:
    """Return the forecasts of probabilities."""
    conflict = told[:, MATERIAL_CONFLICT]
    if conflict.sum() == 0:
        return []
    found = []
    signs = conflict_signs(told)
    for ahead in CONFLICT_AHEAD:
        made = forecast_any(conflict, ahead, signs)
        for pair, row in zip(wanted, rows, strict=True):
            found.append(_chance(pair, ahead, made, row, conflict[row], made_on))
    return found


def _chance(  # noqa: PLR0917 - the parts of one row
    pair: Pair, ahead: int, made: Chances, row: int, history: Array, made_on: date
) -> Forecast:
    """Return one forecast of a probability."""
    own, chance = float(made.own[row]), float(made.chance[row])
    parts = made.ingredients[row] * made.weights
    ingredients = {name: float(part) for name, part in zip(made.names, parts, strict=True)}
    return Forecast(
        made_on, *pair, CONFLICT, made_on + timedelta(days=1),
        made_on + timedelta(days=WEEK * ahead), chance, own, None, None, None, None, None,
        chance / own, ingredients | {"learnt from": made.trials, "of them it came": made.cases},
        int(history.sum()), len(history),
    )  # fmt: skip
