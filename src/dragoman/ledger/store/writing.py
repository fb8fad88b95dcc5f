"""The part of a store that changes it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from dragoman.ledger.correcting.changes import Correction
from dragoman.ledger.entries import Entry, Fingerprint, Merged, NearCopy, Run
from dragoman.records import Mechanism, Refusal
from dragoman.resolve.merging.accounts import Decision
from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.sketches import Sketch


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

    def decide(self, made: Iterable[Decision], when: str) -> None:
        """Note what a person decided about pairs of reports; the last word on a pair stays."""
        ...

    def undecide(self, taken_back: Iterable[Decision], undone: str, by: str = "") -> None:
        """Forget what a person decided about pairs of reports; the trail keeps it."""
        ...

    def move_decision(self, one: Decision, first: str, second: str) -> None:
        """Let a decision that stands be about another pair of reports, in the trail too."""
        ...

    def correct(self, made: Correction) -> int:
        """Note what a person corrected and return its number."""
        ...

    def uncorrect(self, correction_id: int, undone: str, undone_by: str) -> None:
        """Note that a correction was taken back, when and by whom; it stays in the trail."""
        ...

    def forget_comparisons(self) -> None:
        """Throw away what is known of reports to compare them: it is found out anew."""
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

    def forget_copies(self) -> None:
        """Throw away all that tells near-copies: it is found out anew."""
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
