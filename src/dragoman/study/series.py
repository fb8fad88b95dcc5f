"""Series of meetings with the days on which they were held, taken from standing arrangements."""

from dragoman.analyse.forecasts.reviving import Series
from dragoman.ledger import Filter, Ledger
from dragoman.records import MechanismKind, Precision

SERIAL = frozenset((MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES))
ENDED = "ended"
PLACED = frozenset((Precision.DAY, Precision.WEEK, Precision.MONTH))


def series_of(ledger: Ledger) -> tuple[Series, ...]:
    """Return the series of meetings and exercises that have not been ended, by id."""
    found = []
    for one in ledger.mechanisms(Filter()):
        if one.kind not in SERIAL or (one.history and one.history[-1].status == ENDED):
            continue
        days = {
            session.date.start
            for session in one.sessions
            if session.status == "actual" and session.date and session.date.precision in PLACED
        }
        parties = tuple(sorted(code for code in one.members if len(code) == len("KOR")))
        held = tuple(sorted(day for day in days if day is not None))
        found.append(Series(one.mechanism_id, one.name, parties, held))
    return tuple(sorted(found, key=lambda one: one.about))
