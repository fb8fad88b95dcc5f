"""Two accounts of the same dealings set side by side: what both tell, and what only one does.

An *item* is that two states had dealings of a kind in some days, however many rows tell so. It is
found on the other side where that has dealings of the kind between the two within the same days,
give or take a few. Where a side tells of two states nearly every day, anything is found there, so
what random days would find is told beside what the true ones do (after Cohen 1960, A coefficient
of agreement for nominal scales, Educational and Psychological Measurement 20).
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from dragoman.ledger.pairs import Pair

SHOWN = 5
LEAST_SERIES = 3
Cell = tuple[Pair, int, int]
KINDS = ("type", "quad", "any")


@dataclass(frozen=True, slots=True)
class SideAct:
    """One act as one side tells it.

    Attributes:
        pair: two states, in order of code.
        start: first day.
        end: last day.
        event_type: PLOVER type; None where only the class is told.
        quad_code: PLOVER's quad code; None where that is not told either.
        number: how many events it stands for.
        words: what shows a reader what it is, and where it stands.
    """

    pair: Pair
    start: date
    end: date
    event_type: str | None
    quad_code: int | None
    number: float
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """Dealings of a kind between two states in some days.

    Attributes:
        pair: the states.
        start: first day.
        end: last day.
        kind: PLOVER type, quad code or empty, as the comparison asks.
        words: of the first act of its kind.
    """

    pair: Pair
    start: date
    end: date
    kind: str
    words: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Share:
    """How far two sides agree on one dyad, kind or period.

    Attributes:
        what: the dyad, kind or period.
        both: items of the other side that stand here too.
        only_there: items of the other side that do not.
        only_here: items of this side that the other has not.
    """

    what: str
    both: int
    only_there: int
    only_here: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing.

    Attributes:
        since: first day compared.
        until: last day compared.
        slack: days give or take.
        kind: what had to agree besides states and days: ``type``, ``quad`` or ``any``.
        there: items of the other side.
        both: of these, found here.
        by_chance: how many of them would be, were each on a random day of the time compared.
        here: items of this side.
        only_here: of these, not found there.
        overlap: both, of all items that either side has.
        spearman: rank correlation of months of dyads, by quad code; None where too few are told.
        dyads: agreement by dyad, those with most items first.
        kinds: by kind.
        periods: by month.
        examples_both: a few items that both have.
        examples_there: a few that only the other has.
        examples_here: a few that only this one has.
    """

    since: date
    until: date
    slack: int
    kind: str
    there: int
    both: int
    by_chance: float
    here: int
    only_here: int
    overlap: float
    spearman: dict[str, float | None]
    dyads: tuple[Share, ...]
    kinds: tuple[Share, ...]
    periods: tuple[Share, ...]
    examples_both: tuple[str, ...]
    examples_there: tuple[str, ...]
    examples_here: tuple[str, ...]


def compare(
    here: Sequence[SideAct],
    there: Sequence[SideAct],
    since: date,
    until: date,
    *,
    slack: int = 1,
    kind: str = "type",
) -> Comparison:
    """Return how two sides agree.

    Args:
        here: acts of this side, of any time.
        there: acts of the other side.
        since: items that begin earlier are not compared, though they are found.
        until: items that begin later are not compared.
        slack: days give or take.
        kind: what has to agree besides states and days: ``type``, ``quad`` or ``any``.
    """
    ours, theirs = _items(here, kind), _items(there, kind)
    look_here, look_there = _Days(ours), _Days(theirs)
    asked = [item for item in theirs if since <= item.start <= until]
    own = [item for item in ours if since <= item.start <= until]
    both = [item for item in asked if look_here.have(item, slack)]
    only_there = [item for item in asked if not look_here.have(item, slack)]
    only_here = [item for item in own if not look_there.have(item, slack)]
    every = len(both) + len(only_there) + len(only_here)
    parts = (both, only_there, only_here)
    return Comparison(
        since=since,
        until=until,
        slack=slack,
        kind=kind,
        there=len(asked),
        both=len(both),
        by_chance=round(sum(look_here.chance(item, slack, since, until) for item in asked), 1),
        here=len(own),
        only_here=len(only_here),
        overlap=round(len(both) / every, 4) if every else 0.0,
        spearman=_correlations(here, there, since, until),
        dyads=_shares(parts, lambda item: "-".join(item.pair)),
        kinds=_shares(parts, lambda item: item.kind or "any"),
        periods=tuple(sorted(_shares(parts, lambda item: f"{item.start:%Y-%m}"),
                             key=lambda one: one.what)),
        examples_both=_examples(both),
        examples_there=_examples(only_there),
        examples_here=_examples(only_here),
    )  # fmt: skip


def _items(told: Iterable[SideAct], kind: str) -> list[Item]:
    """Return the items that acts make, sorted."""
    found: dict[Item, None] = {}
    for one in told:
        name = {"type": one.event_type or "", "quad": str(one.quad_code or ""), "any": ""}[kind]
        found.setdefault(Item(one.pair, one.start, one.end, name, one.words))
    return sorted(found)


