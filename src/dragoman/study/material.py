"""What an analysis is made from: acts, whole periods, and how much was read in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.entries import Publication
from dragoman.panel.acts import Act, acts_of
from dragoman.panel.exposure import read_in
from dragoman.panel.foreign import foreign_acts, foreign_publications
from dragoman.panel.periods import Period, Unit, periods_between
from dragoman.study.imports import import_named

UNITS = (Unit.WEEK, Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Span:
    """Whose events are looked at, and when.

    Attributes:
        unit: length of a period, a week or a month.
        source: name of an import; what was read when None.
        by: ``date``, ``reported_on`` or ``date_or_reported``.
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
