"""The turns of a measure that many documents tell, each once, in order of time."""

from collections.abc import Iterable
from datetime import date

from dragoman.records.measures import MeasureTurn


def merge_turns(turns: Iterable[MeasureTurn]) -> tuple[MeasureTurn, ...]:
    """Return the turns of one measure in order of time, each of them once.

    Two documents that tell the same turn are one turn: the one with a date, told first, stays.
    """
    merged: list[MeasureTurn] = []
    for turn in sorted(set(turns), key=_order):
        if not any(_same(turn, one) for one in merged):
            merged.append(turn)
    return tuple(sorted(merged, key=_day))


def _order(turn: MeasureTurn) -> tuple[object, ...]:
    undated = turn.date is None
    return undated, str(_told(turn)), turn.evidence.document_id, turn.evidence.start, turn.act


def _told(turn: MeasureTurn) -> date:
    return turn.reported_on or date.max


def _day(turn: MeasureTurn) -> tuple[object, ...]:
    start = turn.date.start if turn.date is not None else None
    return str(start or _told(turn)), str(_told(turn)), turn.evidence.start


def _same(turn: MeasureTurn, other: MeasureTurn) -> bool:
    """Return whether a turn tells again what another one told."""
    if (turn.act, turn.status, turn.by) != (other.act, other.status, other.by):
        return False
    if turn.date is None or other.date is None:
        return True
    starts, ends = (turn.date.start, other.date.start), (turn.date.end, other.date.end)
    if None in starts or None in ends:
        return True
    return max(str(one) for one in starts) <= min(str(one) for one in ends)
