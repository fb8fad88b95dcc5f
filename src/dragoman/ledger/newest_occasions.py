"""The newest occasions that a filter finds, made of few events however large the ledger is.

What was told last is looked at first, more only where that gives too few, and then what was told of
the same states in the months before. An occasion's life lies within months, so that what is found
is as whole as if everything had been looked at, but for what began long before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dragoman.ledger.filters import Filter
from dragoman.ledger.occasions import asked_of
from dragoman.ledger.store import Store
from dragoman.occasions import Wanted, hung, newest_first, occasions_of
from dragoman.records import Event, EventType, Occasion

FIRST = 60  # events that are looked at first, to an answer of few
EACH = 2  # and to one of many, for each occasion
MOST = 7_680
AGAIN = 2
BEFORE = timedelta(days=120)  # within which what leads to an occasion is told
ONE = timedelta(days=1)
PAIR = 2
OFF = Filter(type=(str(EventType.REJECT), str(EventType.CONSULT)))
MOST_STATES = 6
PIECE = 400


@dataclass(frozen=True, slots=True)
class Newest:
    """What was found.

    Attributes:
        occasions: the newest first; those without a day come last.
        whole: whether there are no more.
    """

    occasions: tuple[Occasion, ...]
    whole: bool


def newest_occasions(store: Store, wanted: Filter, on: date, enough: int) -> Newest:
    """Return the newest occasions that a filter finds.

    Args:
        store: the ledger's.
        wanted: of the keys of `dragoman.ledger.occasions.OCCASION_KEYS`.
        on: the day from which one looks.
        enough: how many are needed.

    Raises:
        FilterError: occasions cannot be filtered so.
    """
    asked = asked_of(wanted)
    number = max(FIRST, EACH * enough)
    while True:
        looked = _Looked(store, wanted, asked, number)
        events, whole = looked.events()
        made = _made(store, events, on)
        found = newest_first(one for one in made if asked.fits(one))
        if whole or len(found) >= enough or number >= MOST or looked.has_passed(events):
            break
        number *= AGAIN
    whole = whole and wanted.until is None and not looked.is_narrow
    if not whole and found:
        made = _made(store, [*events, *looked.beside(found[:enough])], on)
        found = newest_first(one for one in made if asked.fits(one))
    return Newest(_with_what_hangs(store, found[:enough], made), whole)


def _made(store: Store, events: Iterable[Event], on: date) -> tuple[Occasion, ...]:
    """Return the occasions of events, each of which may be given twice."""
    unique = {one.event_id: one for one in events}
    names = sorted({piece.document_id for one in unique.values() for piece in one.evidence})
    return occasions_of(unique.values(), on, store.published(names))


def occasions_told_since(
    store: Store, wanted: Filter, on: date, since: date
) -> tuple[Occasion, ...]:
    """Return the occasions of which anything was told on a day or later, in order of time.

    Args:
        store: the ledger's.
        wanted: `party` or `between`.
        on: the day from which one looks.
        since: the first day; what was told earlier is not looked at.
    """
    looked = _Looked(store, wanted, asked_of(wanted), MOST)
    made = _made(store, looked.told_since(since), on)
    found = [one for one in made if looked.asked.fits(one)]
    return _with_what_hangs(store, found, made)


def _with_what_hangs(
    store: Store, found: Sequence[Occasion], made: Sequence[Occasion]
) -> tuple[Occasion, ...]:
    """Return occasions with what was said and done there, by the documents that tell of them."""
    names = sorted({piece.document_id for one in found for turn in one.turns
                    for piece in turn.evidence})  # fmt: skip
    events = [
        one
        for first in range(0, len(names), PIECE)
        for one in store.events(Filter(document=tuple(names[first : first + PIECE])))
    ]
    return hung(found, made, events)


@dataclass(frozen=True, slots=True)
class _Looked:
    """The events that are looked at.

    Attributes:
        store: the ledger's.
        wanted: the filter.
        asked: what it asks of occasions.
        number: how many events of each sort.
    """

    store: Store
    wanted: Filter
    asked: Wanted
    number: int

    def events(self) -> tuple[list[Event], bool]:
        """Return events, and whether there are no more."""
        return self._around() if self.is_narrow else self._of(self._sides())

    @property
    def is_narrow(self) -> bool:
        """Whether more is asked for than states and times, which events of one occasion share."""
        one = self.wanted
        return bool(one.place or one.text or one.mechanism or self.asked.persons)

    def has_passed(self, events: Sequence[Event]) -> bool:
        """Return whether events reach back beyond the first day that is wanted."""
        since = self.wanted.since
        return since is not None and any(max(_days(one), default=since) < since for one in events)

    def beside(self, found: Sequence[Occasion]) -> Iterator[Event]:
        """Yield what was told of the states of occasions in the months before and after them."""
        days = [turn.day for one in found for turn in one.turns if turn.day]
        states = [[name for name in one.parties if ":" not in name] for one in found]
        pairs = {(one, other) for some in states
                 for one, other in combinations(sorted(some)[:MOST_STATES], PAIR)}  # fmt: skip
        if not days or not pairs:
            return
        since, until = _shifted(min(days), -BEFORE), self.wanted.until
        spans = [Filter(since=since, until=until)]
        if until is not None:
            spans.append(Filter(since=_shifted(until, ONE), until=_shifted(until, BEFORE)))
        most = EACH * self.number
        for span in spans:
            yield from self.store.tellers(span, most, pairs=pairs)
        yield from self.store.tellers(Filter(), most, dated=False, told_since=since, pairs=pairs)
        if self.is_narrow:
            yield from self._alone({name for pair in pairs for name in pair}, since)

    def told_since(self, since: date) -> Iterator[Event]:
        """Yield what was told on a day or later of those whose occasions are asked for."""
        sides = replace(self._sides(), since=None, until=None)
        for dated in (True, False):
            yield from self.store.tellers(sides, dated=dated, told_since=since)
        names = sides.between or sides.party
        if len(names) >= PAIR:
            yield from self._alone(names, since)

    def _sides(self) -> Filter:
        """Return the filter for those whose occasions are asked for, within the time."""
        since = self.wanted.since
        if since is not None and since - date.min > BEFORE:
            since -= BEFORE
        return Filter(
            party=self.asked.parties,
            between=self.asked.between,
            since=since,
            until=self.wanted.until,
        )

    def _of(self, sides: Filter) -> tuple[list[Event], bool]:
        """Return what is told of some states, and what one of them alone refuses or calls off."""
        dated = self.store.tellers(sides, self.number)
        whole = len(dated) < self.number
        first = None if whole else _first_told(dated)
        bare = replace(sides, since=None, until=None)
        undated = self.store.tellers(bare, self.number // 2, dated=False, told_since=first)
        names = sides.between or sides.party
        alone = list(self._alone(names, first)) if len(names) >= PAIR else []
        return [*dated, *undated, *alone], whole and len(undated) < self.number // 2

    def _alone(self, names: Iterable[str], first: date | None) -> Iterator[Event]:
        """Yield the refusals and cancellations that name one side alone."""
        states = [name for name in names if ":" not in name]
        since = first if self.wanted.since is None else self.wanted.since
        for dated in (True, False):
            yield from self.store.tellers(
                replace(OFF, since=since if dated else None),
                self.number,
                dated=dated,
                told_since=first,
                alone=states,
            )

    def _around(self) -> tuple[list[Event], bool]:
        """Return what fits a narrow filter; what else is told of the same states comes later."""
        wanted = replace(
            self._sides(),
            place=self.wanted.place,
            text=self.wanted.text[:1],
            mechanism=self.wanted.mechanism,
        )
        bare, most = replace(wanted, since=None, until=None), self.number // 2
        person = next(iter(self.asked.persons), "")
        found = self.store.tellers(wanted, most, person=person)
        found += self.store.tellers(bare, most, dated=False, told_since=wanted.since, person=person)
        return found, len(found) < most


def _days(one: Event) -> list[date]:
    """Return the days between which an event was told or took place."""
    days = (one.date.start, one.date.end) if one.date else ()
    return [day for day in (*days, one.reported_on) if day is not None]


def _first_told(events: Sequence[Event]) -> date | None:
    return min((one.reported_on for one in events if one.reported_on), default=None)


def _shifted(day: date, by: timedelta) -> date:
    """Return a day before or after another, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
