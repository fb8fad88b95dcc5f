"""Taking documents in where others may stand at the same address already.

The newest version tells; those before it are kept with what they told, and tell nothing. What
persons said of an account goes over to the new version's account in the same words.

In doubt both stand: texts that came together are no versions of one another, what could not be read
takes nobody's place, and only the few newest texts of an address are looked at.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from dragoman.ledger.correcting.changes import Anchor
from dragoman.ledger.entries import Entry, Report
from dragoman.ledger.merge.copies import Likeness, link_copies
from dragoman.ledger.merge.forgetting import forget
from dragoman.ledger.store import Store
from dragoman.ledger.versions.addresses import address_of, are_of_one_file
from dragoman.ledger.versions.sameness import NEAR_DAYS, stands_behind, takes_its_place
from dragoman.records import Document
from dragoman.resolve.merging.accounts import anchor

MOST_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of new documents.

    Attributes:
        added: those that stand now.
        earlier: how many are older or lesser versions of what stands.
    """

    added: Sequence[Entry]
    earlier: int = 0


def take(store: Store, likeness: Likeness, new: Sequence[Entry], run_id: int | None) -> Taken:
    """Add new documents, within a transaction, each in the place of its earlier version.

    Args:
        store: the ledger's.
        likeness: how near-copies are known.
        new: documents with what was found in them, in the order of reading.
        run_id: the run that read them.
    """
    store.drop_earlier([one.document.document_id for one in new])
    of = {one.document.document_id: address_of(one.document) for one in new}
    there = store.occupied(sorted({found for found in of.values() if found}))
    alone = [one for one in new if of[one.document.document_id] not in there]
    crowded = [one for one in new if of[one.document.document_id] in there]
    _add(store, likeness, alone, run_id)
    together = of.keys()
    added = [one for one in crowded if _take_in_place(store, likeness, one, together, run_id)]
    return Taken([*alone, *added], len(crowded) - len(added))


def take_again(store: Store, likeness: Likeness, again: Entry, run_id: int | None) -> None:
    """Put a document that was read again in its own place, within a transaction.

    The texts that stood there before it stay.

    Args:
        store: the ledger's.
        likeness: how near-copies are known.
        again: the document with what is found in it now.
        run_id: the run that read it.
    """
    name = again.document.document_id
    before = [one for one in store.earlier(name) if one.current_id == name]
    forget(store, likeness, [name])
    _add(store, likeness, [again], run_id)
    for one in before:
        store.keep_earlier(one.document, name, one.told)


def _add(store: Store, likeness: Likeness, new: Sequence[Entry], run_id: int | None) -> None:
    store.add(new, run_id)
    link_copies(store, likeness, [one.document for one in new])


def _take_in_place(
    store: Store,
    likeness: Likeness,
    new: Entry,
    together: AbstractSet[str],
    run_id: int | None,
) -> bool:
    """Add a document where others stand at its address; return False where it stands behind one.

    Args:
        store: the ledger's.
        likeness: how near-copies are known.
        new: the document.
        together: the documents that came with it.
        run_id: the run that read it.
    """
    standing = _standing(store, new.document, together)
    fuller = (one for one in standing if stands_behind(new.document, one))
    before = next((one for one in fuller if not store.is_refused(one)), None)
    if before is not None:
        store.keep_earlier(new.document, before.document_id, new.reports)
        return False
    _add(store, likeness, [new], run_id)
    if not new.refusals:
        for old in standing:
            if takes_its_place(new.document, old):
                _supersede(store, likeness, old, new)
    return True


def _standing(store: Store, new: Document, together: AbstractSet[str]) -> list[Document]:
    """Return the few newest documents that a new one may be a version of, oldest first."""
    found = []
    changed = (new.published_basis or "").startswith("modified")
    day = None if changed else new.published
    for name, at_once in store.newest_at(address_of(new) or "", day, NEAR_DAYS, MOST_LOOKED_AT):
        one = None if name in together else store.document(name)
        if one is not None and not (at_once and are_of_one_file(one, new)):
            found.append(one)
    return found[::-1]


def _supersede(store: Store, likeness: Likeness, old: Document, new: Entry) -> None:
    """Let a new version stand in the place of an old one, which is there too until then."""
    reports = store.reports_of([old.document_id])
    _carry_corrections(store, old, new.document)
    _carry_decisions(store, reports, new.document)
    told = [one.event for one in reports]
    store.keep_earlier(old, new.document.document_id, told)
    forget(store, likeness, [old.document_id])


def _carry_corrections(store: Store, old: Document, new: Document) -> None:
    """Let corrections of a version be about the words where they stand in the next one."""
    anchors = {
        change.anchor
        for one in store.corrections([old.document_id])
        for change in one.changes
        if change.anchor.document_id == old.document_id
    }
    ordered = sorted(anchors, key=lambda one: (one.start, one.event_id))
    store.move_anchors([(one, moved) for one in ordered if (moved := _moved(one, new))])


def _moved(one: Anchor, new: Document) -> Anchor | None:
    """Return an anchor at the same words of another version; None where they are not just once."""
    start = _only(one.quote, new.text)
    if start is None:
        return None
    return replace(
        one, document_id=new.document_id, start=start, end=start + one.end - one.start, event_id=""
    )


def _carry_decisions(store: Store, reports: Sequence[Report], new: Document) -> None:
    """Let decisions about pairs of reports of a version be about those of the next one."""
    names = {}
    for report in reports:
        first = report.event.evidence[0]
        start = _only(first.quote, new.text)
        if start is not None:
            kind = f"{report.event.event_type}:{report.event.status}"
            names[anchor(report.event)] = f"{new.document_id}:{start}:{kind}"
    if not names:
        return
    for one in store.decisions():
        if one.first in names or one.second in names:
            pair = sorted(names.get(name, name) for name in (one.first, one.second))
            store.move_decision(one, pair[0], pair[1])


def _only(quote: str, text: str) -> int | None:
    """Return where words stand in a text; None where they do not, or more than once."""
    start = text.find(quote)
    return start if start >= 0 and text.find(quote, start + 1) < 0 else None
