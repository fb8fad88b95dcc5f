"""One process that reads, with an encoder of its own, and is watched over by the one that asks.

A process that spends a document's budget where it cannot hear so, that comes to a halt, or that
falls, has died: whoever asked it starts another one.
"""

import signal
from collections.abc import Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from dragoman.apart import LEAST_PATIENCE, Apart, Said, patience
from dragoman.errors import DragomanError
from dragoman.records import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Processed

READER = f"{__name__}:start"
UNSTARTED = (
    "a process that reads could not start, perhaps for want of memory; --jobs 1 reads in this one"
)


class WorkerDiedError(Exception):
    """A process ended while it was reading: killed, out of memory, a fault of a library.

    Attributes:
        stage: at which it was.
        is_over: whether it was ended since its budget was spent.
    """

    def __init__(self, stage: str = "", *, is_over: bool = False) -> None:
        super().__init__(stage)
        self.stage = stage
        self.is_over = is_over


class Worker:
    """One process that reads; it ends with the one that started it."""

    def __init__(self, apart: Apart, heard: SimpleQueue[Said], seconds: float) -> None:
        """Keep a process; `start` makes one.

        Args:
            apart: as it was started.
            heard: where it speaks.
            seconds: of the processor that a stage of a document may take.
        """
        self._apart = apart
        self._heard = heard
        self._patience = patience(seconds)

    @property
    def number(self) -> int:
        """Of the process, as the system counts."""
        return self._apart.number

    @classmethod
    def start(cls, settings: Settings, target: str = "") -> "Worker":
        """Start a process and wait until it has loaded its reader.

        Args:
            settings: of the reader.
            target: which function makes what the process does, as `Apart` takes it; a reader of
                documents when empty.

        Raises:
            DragomanError: it cannot load it, or ended before it could.
        """
        heard: SimpleQueue[Said] = SimpleQueue()
        worker = cls(Apart(target or READER, (settings,), heard), heard, settings.document_seconds)
        try:
            said = worker._answer(LEAST_PATIENCE)  # loading has no budget, and takes its time
        except WorkerDiedError as error:
            raise DragomanError(UNSTARTED) from error
        if said.kind == "failed":
            worker.end()
            raise said.value
        return worker

    def read(self, documents: Sequence[Document]) -> "list[Processed]":
        """Return what documents tell; without the annotation.

        Raises:
            WorkerDiedError: the process ended over it.
        """
        told: list[Processed] = self.do(documents)
        return told

    def do(self, work: object) -> Any:  # noqa: ANN401 - what the process was started for
        """Return what comes of work that is handed over.

        Raises:
            WorkerDiedError: the process ended over it.
        """
        self._apart.send(work)
        said = self._answer()
        if said.kind == "failed":
            raise said.value
        return said.value

    def end(self) -> None:
        """End the process, whatever it is at; who waits for its answer is told that it died."""
        self._apart.stop()

    def _answer(self, at_least: float = 0.0) -> Said:
        """Return the answer to what was asked, or that it cannot be answered.

        Args:
            at_least: seconds by the clock that it may say nothing.

        Raises:
            WorkerDiedError: it came to a halt and was ended, or ended by itself.
        """
        stage = ""
        waiting = None if self._patience is None else max(self._patience, at_least)
        while True:
            try:
                said = self._heard.get(timeout=waiting)
            except Empty:
                self.end()
                raise WorkerDiedError(stage, is_over=True) from None
            if said.kind == "stage":
                stage = str(said.value)
            elif said.kind == "ended":
                over = -said.value == getattr(signal, "SIGXCPU", 0)
                raise WorkerDiedError(stage, is_over=over)
            else:
                return said


class _Reader:
    """What the process does: the shipped reader, whose annotation stays there, since it is large.

    Args:
        settings: of the reader.
    """

    def __init__(self, settings: Settings) -> None:
        from dragoman.pipeline import Pipeline  # noqa: PLC0415 - who only asks loads no reader

        self._pipeline = Pipeline.load(replace(settings, threads=settings.threads or 1))

    def __call__(self, documents: Sequence[Document]) -> "list[Processed]":
        """Return what documents tell."""
        return [replace(one, annotated=None) for one in self._pipeline.process(documents)]


def start(settings: Settings) -> _Reader:
    """Load the reader of one process."""
    return _Reader(settings)
