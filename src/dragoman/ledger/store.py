"""The seam: what any store of the ledger has to be able to do.

`dragoman.ledger.sqlite.SqliteStore` is one; ``tests/ledger/contract.py`` holds the tests that
another one would have to pass. A store knows nothing of how events are merged or copies found.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger.alerts import Kept
from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.entries import (
    Account,
    Counts,
    DocumentRow,
    DyadRow,
    Entry,
    Fingerprint,
    Happenings,
    Import,
    InForce,
    Mentioned,
    Merged,
    NearCopy,
    Person,
    Publication,
    Report,
    Run,
    Tally,
)
from dragoman.ledger.filters import Filter
from dragoman.records import Document, Event, Mechanism, Party, Position, Refusal, Step
from dragoman.resolve.accounts import Decision
from dragoman.resolve.clusters import Edge
from dragoman.resolve.mechanisms.deeds import Verdict
from dragoman.resolve.sketches import Sketch


class Writing(Protocol):
    """What changes a store; each call belongs into a `transaction`."""

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context in which everything is written or nothing."""
        ...

    def begin_run(self, run: Run) -> int:
        """Note that a run begins and return its number."""
        ...

    def end_run(self, run: Run) -> None:
        """Note what came of a run."""
        ...

    def add(self, entries: Sequence[Entry], run_id: int | None) -> None:
        """Add documents that are not there yet, with all that was found in them."""
        ...

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take documents out again; the events that they reported become unmerged."""
        ...

    def refuse(self, refusals: Sequence[Refusal], run_id: int | None) -> int:
        """Add refusals that are not there yet and return how many were new."""
        ...

    def block(self, blocks: Iterable[tuple[str, str]]) -> None:
        """Note pairs of a block and a report: only reports that share a block may merge."""
        ...

    def replace_events(
        self, report_ids: Sequence[str], merged: Iterable[Merged], *, settled: bool = True
    ) -> None:
        """Put merged events in the place of those that these reports had.

        Args:
            report_ids: every report of the old events and of the new ones.
            merged: the new events.
            settled: whether the reports are merged now.
        """
        ...

    def unsettle(self, report_ids: Sequence[str]) -> None:
        """Let reports wait for merging again; ids of no report are left alone."""
        ...

    def unsettle_all(self) -> None:
        """Let every report wait for merging, and every arrangement for being put together."""
        ...

    def decide(self, made: Iterable[Decision], decided: str) -> None:
        """Note what a person decided about pairs of reports; the last word on a pair stays."""
        ...

    def undecide(self, taken_back: Iterable[Decision]) -> None:
        """Forget what a person decided about pairs of reports."""
        ...

    def correct(self, made: Correction) -> int:
        """Note what a person corrected and return its number."""
        ...

    def uncorrect(self, correction_id: int, undone: str, undone_by: str) -> None:
        """Note that a correction was taken back, when and by whom; it stays in the trail."""
        ...

    def keep_sketches(self, sketches: Iterable[Sketch]) -> None:
        """Keep what has to be known of reports to compare them."""
        ...

    def keep_ties(self, ties: Iterable[Edge]) -> None:
        """Keep what ties reports."""
        ...

    def add_fingerprints(self, fingerprints: Sequence[Fingerprint]) -> None:
        """Keep what tells near-copies."""
        ...

    def forget_fingerprints(self, fingerprints: Sequence[Fingerprint]) -> None:
        """Drop what tells near-copies of these documents, and whose copies they are."""
        ...

    def set_copies(self, document_ids: Sequence[str], copies: Sequence[NearCopy]) -> None:
        """Say anew which of these documents are copies of which."""
        ...

    def replace_families(
        self, families: Sequence[str], made: Sequence[tuple[Mechanism, Sequence[str]]]
    ) -> None:
        """Put mechanisms, each with its other ids, in the place of those of these families."""
        ...

    def set_mechanisms(self, removed: Iterable[str], mechanisms: Iterable[Mechanism]) -> None:
        """Take out mechanisms by id and put these in."""
        ...


class Reading(Protocol):
    """What looks into a store."""

    def known(self, document_ids: Sequence[str]) -> set[str]:
        """Return which of these documents are there."""
        ...

    def texts(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of these documents, by id."""
        ...

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or None."""
        ...

    def documents(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[DocumentRow]:
        """Yield documents by day of publication and id; the newest first where wanted."""
        ...

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

    def unmerged(self, limit: int) -> list[str]:
        """Return ids of reports that wait for merging, by day of publication and id."""
        ...

    def blocks(self, report_ids: Sequence[str]) -> set[str]:
        """Return the blocks of these reports."""
        ...

    def in_blocks(self, blocks: Sequence[str]) -> set[str]:
        """Return the reports of these blocks."""
        ...

    def members(self, blocks: Sequence[str]) -> dict[str, set[str]]:
        """Return the reports of each of these blocks that has any."""
        ...

    def together(self, report_ids: Sequence[str]) -> set[str]:
        """Return the reports that now share an event with these."""
        ...

    def sketches(self, report_ids: Sequence[str]) -> dict[str, Sketch]:
        """Return the sketches that are kept of these reports, by report."""
        ...

    def ties(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of these reports with any; one between two of them may come twice."""
        ...

    def ties_from(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of which these reports are the first by id; each tie has one first."""
        ...

    def gathered(self, report_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the events that these reports belong to, each with all its reports, sorted."""
        ...

    def unsettled(self) -> list[str]:
        """Return reports that were merged before and wait for it again, in order of their ids."""
        ...

    def reports_by_id(self, report_ids: Sequence[str]) -> list[Report]:
        """Return reports by day of publication and id."""
        ...

    def fingerprints(self, document_ids: Sequence[str]) -> dict[str, bytes]:
        """Return fingerprints by document."""
        ...

    def in_bands(self, bands: Sequence[str]) -> dict[str, set[str]]:
        """Return the documents of each of these bands that has any."""
        ...

    def copies(self, document_ids: Sequence[str]) -> dict[str, NearCopy]:
        """Return of which documents these are copies, by copy."""
        ...

    def copies_of(self, first_ids: Sequence[str]) -> list[NearCopy]:
        """Return the copies of these documents."""
        ...

    def people(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        busiest: bool = False,
    ) -> Iterator[Person]:
        """Yield people by name."""
        ...

    def published(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days of publication by document."""
        ...

    def read_on(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days on which documents were read, where a run read them."""
        ...

    def positions(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[Position]:
        """Yield positions by day, document and place in it; the newest first where wanted."""
        ...

    def unassembled(self, limit: int) -> list[str]:
        """Return families of mechanisms that wait for being put together, sorted."""
        ...

    def kin_of(self, families: Iterable[str]) -> list[str]:
        """Return families with all that hang together with them by proper names, sorted.

        A series that goes by a proper name is put together from all families of which documents
        tell it, and stands in a family of its own, which is among those returned.
        """
        ...

    def told_of(self, family: str) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of a family, with the document's id."""
        ...

    def mechanism(self, mechanism_id: str) -> Mechanism | None:
        """Return a mechanism, or None."""
        ...

    def mechanisms(
        self, wanted: Filter, limit: int | None = None, offset: int = 0
    ) -> Iterator[Mechanism]:
        """Yield mechanisms by name and id."""
        ...

    def deeds(self, asked: Sequence[InForce]) -> list[list[tuple[str, Verdict]]]:
        """Return for each agreement the deeds under it: the event's id and what it makes of it.

        Of each kind of commitment between each two of its members the newest.
        """
        ...

    def mechanism_reports(self, mechanism_ids: Sequence[str]) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of these mechanisms, with the document's id."""
        ...

    def dyad(self, first: str, second: str, wanted: Filter) -> list[DyadRow]:
        """Return what happened between two states, by type and status."""
        ...

    def tallies(self, wanted: Filter, *, monthly: bool = True) -> Iterator[Tally]:
        """Yield dealings summed up: of two states, of one with all others, or of all."""
        ...

    def busiest(self, limit: int) -> list[Mechanism]:
        """Return the mechanisms with the most sessions."""
        ...

    def published_between(self) -> tuple[date | None, date | None]:
        """Return the first and the newest day of publication."""
        ...

    def dealt(self, wanted: Filter) -> int:
        """Return in how many events states deal with one another."""
        ...

    def coverage(self) -> dict[date, int]:
        """Return how many documents were published in each month, by its first day."""
        ...

    def months(self, state: str) -> dict[date, int]:
        """Return how many events a state takes part in in each month, by their first days."""
        ...

    def places(self, wanted: Filter) -> list[Happenings]:
        """Return how much happened in each state, most first; last what has no place."""
        ...

    def mentions(self, document_id: str) -> tuple[Mentioned, ...]:
        """Return whom a document names, where; nothing where an older Dragoman read it."""
        ...

    def named(self, entity_ids: Sequence[str]) -> dict[str, str]:
        """Return the names of those among entities that events or offices name."""
        ...

    def accounts(self, event_ids: Sequence[str]) -> dict[str, Account]:
        """Return what stands behind these events, by event."""
        ...

    def publications(self) -> Iterator[Publication]:
        """Yield the documents that tell their day, in no order, each with the states it names."""
        ...

    def refusals(self, limit: int | None = None, offset: int = 0) -> Iterator[Refusal]:
        """Yield refusals by origin and code."""
        ...

    def runs(self) -> list[Run]:
        """Return the runs in order."""
        ...

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        ...


class Importing(Protocol):
    """What keeps other people's data beside the ledger's own."""

    def begin_import(self, one: Import) -> int:
        """Note that a file is taken in and return its number."""
        ...

    def end_import(self, import_id: int) -> None:
        """Note that a file was read to its end."""
        ...

    def forget_import(self, import_id: int) -> None:
        """Take a file's rows out again."""
        ...

    def add_imported(
        self, import_id: int, rows: Sequence[Foreign], refused: Sequence[Unread]
    ) -> None:
        """Add rows, and those that could not be read."""
        ...

    def imports(self) -> list[Import]:
        """Return the files that were taken in, in order, each with what it holds."""
        ...

    def import_named(self, name: str) -> Import | None:
        """Return the file that was taken in under a name, with what it holds; None for none."""
        ...

    def last_imported(self, import_id: int) -> int:
        """Return the number of the last line that was taken in; 0 before the first."""
        ...

    def imported(self, import_id: int) -> Iterator[list[Foreign]]:
        """Yield the acts of a file, each as its rows in order of lines."""
        ...

    def import_refusals(self, import_id: int) -> Iterator[Unread]:
        """Yield the rows of a file that could not be read, in order of lines."""
        ...


class Watching(Protocol):
    """What remembers sources, how far was looked, and alerts, for `dragoman watch`."""

    def source_states(self) -> dict[str, tuple[str, str]]:
        """Return when each source is due and its state as JSON, by name."""
        ...

    def keep_source(self, name: str, due: str, state: str) -> None:
        """Keep when a source is due and its state."""
        ...

    def mark(self, name: str) -> str | None:
        """Return how far was looked, under a name; None where never."""
        ...

    def set_mark(self, name: str, value: str) -> None:
        """Keep how far was looked."""
        ...

    def raise_alert(
        self, rule: str, keys: Iterable[str], learned: str, alert: str, channels: Iterable[str]
    ) -> bool:
        """Keep an alert unless one of its keys is known; return whether it is new."""
        ...

    def latest_alerts(self, limit: int) -> list[Kept]:
        """Return alerts, those raised last first."""
        ...

    def undelivered(self, channel: str, now: str, limit: int) -> list[Kept]:
        """Return alerts that wait for a channel and are due, the oldest first."""
        ...

    def delivered(self, channel: str, alert_ids: Sequence[int]) -> None:
        """Take alerts off the list of a channel."""
        ...

    def put_off(self, channel: str, alert_ids: Sequence[int], due: str) -> None:
        """Try alerts again later."""
        ...

    def last_settled(self) -> int:
        """Return the number of the last document such that no report up to it waits."""
        ...

    def events_told(self, after: int, upto: int) -> dict[str, tuple[bool, tuple[str, ...]]]:
        """Return the events of documents by number: whether they are new, and their ids."""
        ...

    def matching_events(self, wanted: Filter, event_ids: Sequence[str]) -> set[str]:
        """Return which of some events a filter finds."""
        ...

    def fetched_before(self, url: str) -> bool:
        """Return whether a page was read, or refused for what it holds."""
        ...


class Store(Reading, Writing, Importing, Watching, Protocol):
    """A place that keeps the ledger."""

    def edition(self) -> int:
        """Return a number that changes when another connection has changed the store."""
        ...

    def allowed(self, seconds: float | None) -> AbstractContextManager[None]:
        """Return a context in which questions may take so long in all; None for no bound.

        Raises:
            TooMuchError: they took longer.
        """
        ...

    def at_rest(self) -> bool:
        """Return whether nothing is begun."""
        ...

    def close(self) -> None:
        """Close it; nothing may be asked of it afterwards."""
        ...
