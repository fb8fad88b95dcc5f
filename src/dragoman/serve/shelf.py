"""What takes long to make, kept for as long as the ledger's file stands as it is.

Invariant: nothing is made twice at once. Who asks for what was made of an earlier state of the
file gets that, while it is made anew beside; only who asks for what was never made waits.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST_KEPT = 256


class Shelf:
    """Keeps what was made, the newest of it.

    Args:
        path: the ledger's file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, Any]] = {}
        self._making: dict[str, Future[Any]] = {}

    def get(
        self,
        name: str,
        make: Callable[[], Any],
        patience: float | None = None,
    ) -> Any:  # noqa: ANN401 - of any kind
        """Return what was made for the ledger as it stands, or, while it is made anew, before.

        Nothing is made twice at once; who asks first waits until it is made.

        Raises:
            TimeoutError: it took longer than `patience`, and goes on.
        """
        stamp = self._state()
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept[0] == stamp:
                return kept[1]
            making = self._making.get(name)
            if making is None:
                making = self._making[name] = Future()
                work = (name, make, stamp, making)
                threading.Thread(target=self._make, args=work, daemon=True).start()
        return making.result(patience) if kept is None else kept[1]

    def _make(
        self, name: str, make: Callable[[], Any], stamp: object, making: "Future[Any]"
    ) -> None:
        """Make something, keep it, and tell those who wait."""
        try:
            made = make()
        except BaseException as error:  # noqa: BLE001 - who waits is told
            with self._lock:
                del self._making[name]
            making.set_exception(error)
            return
        with self._lock:
            self._kept.pop(name, None)
            self._kept[name] = (stamp, made)
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            del self._making[name]
        making.set_result(made)

    def _state(self) -> tuple[tuple[int, int], ...]:
        """Return what changes whenever the ledger does."""
        found = []
        for part in (self.path, self.path.with_name(self.path.name + "-wal")):
            with suppress(FileNotFoundError):  # the log comes and goes
                told = part.stat()
                found.append((told.st_mtime_ns, told.st_size))
        return tuple(found)
