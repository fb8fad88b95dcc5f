"""What a server that may be written to holds: its secrets, and the ledger open for writing."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from typing import TypeVar

from dragoman.errors import LedgerBusyError, LedgerError
from dragoman.ledger import Ledger
from dragoman.ledger.opening import may_be_there
from dragoman.ledger.postgres.address import address_of

WAIT_SECONDS = 10.0
STEP_SECONDS = 0.5
BUSY = (
    "the ledger is being written to, perhaps by dragoman read; nothing was changed: try again when "
    "that has ended"
)
T = TypeVar("T")


def _secret() -> str:
    """Return a secret that nobody can guess."""
    return token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Says that a ledger may be corrected, and how who corrects it is known.

    All three secrets are made anew with every process.

    Attributes:
        path: the ledger's file or address.
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

        A database says itself, with the first correction, who may write there.

        Raises:
            LedgerError: its file may not be written to.
        """
        if address_of(path) is None and not os.access(path, os.W_OK):
            message = f"{path} may not be written to; change its permissions, or leave out --write"
            raise LedgerError(message)
        return cls(path)

    def do(self, work: Callable[[Ledger], T]) -> T:
        """Correct something, one correction at a time, and return what came of it.

        Args:
            work: corrects the ledger, all in one step; it is tried again while somebody else
                writes.

        Raises:
            LedgerBusyError: somebody else was writing all the while; nothing was changed.
            LedgerError: it is gone, or may not be written to.
        """
        until = time.monotonic() + self.wait
        if not self._lock.acquire(timeout=self.wait):
            raise LedgerBusyError(BUSY)
        try:
            return self._tried(work, until)
        finally:
            self._lock.release()

    def _tried(self, work: Callable[[Ledger], T], until: float) -> T:
        """Correct something before a moment; SQLite's own clock runs slow on a busy machine."""
        while True:
            if not may_be_there(self.path):
                message = f"there is no ledger at {self.path} any more; nothing was changed"
                raise LedgerError(message)
            try:
                with Ledger.open(self.path, patience=min(STEP_SECONDS, self.wait)) as ledger:
                    return work(ledger)
            except LedgerBusyError as error:
                if time.monotonic() >= until:
                    raise LedgerBusyError(BUSY) from error
