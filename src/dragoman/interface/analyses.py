"""Analyses in Python: triangles, turning points and forecasts of a ledger or an import."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

import numpy as np

from dragoman.analyse.forecasts.judging import Judged, judge
from dragoman.analyse.forecasts.outlook import ALL, CONFLICT, KINDS, Forecast, Outlook, outlook
from dragoman.analyse.triangles.triangle import Triangle, triangle, ways_of
from dragoman.analyse.turns.turning import Turns, turning_points
from dragoman.errors import UsageError
from dragoman.interface.comparing import import_named
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Publication
from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act, acts_of
from dragoman.panel.exposure import read_in
from dragoman.panel.foreign import foreign_acts, foreign_publications
from dragoman.panel.periods import Period, Unit, periods_between
from dragoman.panel.series import directed_scores, quad_counts
from dragoman.records import Status

CORNERS = 3
COUPLE = 2
LEAST_ACTS = 5
TURN_KINDS = {"all": (0, 1, 2, 3), "cooperation": (0, 1), "conflict": (2, 3)}
CONFLICT_KIND = KINDS[-1]
UNITS = (Unit.WEEK, Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Span:
    """Whose events are looked at, and when.

    Attributes:
        unit: length of a period, a week or a month.
        source: name of an import; what was read when None.
        by: ``date`` or ``reported_on``.
        since: first day; that of the first document when None.
        until: last day; that of the last document when None.
    """

    unit: str = "month"
    source: str | None = None
    by: str = "date"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What an analysis is made from.

    Attributes:
        acts: that took place or were told.
        periods: whole ones, in order.
        read: documents of each period.
        unit: the periods' length.
    """

    acts: tuple[Act, ...]
    periods: tuple[Period, ...]
    read: tuple[int, ...]
    unit: Unit


def material(ledger: Ledger, wanted: Filter, span: Span) -> Material:
    """Return what an analysis of a ledger is made from.

    Raises:
        UsageError: the unit is none, there is no such import, or no document tells its day.
    """
    if span.unit not in UNITS:
        message = f"an analysis goes by {' or '.join(UNITS)}, not by {span.unit!r}"
        raise UsageError(message)
    unit = Unit(span.unit)
    acts, published = _told(ledger, wanted, span)
    read = read_in(published, unit)
    days = [day for one in read.values() for day in one.days]
    first, last = span.since or min(days, default=None), span.until or max(days, default=None)
    if first is None or last is None:
        raise UsageError("no document tells when it was published; give --from and --to")
    periods = _whole(periods_between(first, last, unit), last)
    counts = tuple(read[one].documents if one in read else 0 for one in periods)
    return Material(tuple(acts), periods, counts, unit)


def triangle_of(ledger: Ledger, wanted: Filter, states: Sequence[str], span: Span) -> Triangle:
    """Return what three states' dealings show.

    Raises:
        UsageError: they are not three, or there is no time.
    """
    if len(set(states)) != CORNERS:
        message = f"a triangle has three states, not {', '.join(states) or 'none'}"
        raise UsageError(message)
    one, two, three = sorted(set(states))
    found = material(ledger, wanted, span)
    corners = (one, two, three)
    scores = directed_scores(found.acts, ways_of(corners), found.periods, found.unit)
    return triangle(corners, scores, [one.label for one in found.periods], span.unit)


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
    return outlook(known, counts, found.read, found.periods[-1].end, asked)


@dataclass(frozen=True, slots=True)
class Turning:
    """When two states' dealings turned.

    Attributes:
        states: the two.
        unit: length of a period.
        kind: ``all``, ``cooperation`` or ``conflict``.
        first: label of the first period.
        last: label of the last.
        found: the turns, or why none can be told.
        around: acts of the period in which each turn began, by PLOVER type, the most first.
    """

    states: Pair
    unit: str
    kind: str
    first: str
    last: str
    found: Turns
    around: tuple[dict[str, int], ...]


def turns_of(
    ledger: Ledger, wanted: Filter, states: Sequence[str], kind: str, span: Span
) -> Turning:
    """Return when two states' dealings turned.

    Raises:
        UsageError: they are not two, the kind is none, or there is no time.
    """
    if len(set(states)) != COUPLE:
        message = f"turns are of two states, not of {', '.join(states) or 'none'}"
        raise UsageError(message)
    if kind not in TURN_KINDS:
        message = f"turns are of {', '.join(TURN_KINDS)} acts, not of {kind!r}"
        raise UsageError(message)
    one, other = sorted(set(states))
    seen = material(ledger, wanted, span)
    quads = quad_counts(seen.acts, [(one, other)], seen.periods, seen.unit)[:, 0]
    counts = quads[:, list(TURN_KINDS[kind])].sum(axis=1)
    labels = [period.label for period in seen.periods]
    found = turning_points(counts, np.array(seen.read, float), labels)
    around = tuple(
        _types(seen.acts, (one, other), seen.periods[turn.at], TURN_KINDS[kind])
        for turn in found.turns
    )
    return Turning((one, other), span.unit, kind, labels[0], labels[-1], found, around)


def _types(
    acts: Iterable[Act], pair: Pair, period: Period, quads: tuple[int, ...]
) -> dict[str, int]:
    """Return how many acts of each type two states had in a period, the most first."""
    numbers: Counter[str] = Counter()
    for act in acts:
        if act.status != Status.ACTUAL or pair not in act.pairs or act.quad_code - 1 not in quads:
            continue
        if act.start is not None and period.start <= act.start <= period.end:
            numbers[act.event_type or "unknown"] += round(act.number)
    return dict(sorted(numbers.items(), key=lambda one: (-one[1], one[0])))


def judgement_of(
    ledger: Ledger, forecasts: Sequence[Forecast], span: Span
) -> tuple[tuple[Judged, ...], int]:
    """Return the scores of forecasts against what is known now, and how many are not over yet.

    Raises:
        UsageError: there is no time.
    """
    found = material(ledger, Filter(), replace(span, unit="week"))

    def came(one: Forecast) -> int:
        return round(sum(act.number for act in found.acts if _is_of(act, one)))

    return judge(forecasts, came, found.periods[-1].end)


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


def _told(
    ledger: Ledger, wanted: Filter, span: Span
) -> tuple[Iterable[Act], Iterable[Publication]]:
    """Return the acts of what was read or imported, and what stands for documents."""
    if span.source is None:
        return acts_of(ledger, wanted, by=span.by), ledger.publications()
    if wanted.used():
        raise UsageError("a filter is of events that were read; it does not go with a source")
    number = import_named(ledger, span.source).import_id
    return foreign_acts(ledger, number), foreign_publications(ledger, number)


def _whole(periods: Iterable[Period], last: date) -> tuple[Period, ...]:
    """Return the periods without the last where it was not over on the last day.

    One that had only begun when the last document was read would look quiet.
    """
    every = list(periods)
    if len(every) > 1 and every[-1].end > last:
        every.pop()
    return tuple(every)
