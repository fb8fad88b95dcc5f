"""Making a panel: every two states and period in order, from acts and what was read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, permutations

from dragoman import __version__
from dragoman.analyse.index import DEFAULT, dyad_index
from dragoman.analyse.weights import Weights
from dragoman.data.systems import COW, GW, Systems
from dragoman.errors import UsageError
from dragoman.ledger.entries import Tally
from dragoman.ledger.pairs import Pair
from dragoman.panel.acts import Act
from dragoman.panel.columns import COUNTS, Row
from dragoman.panel.expecting import Expectations
from dragoman.panel.exposure import NOTHING, Read
from dragoman.panel.periods import Period, Unit, period_of, periods_between, shares
from dragoman.panel.sums import UNKNOWN, Sums

ACTIVE, ALL = "active", "all"
MISSING: Row = (None,) * len(COUNTS)
NO_INDEX = (None, None, None)
SILENCE = Sums()
WITH_INDEX = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
Index = dict[date, tuple[float | None, float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a panel is to be.

    Attributes:
        unit: the length of its periods.
        directed: from whom to whom, each two states twice; else each two once.
        states: codes; ``active`` alone for those with an act in the time, ``all`` for all members.
        since: first day; that of the first document when None.
        until: last day; that of the last document when None.
        source: whose events are counted.
        codebook: version of the codebook that coded them.
        names: names of states by code.
        weights: what events count for in the index.
    """

    unit: Unit = Unit.MONTH
    directed: bool = False
    states: tuple[str, ...] = (ACTIVE,)
    since: date | None = None
    until: date | None = None
    source: str = "dragoman"
    codebook: str = ""
    names: dict[str, str] = field(default_factory=dict)
    weights: Weights = DEFAULT


@dataclass(slots=True)
class Cells:
    """Acts by two states and period, and what could not be placed.

    Attributes:
        sums: what each cell sums up.
        tallies: the acts of each two states, for the index.
        acts: how many acts were counted.
        undated: acts without a day, or with one that no period can tell.
    """

    sums: dict[Pair, dict[Period, Sums]] = field(default_factory=dict)
    tallies: dict[Pair, list[Tally]] = field(default_factory=dict)
    acts: int = 0
    undated: int = 0


def gather(acts: Iterable[Act], plan: Plan) -> Cells:
    """Return the cells that acts fill.

    Args:
        acts: of any time.
        plan: tells the periods, and whether pairs have a direction.
    """
    cells = Cells()
    for act in acts:
        cells.acts += 1
        found = shares(act.start, act.end, plan.unit)
        cells.undated += not found
        for pair in act.directed if plan.directed else act.pairs:
            own = cells.sums.setdefault(pair, {})
            for period, share in found.items():
                if period not in own:
                    own[period] = Sums()
                own[period].add(act, share * act.number)
            if plan.unit in WITH_INDEX and found:
                cells.tallies.setdefault(pair, []).append(_tally(act, pair))
    return cells


def span(read: dict[Period, Read], plan: Plan) -> tuple[date, date]:
    """Return the first and last day of a panel.

    Raises:
        UsageError: no document tells its day, and the plan names none.
    """
    days = [day for one in read.values() for day in one.days]
    first, last = plan.since or min(days, default=None), plan.until or max(days, default=None)
    if first is None or last is None:
        raise UsageError("no document tells when it was published; give --since and --until")
    return first, last


def states_of(cells: Cells, periods: Sequence[Period], plan: Plan) -> tuple[str, ...]:
    """Return whose rows a panel has, in order of code.

    Raises:
        UsageError: one of them is no state of the system.
    """
    systems = Systems.load()
    if plan.states == (ALL,):
        return systems.states()
    if plan.states == (ACTIVE,):
        shown = set(periods)
        active = {state for pair, own in cells.sums.items() if shown & own.keys() for state in pair}
        return tuple(sorted(active & set(systems.states())))
    unknown = [state for state in plan.states if state not in systems.spells]
    if unknown:
        message = f"{unknown[0]!r} was never a member of the state system; give codes such as KOR"
        raise UsageError(message)
    return tuple(sorted(set(plan.states)))


