"""A reader made of several processes, each with an encoder of its own.

What a document tells depends on that document alone, so it does not matter who reads it: the
answers come back in the order of the documents, and the ledger that they are written to is the same
whatever the number of processes. Only one process writes; Ctrl-C is for that one alone.
"""

import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document
from dragoman.settings import Settings

PIECE = 4  # documents that one process is handed at a time
_PIPELINES: list[Pipeline] = []


class Pool:
    """A reader of several processes; they start with the first documents and end with it."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        """Keep what starting needs.

        Args:
            settings: for the encoder of each process.
            jobs: how many processes read.
        """
        self._settings = settings
        self._jobs = jobs
        self._workers: ProcessPoolExecutor | None = None

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order; without the annotation.

        Raises:
            BrokenProcessPool: a process died; the next call starts new ones.
        """
        pieces = [documents[at : at + PIECE] for at in range(0, len(documents), PIECE)]
        if self._workers is None:
            self._workers = ProcessPoolExecutor(
                self._jobs,
                mp_context=get_context("spawn"),
                initializer=_start,
                initargs=(self._settings,),
            )
        try:
            return [one for told in self._workers.map(_read, pieces) for one in told]
        except (BrokenProcessPool, KeyboardInterrupt):
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = None
            raise


def _start(settings: Settings) -> None:
    """Load the reader of one process, deaf to Ctrl-C and gone when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _PIPELINES.append(Pipeline.load(settings))


def _end_with_parent() -> None:
    """End this process when the one that started it has died, however it did."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(documents: Sequence[Document]) -> list[Processed]:
    """Return what documents tell; the annotation stays here, since it is large."""
    return [replace(one, annotated=None) for one in _PIPELINES[0].process(documents)]
