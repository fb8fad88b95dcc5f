"""One process that reads, with an encoder of its own, and the pipe that it is asked through."""

import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from dragoman.errors import DragomanError
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document
from dragoman.settings import Settings

UNSTARTED = (
    "a process that reads could not start, perhaps for want of memory; --jobs 1 reads in this one"
)


class WorkerDiedError(Exception):
    """A process ended while it was reading: killed, out of memory, a fault of a library."""


class Worker:
    """One process that reads; it ends with the one that started it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        """Keep a process that is ready; `start` makes one.

        Args:
            process: as it was started.
            pipe: through which it is asked.
        """
        self.process = process
        self._pipe = pipe

    @classmethod
    def start(cls, settings: Settings) -> "Worker":
        """Start a process and wait until it has loaded its reader.

        Raises:
            DragomanError: it cannot load it, or ended before it could.
        """
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
        process.start()
        theirs.close()
        worker = cls(process, ours)
        try:
            fault = worker._told()
        except WorkerDiedError as error:
            raise DragomanError(UNSTARTED) from error
        if fault is not None:
            worker.end()
            raise fault
        return worker

    def read(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what documents tell; without the annotation.

        Raises:
            WorkerDiedError: the process ended over it.
        """
        try:
            self._pipe.send(documents)
        except OSError as error:
            raise WorkerDiedError from error
        answer: list[Processed] | Exception = self._told()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """End the process, whatever it is at; who waits for its answer is told that it died."""
        self.process.kill()
        self.process.join()

    def _told(self) -> Any:  # noqa: ANN401 - whatever `_serve` sends
        """Return what the process sends next."""
        try:
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            self.process.join()
            raise WorkerDiedError from error


def _serve(pipe: Connection, settings: Settings) -> None:
    """Load a reader and answer until nobody asks; deaf to Ctrl-C, which is for the one process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        pipeline = Pipeline.load(settings)
    except Exception as error:  # noqa: BLE001 - whoever started it raises it
        pipe.send(error)
        return
    pipe.send(None)
    while True:
        try:
            documents = pipe.recv()
        except EOFError:
            return
        pipe.send(_read(pipeline, documents))


def _read(pipeline: Pipeline, documents: Sequence[Document]) -> list[Processed] | Exception:
    """Return what documents tell, or why not; the annotation stays here, since it is large."""
    try:
        return [replace(one, annotated=None) for one in pipeline.process(documents)]
    except Exception as error:  # noqa: BLE001 - as above
        return error


def _end_with_parent() -> None:
    """End this process when the one that started it has died, however it did."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
