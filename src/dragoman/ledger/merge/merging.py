"""From reports to events, a few at a time.

Invariant: the events of a ledger are a function of its reports (and of what persons decided and
corrected) alone; in which order or in how many runs they came does not matter.

Which reports match one another is found out once, when the later one comes, and kept: those are
the ties. Groups are made by `Merger.groups`, of which one thing must hold: a group is what it
would be without all reports that no tie, followed or refused, leads to. So new reports are grouped
together with the events next to them. Where such an event stays what it was, all that lies behind
it stays too and is never looked at; where it changes, it counts as new, and the events next to it
are looked at in turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from dragoman.ledger.correcting.applying import Standing
from dragoman.ledger.entries import Merged, Report
from dragoman.ledger.store import Store
from dragoman.records import Evidence
from dragoman.resolve.days import Days
from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.matching import Match
from dragoman.resolve.merging.sketches import Sketch

BATCH = 800
AHEAD = 25
AT_ONCE = 100
DESK = 4_000


class Merger(Protocol):
    """How reports become events: which may merge, and what comes of it."""

    def sketch(self, report: Report) -> Sketch:
        """Return what has to be known of a report to compare it with others."""
        ...

    def kept(self, sketch: Sketch) -> Iterable[str]:
        """Return names of the blocks under which a report is kept."""
        ...

    def sought(self, sketch: Sketch) -> Iterable[str]:
        """Return names of the blocks in which its like may be; without any it stays alone."""
        ...

    def tie(self, one: Sketch, other: Sketch) -> Edge | None:
        """Return what ties two reports, one of which seeks a block of the other's."""
        ...

    def partners(self, sketch: Sketch) -> Iterable[str]:
        """Return documents of reports that a person joined with this one."""
        ...

    def groups(self, sketches: Sequence[Sketch], ties: Sequence[Edge]) -> Iterable[Sequence[str]]:
        """Return the ids of reports, those of one event together."""
        ...

    def event(self, told: Sequence[tuple[Report, Sketch]]) -> Merged:
        """Return the event that reports tell together."""
        ...


class SameEvent:
    """The plainest way to merge: reports with one event id are one event."""

    def sketch(self, report: Report) -> Sketch:
        """Return the ids and the states."""
        event = report.event
        states = frozenset(each.country or "" for each in event.actors)
        return Sketch(
            report_id=report.report_id,
            document_id=report.document_id,
            event_id=event.event_id,
            event_type=event.event_type,
            status=event.status,
            mode=(),
            anchor="",
            actors=states,
            recipients=frozenset(),
            persons=frozenset(),
            days=Days(None, None, None),
            place=None,
            country=None,
            level=None,
            ordinal=None,
            words=frozenset(),
        )

    def kept(self, sketch: Sketch) -> Iterable[str]:
        """Return the event's id."""
        return (sketch.event_id,)

    def sought(self, sketch: Sketch) -> Iterable[str]:
        """Return the blocks that the report is kept under."""
        return self.kept(sketch)

    def tie(self, one: Sketch, other: Sketch) -> Edge | None:
        """Return a tie: a shared block is all it takes."""
        first, second = sorted((one.report_id, other.report_id))
        return Edge(first, second, Match(1.0, ()))

    def partners(self, sketch: Sketch) -> Iterable[str]:
        """Return nothing."""
        del sketch
        return ()

    def groups(self, sketches: Sequence[Sketch], ties: Sequence[Edge]) -> Iterable[Sequence[str]]:
        """Return what hangs together by ties."""
        groups = {one.report_id: [one.report_id] for one in sketches}
        for tie in ties:
            one, other = groups[tie.first], groups[tie.second]
            if one is not other:
                one += other
                groups.update(dict.fromkeys(other, one))
        return {id(group): group for group in groups.values()}.values()

    def event(self, told: Sequence[tuple[Report, Sketch]]) -> Merged:
        """Return the earliest report, with the evidence of all."""
        reports = [report for report, _ in told]
        proofs: dict[tuple[str, int, int], Evidence] = {
            (piece.document_id, piece.start, piece.end): piece
            for report in reports
            for piece in report.event.evidence
        }
        event = replace(reports[0].event, evidence=tuple(proofs.values()))
        return Merged(event, tuple(sorted(report.report_id for report in reports)))


