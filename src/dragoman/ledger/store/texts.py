"""The part of a store that looks into documents, their copies, and what could not be read."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from dragoman.ledger.entries import Counts, DocumentRow, Mentioned, NearCopy, Publication, Run
from dragoman.ledger.filters import Filter
from dragoman.records import Document, Refusal


class Texts(Protocol):
    """What looks into documents, their copies, and what could not be read."""

    def known(self, document_ids: Sequence[str]) -> set[str]:
        """Return which of these documents are there."""
        ...

    def texts(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of these documents, by id."""
        ...

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or None."""
        ...

    def documents(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[DocumentRow]:
        """Yield documents by day of publication and id; the newest first where wanted."""
        ...

    def mentions(self, document_id: str) -> tuple[Mentioned, ...]:
        """Return whom a document names, where; nothing where an older Dragoman read it."""
        ...

    def published(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days of publication by document."""
        ...

    def read_on(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days on which documents were read, where a run read them."""
        ...

    def published_between(self) -> tuple[date | None, date | None]:
        """Return the first and the newest day of publication."""
        ...

    def only_listed(self, document_ids: Sequence[str]) -> set[str]:
        """Return which of these documents are listed alone: nobody read their language."""
        ...

    def publications(self) -> Iterator[Publication]:
        """Yield the documents that tell their day, in no order, each with the states it names."""
        ...

    def fingerprints(self, document_ids: Sequence[str]) -> dict[str, bytes]:
        """Return fingerprints by document."""
        ...

    def in_bands(self, bands: Sequence[str]) -> dict[str, set[str]]:
        """Return the documents of each of these bands that has any."""
        ...

    def copies(self, document_ids: Sequence[str]) -> dict[str, NearCopy]:
        """Return of which documents these are copies, by copy."""
        ...

    def copies_of(self, first_ids: Sequence[str]) -> list[NearCopy]:
        """Return the copies of these documents."""
        ...

    def refusals(self, limit: int | None = None, offset: int = 0) -> Iterator[Refusal]:
        """Yield refusals by origin and code."""
        ...

    def runs(self) -> list[Run]:
        """Return the runs in order."""
        ...

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        ...
