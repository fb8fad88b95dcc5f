"""Whether the rate at which two states deal with one another has turned since it was last told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analyse.turns.segments import Cut
from dragoman.analyse.turns.turning import Turn
from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.present.analyses.turns import turn_words
from dragoman.records import Event, Status
from dragoman.study.material import Span
from dragoman.study.turns import Turning, turns_of

NONE_YET = "-"
UNIT = "week"
BY = "date_or_reported"


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """What there is to tell, and what to remember.

    Attributes:
        mark: the last week that was looked at and the last turn, to be remembered.
        why: the turn with its rates; empty where there is none to tell.
        direction: ``up`` or ``down``.
        key: by which this turn is known again.
        event: something that was done in the week of the turn; None where nothing was.
    """

    mark: str
    why: str = ""
    direction: str = ""
    key: str = ""
    event: Event | None = None


def turning_point(
    book: Ledger, first: str, second: str, today: date, mark: str | None
) -> TurningPoint | None:
    """Return whether a turn was found that was not told yet; None where nothing can be said.

    Turns are those of `dragoman turns --unit week`: told from chance, against how much was read. A
    turn may move by a week or two as more is read, so one within the shortest stretch after the
    one last told is the same. The first look remembers the turns that are there and tells nothing.

    Args:
        book: where the dealings are.
        first: a state.
        second: another, later in order of code.
        today: whole weeks up to it are looked at.
        mark: what is remembered.
    """
    try:
        found = turns_of(book, Filter(), (first, second), "all", Span(UNIT, by=BY, until=today))
    except UsageError:  # no document tells its day yet
        return None
    if found.found.lack:
        return None
    weeks = [one.label for one in found.course]
    turns = found.found.turns
    if mark is None:
        return TurningPoint(turns[-1].label if turns else NONE_YET)
    fresh = _after(turns, weeks, mark)
    if fresh is None:
        return None
    direction = "up" if fresh.ratio > 1 else "down"
    why = f"acts of the two turned in {turn_words(fresh, UNIT)}, against what was read"
    key = f"{first} {second} {fresh.label}"
    return TurningPoint(fresh.label, why, direction, key, _event(book, found, fresh))


def _after(turns: Sequence[Turn], weeks: Sequence[str], mark: str) -> Turn | None:
    """Return the last turn, where it lies so far after the one that was told that it is another."""
    if not turns:
        return None
    told = weeks.index(mark) if mark in weeks else -Cut().shortest
    return turns[-1] if turns[-1].at >= told + Cut().shortest else None


def _event(book: Ledger, found: Turning, turn: Turn) -> Event | None:
    """Return the last act of the week in which a turn began."""
    year, week = (int(part) for part in turn.label.split("-W"))
    monday = date.fromisocalendar(year, week, 1)
    done = Filter(
        party=found.states,
        since=monday,
        until=monday + timedelta(days=6),
        status=(str(Status.ACTUAL),),
    )
    return next(iter(book.newest(done, 1)), None)
