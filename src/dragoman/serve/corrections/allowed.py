"""What a server that may be written to holds: its secrets, and the ledger open for writing."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from dragoman.errors import LedgerBusyError, LedgerError
from dragoman.ledger import Ledger

WAIT_SECONDS = 10.0
BUSY = (
    "the ledger is being written to, perhaps by dragoman read; nothing was changed: try again when "
    "that has ended"
)


def _secret() -> str:
    """Return a secret that nobody can guess."""
    return token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Says that a ledger may be corrected, and how who corrects it is known.

    All three secrets are made anew with every process.

    Attributes:
        path: the ledger's file.
        form: stands in the forms of our own pages, which no other site can read.
        cookie: comes with what our own pages send, and never from another site.
        header: what programs give; told to whoever started the server.
        wait: seconds to wait while somebody else writes.
    """

    path: Path
    form: str = field(default_factory=_secret, repr=False)
    cookie: str = field(default_factory=_secret, repr=False)
    header: str = field(default_factory=_secret, repr=False)
    wait: float = WAIT_SECONDS
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @classmethod
    def of(cls, path: Path) -> "Corrections":
        """Return the leave to correct a ledger.

        Raises:
            LedgerError: its file may not be written to.
        """
        if not os.access(path, os.W_OK):
            message = f"{path} may not be written to; change its permissions, or leave out --write"
            raise LedgerError(message)
        return cls(path)

    @contextmanager
    def book(self) -> Iterator[Ledger]:
        """Open the ledger to be written to, for one correction at a time.

        Raises:
            LedgerBusyError: somebody else was writing all the while; nothing was changed.
            LedgerError: it is gone, or may not be written to.
        """
        if not self.path.is_file():
            message = f"there is no ledger at {self.path} any more; nothing was changed"
            raise LedgerError(message)
        if not self._lock.acquire(timeout=self.wait):
            raise LedgerBusyError(BUSY)
        try:
            with Ledger.open(self.path, patience=self.wait) as ledger:
                yield ledger
        except LedgerBusyError as error:
            raise LedgerBusyError(BUSY) from error
        finally:
            self._lock.release()
