"""The part of a store that keeps what stood at an address before."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.ledger.correcting.changes import Anchor
from dragoman.ledger.versions.earlier import Earlier
from dragoman.records import Document, Event


class Versions(Protocol):
    """What keeps earlier versions; what changes belongs into a `transaction`."""

    def standing_at(self, addresses: Sequence[str]) -> dict[str, list[str]]:
        """Return the documents that stand at addresses, by address, in the order of reading."""
        ...

    def current_of(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return which document stands in the place of an earlier version, by the latter."""
        ...

    def earlier(self, document_id: str) -> list[Earlier]:
        """Return the earlier versions of a document, or the one of this id, oldest first."""
        ...

    def keep_earlier(self, document: Document, current_id: str, told: Sequence[Event]) -> None:
        """Keep a text that no longer stands, with what it told, under the one that does."""
        ...

    def move_anchors(self, moved: Sequence[tuple[Anchor, Anchor]]) -> None:
        """Let what persons said of reports be about reports of another version."""
        ...
