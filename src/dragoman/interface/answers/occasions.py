"""Occasions as a list: which are wanted, what is ahead or overdue, and who last met whom."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from dragoman.errors import UsageError
from dragoman.interface.results import Results
from dragoman.occasions import BY, LastHeld, Wanted, asking
from dragoman.present.occasions import LAST_HELD, OCCASIONS
from dragoman.records import Occasion, OccasionKind, Stage

E = TypeVar("E", bound=StrEnum)
Ordered = Callable[[Sequence[Occasion]], Sequence[Occasion]]


class Occasions(Results[Occasion]):
    """Occasions, by day."""

    def __init__(
        self,
        find: Callable[[], Sequence[Occasion]],
        wanted: Wanted,
        order: Ordered = lambda found: found,
    ) -> None:
        """Keep the question.

        Args:
            find: gives what a filter finds.
            wanted: kinds, states and persons, beyond what a filter says.
            order: what is left of that, in which order.
        """
        self._find = find
        self._those = wanted
        super().__init__(lambda most: order(self._fitting())[:most], OCCASIONS, "occasions")

    def upcoming(self) -> "Occasions":
        """Return what is agreed or planned, the soonest first."""
        return Occasions(
            self._find,
            self._those,
            lambda found: asking.soonest_first([one for one in found if asking.is_upcoming(one)]),
        )

    def overdue(self) -> "Occasions":
        """Return plans whose day has passed, of which it is not known whether they were kept."""
        return Occasions(
            self._find, self._those, lambda found: [one for one in found if asking.is_overdue(one)]
        )

    def last_held(self, by: str = "pair") -> Results[LastHeld]:
        """Return when each two last met, how often, and the words that prove it.

        Meetings of all kinds count, unless kinds were asked for.

        Args:
            by: ``pair`` for states, ``person`` for persons.

        Raises:
            UsageError: it is neither.
        """
        if by not in BY:
            message = f"who last met whom is told by {' or '.join(BY)}, not by {by!r}"
            raise UsageError(message)

        def found() -> tuple[LastHeld, ...]:
            held = self._fitting()
            if not self._those.kinds:
                held = [one for one in held if asking.is_meeting(one)]
            return asking.last_held(held, by)

        return Results(lambda most: found()[:most], LAST_HELD, "last meetings")

    def to_calendar(self, most: int | None = None) -> str:
        """Return a calendar of what is planned (iCalendar).

        Args:
            most: how many occasions are looked at; all when None.

        Raises:
            UsageError: the extra ``export`` is not installed.
        """
        from dragoman.present.exports.calendar import calendar_of  # noqa: PLC0415 - loads more

        return "".join(
            f"{line}\n" for line in calendar_of(self.first(most) if most else list(self))
        )

    def _fitting(self) -> list[Occasion]:
        return [one for one in self._find() if self._those.fits(one)]


def wanted_of(
    kinds: str | Sequence[str], states: str | Sequence[str], persons: str | Sequence[str]
) -> Wanted:
    """Return what words ask for: kinds and states one by one or between commas, names of persons.

    Raises:
        UsageError: there is no such kind or state.

    >>> wanted_of("visit,call", ["not known"], ()).kinds
    (<OccasionKind.VISIT: 'visit'>, <OccasionKind.CALL: 'call'>)
    """
    return Wanted(
        persons=(persons,) if isinstance(persons, str) else tuple(persons),
        kinds=tuple(_known(one, OccasionKind) for one in _several(kinds)),
        states=tuple(_known(one, Stage) for one in _several(states)),
    )


def _several(given: str | Sequence[str]) -> tuple[str, ...]:
    """Return words given one by one, or between commas."""
    if isinstance(given, str):
        return tuple(one.strip() for one in given.split(",") if one.strip())
    return tuple(given)


def _known(word: str, kinds: type[E]) -> E:
    """Return a member of an enumeration.

    Raises:
        UsageError: there is none.
    """
    try:
        return kinds(word)
    except ValueError as error:
        message = f"{word!r} is none of {', '.join(kinds)}"
        raise UsageError(message) from error
