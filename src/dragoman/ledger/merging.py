"""From reports to events, a few at a time.

Invariant: the events of a ledger are a function of its reports (and of what persons decided)
alone. Reports can only merge when they are alike, directly or through others, so the reports that
hang together are merged anew as a whole, and nothing else is touched; in which order or in how
many runs they came does not matter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from dragoman.ledger.entries import Merged, Report
from dragoman.ledger.store import Store
from dragoman.records import Evidence

BATCH = 400


class Merger(Protocol):
    """How reports become events: which may merge, and what comes of it."""

    def blocks(self, report: Report) -> Iterable[str]:
        """Return names of the blocks under which a report is kept."""
        ...

    def seeks(self, report: Report) -> Iterable[str]:
        """Return names of the blocks in which its like may be; without any it stays alone."""
        ...

    def alike(self, one: Report, other: Report) -> bool:
        """Return whether two reports, one of which seeks a block of the other's, hang together."""
        ...

    def merge(self, reports: Sequence[Report]) -> Iterable[Merged]:
        """Return the events of these reports; each report belongs to exactly one."""
        ...


class SameEvent:
    """The plainest way to merge: reports with one event id are one event."""

    def blocks(self, report: Report) -> Iterable[str]:
        """Return the event's id."""
        return (report.event.event_id,)

    def seeks(self, report: Report) -> Iterable[str]:
        """Return the blocks that the report is kept under."""
        return self.blocks(report)

    def alike(self, one: Report, other: Report) -> bool:
        """Return True: a shared block is all it takes."""
        del one, other
        return True

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
            found = hanging_together(store, merger, new)
            report_ids = [one.report_id for one in found]
            store.replace_events(report_ids, merger.merge(found))
            done += len(report_ids)
    return done


def hanging_together(store: Store, merger: Merger, reports: Iterable[Report]) -> list[Report]:
    """Return reports with all that they hang together with, directly or through others.

    Args:
        store: where they are, under their blocks.
        merger: tells what is alike.
        reports: to begin with.
    """
    known = {one.report_id: one for one in reports}
    found = dict(known)
    edge = list(known.values())
    while edge:
        reached = store.together([one.report_id for one in edge]) - found.keys()
        sought = {one.report_id: set(merger.seeks(one)) for one in edge}
        blocks = sorted(set[str]().union(*sought.values()))
        members = store.members(blocks)
        unknown = reached.union(*members.values())
        for one in store.reports_by_id(sorted(unknown - known.keys())):
            known[one.report_id] = one
        following = {name: known[name] for name in reached}
        for one in edge:
            near = {name for block in sought[one.report_id] for name in members.get(block, ())}
            for name in near - found.keys() - following.keys():
                if merger.alike(one, known[name]):
                    following[name] = known[name]
        found |= following
        edge = list(following.values())
    return sorted(found.values(), key=lambda one: one.report_id)
