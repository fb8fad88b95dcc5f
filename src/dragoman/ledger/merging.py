"""From reports to events, a few at a time.

Invariant: the events of a ledger are a function of its reports alone. Reports can only merge when
they share a block, so the reports that hang together by blocks are merged anew as a whole, and
nothing else is touched; in which order or in how many runs they came does not matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from dragoman.ledger.entries import Merged, Report
from dragoman.ledger.store import Store
from dragoman.records import Evidence

BATCH = 2000


class Merger(Protocol):
    """How reports become events: which may merge, and what comes of it."""

    def blocks(self, report: Report) -> Iterable[str]:
        """Return names of the blocks that a report belongs to; without any it stays alone."""
        ...

    def merge(self, reports: Sequence[Report]) -> Iterable[Merged]:
        """Return the events of these reports; each report belongs to exactly one."""
        ...


class SameEvent:
    """The plainest way to merge: reports with one event id are one event."""

    def blocks(self, report: Report) -> Iterable[str]:
        """Return the event's id."""
        return (report.event.event_id,)

    def merge(self, reports: Sequence[Report]) -> Iterable[Merged]:
        """Return the earliest report of each event, with the evidence of all."""
        groups: dict[str, list[Report]] = {}
        for report in reports:
            groups.setdefault(report.event.event_id, []).append(report)
        for same in groups.values():
            proofs: dict[tuple[str, int, int], Evidence] = {
                (piece.document_id, piece.start, piece.end): piece
                for report in same
                for piece in report.event.evidence
            }
            event = replace(same[0].event, evidence=tuple(proofs.values()))
            yield Merged(event, tuple(sorted(report.report_id for report in same)))


def merge_waiting(store: Store, merger: Merger) -> int:
    """Merge the reports that wait for it, with those that they hang together with.

    Killed at any instant it leaves whole events only, and the next call does the rest.

    Args:
        store: where the reports are.
        merger: how to merge.

    Returns:
        How many reports were merged, again or for the first time.
    """
    done = 0
    while waiting := store.unmerged(BATCH):
        with store.transaction():
            new = store.reports_by_id(waiting)
            store.block(
                (block, report.report_id) for report in new for block in merger.blocks(report)
            )
            report_ids = sorted(_hanging_together(store, waiting))
            merged = merger.merge(store.reports_by_id(report_ids))
            store.replace_events(report_ids, merged)
            done += len(report_ids)
    return done


def _hanging_together(store: Store, report_ids: Iterable[str]) -> set[str]:
    """Return the reports that hang together with these by blocks or by present events."""
    found: set[str] = set()
    seen: set[str] = set()
    edge = set(report_ids)
    while edge:
        found |= edge
        blocks = store.blocks(sorted(edge)) - seen
        seen |= blocks
        edge = (store.in_blocks(sorted(blocks)) | store.together(sorted(edge))) - found
    return found