class _Days:
    """The days of a side's items, to look them up."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._spans: dict[tuple[Pair, str], list[tuple[date, date]]] = {}
        self._longest: dict[tuple[Pair, str], timedelta] = {}
        self._chances: dict[tuple[object, ...], float] = {}
        for item in items:
            key = (item.pair, item.kind)
            self._spans.setdefault(key, []).append((item.start, item.end))
            longest = self._longest.get(key, timedelta())
            self._longest[key] = max(longest, item.end - item.start)

    def chance(self, item: Item, slack: int, since: date, until: date) -> float:
        """Return the share of days on which an item, had it begun then, would be found."""
        length = item.end - item.start
        key = (item.pair, item.kind, length, slack, since, until)
        if key not in self._chances:
            found, free = 0, since
            for start, end in self._spans.get((item.pair, item.kind), []):
                first = max(start - timedelta(days=slack) - length, free)
                last = min(end + timedelta(days=slack), until)
                if first <= last:
                    found += (last - first).days + 1
                    free = last + timedelta(days=1)
            self._chances[key] = found / ((until - since).days + 1)
        return self._chances[key]

    def have(self, item: Item, slack: int) -> bool:
        """Return whether there is an item of the kind in the same days, give or take."""
        key = (item.pair, item.kind)
        spans = self._spans.get(key)
        if spans is None:
            return False
        first, last = item.start - timedelta(days=slack), item.end + timedelta(days=slack)
        at = bisect_left(spans, (first - self._longest[key], date.min))
        for start, end in islice(spans, at, None):
            if start > last:
                return False
            if end >= first:
                return True
        return False


def _shares(parts: Sequence[Sequence[Item]], name: Callable[[Item], str]) -> tuple[Share, ...]:
    """Return how far the sides agree by a name of items."""
    counts = [Counter(name(item) for item in part) for part in parts]
    names = {one for count in counts for one in count}
    found = [Share(one, *(count[one] for count in counts)) for one in names]
    most = sorted(found, key=lambda one: (-(one.both + one.only_there + one.only_here), one.what))
    return tuple(most)


def _examples(items: Sequence[Item]) -> tuple[str, ...]:
    """Return a few items in words, spread over the whole."""
    step = max(1, len(items) // SHOWN)
    return tuple(
        f"{item.start}{'' if item.end == item.start else f'/{item.end}'} "
        f"{'-'.join(item.pair)} {item.kind}: {item.words}"
        for item in islice(items, 0, step * SHOWN, step)
    )


def _correlations(
    here: Sequence[SideAct], there: Sequence[SideAct], since: date, until: date
) -> dict[str, float | None]:
    """Return rank correlations of the counts of dyads and months that either side has."""
    sides = [_monthly(side, since, until) for side in (here, there)]
    found: dict[str, float | None] = {}
    for quad in ("1", "2", "3", "4", "all"):
        cells = sorted({key for side in sides for key in side[quad]})
        series = [[side[quad].get(key, 0.0) for key in cells] for side in sides]
        found[quad] = spearman(*series)
    return found


def _monthly(
    told: Iterable[SideAct], since: date, until: date
) -> Mapping[str, Mapping[Cell, float]]:
    """Return counts by quad code, dyad and month."""
    found: dict[str, dict[Cell, float]] = {quad: {} for quad in ("1", "2", "3", "4", "all")}
    for one in told:
        if since <= one.start <= until:
            key = (one.pair, one.start.year, one.start.month)
            for quad in (str(one.quad_code), "all"):
                if quad in found:
                    found[quad][key] = found[quad].get(key, 0.0) + one.number
    return found


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return the rank correlation of two series; None where one does not vary or both are short.

    After Spearman (1904), The proof and measurement of association between two things, American
    Journal of Psychology 15.

    >>> spearman([1, 2, 3, 4], [1, 3, 2, 4])
    0.8
    """
    if len(first) < LEAST_SERIES:
        return None
    one, other = _ranks(first), _ranks(second)
    middle = (len(one) + 1) / 2
    spread = [sum((rank - middle) ** 2 for rank in side) for side in (one, other)]
    if not all(spread):
        return None
    together = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    return round(together / math.sqrt(spread[0] * spread[1]), 4)


def _ranks(values: Sequence[float]) -> list[float]:
    """Return ranks from 1; ties share their mean."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    found = [0.0] * len(values)
    for group in _ties(order, values):
        places = [place for place, _ in group]
        for _, index in group:
            found[index] = sum(places) / len(places)
    return found


def _ties(order: Sequence[int], values: Sequence[float]) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of like values with their places."""
    run: list[tuple[int, int]] = []
    for place, index in enumerate(order, 1):
        if run and values[run[-1][1]] != values[index]:
            yield run
            run = []
        run.append((place, index))
    if run:
        yield run
