"""Near-copies: which documents say nearly word for word what an earlier one says.

Invariant: documents that are alike and of near days, directly or through others, form a family; the
first of one is the earliest published, then the smallest id, whatever the order of reading.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from dragoman.ledger.entries import Fingerprint, NearCopy
from dragoman.ledger.store import Store
from dragoman.records import Document

PRINTS = 64
NEAR_DAYS = 14  # what is told in the same words later is told again: a monthly notice
Days = Mapping[str, date | None]


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

    Of a family, each band is kept once, with one of its members. So a document that joins a large
    family is compared with the few that hold its bands, and writes one row.

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
    days = {one.document_id: one.published for one in documents}
    shared = store.in_bands(sorted({band for new in made for band in new.bands}))
    linked, apart = 0, list[Fingerprint]()
    for new in made:
        holders = sorted(set[str]().union(*(shared.get(band, ()) for band in new.bands)))
        if holders:
            store.add_fingerprints(apart)  # they may be among the holders
            apart = []
        firsts = _firsts(store, holders)
        alike = _families_like(store, likeness, new, firsts, days[new.document_id])
        _join(store, likeness, new, alike)
        linked += bool(alike)
        held = {name for name in holders if firsts[name] in alike}
        own = tuple(band for band in new.bands if not held & shared.get(band, set()))
        for band in own:
            shared.setdefault(band, set()).add(new.document_id)
        apart.append(replace(new, bands=own))
    store.add_fingerprints(apart)
    return linked


def _firsts(store: Store, names: Sequence[str]) -> dict[str, str]:
    """Return the first of each document's family; a document alone is its own."""
    known = {name: copy.first_id for name, copy in store.copies(names).items()}
    return {name: known.get(name, name) for name in names}


def _families_like(
    store: Store,
    likeness: Likeness,
    new: Fingerprint,
    firsts: Mapping[str, str],
    day: date | None,
) -> set[str]:
    """Return the firsts of the families that have one member like the new document.

    Args:
        store: holds the fingerprints.
        likeness: how to compare.
        new: the new document's.
        firsts: those that hold one of its bands, each with the first of its family.
        day: on which the new document was published.
    """
    alike: set[str] = set()
    prints, days = store.fingerprints(list(firsts)), store.published(list(firsts))
    for name, first in firsts.items():
        near = _is_near(day, days.get(name))
        if first not in alike and near and _are_like(likeness, new, prints[name]):
            alike.add(first)
    for first in sorted(set(firsts.values()) - alike):
        # Another member may share the band that one like none of the new document holds.
        members = [first, *sorted(copy.document_id for copy in store.copies_of([first]))]
        told = store.published(members)
        others = [name for name in members if name not in firsts and _is_near(day, told.get(name))]
        for at in range(0, len(others), PRINTS):
            if any(
                _are_like(likeness, new, found) and set(new.bands) & set(likeness.bands(found))
                for found in store.fingerprints(others[at : at + PRINTS]).values()
            ):
                alike.add(first)
                break
    return alike


def _are_like(likeness: Likeness, new: Fingerprint, other: bytes) -> bool:
    return likeness.similarity(new.fingerprint, other) >= likeness.threshold


def _is_near(day: date | None, other: date | None) -> bool:
    """Return whether two documents are of days so near that one may copy the other."""
    return day is None or other is None or abs((day - other).days) <= NEAR_DAYS


def _join(store: Store, likeness: Likeness, new: Fingerprint, alike: set[str]) -> None:
    """Put a new document into the families that it is like: these become one."""
    if not alike:
        return
    first = min(alike)
    if len(alike) == 1 and _is_before(store, first, new.document_id):
        (found,) = store.fingerprints([first]).values()
        near = round(likeness.similarity(new.fingerprint, found), 4)
        store.set_copies([new.document_id], [NearCopy(new.document_id, first, near)])
        return
    copies = {copy.document_id for copy in store.copies_of(sorted(alike))}
    members = sorted({new.document_id, *alike, *copies})
    store.set_copies(members, _family(store, likeness, new, members))


def _is_before(store: Store, one: str, other: str) -> bool:
    """Return whether the first of two documents comes before the other."""
    days = store.published([one, other])
    return (days.get(one) or date.max, one) < (days.get(other) or date.max, other)


def _family(
    store: Store, likeness: Likeness, new: Fingerprint, members: Sequence[str]
) -> list[NearCopy]:
    """Return who copies whom in one family that a new document has joined."""
    days = store.published(members)
    first = min(members, key=lambda name: (days.get(name) or date.max, name))
    prints = {**store.fingerprints(members), new.document_id: new.fingerprint}
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
