"""The part of a store that looks into events, their reports, and what persons said of them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Protocol

from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.entries import Account, Decided, Report
from dragoman.ledger.filters import Filter
from dragoman.ledger.pairs import Pair
from dragoman.records import Event, Party, Step
from dragoman.resolve.merging.accounts import Decision


class Acts(Protocol):
    """What looks into events, the reports that tell them, and what persons said of either."""

    def event(self, event_id: str) -> Event | None:
        """Return an event, or None."""
        ...

    def events_by_id(self, event_ids: Sequence[str]) -> list[Event]:
        """Return these events, in no order."""
        ...

    def events(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> Iterator[Event]:
        """Yield events by day and id; those without a date come last."""
        ...

    def newest(self, wanted: Filter, limit: int, offset: int = 0) -> list[Event]:
        """Return events from the newest backwards; those without a date come last."""
        ...

    def backwards(self, wanted: Filter) -> Iterator[Event]:
        """Yield all events from the newest backwards; those without a date come last."""
        ...

    def tellers(
        self,
        wanted: Filter,
        limit: int | None = None,
        *,
        dated: bool = True,
        told_since: date | None = None,
        alone: Collection[str] = (),
        pairs: Collection[Pair] = (),
        person: str = "",
    ) -> list[Event]:
        """Return events that may tell of an occasion.

        Args:
            wanted: which of them.
            limit: how many at most; all when None.
            dated: those with a day, the newest first; else those without, the last told first.
            told_since: only those first told on this day or later, or done where that is unknown.
            alone: states of which one takes part and no other state does; whoever does when empty.
            pairs: of states, in order of code, of one of which it has to be; any when empty.
            person: words of the name of somebody who takes part; anybody when empty.
        """
        ...

    def event_lines(
        self, wanted: Filter, limit: int | None = None, offset: int = 0
    ) -> Iterator[str]:
        """Yield the same events as lines of JSON, without taking them apart."""
        ...

    def count(self, wanted: Filter, most: int | None = None) -> int:
        """Return how many events there are; where there are more than `most`, one more than it."""
        ...

    def reports(self, event_id: str) -> list[Report]:
        """Return the reports of an event, by day of publication and id."""
        ...

    def steps(self, report_ids: Sequence[str]) -> dict[str, tuple[Step, ...]]:
        """Return the steps of these reports, by report; none of those that an older one read."""
        ...

    def alias(self, name: str) -> str | None:
        """Return the id of the event that has another id; None where none has it."""
        ...

    def accounts(self, event_ids: Sequence[str]) -> dict[str, Account]:
        """Return what stands behind these events, by event."""
        ...

    def decided(self) -> list[Decided]:
        """Return all that persons ever decided about merging, in order, also what is undone."""
        ...

    def decisions(self) -> list[Decision]:
        """Return what persons decided about pairs of reports, in order of the pairs."""
        ...

    def corrections(
        self, document_ids: Sequence[str] | None = None, *, standing: bool = False
    ) -> list[Correction]:
        """Return corrections in their order.

        Args:
            document_ids: those that touch one of these documents; all when None.
            standing: only those that were not taken back.
        """
        ...

    def latest_corrections(self, limit: int, offset: int = 0) -> list[Correction]:
        """Return corrections, those made last first."""
        ...

    def count_corrections(self) -> int:
        """Return how many corrections were ever made."""
        ...

    def wrong_event(self, event_id: str) -> Event | None:
        """Return an event that a person said is wrong, by its own id or another; None for none."""
        ...

    def known_as(self, name: str) -> list[Party]:
        """Return those whom the ledger knows by an id or a name, at most a few."""
        ...

    def reports_of(self, document_ids: Sequence[str]) -> list[Report]:
        """Return the reports of documents, by day of publication and id."""
        ...

    def report_ids(self, document_ids: Sequence[str]) -> list[str]:
        """Return the ids of the reports of documents, whatever these hold."""
        ...

    def reports_by_id(self, report_ids: Sequence[str]) -> list[Report]:
        """Return reports by day of publication and id."""
        ...
