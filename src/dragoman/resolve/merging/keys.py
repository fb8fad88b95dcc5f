"""Blocks: where an account is kept and where its like are looked for.

Invariant: two accounts that `matching.match` joins are found from one another: what one seeks,
the other is kept under. A sharply dated account is kept under its week and its month but seeks
only its week and the vague ones, so that a busy pair of states stays quick to look through.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import combinations

from dragoman.records import EventType
from dragoman.resolve.days import BOTH_TOLD, LONG_DAYS, TOLD_AFTER, TOLD_BEFORE, Days
from dragoman.resolve.merging.sketches import Sketch

WEEK = 7
MANY_SIDES = 6
SESSION_REACH = LONG_DAYS + 31
LAST_DAY = date.max.toordinal()
_CODED = re.compile(r"e-[0-9a-f]{16}")  # the coder's ids: no two reports share one


def kept_under(sketch: Sketch) -> frozenset[str]:
    """Return the blocks in which an account can be found."""
    return _keys(sketch, [*_kept(sketch.days), *_numbered(sketch, 0)])


def sought_under(sketch: Sketch) -> frozenset[str]:
    """Return the blocks in which accounts of the same event can be found."""
    return _keys(sketch, [*_sought(sketch.days), *_numbered(sketch, SESSION_REACH)])


def _keys(sketch: Sketch, times: Sequence[str]) -> frozenset[str]:
    kind = f"{sketch.event_type}|{sketch.status}"
    names = {f"{kind}|{who}|{time}" for who in _who(sketch) for time in times}
    if not _CODED.fullmatch(sketch.event_id):
        names.add(f"id|{sketch.event_id}")
    return frozenset(blake2b(name.encode(), digest_size=8).hexdigest() for name in names)


def _who(sketch: Sketch) -> Iterator[str]:
    """Yield names that accounts with the same or with fewer of the parties share."""
    sides = sorted(sketch.actors)
    if sketch.event_type is not EventType.CONSULT:
        yield from sides[:MANY_SIDES]
        return
    if len(sides) == 1 or len(sides) > MANY_SIDES:
        yield "=" + "+".join(sides)
    for one, other in combinations(sides[:MANY_SIDES], 2):
        yield f"{one}+{other}"


def _numbered(sketch: Sketch, reach: int) -> Iterator[str]:
    """Yield names that accounts of one session share, whatever else their dates are."""
    if sketch.ordinal is None:
        return
    if sketch.level is not None:
        yield f"n{sketch.ordinal}|{sketch.level}"
    day = sketch.days.anchor
    if day is not None:
        first, last = (
            date.fromordinal(max(1, day - reach)),
            date.fromordinal(min(LAST_DAY, day + reach)),
        )
        for year in range(first.year, last.year + 1):
            yield f"n{sketch.ordinal}|{year}"


def _kept(days: Days) -> Iterator[str]:
    if days.first is not None and days.last is not None:
        if days.sharp:
            yield from _weeks("w", days.first, days.last)
        yield from _months("m" if days.sharp else "v", days.first, days.last)
    elif days.told is not None:
        yield f"u{days.told // WEEK}"


def _sought(days: Days) -> Iterator[str]:
    if days.first is not None and days.last is not None:
        yield from _months("v", days.first, days.last)
        if days.sharp:
            yield from _weeks("w", days.first - 1, days.last + 1)
            yield from _weeks("u", days.first - TOLD_BEFORE, days.last + TOLD_AFTER)
        else:
            yield from _months("m", days.first, days.last)
    elif days.told is not None:
        yield from _weeks("w", days.told - TOLD_AFTER, days.told + TOLD_BEFORE)
        yield from _weeks("u", days.told - BOTH_TOLD, days.told + BOTH_TOLD)


def _weeks(letter: str, first: int, last: int) -> Iterator[str]:
    for week in range(first // WEEK, last // WEEK + 1):
        yield f"{letter}{week}"


def _months(letter: str, first: int, last: int) -> Iterator[str]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    low, high = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    for month in range(low, high + 1):
        yield f"{letter}{month}"
