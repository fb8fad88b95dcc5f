"""What a person says of merging: which events are one, and which reports are of another.

The command line and the pages correct alike, by these functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from dragoman.errors import UsageError
from dragoman.ledger.correcting.stating import signature
from dragoman.ledger.entries import Report
from dragoman.ledger.ledger import Ledger
from dragoman.records import Event
from dragoman.resolve.merging.accounts import Decision, anchor

TWO = 2


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of a correction.

    Attributes:
        events: ids of the events that the reports belong to now, sorted.
        pairs: how many pairs of reports were decided about, or of how many that was taken back.
    """

    events: tuple[str, ...]
    pairs: int


def join(book: Ledger, event_ids: Sequence[str], *, undo: bool = False, by: str = "") -> Corrected:
    """Say that events are one.

    Args:
        book: open for writing.
        event_ids: two or more.
        undo: take that back instead.
        by: who says so; the user of this machine when empty.

    Raises:
        UsageError: there are fewer, or one that the ledger does not know.
        LedgerError: the ledger cannot be written to; nothing was changed.
    """
    if len(set(event_ids)) < TWO:
        raise UsageError("merge takes two events or more, by their ids")
    anchors = [anchor(_account(book, name)) for name in event_ids]
    decisions = [Decision("merge", one, other) for one, other in pairwise(anchors) if one != other]
    book.decide(decisions, undo=undo, by=signature(book, by))
    shown = {found.event_id for name in event_ids if (found := book.event(name)) is not None}
    return Corrected(tuple(sorted(shown)), len(decisions))


def part(
    book: Ledger,
    event_id: str,
    report_ids: Sequence[str] = (),
    *,
    undo: bool = False,
    most: int | None = None,
    by: str = "",
) -> Corrected:
    """Part reports from an event, or all its reports from one another when none is named.

    Args:
        book: open for writing.
        event_id: the event.
        report_ids: of its reports.
        undo: take back what parted these reports from the event; when none is named, all that
            parted its reports from others.
        most: how many pairs may be parted at once; None for any number.
        by: who says so; the user of this machine when empty.

    Raises:
        UsageError: there is no such event or report, too many pairs, or nothing to take back.
        LedgerError: the ledger cannot be written to; nothing was changed.
    """
    event = book.known_event(event_id)
    reports = {one.report_id: one for one in book.reports(event.event_id)}
    if undo and not report_ids:
        decisions = _parting(book, event, reports.values())
    else:
        if undo:
            reports |= {one.report_id: one for one in book.store.reports_by_id(report_ids)}
        decisions = _apart(event, reports, report_ids)
    if most is not None and len(decisions) > most:
        message = f"that would part {len(decisions)} pairs of reports; at once {most} may be"
        raise UsageError(message)
    book.decide(decisions, undo=undo, by=signature(book, by))
    now = (book.event_of(one.report_id) for one in reports.values())
    shown = {event.event_id, *(found.event_id for found in now if found is not None)}
    return Corrected(
        tuple(sorted(one for one in shown if book.store.event(one) is not None)), len(decisions)
    )


def take_back(book: Ledger, decision: Decision, *, by: str = "") -> Corrected:
    """Take back one decision that stands.

    Args:
        book: open for writing.
        decision: about a pair of reports.
        by: who takes it back; the user of this machine when empty.

    Raises:
        UsageError: it does not stand.
        LedgerError: the ledger cannot be written to; nothing was changed.
    """
    if decision not in book.decisions():
        raise UsageError("no such decision stands; perhaps it was taken back already")
    book.decide([decision], undo=True, by=signature(book, by))
    reports = reports_by_anchor(book, (decision.first, decision.second)).values()
    now = {found.event_id for one in reports if (found := book.event_of(one.report_id)) is not None}
    return Corrected(tuple(sorted(now)), 1)


def reports_by_anchor(book: Ledger, anchors: Iterable[str]) -> dict[str, Report]:
    """Return the reports that decisions name; those that the ledger does not hold are left out.

    Args:
        book: where they are.
        anchors: as `dragoman.resolve.merging.accounts.anchor` makes them.
    """
    wanted = set(anchors)
    documents = sorted({name.rsplit(":", 3)[0] for name in wanted})
    found = {anchor(one.event): one for one in book.store.reports_of(documents)}
    return {name: one for name, one in found.items() if name in wanted}


def _account(book: Ledger, event_id: str) -> Event:
    """Return the report after which an event is called, or the one with this id.

    Raises:
        UsageError: there is no such event.
    """
    told = [one.event for one in book.reports(book.known_event(event_id).event_id)]
    return next((one for one in told if one.event_id == event_id), told[0])


def _apart(event: Event, reports: dict[str, Report], report_ids: Sequence[str]) -> list[Decision]:
    """Return the decisions that part reports from the rest of an event, or all of them.

    Raises:
        UsageError: a report is none of the event's.
    """
    unknown = sorted(set(report_ids) - reports.keys())
    if unknown:
        message = f"{', '.join(unknown)}: no report of {event.event_id}; see --why"
        raise UsageError(message)
    parted = {anchor(reports[name].event) for name in report_ids or reports}
    others = {anchor(one.event) for name, one in reports.items() if name not in report_ids}
    pairs = {(min(one, two), max(one, two)) for one, two in product(parted, others) if one != two}
    return [Decision("split", *pair) for pair in sorted(pairs)]


def _parting(book: Ledger, event: Event, reports: Iterable[Report]) -> list[Decision]:
    """Return the decisions that parted an event's reports from others, and those from another.

    Raises:
        UsageError: there are none.
    """
    ours = {anchor(one.event) for one in reports}
    splits = [one for one in book.decisions() if one.kind == "split"]
    named = {name for one in splits if ours & {one.first, one.second}
             for name in (one.first, one.second)}  # fmt: skip
    found = [one for one in splits if {one.first, one.second} <= named]
    if not found:
        message = f"no report of {event.event_id} was split from another: nothing to take back"
        raise UsageError(message)
    return found