def merge_waiting(store: Store, merging: Callable[[], Merger]) -> int:
    """Merge the reports that wait for it, with the events that they change.

    Killed at any instant it leaves whole events only, and the next call does the rest.

    Args:
        store: where the reports are.
        merging: gives how to merge; asked within each transaction, so that what a person decides
            meanwhile holds at once.

    Returns:
        How many reports were merged, again or for the first time.
    """
    done = 0
    desk = _Desk(store)
    again = store.unsettled()  # all at once: what is next to them is to be looked at once
    while waiting := store.unmerged(AHEAD * BATCH) or again:
        for start in range(0, len(waiting), BATCH):
            with store.transaction():
                few = {*again, *waiting[start : start + BATCH]}
                done += _merge(store, merging(), desk, sorted(few))
            again = []
    return done


def merge_again(store: Store, merger: Merger, report_ids: Sequence[str]) -> int:
    """Merge some reports at once, within the transaction that is open.

    Args:
        store: where the reports are.
        merger: how to merge.
        report_ids: with all that may be grouped otherwise, as `nearby` gives them.

    Returns:
        How many reports were merged anew.
    """
    return _merge(store, merger, _Desk(store), sorted(report_ids))


def nearby(store: Store, report_ids: Sequence[str]) -> list[str]:
    """Return reports with the events that they belong to, and with those next to them.

    Args:
        store: where they are.
        report_ids: to begin with.
    """
    ours = {*report_ids, *store.together(report_ids)}
    tied = {name for tie in store.ties(report_ids) for name in (tie.first, tie.second)}
    return sorted(ours | tied | store.together(sorted(tied)))


