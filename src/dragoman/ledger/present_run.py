"""The run that is under way: what it reads with, and what came of it so far."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dragoman import __version__
from dragoman.errors import LedgerError
from dragoman.ledger.entries import Entry, Run
from dragoman.ledger.store import Store


class PresentRun:
    """The run to which all that is committed belongs, if one has begun.

    Args:
        store: where runs are kept.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._run: Run | None = None

    @property
    def run_id(self) -> int | None:
        """Its number; None where none has begun."""
        return self._run.run_id if self._run else None

    def begin(self, codebook: str, model: str, arguments: str) -> Run:
        """Note that a run begins."""
        run = Run(0, now(), None, __version__, codebook, model, arguments, 0, 0, 0, 0)
        with self._store.transaction():
            self._run = replace(run, run_id=self._store.begin_run(run))
        return self._run

    def note_versions(self, codebook: str, model: str) -> None:
        """Note what it reads with, where that is known only later."""
        if self._run is not None:
            self._run = replace(
                self._run, codebook=codebook or self._run.codebook, model=model or self._run.model
            )

    def count(self, new: Sequence[Entry], known: int, refused: int) -> None:
        """Add a batch to what it has done, within the batch's transaction."""
        if self._run is None:
            return
        run = self._run
        self._run = replace(
            run,
            documents=run.documents + len(new),
            known=run.known + known,
            reports=run.reports + sum(len(entry.reports) for entry in new),
            refusals=run.refusals + refused,
        )
        self._store.end_run(self._run)

    def end(self) -> Run:
        """Note that it has ended, and return what came of it.

        Raises:
            LedgerError: no run has begun.
        """
        if self._run is None:
            raise LedgerError("no run has begun; call begin_run first")
        run = replace(self._run, finished=now())
        with self._store.transaction():
            self._store.end_run(run)
        self._run = None
        return run


def now() -> str:
    """Return the present moment as ISO text."""
    return datetime.now(UTC).isoformat(timespec="seconds")
