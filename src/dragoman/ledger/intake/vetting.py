"""The last look before anything is kept: it is new, text can be written, and evidence is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.ledger.entries import Entry
from dragoman.ledger.store import Store
from dragoman.ledger.versions.addresses import address_of
from dragoman.ledger.versions.earlier import Earlier
from dragoman.ledger.versions.sameness import newest_day
from dragoman.records import Document, Evidence, Refusal


def vetted(entry: Entry) -> tuple[Entry | None, tuple[Refusal, ...]]:
    """Return an entry without what cannot be proven, and refusals for that.

    Args:
        entry: a document and what was found in it.

    Returns:
        The entry, or None where the document itself cannot be kept; and why.
    """
    document = entry.document
    try:
        document.text.encode()
    except UnicodeEncodeError:
        detail = "the text has half characters that no file can hold; convert it to UTF-8 first"
        return None, (_refusal(document, "not-unicode", detail),)
    reports = tuple(one for one in entry.reports if _proven(document, one.evidence))
    offices = tuple(
        one for one in entry.offices if not one.evidence or _proven(document, one.evidence)
    )
    positions = tuple(one for one in entry.positions if _proven(document, (one.evidence,)))
    lost = sum(
        len(before) - len(after)
        for before, after in (
            (entry.reports, reports),
            (entry.offices, offices),
            (entry.positions, positions),
        )
    )
    refusals: tuple[Refusal, ...] = ()
    if lost:
        detail = f"{lost} findings were left out: their quotes are not in the text where they say"
        refusals = (_refusal(document, "evidence-mismatch", detail),)
    return replace(entry, reports=reports, offices=offices, positions=positions), refusals


def unread(store: Store, documents: Sequence[Document]) -> tuple[list[Document], list[Refusal]]:
    """Return which documents are new, and refusals for those whose id another text has.

    Args:
        store: the ledger's.
        documents: as they were read, perhaps met before, perhaps twice among themselves.
    """
    texts = store.texts([one.document_id for one in documents])
    for one in known_versions(store, [one for one in documents if one.document_id not in texts]):
        texts[one.document_id] = one.text
    fresh: list[Document] = []
    refused: list[Refusal] = []
    for document in documents:
        known = texts.get(document.document_id)
        if known is None:
            texts[document.document_id] = document.text
            fresh.append(document)
        elif known.split() != document.text.split():
            detail = (
                f"the ledger holds another text with the id {document.document_id!r}; "
                "give this one an id of its own, or leave the id out"
            )
            refused.append(_refusal(document, "id-taken", detail))
    return fresh, refused


def known_versions(store: Store, documents: Sequence[Document]) -> list[Document]:
    """Return the earlier versions that are met again in their own place, as they are kept.

    The same text at another address is new there. So is one that its publisher went back to: it
    tells a newer day than it did before, and none before that of what stands there now.

    Args:
        store: the ledger's.
        documents: as they were read; none of those that stand.
    """
    addresses = store.addresses_now([one.document_id for one in documents])
    found = []
    for document in documents:
        name = document.document_id
        if name not in addresses or address_of(document) not in {None, addresses[name]}:
            continue
        (kept,) = (one for one in store.earlier(name) if one.document.document_id == name)
        if not _is_back(store, document, kept):
            found.append(kept.document)
    return found


def _is_back(store: Store, document: Document, kept: Earlier) -> bool:
    """Return whether an earlier version was published again after what stands in its place."""
    before, again = newest_day(kept.document), newest_day(document)
    if again is None or (before is not None and again <= before):
        return False
    now = store.document(kept.current_id)
    return now is not None and again >= (newest_day(now) or again)


def _proven(document: Document, evidence: Sequence[Evidence] | Iterable[Evidence]) -> bool:
    """Return whether there is evidence and every quote stands in the text."""
    pieces = tuple(evidence)
    return bool(pieces) and all(
        piece.document_id == document.document_id
        and 0 <= piece.start < piece.end
        and document.text[piece.start : piece.end] == piece.quote
        for piece in pieces
    )


def _refusal(document: Document, code: str, detail: str) -> Refusal:
    """Return a refusal at this stage."""
    return Refusal(document.origin, "store", code, detail, document.document_id)
