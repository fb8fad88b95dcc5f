"""Documents as other programs cite them, looked up once each."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.ledger import Ledger

MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Source:
    """What is cited of a document.

    Attributes:
        publisher: who published it, where known.
        url: where it stands, where known.
        published: when, where known.
    """

    publisher: str | None = None
    url: str | None = None
    published: date | None = None


NOBODY = Source()


class Sources:
    """The documents of a ledger, as far as they are cited."""

    def __init__(self, ledger: Ledger) -> None:
        """Keep the ledger.

        Args:
            ledger: whose documents.
        """
        self._ledger = ledger
        self.of = lru_cache(maxsize=MOST_KEPT)(self._of)

    def _of(self, document_id: str) -> Source:
        """Return what is cited of a document."""
        found = self._ledger.document(document_id) if document_id else None
        return Source(found.publisher, found.url, found.published) if found else NOBODY
