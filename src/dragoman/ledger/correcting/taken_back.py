"""What a publisher takes back in a document of its own: "an earlier version said that ...".

Where the correction stands at the address of the story, it takes the story's place; else the story
still tells what is not so. Its own report of that act is then wrong, as if a person had said so:
others who tell the act stand, the trail says who took it back where, and anybody can undo it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from dragoman.ledger.correcting.changes import WRONG, Change, Correction, anchored, written
from dragoman.ledger.entries import Entry, Report
from dragoman.ledger.filters import Filter
from dragoman.ledger.ledger import Ledger
from dragoman.records import Document, Event

# Not swept: who corrects a story does so within a month.
BACK = timedelta(days=31)
MOST_LOOKED_AT = 64


def retract(
    book: Ledger, entry: Entry, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> int:
    """Say of a publisher's earlier reports that they are wrong where a new document says so.

    Rather none than the wrong one: nothing is done where several acts may be meant.

    Args:
        book: open for writing, with all reports merged.
        entry: the document with what it takes back.
        clock: tells when.

    Returns:
        How many reports are wrong now.
    """
    found = [one for event in entry.taken_back for one in _meant(book, entry.document, event)]
    reports = {one.report_id: one for one in found}
    if not reports:
        return 0
    wrong = [
        Change(anchored(one.event), WRONG, written(value=False), written(value=True))
        for one in reports.values()
    ]
    document = entry.document
    made = Correction(
        0,
        clock().isoformat(timespec="seconds"),
        document.publisher or "",
        f"taken back in {document.document_id}",
        tuple(wrong),
    )
    with book.store.transaction():
        book.store.correct(made)
        book.make_again([one.anchor.document_id for one in wrong])
    return len(wrong)


def _meant(book: Ledger, document: Document, event: Event) -> list[Report]:
    """Return the publisher's reports of an act, if they are all of one."""
    parties = _parties(event)
    if not (document.publisher and document.published and parties):
        return []
    wanted = Filter(
        publisher=(document.publisher,),
        type=(str(event.event_type),),
        status=(str(event.status),),
        party=tuple(sorted(parties)),
    )
    acts = [
        reports
        for one in book.events(wanted, MOST_LOOKED_AT)
        if (reports := list(_own(book, document, event, book.reports(one.event_id))))
    ]
    return acts[0] if len(acts) == 1 else []


def _own(book: Ledger, document: Document, event: Event, reports: list[Report]) -> Iterator[Report]:
    """Yield a publisher's own reports, of the weeks before, that tell an act."""
    from dragoman.resolve.within import dates_meet  # noqa: PLC0415 - loads the reader

    for report in reports:
        told = book.document(report.document_id)
        if told is None or told.document_id == document.document_id:
            continue
        if told.publisher != document.publisher or not _is_before(told, document):
            continue
        if _parties(report.event) == _parties(event) and dates_meet(report.event.date, event.date):
            yield report


def _is_before(told: Document, document: Document) -> bool:
    """Return whether a document came out before another, and not long before."""
    if told.published is None or document.published is None:
        return False
    return timedelta(0) <= document.published - told.published <= BACK


def _parties(event: Event) -> frozenset[str]:
    """Return the ids of those who take part."""
    return frozenset(one.entity_id for one in (*event.actors, *event.recipients))
