"""Taking documents out again, with what hangs on them made anew."""

from collections.abc import Sequence

from dragoman.ledger.merge.copies import Likeness, link_copies, unlink_copies
from dragoman.ledger.merge.merging import nearby
from dragoman.ledger.store import Store


def forget(store: Store, likeness: Likeness, document_ids: Sequence[str]) -> None:
    """Take documents out, within a transaction, with all that they told.

    Their copies are linked anew with one another, and the events near theirs wait for merging.

    Args:
        store: the ledger's.
        likeness: how near-copies are known.
        document_ids: which documents.
    """
    firsts = {copy.first_id for copy in store.copies(document_ids).values()}
    firsts.update(document_ids)
    family = firsts | {copy.document_id for copy in store.copies_of(sorted(firsts))}
    unlink_copies(store, likeness, sorted(family))
    touched = nearby(store, store.report_ids(document_ids))
    store.forget(document_ids)
    store.unsettle(touched)
    left = [one for name in sorted(family) if (one := store.document(name))]
    link_copies(store, likeness, left)
