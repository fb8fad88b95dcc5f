"""What a rule looks at, and what it raises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.ledger import Filter, Ledger
from dragoman.present.wording import Teller
from dragoman.records import Event
from dragoman.watch.alerts import Alert

Fresh = Mapping[str, tuple[bool, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert, and the keys by which it would be known again."""

    keys: tuple[str, ...]
    alert: Alert


@dataclass(frozen=True, slots=True)
class Look:
    """What a rule looks at.

    Attributes:
        book: the ledger, open for writing, within a transaction.
        fresh: events that documents tell which came since the last look: whether they are new, and
            their ids.
        today: the present day.
        new_day: whether it is another day than at the last look.
        pages: where the ledger is served; empty for nowhere.
        teller: puts events into words.
    """

    book: Ledger
    fresh: Fresh
    today: date
    new_day: bool
    pages: str
    teller: Teller

    def told(self, event: Event) -> str:
        """Return an event as a sentence."""
        return self.teller.sentence(event, on=self.today).text

    def new(self, wanted: Filter) -> list[Event]:
        """Return the new events that a filter finds, by day and id."""
        names = [name for name, (is_new, _) in self.fresh.items() if is_new]
        found = sorted(self.book.store.matching_events(wanted, names))
        events = [one for name in found if (one := self.book.event(name)) is not None]
        return sorted(events, key=lambda one: (str(one.date or "~"), one.event_id))

    def keys(self, event_id: str) -> tuple[str, ...]:
        """Return the keys of an event: the ids of all its accounts."""
        return self.fresh[event_id][1] if event_id in self.fresh else (event_id,)
