"""The records of a ledger as lists to go through: events, documents, people and the rest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from dragoman.errors import UsageError
from dragoman.interface.answers.occasions import Occasions, wanted_of
from dragoman.interface.days import day_of
from dragoman.interface.results import Results
from dragoman.interface.terms import Term, filter_of, state_named
from dragoman.ledger import Counts, DocumentRow, DyadRow, Filter, Ledger, Person, Run
from dragoman.ledger.actor_names import Names
from dragoman.ledger.entries import Decided, Import
from dragoman.ledger.versions.earlier import Earlier
from dragoman.present.arrangements import mechanism_columns
from dragoman.present.event_rows import event_rows
from dragoman.present.occasions import OCCASIONS
from dragoman.present.tables import (
    DECIDED,
    DOCUMENTS,
    DYADS,
    EVENTS,
    FULL_DOCUMENTS,
    IMPORTS,
    PEOPLE,
    POSITIONS,
    REFUSALS,
    RUNS,
    VERSIONS,
)
from dragoman.records import Document, Event, Mechanism, Occasion, Position, Refusal


class Lists:
    """What a ledger holds, kind by kind.

    Attributes:
        ledger: the ledger.
    """

    ledger: Ledger
    _names: Names

    def events(self, where: str | Filter = "", **terms: Term) -> Results[Event]:
        """Return events by day; those without a date come last.

        Args:
            where: a filter, as ``--where`` takes it: ``actor=KOR type=CONSULT since=2025``.
            terms: the same by keyword: ``type=["CONSULT", "AGREE"], since="2025-01"``.

        Raises:
            FilterError: the filter cannot be understood.
        """
        wanted = self._wanted(where, terms)
        return Results(
            lambda most: self.ledger.events(wanted, most),
            EVENTS,
            "events",
            lambda: self.ledger.count(wanted),
            lambda most: self.ledger.event_lines(wanted, most),
            rows=event_rows,
        )

    def event(self, event_id: str) -> Event | None:
        """Return an event by its id or that of one of its reports, or None."""
        return self.ledger.event(event_id)

    def events_named(self, event_ids: Sequence[str]) -> Results[Event]:
        """Return events by their ids or those of their reports, in that order.

        Raises:
            UsageError: there is no such event.
        """
        found = [self.ledger.known_event(name) for name in event_ids]
        return Results(lambda most: found[:most], EVENTS, "events")

    def events_between(
        self, first: str, second: str, where: str | Filter = "", **terms: Term
    ) -> Results[Event]:
        """Return the events in which two states take part, in any role.

        Args:
            first: a state, by code or name.
            second: the other.
            where: which events.
            terms: the same by keyword.

        Raises:
            UsageError: one of them is no state.
            FilterError: the filter cannot be understood.
        """
        both = tuple(state_named(name, self._names) for name in (first, second))
        wanted = self._wanted(where, terms)
        return self.events(replace(wanted, party=(*wanted.party, *both)))

    def documents(self, where: str | Filter = "", **terms: Term) -> Results[DocumentRow]:
        """Return documents without their texts, by day of publication.

        Raises:
            FilterError: documents cannot be filtered so.
        """
        wanted = self._wanted(where, terms)
        return Results(lambda most: self.ledger.documents(wanted, most), DOCUMENTS, "documents")

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or None."""
        return self.ledger.document(document_id)

    def whole_documents(self, document_ids: Sequence[str]) -> Results[Document]:
        """Return documents with their texts, those of some ids that there are, in that order."""
        found = [one for name in document_ids if (one := self.document(name)) is not None]
        return Results(lambda most: found[:most], FULL_DOCUMENTS, "documents")

    def versions(self, document_id: str) -> Results[Earlier]:
        """Return the earlier versions of a document, and what each of them told."""
        return Results(lambda _most: self.ledger.versions(document_id), VERSIONS, "versions")

    def dyad(
        self, first: str, second: str, where: str | Filter = "", **terms: Term
    ) -> Results[DyadRow]:
        """Return how often two states did what to or with one another.

        Args:
            first: a state, by code or name.
            second: the other.
            where: which events count.
            terms: the same by keyword.

        Raises:
            UsageError: one of them is no state.
            FilterError: the filter cannot be understood.
        """
        one, other = (state_named(name, self._names) for name in (first, second))
        wanted = self._wanted(where, terms)
        return Results(lambda _most: self.ledger.dyad(one, other, wanted), DYADS, "kinds of events")

    def mechanisms(
        self, where: str | Filter = "", *, as_of: date | str | None = None, **terms: Term
    ) -> Results[Mechanism]:
        """Return standing arrangements by name, with the deeds under them.

        Args:
            where: a filter of `party`, `between`, `text` and the like.
            as_of: the day from which it is reckoned what is next or overdue; that of the newest
                document when None.
            terms: the same by keyword.

        Raises:
            FilterError: arrangements cannot be filtered so.
        """
        wanted = self._wanted(where, terms)
        return self._arrangements(lambda most: self.ledger.mechanisms(wanted, most), as_of)

    def mechanisms_named(
        self, mechanism_ids: Sequence[str], *, as_of: date | str | None = None
    ) -> Results[Mechanism]:
        """Return standing arrangements by their ids, in that order.

        Args:
            mechanism_ids: their ids.
            as_of: as for `mechanisms`.

        Raises:
            UsageError: there is none of an id.
        """
        found = [self._mechanism_of(name) for name in mechanism_ids]
        return self._arrangements(lambda most: found[:most], as_of)

    def mechanism(self, mechanism_id: str) -> Mechanism | None:
        """Return a standing arrangement, or None."""
        return self.ledger.mechanism(mechanism_id)

    def occasions(
        self,
        where: str | Filter = "",
        *,
        as_of: date | str | None = None,
        kinds: str | Sequence[str] = (),
        states: str | Sequence[str] = (),
        persons: str | Sequence[str] = (),
        **terms: Term,
    ) -> Occasions:
        """Return meetings, visits, calls, exercises, signings and votes, by day, with their lives.

        Args:
            where: a filter of `party`, `between`, `place`, `mechanism`, `text` and bounds in time.
            as_of: the day from which one looks, so that what was told later is left out; that
                of the newest document when None.
            kinds: ``meeting``, ``summit``, ``visit``, ``call``, ``exercise``, ``signing`` or
                ``vote``, any of them.
            states: how they stand, any of them: ``held``, ``postponed``, ``not known`` ...
            persons: words of names, each of somebody who takes part.
            terms: the same as in `where` by keyword.

        Raises:
            FilterError: occasions cannot be filtered so.
            UsageError: there is no such kind or state.
        """
        wanted, on = self._wanted(where, terms), day_of(as_of)
        return Occasions(
            lambda: self.ledger.occasions(wanted, on), wanted_of(kinds, states, persons)
        )

    def occasions_named(
        self, occasion_ids: Sequence[str], *, as_of: date | str | None = None
    ) -> Results[Occasion]:
        """Return occasions by their ids, in that order.

        Args:
            occasion_ids: their ids.
            as_of: the day from which one looks.

        Raises:
            UsageError: there is none of an id.
        """
        found = self._occasions_of(occasion_ids, day_of(as_of))
        return Results(lambda most: found[:most], OCCASIONS, "occasions")

    def people(self, where: str | Filter = "", **terms: Term) -> Results[Person]:
        """Return people by name, with the offices that documents give them.

        Raises:
            FilterError: people cannot be filtered so.
        """
        wanted = self._wanted(where, terms)
        return Results(lambda most: self.ledger.people(wanted, most), PEOPLE, "people")

    def positions(self, where: str | Filter = "", **terms: Term) -> Results[Position]:
        """Return what speakers said about issues, by day.

        Raises:
            FilterError: positions cannot be filtered so.
        """
        wanted = self._wanted(where, terms)
        return Results(lambda most: self.ledger.positions(wanted, most), POSITIONS, "positions")

    def refusals(self) -> Results[Refusal]:
        """Return what could not be read or coded, and why."""
        return Results(self.ledger.refusals, REFUSALS, "refusals")

    def runs(self) -> Results[Run]:
        """Return what was read when, with which versions."""
        return Results(lambda _most: self.ledger.runs(), RUNS, "runs")

    def decided(self) -> Results[Decided]:
        """Return all that persons decided about merging, also what was undone since."""
        return Results(lambda _most: self.ledger.decided(), DECIDED, "decisions")

    def imports(self) -> Results[Import]:
        """Return the files of other people's data that were taken in."""
        return Results(lambda _most: self.ledger.store.imports(), IMPORTS, "imports")

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        return self.ledger.counts()

    def _occasions_of(self, names: Sequence[str], day: date | None) -> list[Occasion]:
        """Return occasions by their ids.

        Raises:
            UsageError: there is none of an id.
        """
        there = {one.occasion_id: one for one in self.ledger.occasions(Filter(), day)}
        for name in names:
            if name not in there:
                message = f"there is no occasion {name!r}; dragoman occasions lists them"
                raise UsageError(message)
        return [there[name] for name in names]

    def _mechanism_of(self, name: str) -> Mechanism:
        """Return a standing arrangement by its id.

        Raises:
            UsageError: there is none.
        """
        found = self.ledger.mechanism(name)
        if found is None:
            message = f"there is no mechanism {name!r}; dragoman mechanisms lists them"
            raise UsageError(message)
        return found

    def _arrangements(
        self, fetch: Callable[[int | None], Iterable[Mechanism]], as_of: date | str | None
    ) -> Results[Mechanism]:
        columns = mechanism_columns(self.ledger.as_of(day_of(as_of)))
        return Results(fetch, columns, "standing arrangements")

    def _wanted(self, where: str | Filter, terms: dict[str, Term]) -> Filter:
        """Return the filter that a line and keywords make together."""
        return filter_of(where, terms, self._names)
