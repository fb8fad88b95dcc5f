"""Ledgers that are open for reading, lent to one request at a time, and the file's edition.

Opening a ledger and working out its queries anew takes longer than most of them, so what is open
stays so. Invariant: what lies idle has nothing begun, so that it sees every later commit and
hinders nobody's.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.ledger import Ledger

MOST_IDLE = 8
CROWD = 3  # who look at once; where there are more, others wait for their turn behind them
Place = tuple[int, int]


class Readers:
    """Opens a ledger's file for reading, and keeps a few open.

    Args:
        path: the file; where another one is put in its place, that one is read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._place: Place | None = None
        self._turn = 0
        self._lent = 0
        self._idle: list[Ledger] = []
        self._watch: Ledger | None = None

    @contextmanager
    def lend(self, seconds: float | None = None) -> Iterator[Ledger]:
        """Lend a ledger to look into; what was begun and not ended ends with it.

        Args:
            seconds: how long its answers may take in all, less where many look at once; no bound
                when None.

        Raises:
            TooMuchError: they took longer.
            LedgerError: there is no ledger, or it cannot be opened.
        """
        with self._lock:
            place = self._settled()
            ledger = self._idle.pop() if self._idle else None
        ledger = ledger or Ledger.open(self.path, read_only=True)
        try:
            with self._lock:
                self._lent += 1
            with ledger.store.allowed(seconds, self._is_crowded):
                yield ledger
        finally:
            self._take_back(ledger, place)

    def _is_crowded(self) -> bool:
        """Return whether so many look at once that one who asks for much keeps others waiting."""
        return self._lent > CROWD

    def edition(self) -> tuple[object, ...]:
        """Return what changes with every commit to the file, and with the file itself.

        Raises:
            LedgerError: there is no ledger, or it cannot be opened.
        """
        with self._lock:
            place = self._settled()
            if self._watch is None:
                self._watch = Ledger.open(self.path, read_only=True)
            return (place, self._turn, self._watch.store.edition())

    def close(self) -> None:
        """Close what lies idle."""
        with self._lock:
            self._drop()

    def _take_back(self, ledger: Ledger, place: Place | None) -> None:
        """Keep a ledger for the next, unless it is of an earlier file or something is begun."""
        with self._lock:
            self._lent -= 1
            if place == self._place and len(self._idle) < MOST_IDLE and ledger.store.at_rest():
                self._idle.append(ledger)
                return
        ledger.close()

    def _settled(self) -> Place | None:
        """Return which file stands at the path; close what is open of an earlier one."""
        try:
            told = self.path.stat()
            place: Place | None = (told.st_dev, told.st_ino)
        except FileNotFoundError:  # opening it tells what to do
            place = None
        if place != self._place:
            self._drop()
            self._place = place
            self._turn += 1  # the file system may give a new file the number of an old one
        return place

    def _drop(self) -> None:
        """Close all that lies idle."""
        for ledger in (*self._idle, self._watch):
            if ledger is not None:
                ledger.close()
        self._idle, self._watch = [], None
