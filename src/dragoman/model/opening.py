"""The model, opened by a thread: nearly all of that is done in C, beside which Python runs on."""

from concurrent.futures import Future, ThreadPoolExecutor

from dragoman.model.batches import threads_of
from dragoman.model.store import ModelFiles
from dragoman.settings import Settings

GRAPHS = ("parser.onnx", "arcs.onnx")
HEADS = "events.onnx"


def beside(settings: Settings) -> Future[ModelFiles]:
    """Return the shipped model, which a thread has begun to open.

    Args:
        settings: whether the event heads are wanted, and how many threads read.

    >>> from dragoman.settings import Settings
    >>> beside(Settings(threads=2)).result().threads
    2
    """
    pool = ThreadPoolExecutor(1, "dragoman-opening")
    future = pool.submit(_opened, settings)
    pool.shutdown(wait=False)
    return future


def _opened(settings: Settings) -> ModelFiles:
    files = ModelFiles.load(threads=threads_of(settings.threads))
    return files.open((*GRAPHS, HEADS) if settings.heads and files.has_events else GRAPHS)
