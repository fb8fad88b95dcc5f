"""Forecasts of occasions: planned ones held by their date, lapsed series that meet again."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dragoman.analyse.forecasts.holding import LEAST_PLANS, Holding, Plan, holding
from dragoman.analyse.forecasts.outlook import HELD, REVIVED, Forecast
from dragoman.analyse.forecasts.reviving import LEAST_GAPS, Revival, Series, is_lapsed, revival

DAYS_AHEAD = (90, 365)


def plan_forecasts(
    plans: Sequence[Plan], states: frozenset[str], on: date
) -> tuple[tuple[Forecast, ...], tuple[str, ...]]:
    """Return how likely what some states plan is to be held, and of what nothing can be said.

    Args:
        plans: all that are known, of any states.
        states: at least two of them take part in what is asked for; all plans where it is empty.
        on: the last day that is known.
    """
    wanted = [one for one in plans if is_wanted(one, states, on)]
    found = holding(plans, wanted, on)
    told = tuple(_held(one, on) for one in found if one.chance is not None)
    few = tuple(dict.fromkeys(_few(one) for one in found if one.chance is None))
    return told, few


def is_wanted(plan: Plan, states: frozenset[str], on: date) -> bool:
    """Whether a plan is still to come on a day, and among some states."""
    return plan.told <= on < plan.since and _among(plan.parties, states)


def revival_forecasts(
    every: Sequence[Series], states: frozenset[str], on: date
) -> tuple[tuple[Forecast, ...], tuple[str, ...]]:
    """Return how likely lapsed series of some states are to meet again, and which tell too little.

    Args:
        every: all series that are known.
        states: at least two of them belong to what is asked for; all series where it is empty.
        on: the last day that is known.
    """
    wanted = [one for one in every if _among(one.parties, states)]
    told, few = [], []
    for one in wanted:
        known = one.until(on)
        if known.days and len(known.gaps) < LEAST_GAPS:
            few.append(f"{one.name}: too few gaps ({len(known.gaps)}; at least {LEAST_GAPS} are "
                       "needed) to tell whether it has lapsed")  # fmt: skip
        elif known.days and is_lapsed(known, on):
            told += [_revived(revival(every, one, on, ahead), on, ahead) for ahead in DAYS_AHEAD]
    return tuple(told), tuple(few)


def _among(parties: Iterable[str], states: frozenset[str]) -> bool:
    """Whether enough of the states asked for take part."""
    both = frozenset(parties)
    return len(both) > 1 and (not states or len(both & states) > 1)


def _few(one: Holding) -> str:
    """Return why nothing is said of a plan."""
    return (
        f"{one.plan.kind} of {', '.join(one.plan.parties)} planned for {one.plan.since}: too few "
        f"past plans of this kind told by {one.plan.announcer} ({one.past}; at least "
        f"{LEAST_PLANS} are needed)"
    )


def _held(one: Holding, on: date) -> Forecast:
    """Return the forecast of one planned occasion."""
    chance = one.chance or 0.0
    return Forecast(
        on, one.plan.parties[0], one.plan.parties[1], HELD, one.plan.since, one.plan.until,
        chance, one.usual, None, None, None, None, None, chance / one.usual,
        {"past plans like it": one.past, "of them held": one.held, "all past plans": one.every,
         "share of all held": one.usual},
        one.past, 0, one.plan.kind, one.plan.about, one.plan.parties, (one.low, one.high),
    )  # fmt: skip


def _revived(one: Revival, on: date, ahead: int) -> Forecast:
    """Return the forecast of one lapsed series."""
    return Forecast(
        on, one.series.parties[0], one.series.parties[1], REVIVED,
        on + timedelta(days=1), on + timedelta(days=ahead),
        one.chance, one.usual, None, None, None, None, None, one.chance / one.usual,
        {"days silent": one.silent, "middle gap in days": one.middle,
         "own gaps longer than that": one.longer, "of them ended in time": one.ended,
         "share of all series": one.others},
        len(one.series.gaps), 0, one.series.name, one.series.about, one.series.parties,
    )  # fmt: skip
