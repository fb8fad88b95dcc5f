"""The part of a store that keeps what stood at an address before."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dragoman.ledger.correcting.changes import Anchor
from dragoman.ledger.versions.earlier import Earlier
from dragoman.records import Document, Event


class Versions(Protocol):
    """What keeps earlier versions; what changes belongs into a `transaction`."""

    def occupied(self, addresses: Sequence[str]) -> set[str]:
        """Return at which addresses a document stands."""
        ...

    def newest_at(
        self, address: str, day: date | None, near: int, most: int
    ) -> list[tuple[str, bool]]:
        """Return the few documents of an address that were read last, and whose run has not ended.

        Args:
            address: of a page.
            day: only those of about this day, of no day, or of that of a change; all when None.
            near: how many days off that is.
            most: how many at most.
        """
        ...

    def is_refused(self, document: Document) -> bool:
        """Return whether something of a document could not be read."""
        ...

    def addresses_now(self, document_ids: Sequence[str]) -> dict[str, str | None]:
        """Return the address of what stands in the place of earlier versions, by the latter."""
        ...

    def drop_earlier(self, document_ids: Sequence[str]) -> None:
        """Forget earlier versions by their own ids."""
        ...

    def earlier(self, document_id: str) -> list[Earlier]:
        """Return the earlier versions of a document, or the one of this id, oldest first."""
        ...

    def keep_earlier(self, document: Document, current_id: str, told: Sequence[Event]) -> None:
        """Keep a text that no longer stands, with what it told, under the one that does."""
        ...

    def move_anchors(self, moved: Sequence[tuple[Anchor, Anchor]]) -> None:
        """Let what persons said of reports be about reports of another version.

        Raises:
            LedgerError: it may not be changed by who writes.
        """
        ...
