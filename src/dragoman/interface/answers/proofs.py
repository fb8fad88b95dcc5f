"""One record of a ledger with all that proves it: as text for people, and why it is as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.interface.answers.lists import Lists
from dragoman.interface.days import day_of
from dragoman.ledger.entries import Report
from dragoman.records import Event, Step, encode
from dragoman.resolve.links import Link
from dragoman.resolve.merging.merged import Merged


@dataclass(frozen=True, slots=True)
class Why:
    """How an event came about; printed, it is what ``dragoman events ID --why`` tells.

    Attributes:
        event_id: the event.
        made: what joined its reports, and what each value rests on.
        links: to other events.
        reports: its reports.
        steps: by report, the rules that made it.
    """

    event_id: str
    made: tuple[Merged, ...]
    links: tuple[Link, ...]
    reports: tuple[Report, ...]
    steps: Mapping[str, Sequence[Step]]

    def __str__(self) -> str:
        from dragoman.present.reasons import reasons_lines  # noqa: PLC0415 - with the rest of it
        from dragoman.present.why import report_lines  # noqa: PLC0415 - as above

        told = [*reasons_lines(self.made, self.links), *report_lines(self.reports, self.steps)]
        return "\n".join(told)

    def json_lines(self) -> Iterator[str]:
        """Yield an object for each report, with the steps that made it, a line each."""
        from dragoman.present.why import report_objects  # noqa: PLC0415 - as above

        for one in report_objects(self.event_id, self.reports, self.steps):
            yield encode(one).decode()


class Proofs(Lists):
    """Single records with what proves them."""

    def known_event(self, event_id: str) -> Event:
        """Return an event by its id or that of one of its reports.

        Raises:
            UsageError: there is none; the message says how to list them.
        """
        return self.ledger.known_event(event_id)

    def reports(self, event_id: str) -> list[Report]:
        """Return what each document says of an event."""
        return self.ledger.reports(self.known_event(event_id).event_id)

    def why(self, event_id: str) -> Why:
        """Return what joined the reports of an event, and by which steps each came about.

        Raises:
            UsageError: there is no such event.
        """
        name = self.known_event(event_id).event_id
        book = self.ledger
        return Why(
            name, book.why(name), book.links(name), tuple(book.reports(name)), book.steps(name)
        )

    def event_page(self, event_id: str) -> str:
        """Return an event with its reports and the words that prove them, as text.

        Raises:
            UsageError: there is no such event.
        """
        from dragoman.present.showing import event_page  # noqa: PLC0415 - with the rest of it

        event = self.known_event(event_id)
        reports = self.ledger.reports(event.event_id)
        names = {one.document_id for one in reports}
        there = ((name, self.ledger.document(name)) for name in sorted(names))
        documents = {name: document for name, document in there if document is not None}
        return event_page(event, reports, documents, self.ledger.independent(event.event_id))

    def mechanism_page(self, mechanism_id: str, *, as_of: date | str | None = None) -> str:
        """Return a standing arrangement with its sessions, gaps and history, as text.

        Args:
            mechanism_id: its id.
            as_of: the day from which it is reckoned what is next or overdue.

        Raises:
            UsageError: there is none.
        """
        from dragoman.analyse.arrangements import decided_at  # noqa: PLC0415 - as above
        from dragoman.present.arrangements import mechanism_page  # noqa: PLC0415 - as above

        today = self.ledger.as_of(day_of(as_of))
        found = self._mechanism_of(mechanism_id)
        return mechanism_page(found, today, decided_at(self.ledger, found))

    def occasion_page(self, occasion_id: str, *, as_of: date | str | None = None) -> str:
        """Return an occasion with its life and the words that prove each turn, as text.

        Args:
            occasion_id: its id.
            as_of: the day from which one looks.

        Raises:
            UsageError: there is none.
        """
        from dragoman.present.occasions import occasion_page  # noqa: PLC0415 - as above
        from dragoman.present.wording.occasions import OccasionTeller  # noqa: PLC0415 - as above

        (one,) = self._occasions_of([occasion_id], day_of(as_of))
        there = [event for each in one.hangs_on if (event := self.ledger.event(each)) is not None]
        return occasion_page(one, there, OccasionTeller.load())