class _Desk:
    """The sketches at work: a bounded number of them, those that were not used longest go."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sketches: dict[str, Sketch] = {}

    def of(self, report_ids: Iterable[str]) -> dict[str, Sketch]:
        """Return the sketches that there are of these reports."""
        wanted = list(report_ids)
        found = {name: one for name in wanted if (one := self._sketches.pop(name, None))}
        found |= self._store.sketches([name for name in wanted if name not in found])
        self._put(found)
        return found

    def made(self, merger: Merger, reports: Iterable[Report]) -> dict[str, Sketch]:
        """Return new sketches of reports and keep them."""
        found = {one.report_id: merger.sketch(one) for one in reports}
        self._store.keep_sketches(found.values())
        self._put(found)
        return found

    def _put(self, found: dict[str, Sketch]) -> None:
        self._sketches |= found
        for name in list(self._sketches)[: max(0, len(self._sketches) - DESK)]:
            del self._sketches[name]


def _merge(store: Store, merger: Merger, desk: _Desk, waiting: Sequence[str]) -> int:
    """Merge some reports and return how many belong to events that are new or other now."""
    known = desk.of(waiting)
    for start in range(0, len(waiting), AT_ONCE):
        piece = [name for name in waiting[start : start + AT_ONCE] if name not in known]
        if piece:
            _tie(store, merger, desk, desk.made(merger, store.reports_by_id(piece)))
    old, new = _regrouped(store, merger, desk, waiting)
    again = set(waiting)
    changed = [group for group in new if group not in old or not again.isdisjoint(group)]
    report_ids = sorted(name for group in changed for name in group)
    store.replace_events(report_ids, _events(store, merger, desk, changed))
    return len(report_ids)


def _tie(store: Store, merger: Merger, desk: _Desk, new: dict[str, Sketch]) -> None:
    """Keep what ties new reports to one another and to those that are there."""
    store.block((block, name) for name, one in new.items() for block in merger.kept(one))
    sought = {name: set(merger.sought(one)) for name, one in new.items()}
    members = store.members(sorted(set[str]().union(*sought.values())))
    known = desk.of(sorted(set[str]().union(*members.values())))
    seeking: dict[str, list[str]] = {}
    for name, blocks in sought.items():
        for block in blocks:
            seeking.setdefault(block, []).append(name)
    found: dict[tuple[str, str], Edge] = {}
    looked: set[tuple[str, str]] = set()
    for block, names in seeking.items():
        for one in names:
            for other in members.get(block, ()):
                both = (one, other) if one < other else (other, one)
                if one == other or both in looked or other not in known:
                    continue
                looked.add(both)
                if (tie := merger.tie(known.get(one) or new[one], known[other])) is not None:
                    found[both] = tie
    store.keep_ties(found.values())


@dataclass(slots=True)
class _Looked:
    """What is looked at: reports that are grouped anew, and the events next to them."""

    store: Store
    merger: Merger
    desk: _Desk
    touched: set[str] = field(default_factory=set)
    ties: dict[tuple[str, str], Edge] = field(default_factory=dict)
    old: set[tuple[str, ...]] = field(default_factory=set)
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def take(self, report_ids: Iterable[str]) -> None:
        """Group these reports and the rest of their events anew too."""
        asked = set(report_ids) - self.touched
        rest = self.store.together(sorted(asked)) - asked - self.touched
        added = {**self.desk.of(sorted(asked)), **self.desk.of(sorted(rest))}
        self.touched |= added.keys()
        names = sorted(added)
        self.old.update(self.store.gathered(names).values())
        ties = self.store.ties(names)
        self.ties |= {(tie.first, tie.second): tie for tie in ties}
        near = {name for tie in ties for name in (tie.first, tie.second)}
        partners = {name for one in added.values() for name in self.merger.partners(one)}
        near.update(one.report_id for one in self.store.reports_of(sorted(partners)))
        self.beside |= self.store.gathered(sorted(near - self.touched))
        for event_id in [e for e, names in self.beside.items() if names[0] in self.touched]:
            del self.beside[event_id]

    def groups(self) -> list[tuple[str, ...]]:
        """Return who belongs together of all that is looked at."""
        of = {name: event for event, names in self.beside.items() for name in names}
        inner = {
            (tie.first, tie.second): tie
            for tie in self.store.ties_from([n for n in sorted(of) if len(self.beside[of[n]]) > 1])
            if of[tie.first] == of.get(tie.second)
        }
        sketches = self.desk.of([*sorted(self.touched), *of])
        ties = {
            both: tie
            for both, tie in self.ties.items()
            if tie.first in sketches and tie.second in sketches
        }
        found = self.merger.groups(list(sketches.values()), [*(ties | inner).values()])
        return [tuple(sorted(group)) for group in found]


def _regrouped(
    store: Store, merger: Merger, desk: _Desk, report_ids: Sequence[str]
) -> tuple[set[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the groups that reports were in and those that they are in now.

    All that they change is among them; events that stay what they are need not be.
    """
    looked = _Looked(store, merger, desk)
    looked.take(report_ids)
    while True:
        groups = looked.groups()
        same = set(groups)
        changed = [names for names in looked.beside.values() if names not in same]
        if not changed:
            new = [group for group in groups if not looked.touched.isdisjoint(group)]
            return looked.old, new
        looked.take(name for names in changed for name in names)


def _events(
    store: Store, merger: Merger, desk: _Desk, groups: Iterable[tuple[str, ...]]
) -> Iterator[Merged]:
    """Yield the events of groups, loading the reports of a few groups at a time."""
    few: list[tuple[str, ...]] = []
    count = 0
    for group in groups:
        few.append(group)
        count += len(group)
        if count >= AT_ONCE:
            yield from _combined(store, merger, desk, few)
            few, count = [], 0
    yield from _combined(store, merger, desk, few)


def _combined(
    store: Store, merger: Merger, desk: _Desk, groups: Sequence[tuple[str, ...]]
) -> Iterator[Merged]:
    names = sorted(name for group in groups for name in group)
    sketches = desk.of(names)
    of = {name: number for number, group in enumerate(groups) for name in group}
    told: list[list[tuple[Report, Sketch]]] = [[] for _ in groups]
    documents: set[str] = set()
    for report in store.reports_by_id(names):
        told[of[report.report_id]].append((report, sketches[report.report_id]))
        documents.add(report.document_id)
    standing = Standing.on(store, documents)
    for each in told:
        yield standing.merged(merger, each)
