"""The ledger as the rest of Dragoman sees it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.arrangements.register import Register
from dragoman.errors import UsageError
from dragoman.ledger.entries import (
    Account,
    Counts,
    Decided,
    DocumentRow,
    DyadRow,
    Entry,
    Happenings,
    Mentioned,
    Person,
    Publication,
    Report,
    Run,
    Tally,
)
from dragoman.ledger.filters import Filter
from dragoman.ledger.intake.vetting import known_versions, unread, vetted
from dragoman.ledger.merge.copies import Likeness, Minhashes
from dragoman.ledger.merge.forgetting import forget
from dragoman.ledger.merge.judging import with_deeds
from dragoman.ledger.merge.links import links_in
from dragoman.ledger.merge.merging import Merger, merge_again, merge_waiting, nearby
from dragoman.ledger.merge.resolving import Resolving, assemble_waiting
from dragoman.ledger.occasion_answers import OccasionAnswers
from dragoman.ledger.opening import opened_store
from dragoman.ledger.present_run import PresentRun, now
from dragoman.ledger.store import Store
from dragoman.ledger.versions.earlier import Earlier
from dragoman.ledger.versions.superseding import take
from dragoman.records import Document, Event, Mechanism, Position, Refusal, Step
from dragoman.resolve.links import Link
from dragoman.resolve.merging.accounts import Decision
from dragoman.resolve.merging.independence import independent_of
from dragoman.resolve.merging.merged import Merged as Resolved

EVERYTHING = Filter()


class Ledger(OccasionAnswers):
    """Documents, events and what hangs on them, in one file.

    Use it in a ``with`` block; one per thread. Reading articles is idempotent: a document that is
    there is never added again, and however often a run was cut off, the events end up the same.
    """

    def __init__(
        self,
        store: Store,
        *,
        merger: Merger | None = None,
        likeness: Likeness | None = None,
        arrangements: Register | None = None,
    ) -> None:
        """Put the ledger's rules over a store.

        Args:
            store: where everything is kept.
            merger: how reports become events; the shipped way when None.
            likeness: how near-copies are known; the shipped way when None.
            arrangements: those that are well known; those of the package when None.
        """
        self.store = store
        self._merger = merger
        self._arrangements = arrangements
        self._resolving: Resolving | None = None
        self.likeness: Likeness = likeness or Minhashes()
        self._run = PresentRun(store)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        patience: float | None = None,
        merger: Merger | None = None,
        likeness: Likeness | None = None,
        arrangements: Register | None = None,
    ) -> Self:
        """Return the ledger in a file; a new one where there is none.

        Args:
            path: the file.
            read_only: look only; the file must exist.
            patience: seconds to wait while another process writes; half a minute when None.
            merger: how reports become events; the shipped way when None.
            likeness: how near-copies are known; the shipped way when None.
            arrangements: those that are well known; those of the package when None.

        Raises:
            LedgerError: the file cannot be opened or is no ledger; the message says what to do.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/a.ledger") as one:
        ...     one.counts().events
        0
        """
        store = opened_store(path, read_only=read_only, patience=patience)
        return cls(store, merger=merger, likeness=likeness, arrangements=arrangements)

    def close(self) -> None:
        """Close the file; whatever was committed is safe."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- writing ---------------------------------------------------------------------------------

    def begin_run(self, *, codebook: str = "", model: str = "", arguments: str = "{}") -> Run:
        """Note that a run begins; all that is committed until `end_run` belongs to it.

        Args:
            codebook: version of the codebook.
            model: version of the encoder.
            arguments: the call's arguments as JSON.
        """
        return self._run.begin(codebook, model, arguments)

    def note_versions(self, *, codebook: str = "", model: str = "") -> None:
        """Note what the present run reads with, where that is known only later."""
        self._run.note_versions(codebook, model)

    def end_run(self) -> Run:
        """Note that the run has ended, and return what came of it.

        Raises:
            LedgerError: no run has begun.
        """
        return self._run.end()

    def has(self, document_id: str) -> bool:
        """Return whether a document is there."""
        return bool(self.store.known([document_id]))

    def unread(self, documents: Sequence[Document]) -> tuple[list[Document], list[Refusal]]:
        """Return which documents are new, and refusals for those whose id another text has.

        Args:
            documents: as they were read, perhaps met before, perhaps twice among themselves.
        """
        return unread(self.store, documents)

    def only_listed(self, documents: Sequence[Document]) -> list[Document]:
        """Return which documents are held, but listed alone: nobody read their language."""
        held = self.store.only_listed([one.document_id for one in documents])
        return [one for one in documents if one.document_id in held]

    def commit(
        self,
        entries: Sequence[Entry],
        refusals: Sequence[Refusal] = (),
        *,
        known: int = 0,
        again: Collection[str] = (),
    ) -> int:
        """Add documents with all that was found in them, in one transaction; return how many.

        Documents that are there already are left as they are; a newer version takes the place of
        an older one. Reports whose evidence is not in the text are refused. The events appear with
        the next `merge`.

        Args:
            entries: documents and findings.
            refusals: what else could not be read.
            known: how many documents were met again with this batch, for the run's count.
            again: documents that are there, and whose place the new reading takes.

        Raises:
            LedgerError: the file cannot be written to; nothing of the batch was.
        """
        checked = [vetted(entry) for entry in entries]
        bad = [refusal for _, found in checked for refusal in found]
        with self.store.transaction():
            names = [entry.document.document_id for entry in entries]
            if again:
                forget(self.store, self.likeness, [name for name in names if name in again])
            here = self.store.known(names)
            gone = [one.document for one in entries if one.document.document_id not in here]
            here |= {one.document_id for one in known_versions(self.store, gone)}
            fresh: dict[str, Entry] = {}
            for entry, _ in checked:
                if entry is not None and entry.document.document_id not in here:
                    fresh.setdefault(entry.document.document_id, entry)
            new = list(fresh.values())
            taken = take(self.store, self.likeness, new, self._run.run_id)
            refused = self.store.refuse([*refusals, *bad], self._run.run_id)
            self._run.count(new, known + len(entries) - len(new), refused)
        return len(taken.added) + taken.earlier

    def commit_document(self, entry: Entry) -> bool:
        """Add one document with all that was found in it; return whether it was new."""
        return bool(self.commit([entry]))

    def refuse(self, refusal: Refusal) -> None:
        """Note what could not be read or coded; the same refusal is noted once."""
        self.commit([], [refusal])

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take documents out again with all that they told; `merge` then mends the events."""
        with self.store.transaction():
            forget(self.store, self.likeness, document_ids)

    def merge(self) -> int:
        """Make events of the reports that still wait for it; return how many were merged.

        Raises:
            LedgerError: the file cannot be written to.
        """
        done = merge_waiting(self.store, self._merging)
        assemble_waiting(self.store, arrangements=self._arrangements)
        return done

    def make_anew(self) -> None:
        """Let all events and arrangements be made again with the next `merge`."""
        with self.store.transaction():
            self.store.unsettle_all()
            self.store.forget_comparisons()

    def decide(self, decisions: Sequence[Decision], *, undo: bool = False, by: str = "") -> int:
        """Join or part reports as a person says, and make their events anew, or do neither.

        What was decided outlives another reading of the documents: it is kept by the words that
        the reports rest on, not by their numbers.

        Args:
            decisions: pairs of reports, by `anchor`.
            undo: take these decisions back instead.
            by: who says so, for the trail; as the decisions tell it where it is empty.

        Returns:
            How many reports were merged anew.
        """
        ordered = [replace(one, first=first, second=second, by=by or one.by) for one in decisions
                   for first, second in [sorted((one.first, one.second))]]  # fmt: skip
        names = {name.rsplit(":", 3)[0] for one in ordered for name in (one.first, one.second)}
        with self.store.transaction():
            told = self.store.reports_of(sorted(names))
            touched = nearby(self.store, [one.report_id for one in told])
            if undo:
                self.store.undecide(ordered, now(), by)
            else:
                self.store.decide(ordered, now())
            return merge_again(self.store, self._merging(), touched)

    def make_again(self, document_ids: Sequence[str]) -> int:
        """Make the events of documents anew, with what is next to them, within a transaction.

        Args:
            document_ids: documents of whose reports a person said something.

        Returns:
            How many reports were merged anew.
        """
        told = self.store.report_ids(sorted(set(document_ids)))
        return merge_again(self.store, self._merging(), nearby(self.store, told))

    def _merging(self) -> Merger:
        """Return how reports become events now: by the decisions that stand."""
        if self._merger is not None:
            return self._merger
        stand = tuple(self.store.decisions())
        if self._resolving is None or self._resolving.decisions != stand:
            self._resolving = Resolving(stand)
        return self._resolving

    # -- looking ---------------------------------------------------------------------------------

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, an earlier version too, or None."""
        if (found := self.store.document(document_id)) is not None:
            return found
        kept = self.store.earlier(document_id)
        return kept[0].document if kept else None

    def versions(self, document_id: str) -> list[Earlier]:
        """Return what stood in a document's place before it, oldest first, with what it told."""
        return self.store.earlier(document_id)

    def documents(
        self,
        wanted: Filter = EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[DocumentRow]:
        """Yield documents without their texts, by day and id; the newest first where wanted."""
        return self.store.documents(wanted, limit, offset, newest=newest)

    def event(self, event_id: str) -> Event | None:
        """Return the event with an id, one of its own or of its reports', or None.

        One that a person said is wrong is found here and nowhere else; ``corrected`` tells so.
        """
        found = self.store.event(event_id)
        if found is None and (name := self.store.alias(event_id)) is not None:
            return self.store.event(name)
        return found or self.store.wrong_event(event_id)

    def known_event(self, event_id: str) -> Event:
        """Return the event with an id, as `event` finds it.

        Raises:
            UsageError: there is none.
        """
        found = self.event(event_id)
        if found is None:
            message = f"there is no event {event_id[:80]!r}; dragoman events lists them"
            raise UsageError(message)
        return found

    def why(self, event_id: str) -> tuple[Resolved, ...]:
        """Return what joined the reports of an event, by its own id, and what each tells."""
        merging = Resolving(self.store.decisions())
        return merging.resolve(self.store.reports(event_id))

    def links(self, event_id: str) -> tuple[Link, ...]:
        """Return what an event, by its own id, fulfils, cancels or denies, and what does so."""
        return links_in(self.store, event_id)

    def event_of(self, report_id: str) -> Event | None:
        """Return the event of a report, or None."""
        found = self.store.reports_by_id([report_id])
        return self.event(found[0].event.event_id) if found else None

    def decided(self) -> list[Decided]:
        """Return all that persons ever decided about merging, in order, also what is undone."""
        return self.store.decided()

    def decisions(self) -> list[Decision]:
        """Return what persons decided about pairs of reports."""
        return self.store.decisions()

    def events(
        self, wanted: Filter = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> Iterator[Event]:
        """Yield events by day and id; those without a date come last."""
        return self.store.events(wanted, limit, offset)

    def newest(self, wanted: Filter = EVERYTHING, limit: int = 50, offset: int = 0) -> list[Event]:
        """Return events from the newest backwards; those without a date come last."""
        return self.store.newest(wanted, limit, offset)

    def backwards(self, wanted: Filter = EVERYTHING) -> Iterator[Event]:
        """Yield all events from the newest backwards; those without a date come last."""
        return self.store.backwards(wanted)

    def event_lines(
        self, wanted: Filter = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> Iterator[str]:
        """Yield the same events as lines of JSON, which is quicker."""
        return self.store.event_lines(wanted, limit, offset)

    def count(self, wanted: Filter = EVERYTHING, most: int | None = None) -> int:
        """Return how many events there are; where there are more than `most`, one more than it."""
        return self.store.count(wanted, most)

    def reports(self, event_id: str) -> list[Report]:
        """Return the reports of an event, earliest publication first."""
        return self.store.reports(event_id)

    def steps(self, event_id: str) -> dict[str, tuple[Step, ...]]:
        """Return the steps that made each report of an event, by its own id; old ones have none."""
        names = [one.report_id for one in self.store.reports(event_id)]
        found = self.store.steps(names)
        return {name: found[name] for name in names if name in found}

    def independent(self, event_id: str) -> int:
        """Return how many reports of an event are independent: the same words count once."""
        reports = self.store.reports(event_id)
        copies = self.store.copies(sorted({report.document_id for report in reports}))
        of = {name: copy.first_id for name, copy in copies.items()}
        return independent_of(
            (of.get(one.document_id, one.document_id), one.event.evidence[0].quote)
            for one in reports
        )

    def people(
        self,
        wanted: Filter = EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        *,
        busiest: bool = False,
    ) -> Iterator[Person]:
        """Yield people by name, with the offices that documents give them."""
        return self.store.people(wanted, limit, offset, busiest=busiest)

    def positions(
        self,
        wanted: Filter = EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[Position]:
        """Yield what speakers said about issues, by day; the newest first where wanted."""
        return self.store.positions(wanted, limit, offset, newest=newest)

    def mechanism(self, mechanism_id: str) -> Mechanism | None:
        """Return a standing arrangement with the deeds under it, or None."""
        found = self.store.mechanism(mechanism_id)
        return None if found is None else next(with_deeds(self.store, [found]))

    def mechanisms(
        self,
        wanted: Filter = EVERYTHING,
        limit: int | None = None,
        offset: int = 0,
        *,
        deeds: bool = True,
    ) -> Iterator[Mechanism]:
        """Yield standing arrangements by name, with the deeds under them unless left out."""
        found = self.store.mechanisms(wanted, limit, offset)
        return with_deeds(self.store, found) if deeds else found

    def dyad(self, first: str, second: str, wanted: Filter = EVERYTHING) -> list[DyadRow]:
        """Return what happened between two states, by type and status."""
        return self.store.dyad(first, second, wanted)

    def tallies(self, wanted: Filter = EVERYTHING, *, monthly: bool = True) -> Iterator[Tally]:
        """Yield dealings summed up: of two states, of one with all others, or of all.

        Args:
            wanted: at most two states as ``party``, ``status``, bounds in time.
            monthly: each month for itself; else all time together, without days.

        Raises:
            FilterError: the filter uses other keys.
        """
        return self.store.tallies(wanted, monthly=monthly)

    def busiest(self, limit: int) -> list[Mechanism]:
        """Return the standing arrangements with the most sessions."""
        return self.store.busiest(limit)

    def published_between(self) -> tuple[date | None, date | None]:
        """Return the first and the newest day of publication; None where no document tells one."""
        return self.store.published_between()

    def dealt(self, wanted: Filter = EVERYTHING) -> int:
        """Return in how many events states deal with one another."""
        return self.store.dealt(wanted)

    def coverage(self) -> dict[date, int]:
        """Return how many documents were published in each month, by its first day."""
        return self.store.coverage()

    def months(self, state: str) -> dict[date, int]:
        """Return how many events a state takes part in in each month, by their first days."""
        return self.store.months(state)

    def places(self, wanted: Filter = EVERYTHING) -> list[Happenings]:
        """Return how much happened in each state, most first; last what has no place."""
        return self.store.places(wanted)

    def mentions(self, document_id: str) -> tuple[Mentioned, ...]:
        """Return whom a document names, where; nothing where an older Dragoman read it."""
        return self.store.mentions(document_id)

    def named(self, entity_ids: Sequence[str]) -> dict[str, str]:
        """Return the names of those among entities that events or offices name."""
        return self.store.named(entity_ids)

    def accounts(self, event_ids: Sequence[str]) -> dict[str, Account]:
        """Return what stands behind these events: reports, documents, the first day of telling."""
        return self.store.accounts(event_ids)

    def publications(self) -> Iterator[Publication]:
        """Yield the documents that tell their day, in no order, each with the states it names."""
        return self.store.publications()

    def refusals(self, limit: int | None = None, offset: int = 0) -> Iterator[Refusal]:
        """Yield what could not be read or coded."""
        return self.store.refusals(limit, offset)

    def runs(self) -> list[Run]:
        """Return the runs in order."""
        return self.store.runs()

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        return self.store.counts()
