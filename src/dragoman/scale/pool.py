"""A reader made of several processes: the same answers, sooner.

What a document tells depends on that document alone, so it does not matter who reads it: the
answers come back in the order of the documents, and the ledger that they are written to is the same
whatever the number of processes. Only one process writes; Ctrl-C is for that one alone. A process
that is ended since its document spent the budget is replaced, and the document is a refusal.
"""

import signal
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, LifoQueue
from signal import SIG_BLOCK, SIGINT
from threading import Lock

from dragoman.pipeline import Processed, over_time
from dragoman.records import Document, Refusal
from dragoman.scale.worker import Worker, WorkerDiedError
from dragoman.settings import Settings

PIECE = 4  # documents that one process is handed at a time
TRIES = 2  # who is killed by chance over a document is not killed twice
DIED = (
    "the process that read it died twice, for want of memory perhaps; the next run reads it again: "
    "split it, or read with fewer --jobs"
)


class Pool:
    """A reader of several processes; they start as there is work for them and end with `close`.

    Each is asked by a thread of its own, so that the processes never wait for who writes.
    """

    def __init__(self, settings: Settings, jobs: int) -> None:
        """Keep what starting needs.

        Args:
            settings: for the encoder of each process.
            jobs: how many processes read.
        """
        self._settings = settings
        self._threads = ThreadPoolExecutor(jobs, "dragoman-reading", _deafen)
        self._idle = LifoQueue[Worker]()
        self._workers = set[Worker]()
        self._lock = Lock()
        self._is_closed = False
        self._begun = dict[str, tuple[Document, "Future[list[Processed]]", int]]()

    def begin(self, documents: Sequence[Document]) -> None:
        """Have documents read that will be asked for soon; those begun already are left as is."""
        new = [one for one in documents if one.document_id not in self._begun]
        for at in range(0, len(new), PIECE):
            piece = new[at : at + PIECE]
            future = self._threads.submit(self._read, piece)
            for place, document in enumerate(piece):
                self._begun[document.document_id] = document, future, place

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order; without the annotation.

        Raises:
            DragomanError: no process can be started.
        """
        for one in documents:
            if one.document_id in self._begun and self._begun[one.document_id][0] != one:
                del self._begun[one.document_id]  # another text with that id
        self.begin(documents)
        asked = [self._begun[one.document_id] for one in documents]
        told = [future.result()[place] for _, future, place in asked]
        for one in documents:
            self._begun.pop(one.document_id, None)
        return told

    def close(self) -> None:
        """End the processes, whatever they are at."""
        with self._lock:
            self._is_closed = True
            for worker in self._workers:
                worker.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._begun.clear()

    def _read(self, documents: Sequence[Document], tries: int = TRIES) -> list[Processed]:
        """Return what a piece tells; a document over which processes die tells nothing."""
        worker = self._taken()
        try:
            told = worker.read(documents)
        except WorkerDiedError as error:
            with self._lock:
                self._workers.discard(worker)
            if self._is_closed:
                raise
            died = error
        else:
            self._idle.put(worker)
            return told
        if len(documents) > 1:
            return [one for document in documents for one in self._read([document])]
        (document,) = documents
        if died.is_over:
            refusal = over_time(document, died.stage or "code", self._settings.document_seconds)
            return [Processed(document, refusals=(refusal,))]
        if tries > 1:
            return self._read(documents, tries - 1)
        refusal = Refusal(document.origin, "code", "died", DIED, document.document_id)
        return [Processed(document, refusals=(refusal,), is_unanswered=True)]

    def _taken(self) -> Worker:
        """Return a process that is at nothing, started where there is none."""
        try:
            return self._idle.get_nowait()
        except Empty:
            pass
        worker = Worker.start(self._settings)
        with self._lock:
            self._workers.add(worker)
            if self._is_closed:
                worker.end()
        return worker


def _deafen() -> None:
    """Keep Ctrl-C from this thread, and so from the processes that it starts, from the first on."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(SIG_BLOCK, {SIGINT})
