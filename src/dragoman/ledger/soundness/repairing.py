"""Reading again, from the kept texts, what is damaged in a ledger beside them."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dragoman.errors import LedgerVersionError
from dragoman.ledger.intake.documents import Telling, understood
from dragoman.ledger.intake.vetting import vetted
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.merge.copies import link_copies
from dragoman.ledger.rows.seal_rows import VERSIONS
from dragoman.ledger.soundness import compared
from dragoman.ledger.soundness.checking import Damage, damaged_documents
from dragoman.ledger.soundness.derived import OF_EVENTS, OF_MECHANISMS
from dragoman.ledger.versions.superseding import take_again
from dragoman.records import Document

AT_ONCE = 100
MADE_ANEW = frozenset(
    ("events", "mechanisms", "event_reports", "report_sketches", *OF_EVENTS, *OF_MECHANISMS)
)


def repair(book: Ledger, found: Sequence[Damage], reader: Telling) -> tuple[str, ...]:
    """Read documents again whose findings are damaged, and make events anew where these are.

    A document whose text is damaged itself stays as it is: it has to be read from its source. An
    earlier version that is damaged is dropped: nothing that counts hangs on it.

    Args:
        book: open for writing.
        found: as `checking.check` gives it.
        reader: understands documents.

    Returns:
        The documents that were read again.

    Raises:
        LedgerError: the file itself is damaged, so that nothing can be written to it.
    """
    with book.store.transaction():
        book.store.drop_earlier([one.name for one in found if one.where == VERSIONS])
    lost = {one.name for one in found if one.what == "text"}
    names = [name for name in damaged_documents(found) if name not in lost]
    documents = [one for name in names if (one := book.document(name)) is not None]
    run = book.begin_run(arguments='{"sources": ["repair"]}')
    again = tuple(
        one.document_id for one in documents if _read_again(book, one, reader, run.run_id)
    )
    if any(one.where in compared.TABLES for one in found):
        _compare_again(book)
    if any(one.where in MADE_ANEW for one in found):
        book.make_anew()
    book.merge()
    book.end_run()
    return again


def finish(path: Path) -> None:
    """Merge what a repair that was cut off left waiting; a sound ledger is only looked into.

    Args:
        path: of a sound ledger.
    """
    with suppress(LedgerVersionError), Ledger.open(path, read_only=True) as book:
        waits = bool(book.store.unmerged(1) or book.store.unassembled(1))
        if waits:
            with Ledger.open(path) as again:
                again.merge()


def _compare_again(book: Ledger) -> None:
    """Find near-copies anew, all of them or none: which is whose hangs on all documents."""
    names = [one.document_id for one in book.documents()]
    with book.store.transaction():
        book.store.forget_copies()
        for at in range(0, len(names), AT_ONCE):
            few = [one for name in names[at : at + AT_ONCE] if (one := book.document(name))]
            link_copies(book.store, book.likeness, few)


def _read_again(book: Ledger, document: Document, reader: Telling, run_id: int | None) -> bool:
    """Read a document, then put it in its own place at once; return whether it could be read.

    One that told something and is refused now stays as it is.
    Killed at any instant it leaves the document as it was, or as it is now.
    """
    told, _ = understood([document], reader)
    for one in told:
        entry, refused = vetted(one.entry)
        if one.is_unanswered or entry is None:
            return False
        if entry.refusals and not entry.reports and book.store.report_ids([document.document_id]):
            return False  # it could be read once: what that told is not to be lost
        with book.store.transaction():
            take_again(book.store, book.likeness, entry, run_id)
            book.store.refuse(refused, run_id)
    return bool(told)
