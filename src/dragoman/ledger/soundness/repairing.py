"""Reading again, from the kept texts, what is damaged in a ledger beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.ledger.intake.documents import take_in
from dragoman.ledger.ledger import Ledger
from dragoman.ledger.soundness.checking import Damage, damaged_documents
from dragoman.ledger.soundness.derived import OF_EVENTS, OF_MECHANISMS

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

MADE_ANEW = frozenset(
    ("events", "mechanisms", "event_reports", "report_sketches", *OF_EVENTS, *OF_MECHANISMS)
)


def repair(book: Ledger, found: Sequence[Damage], reader: "Reader") -> tuple[str, ...]:
    """Read documents again whose findings are damaged, and make events anew where these are.

    A document whose text is damaged itself stays as it is: it has to be read from its source.

    Args:
        book: open for writing.
        found: as `checking.check` gives it.
        reader: understands documents.

    Returns:
        The documents that were read again.

    Raises:
        LedgerError: the file itself is damaged, so that nothing can be written to it.
    """
    lost = {one.name for one in found if one.what == "text"}
    names = [name for name in damaged_documents(found) if name not in lost]
    documents = [one for name in names if (one := book.document(name)) is not None]
    book.forget([one.document_id for one in documents])
    if any(one.where in MADE_ANEW for one in found):
        book.make_anew()
    take_in(book, documents, reader, arguments='{"sources": ["repair"]}')
    return tuple(one.document_id for one in documents)
