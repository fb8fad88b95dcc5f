"""Questions to occasions: which are wanted, which are overdue, when did they last meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.records.occasions import Occasion, OccasionKind, Stage

PAIR = 2
BY = ("pair", "person")
AHEAD = frozenset((Stage.AGREED, Stage.SCHEDULED))
MET = frozenset((OccasionKind.MEETING, OccasionKind.SUMMIT, OccasionKind.VISIT,
                 OccasionKind.SIGNING))  # fmt: skip
FEW = 12  # parties up to which each two of an occasion count as having met


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which occasions are wanted; empty fields ask for nothing.

    Attributes:
        parties: who takes part, all of them: codes of states or ids of organisations.
        between: states of which at least two take part.
        persons: words of names, each of somebody who takes part.
        kinds: any of these.
        states: any of these.
        places: words of the place, or codes of its state, any of them.
        since: not over before this day.
        until: begun by this day.
        words: words of the quotes, all of them.
        series: ids of standing arrangements, any of them.
    """

    parties: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    kinds: tuple[OccasionKind, ...] = ()
    states: tuple[Stage, ...] = ()
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    def fits(self, one: Occasion) -> bool:
        """Return whether an occasion is wanted.

        Args:
            one: the occasion; one without a day fits no bound in time.
        """
        return (
            set(self.parties) <= set(one.parties)
            and (not self.between or len(set(self.between) & set(one.parties)) >= PAIR)
            and all(_named(name, one) for name in self.persons)
            and (not self.kinds or one.kind in self.kinds)
            and (not self.states or one.state in self.states)
            and (not self.places or any(_placed(place, one) for place in self.places))
            and (not self.series or one.series in self.series)
            and self._in_time(one)
            and all(_told(words, one) for words in self.words)
        )

    def _in_time(self, one: Occasion) -> bool:
        start, end = (one.date.start, one.date.end) if one.date else (None, None)
        late = self.since is None or (end is not None and end >= self.since)
        return late and (self.until is None or (start is not None and start <= self.until))


def _named(name: str, one: Occasion) -> bool:
    return any(name.casefold() in person.casefold() for person in one.persons)


def _placed(place: str, one: Occasion) -> bool:
    where = one.place
    return where is not None and (
        where.country == place or place.casefold() in where.text.casefold()
    )


def _told(words: str, one: Occasion) -> bool:
    plain = words.strip('"').casefold()
    return any(plain in piece.quote.casefold() for turn in one.turns for piece in turn.evidence)


def is_meeting(one: Occasion) -> bool:
    """Return whether who took part met: who telephones or exercises does not."""
    return one.kind in MET


def is_upcoming(one: Occasion) -> bool:
    """Return whether an occasion is still ahead on the day from which one looks."""
    return one.state in AHEAD


def is_overdue(one: Occasion) -> bool:
    """Return whether the day of a plan has passed, and nothing tells whether it was held."""
    return one.state is Stage.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class LastHeld:
    """When two states, or two persons, last met.

    Attributes:
        who: the two, in order.
        times: how often they are told to have met.
        occasion: the last occasion on which they did.
    """

    who: tuple[str, ...]
    times: int
    occasion: Occasion


def last_held(occasions: Iterable[Occasion], by: str = "pair") -> tuple[LastHeld, ...]:
    """Return when each two last met, the latest first.

    Only what is told to have been held on a day that is told counts; of an occasion of very many
    nobody can say who met whom, and it does not count.

    Args:
        occasions: any.
        by: ``pair`` of states or organisations, or ``person``.
    """
    found: dict[tuple[str, ...], list[Occasion]] = {}
    for one in occasions:
        who = one.persons if by == "person" else one.parties
        if one.state is Stage.HELD and _day(one) and len(who) <= FEW:
            for two in combinations(who, PAIR):
                found.setdefault(two, []).append(one)
    last = [LastHeld(two, len(met), max(met, key=_when)) for two, met in found.items()]
    return tuple(sorted(last, key=lambda one: (_when(one.occasion), one.who), reverse=True))


def newest_first(occasions: Iterable[Occasion]) -> list[Occasion]:
    """Return occasions from the latest backwards; those without a day come last."""
    ordered = list(occasions)
    dated = [one for one in ordered if _day(one)]
    dated.sort(key=_when, reverse=True)
    return [*dated, *(one for one in ordered if not _day(one))]


def soonest_first(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Return occasions from the soonest onwards; those without a day come last."""
    return sorted(occasions, key=lambda one: (_day(one) is None, _when(one)))


def _day(one: Occasion) -> date | None:
    return (one.date.start or one.date.end) if one.date else None


def _when(one: Occasion) -> tuple[date, str]:
    return (_day(one) or date.min, one.occasion_id)
