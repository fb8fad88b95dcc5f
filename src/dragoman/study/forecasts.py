"""What may follow between states, and what came of forecasts, from a ledger or an import."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.analyse.forecasts.judging import Judged, judge
from dragoman.analyse.forecasts.occasions import is_wanted, plan_forecasts, revival_forecasts
from dragoman.analyse.forecasts.outlook import (
    ALL,
    CONFLICT,
    HELD,
    KINDS,
    REVIVED,
    Forecast,
    Outlook,
    outlook,
)
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act
from dragoman.panel.series import quad_counts
from dragoman.records import Status
from dragoman.study.material import Span, material
from dragoman.study.occasions import held_by, plans_of
from dragoman.study.series import series_of

COUPLE = 2
LEAST_ACTS = 5  # in all the time that was read; not swept
CONFLICT_KIND = KINDS[-1]


def outlook_of(ledger: Ledger, wanted: Filter, states: Sequence[str], span: Span) -> Outlook:
    """Return what may follow between states, from all that was known by the end of a week.

    Raises:
        UsageError: fewer than two states, or there is no time.
    """
    if len(set(states)) < COUPLE:
        raise UsageError("a forecast is between states; give two or more")
    found = material(ledger, wanted, replace(span, unit="week"))
    known = _pairs(found.acts)
    counts = quad_counts(found.acts, known, found.periods, found.unit)
    asked = [(one, other) for one, other in combinations(sorted(set(states)), 2)]
    made = outlook(known, counts, found.read, found.periods[-1].end, asked)
    if span.source is not None:
        return made
    some = frozenset(states)
    known_plans = plans_of(ledger, lambda plan: is_wanted(plan, some, made.made_on))
    plans, few = plan_forecasts(known_plans, some, made.made_on)
    series, unknown = revival_forecasts(series_of(ledger), some, made.made_on)
    every = (*made.forecasts, *plans, *series)
    return replace(made, forecasts=every, notes=(*few, *unknown))


def judgement_of(
    ledger: Ledger, forecasts: Sequence[Forecast], span: Span
) -> tuple[tuple[Judged, ...], int]:
    """Return the scores of forecasts against what is known now, and how many are not over yet.

    Raises:
        UsageError: there is no time.
    """
    found = material(ledger, Filter(), replace(span, unit="week"))
    special: dict[str, Callable[[Forecast], int]] = {
        HELD: lambda one: _held(ledger, one),
        REVIVED: lambda one: _met(ledger, one),
    }

    def came(one: Forecast) -> int:
        if one.kind in special:
            return special[one.kind](one)
        return round(sum(act.number for act in found.acts if _is_of(act, one)))

    return judge(forecasts, came, found.periods[-1].end)


def _held(ledger: Ledger, one: Forecast) -> int:
    """Return whether what was planned is told to have been held."""
    deeds = ledger.events(Filter(between=one.parties, type=(one.name,), status=("actual",)))
    return int(any(True for _ in held_by(deeds, one.name, one.parties, one.since, one.until)))


def _met(ledger: Ledger, one: Forecast) -> int:
    """Return whether a series is told to have met."""
    days = (day for each in series_of(ledger) if each.about == one.about for day in each.days)
    return int(any(one.since <= day <= one.until for day in days))


def _is_of(act: Act, one: Forecast) -> bool:
    """Whether an act is one that a forecast is about."""
    if act.status != Status.ACTUAL or (one.first, one.second) not in act.pairs:
        return False
    kind = CONFLICT_KIND if one.kind == CONFLICT else one.kind
    if kind != ALL and KINDS[act.quad_code - 1] != kind:
        return False
    return act.start is not None and one.since <= act.start <= one.until


def _pairs(acts: Iterable[Act]) -> list[Pair]:
    """Return the pairs of states with enough acts to tell of, in order of code."""
    numbers: Counter[Pair] = Counter()
    for act in acts:
        if act.status == Status.ACTUAL:
            for pair in act.pairs:
                numbers[pair] += round(act.number)
    return sorted(pair for pair, number in numbers.items() if number >= LEAST_ACTS)
