"""What takes long to make, kept for as long as the ledger stands as it is.

Invariants: of one name, nothing is made twice at once; what is given was made, or begun, of the
ledger as it stood when it was asked for, or later.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Made:
    """Something made, and of what.

    Attributes:
        edition: the ledger's, before the making began.
        begun: when it began, in seconds of a clock that only goes forward.
        value: what was made.
    """

    edition: object
    begun: float
    value: Any

    def serves(self, edition: object, asked: float) -> bool:
        """Return whether it tells of an edition, or of how things stood at a time or later."""
        return self.edition == edition or self.begun >= asked


class Shelf:
    """Keeps what was made, the newest of it.

    Args:
        edition: tells what changes whenever the ledger does.
        most: how many things are kept.
    """

    def __init__(self, edition: Callable[[], object], most: int = MOST_KEPT) -> None:
        self._edition = edition
        self._most = most
        self._lock = threading.Lock()
        self._kept: dict[str, Made] = {}
        self._making: dict[str, Future[Made]] = {}

    def get(
        self,
        name: str,
        make: Callable[[], Any],
        patience: float | None = None,
    ) -> Any:  # noqa: ANN401 - of any kind
        """Return what is made of the ledger as it stands.

        Args:
            name: what it is kept by.
            make: makes it; runs in a thread of its own.
            patience: seconds to wait; None for as long as it takes.

        Raises:
            TimeoutError: it took longer than `patience`, and goes on.
            BaseException: what making it raised; nothing of it is kept.
        """
        asked = time.monotonic()
        edition = self._edition()
        while True:
            with self._lock:
                kept = self._kept.get(name)
                if kept is not None and kept.serves(edition, asked):
                    return kept.value
                making = self._making.get(name) or self._begin(name, make)
            made = making.result(None if patience is None else asked + patience - time.monotonic())
            if made.serves(edition, asked):
                return made.value

    def earlier(self, name: str) -> Any:  # noqa: ANN401 - as above
        """Return what was last made, of whatever state of the ledger; None where nothing was."""
        with self._lock:
            kept = self._kept.get(name)
        return None if kept is None else kept.value

    def _begin(self, name: str, make: Callable[[], Any]) -> "Future[Made]":
        """Begin to make something beside, and return what will hold it."""
        making: Future[Made] = Future()
        self._making[name] = making
        threading.Thread(target=self._make, args=(name, make, making), daemon=True).start()
        return making

    def _make(self, name: str, make: Callable[[], Any], making: "Future[Made]") -> None:
        """Make something, keep it, and tell those who wait."""
        try:
            begun = time.monotonic()
            made = Made(self._edition(), begun, make())
        except BaseException as error:  # noqa: BLE001 - who waits is told
            with self._lock:
                del self._making[name]
            making.set_exception(error)
            return
        with self._lock:
            self._kept.pop(name, None)
            self._kept[name] = made
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
            del self._making[name]
        making.set_result(made)