def rows(cells: Cells, read: dict[Period, Read], plan: Plan) -> Iterator[Row]:
    """Yield a panel's rows in order of states and time.

    Raises:
        UsageError: no time is told, or a state is none.
    """
    first, last = span(read, plan)
    periods = list(periods_between(first, last, plan.unit))
    states = states_of(cells, periods, plan)
    sides = {state: [_side(state, period) for period in periods] for state in states}
    every = permutations(states, 2) if plan.directed else combinations(states, 2)
    read_by_month = None
    if plan.unit is Unit.MONTH:
        read_by_month = {month.start: one.documents for month, one in read.items()}
    silent = _index((), ("", ""), periods, plan, read_by_month)
    told_before = Expectations(cells.sums, periods, read, plan.unit)
    for pair in every:
        dealings = cells.tallies.get(pair)
        index = _index(dealings, pair, periods, plan, read_by_month) if dealings else silent
        own = cells.sums.get(pair, {})
        expected = told_before.of(pair)
        members = zip(periods, sides[pair[0]], sides[pair[1]], strict=True)
        for period, one, other in members:
            if one is None or other is None:
                continue
            here = read.get(period, NOTHING)
            told: Row = MISSING
            if here.documents:
                at = index.get(period_of(period.end, Unit.MONTH).start, NO_INDEX)
                told = own.get(period, SILENCE).cells(
                    here.documents, at, expected.get(period, UNKNOWN)
                )
            yield (*_head(pair, period, (one, other), here, plan), *told, *_tail(plan))


def outside(cells: Cells, read: dict[Period, Read]) -> int:
    """Return how many cells hold acts of periods in which nothing was read; no row counts them."""
    return sum(period not in read for own in cells.sums.values() for period in own)


Side = tuple[int | None, int | None, str]


def _side(state: str, period: Period) -> Side | None:
    """Return a state's numbers and membership in a period; None where it is no member."""
    systems = Systems.load()
    member = systems.member(state, period.start, period.end)
    if not member:
        return None
    days = (period.start, period.end)
    return systems.code(state, COW, *days), systems.code(state, GW, *days), member


def _head(pair: Pair, period: Period, sides: tuple[Side, Side], here: Read, plan: Plan) -> Row:
    """Return the cells that tell which states and period it is, and what was read."""
    (cow1, gw1, system1), (cow2, gw2, system2) = sides
    one, other = pair
    return (
        one, other, cow1, cow2, gw1, gw2,
        plan.names.get(one, one), plan.names.get(other, other),
        str(plan.unit), period.label, period.start.year, period.start.month,
        period.start, period.end, period.tm, period.month_id,
        system1, system2, int(here.documents > 0), here.documents,
        here.states[one], here.states[other], here.pairs[min(pair), max(pair)],
        len(here.publishers), len(here.days),
    )  # fmt: skip


def _tail(plan: Plan) -> Row:
    """Return the cells that tell where it comes from."""
    return plan.source, plan.codebook, __version__


def _index(
    told: Iterable[Tally],
    pair: Pair,
    periods: Sequence[Period],
    plan: Plan,
    documents: Mapping[date, int] | None,
) -> Index:
    """Return a dyad's index by month; nothing for periods shorter than that."""
    if plan.unit not in WITH_INDEX or not periods:
        return {}
    one, other = sorted(pair)
    points = dyad_index(
        told,
        one,
        other,
        since=periods[0].start,
        until=periods[-1].end,
        documents=documents,
        weights=plan.weights,
    )
    return {point.month: (point.value, point.low, point.high) for point in points}


def _tally(act: Act, pair: Pair) -> Tally:
    """Return an act as the index takes it."""
    one, other = sorted(pair)
    return Tally(
        one, other, act.start, act.end, act.status, act.certainty, act.quad_code,
        act.intensity, 1, act.confidence, act.confidence**2,
    )  # fmt: skip
