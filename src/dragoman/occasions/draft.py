"""An occasion in the making: the tellings that were joined, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as calendar_day

from dragoman.occasions.kinds import K
from dragoman.occasions.telling import Telling
from dragoman.records import DateInterval
from dragoman.records.occasions import OccasionKind, Stage

CLOSED = frozenset((Stage.CANCELLED, Stage.REFUSED, Stage.LAPSED))
PLANS = frozenset((Stage.PROPOSED, Stage.AGREED, Stage.SCHEDULED))


@dataclass(slots=True)
class Draft:
    """Tellings of one occasion, in order of time.

    Attributes:
        tellings: what was joined.
        hangs: ids of events of what was said and done there.
        parties: who takes part.
        family: of what kinds it is.
        date: when it was held or for when it was last planned.
        is_held: whether it is told to have been held.
        is_closed: whether it was refused, called off, or told not to have taken place.
        last_told: the last day on which something was told of it.
        texts: the words of its tellings.
        events: ids of the events that tell it.
        documents: ids of the documents that tell it.
    """

    tellings: list[Telling] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    family: str = ""
    date: DateInterval | None = None
    is_held: bool = False
    is_closed: bool = False
    last_told: calendar_day | None = None
    texts: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, one: Telling) -> None:
        """Take in a telling."""
        self.tellings.append(one)
        if one.stage is Stage.HELD and not self.is_held:
            self.parties, self.is_held = one.parties | self._hosts(one), True
            self.date = one.date or self.date
        elif not self.is_held:
            self.parties |= one.parties
            if one.date is not None and self._is_news(one):
                self.date = one.date
        elif one.stage is Stage.HELD and _sharper(one.date, self.date):
            self.date = one.date
        self.family = self.family or one.family
        self.is_closed = self.is_closed or one.stage in CLOSED
        self.last_told = max((day for day in (self.last_told, one.told) if day), default=None)
        self.texts.add(one.text)
        self.events.add(one.event.event_id)
        self.documents |= one.documents

    def _hosts(self, one: Telling) -> frozenset[str]:
        """Return who else was there, though the telling names only some: all, if one side only."""
        return self.parties if len(one.parties) < 2 else frozenset()  # noqa: PLR2004 - a pair

    def _is_news(self, one: Telling) -> bool:
        """Return whether the day that a telling names replaces what was known."""
        moved = any(each.stage is Stage.POSTPONED for each in self.tellings[:-1])
        return self.date is None or moved or _sharper(one.date, self.date)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What was told of it, in order."""
        return tuple(one.stage for one in self.tellings)

    @property
    def is_open(self) -> bool:
        """Whether it may still be held."""
        return not self.is_held and not self.is_closed

    @property
    def is_moved(self) -> bool:
        """Whether it was put off, and no new day has been told since."""
        found = [one for one in self.stages if one in {Stage.POSTPONED, Stage.SCHEDULED}]
        return bool(found) and found[-1] is Stage.POSTPONED

    @property
    def ordinal(self) -> int | None:
        """Its number, where told."""
        return next((one.ordinal for one in self.tellings if one.ordinal), None)

    @property
    def levels(self) -> frozenset[str]:
        """The levels told."""
        return frozenset(one.level for one in self.tellings if one.level)

    @property
    def kinds(self) -> frozenset[OccasionKind]:
        """The kinds told."""
        return frozenset(one.kind for one in self.tellings)

    @property
    def places(self) -> tuple[str, ...]:
        """The words for where it is, the last told last."""
        return tuple(one.place.text for one in self.tellings if one.place)

    @property
    def persons(self) -> frozenset[tuple[str, str]]:
        """Who takes part by name."""
        return frozenset(each for one in self.tellings for each in one.persons)


def kind_among(kinds: Iterable[OccasionKind]) -> OccasionKind:
    """Return what an occasion is called of which several kinds are told.

    >>> str(kind_among([OccasionKind.MEETING, OccasionKind.VISIT]))
    'visit'
    """
    order = (K.SUMMIT, K.VISIT, K.MEETING, K.CALL, K.EXERCISE, K.VOTE, K.SIGNING)
    return min(kinds, key=order.index)


def _sharper(one: DateInterval | None, other: DateInterval | None) -> bool:
    """Return whether a date says more than another."""
    if one is None or one.start is None or one.end is None:
        return False
    if other is None or other.start is None or other.end is None:
        return True
    return one.end - one.start < other.end - other.start
