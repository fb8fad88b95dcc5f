"""What a ledger answers about occasions: all of them, the newest, or those told since a day."""

from datetime import date

from dragoman.ledger.filters import Filter
from dragoman.ledger.newest_occasions import Newest, newest_occasions, occasions_told_since
from dragoman.ledger.occasions import occasions_in
from dragoman.ledger.store import Store
from dragoman.records import Occasion

EVERYTHING = Filter()


class OccasionAnswers:
    """What a ledger answers about occasions.

    Attributes:
        store: where its events are.
    """

    store: Store

    def occasions(
        self, wanted: Filter = EVERYTHING, on: date | None = None, most: int | None = None
    ) -> tuple[Occasion, ...]:
        """Return meetings, visits, calls, exercises, signings and votes, each with its life.

        They are made of the events anew each time: nothing of them is stored.

        Args:
            wanted: `party`, `between`, `place`, `mechanism`, `text`, bounds in time.
            on: the day from which one looks; that of `as_of` when None.
            most: of how many events at most, the newest; of all when None.

        Raises:
            FilterError: occasions cannot be filtered so.
        """
        return occasions_in(self.store, wanted, self.as_of(on), most)

    def newest_occasions(
        self, wanted: Filter = EVERYTHING, on: date | None = None, enough: int = 25
    ) -> Newest:
        """Return the newest occasions that a filter finds, made of as few events as give enough.

        Args:
            wanted: as for `occasions`.
            on: the day from which one looks; that of `as_of` when None.
            enough: how many are needed.

        Raises:
            FilterError: occasions cannot be filtered so.
        """
        return newest_occasions(self.store, wanted, self.as_of(on), enough)

    def occasions_told_since(self, wanted: Filter, on: date, since: date) -> tuple[Occasion, ...]:
        """Return occasions of some states as `occasions` does, of what was told since a day alone.

        Args:
            wanted: `party` or `between`.
            on: the day from which one looks.
            since: the first day of telling.
        """
        return occasions_told_since(self.store, wanted, on, since)

    def as_of(self, day: date | None = None) -> date:
        """Return the day from which one looks: the one given, else that of the newest document.

        Today stands in where no document tells its day, and nowhere else.
        """
        return day or self.latest() or date.today()  # noqa: DTZ011 - a day of the user's calendar

    def latest(self) -> date | None:
        """Return the newest day of publication; None where no document tells its day."""
        return self.store.published_between()[1]
