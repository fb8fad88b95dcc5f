"""The seam: what any store of the ledger has to be able to do.

`dragoman.ledger.sqlite.store.SqliteStore` is one; ``tests/ledger/contract.py`` holds the tests that
another one would have to pass. A store knows nothing of how events are merged or copies found.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from dragoman.ledger.store.acts import Acts
from dragoman.ledger.store.dealing import Dealing
from dragoman.ledger.store.importing import Importing
from dragoman.ledger.store.joining import Joining
from dragoman.ledger.store.standing import Standing
from dragoman.ledger.store.texts import Texts
from dragoman.ledger.store.versions import Versions
from dragoman.ledger.store.watching import Watching
from dragoman.ledger.store.writing import Writing


class Lookups(Texts, Acts, Joining, Standing, Dealing, Protocol):
    """What looks into a store."""


class Store(Lookups, Writing, Importing, Versions, Watching, Protocol):
    """A place that keeps the ledger."""

    def edition(self) -> int:
        """Return a number that changes when another connection has changed the store."""
        ...

    def allowed(
        self, seconds: float | None, crowded: Callable[[], bool] = ...
    ) -> AbstractContextManager[None]:
        """Return a context in which questions may take so long in all, less in a crowd.

        Raises:
            TooMuchError: they took longer.
        """
        ...

    def user(self) -> str:
        """Return who writes, where the store itself knows; empty where it does not."""
        ...

    def at_rest(self) -> bool:
        """Return whether nothing is begun."""
        ...

    def close(self) -> None:
        """Close it; nothing may be asked of it afterwards."""
        ...
