"""Near-copies: which documents say nearly word for word what an earlier one says.

Invariant: documents that are alike, directly or through others, form one family; the first of a
family is the earliest published, then the smallest id, whatever the order of reading.
"""

import struct
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dragoman.ledger.entries import Fingerprint, NearCopy
from dragoman.ledger.store import Store
from dragoman.records import Document


class Likeness(Protocol):
    """How alike two texts are."""

    @property
    def threshold(self) -> float:
        """From which similarity on two texts are near-copies."""
        ...

    def fingerprint(self, document: Document) -> bytes:
        """Return what tells near-copies of a document; empty where it is too short to tell."""
        ...

    def bands(self, fingerprint: bytes) -> tuple[str, ...]:
        """Return keys of which two near-copies very probably share one."""
        ...

    def similarity(self, one: bytes, other: bytes) -> float:
        """Return how alike two fingerprinted texts are, 0 to 1."""
        ...


class Minhashes:
    """The shipped likeness: which share of their runs of words two texts have in common."""

    @property
    def threshold(self) -> float:
        """From which similarity on two texts are near-copies."""
        from dragoman.read.near_copies import THRESHOLD  # noqa: PLC0415 - who only looks needs none

        return THRESHOLD

    def fingerprint(self, document: Document) -> bytes:
        """Return the minhash of the document's body, four bytes a number."""
        from dragoman.read.near_copies import fingerprint  # noqa: PLC0415 - as above

        found = fingerprint(document)
        return struct.pack(f"<{len(found)}I", *found)

    def bands(self, fingerprint: bytes) -> tuple[str, ...]:
        """Return the keys of the minhash's rows."""
        from dragoman.read.near_copies import bands  # noqa: PLC0415 - as above

        return bands(_unpacked(fingerprint))

    def similarity(self, one: bytes, other: bytes) -> float:
        """Return the share of equal numbers."""
        from dragoman.read.near_copies import similar  # noqa: PLC0415 - as above

        return similar(_unpacked(one), _unpacked(other))


def link_copies(store: Store, likeness: Likeness, documents: Sequence[Document]) -> int:
    """Find the families of new documents and say anew who is first in each.

    Args:
        store: holds the documents already, but not their fingerprints; in a transaction.
        likeness: how to compare.
        documents: the new ones.

    Returns:
        How many of the new documents belong to a family.
    """
    made = [
        Fingerprint(one.document_id, found, likeness.bands(found))
        for one in documents
        if (found := likeness.fingerprint(one))
    ]
    store.add_fingerprints(made)
    shared = store.in_bands(sorted({band for new in made for band in new.bands}))
    linked = 0
    for new in made:
        near = set[str]().union(*(shared.get(band, ()) for band in new.bands)) - {new.document_id}
        families = _families_like(store, likeness, new, sorted(near)) if near else set[str]()
        if families:
            members = sorted({new.document_id, *families})
            store.set_copies(members, _family(store, likeness, members))
            linked += 1
    return linked


def _families_like(
    store: Store, likeness: Likeness, new: Fingerprint, candidates: Sequence[str]
) -> set[str]:
    """Return every member of every family that has one member like the new document."""
    firsts = {name: copy.first_id for name, copy in store.copies(candidates).items()}
    prints = store.fingerprints(candidates)
    alike: set[str] = set()
    for candidate in candidates:
        first = firsts.get(candidate, candidate)
        if first not in alike and (
            likeness.similarity(new.fingerprint, prints[candidate]) >= likeness.threshold
        ):
            alike.add(first)
    return alike | {copy.document_id for copy in store.copies_of(sorted(alike))}


def _family(store: Store, likeness: Likeness, members: Sequence[str]) -> list[NearCopy]:
    """Return who copies whom in one family."""
    days = store.published(members)
    first = min(members, key=lambda name: (days.get(name) or date.max, name))
    prints = store.fingerprints(members)
    return [
        NearCopy(name, first, round(likeness.similarity(prints[name], prints[first]), 4))
        for name in members
        if name != first
    ]


def unlink_copies(store: Store, likeness: Likeness, document_ids: Sequence[str]) -> None:
    """Forget the fingerprints of documents and whose copies they are."""
    prints = store.fingerprints(document_ids)
    store.forget_fingerprints(
        [Fingerprint(name, found, likeness.bands(found)) for name, found in prints.items()]
    )


def _unpacked(fingerprint: bytes) -> tuple[int, ...]:
    """Return the numbers of a fingerprint."""
    return struct.unpack(f"<{len(fingerprint) // 4}I", fingerprint)
