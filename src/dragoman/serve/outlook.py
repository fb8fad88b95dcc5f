"""How things stand: what is overdue or fell through, what is next, what moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.arrangements.follow.gaps import Overdue, overdue
from dragoman.ledger import Filter, Ledger
from dragoman.occasions import is_overdue, is_upcoming, newest_first, soonest_first
from dragoman.present.brief.choosing import is_placed
from dragoman.records import Event, Mechanism, MechanismKind, Occasion, Stage
from dragoman.serve.desk import Desk, Recent

SERIAL = (MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES)
OFF = (Stage.REFUSED, Stage.POSTPONED, Stage.CANCELLED, Stage.LAPSED)
LATELY = timedelta(days=365)
MOST_SERIES = 500
MOST_PLANS = 500
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Outlook:
    """How things stand on the day of the newest document.

    Attributes:
        recent: what moved, and who dealt with whom.
        series: standing arrangements that should have met again, with how that is reckoned.
        unknown: occasions whose day has passed within a year, and nothing says that they were held.
        off: occasions that were refused, put off, called off or did not take place within a year.
        ahead: occasions that are to come, the soonest first.
        open: those that are agreed without a day, the last told first.
        plans: other acts that are planned for a day to come, the soonest first.
        dated_plans: all acts that are planned for a day to come, for a calendar.
    """

    recent: Recent
    series: tuple[tuple[Mechanism, Overdue], ...]
    unknown: tuple[Occasion, ...]
    off: tuple[Occasion, ...]
    ahead: tuple[Occasion, ...]
    open: tuple[Occasion, ...]
    plans: tuple[Event, ...]
    dated_plans: tuple[Event, ...]


def outlook_of(desk: Desk, patience: float | None) -> tuple[Outlook | None, bool]:
    """Return how things stand, and whether that is of the ledger as it is.

    Args:
        desk: the ledger.
        patience: seconds to wait; None for as long as it takes. When they are over, what was last
            made is returned, or None where nothing was.
    """
    try:
        found: Outlook | None = desk.kept("outlook", lambda ledger: _made(desk, ledger), patience)
    except TimeoutError:
        return desk.earlier("outlook"), False
    return found, True


def _made(desk: Desk, ledger: Ledger) -> Outlook:
    """Return how things stand in a ledger."""
    recent = desk.recent()
    occasions = desk.occasions(Filter())
    newest = recent.newest
    ahead = Filter(status=("planned",), since=newest)
    plans = [one for one in ledger.events(ahead, MOST_PLANS) if is_placed(one)]
    told = {name for one in occasions for name in (*one.event_ids, *one.hangs_on)}
    coming = soonest_first([one for one in occasions if is_upcoming(one)])
    undated = [one for one in coming if one.date is None]
    return Outlook(
        recent=recent,
        series=_late(ledger.mechanisms(Filter(), MOST_SERIES), newest),
        unknown=_lately([one for one in occasions if is_overdue(one) and one.date], newest),
        off=_lately([one for one in occasions if one.state in OFF], newest),
        ahead=tuple(one for one in coming if one.date)[:SHOWN],
        open=tuple(sorted(undated, key=_last_told, reverse=True))[: SHOWN // 2],
        plans=tuple(one for one in plans if one.event_id not in told)[:SHOWN],
        dated_plans=tuple(plans),
    )


def _lately(found: Sequence[Occasion], newest: date | None) -> tuple[Occasion, ...]:
    """Return occasions of the year before a day, the latest first."""
    if newest is None:
        return ()
    kept = [one for one in found if (day := _passed(one)) and newest - LATELY <= day <= newest]
    return tuple(newest_first(kept))[:SHOWN]


def _passed(one: Occasion) -> date | None:
    """Return since when an occasion belongs to the past: its last day, else its last turn."""
    return (one.date.end if one.date else None) or one.turns[-1].day


def _last_told(one: Occasion) -> tuple[date, str]:
    return one.turns[-1].day or date.min, one.occasion_id


def _late(
    series: Iterable[Mechanism], newest: date | None
) -> tuple[tuple[Mechanism, Overdue], ...]:
    """Return which series should have met again by the newest day, the most lately due first."""
    if newest is None:
        return ()
    found = [(one, overdue(one, newest)) for one in series if one.kind in SERIAL]
    late = [(one, told) for one, told in found if told is not None]
    return tuple(sorted(late, key=lambda each: (-each[1].due.toordinal(), each[0].name))[:SHOWN])
