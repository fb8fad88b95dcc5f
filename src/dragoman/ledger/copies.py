"""Near-copies: which documents say nearly word for word what an earlier one says.

Invariant: documents that are alike, directly or through others, form one family; the first of a
family is the earliest published, then the smallest id, whatever the order of reading.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import Protocol

from dragoman.ledger.entries import Fingerprint, NearCopy
from dragoman.ledger.store import Store
from dragoman.records import Document


class Likeness(Protocol):
    """How alike two texts are."""

    threshold: float

    def fingerprint(self, document: Document) -> Fingerprint | None:
        """Return what tells near-copies of a document; None where it is too short to tell."""
        ...

    def similarity(self, one: bytes, other: bytes) -> float:
        """Return how alike two fingerprinted texts are, 0 to 1."""
        ...


def link_copies(store: Store, likeness: Likeness, documents: Sequence[Document]) -> int:
    """Find the families of new documents and say anew who is first in each.

    Args:
        store: holds the documents already, but not their fingerprints; in a transaction.
        likeness: how to compare.
        documents: the new ones.

    Returns:
        How many of the new documents belong to a family.
    """
    made = [found for one in documents if (found := likeness.fingerprint(one)) is not None]
    linked = 0
    for new in made:
        families = _families_like(store, likeness, new)
        store.add_fingerprints([new])
        if families:
            members = {new.document_id, *families}
            store.set_copies(sorted(members), _family(store, likeness, sorted(members)))
            linked += 1
    return linked


def _families_like(store: Store, likeness: Likeness, new: Fingerprint) -> set[str]:
    """Return every member of every family that has one member like the new document."""
    candidates = sorted(store.in_bands(new.bands) - {new.document_id})
    if not candidates:
        return set()
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


class ExactCopies:
    """The plainest likeness: texts that are equal but for blanks and case."""

    threshold = 1.0

    def fingerprint(self, document: Document) -> Fingerprint | None:
        """Return a digest of the words."""
        words = " ".join(document.text.lower().split())
        digest = blake2b(words.encode(), digest_size=12)
        return Fingerprint(document.document_id, digest.digest(), (digest.hexdigest(),))

    def similarity(self, one: bytes, other: bytes) -> float:
        """Return 1 for equal texts, else 0."""
        return float(one == other)
