"""What a worker of a cluster does: it has a shard read, coded and written, in a process apart.

A worker keeps one such process with the reader in it, and loads nothing of it itself. Where that
process dies over a shard, each document is handed to one alone, so that the document that kills is
refused and all others are told.
"""

import threading

from dragoman.scale.job import Job, Shard
from dragoman.scale.worker import Worker, WorkerDiedError

CODER = "dragoman.scale.shard_coder:start"
_OWN = threading.local()  # each thread of a worker has a process of its own


def code_shard(shard: Shard, job: Job) -> str:
    """Read, code and write a shard, and return the address of what was written.

    Raises:
        UsageError: the worker has another version of the program, the codebook or the model.
    """
    worker: Worker | None = getattr(_OWN, "worker", None)
    try:
        if worker is None:
            worker = _OWN.worker = Worker.start(job.settings, CODER)
        written: str = worker.do((shard, job))
    except WorkerDiedError:
        _OWN.worker = None
        return _carefully(shard, job)
    return written


def _carefully(shard: Shard, job: Job) -> str:
    """Read a shard document by document; one over which processes die is refused."""
    from dragoman.scale.pool import Pool  # noqa: PLC0415 - loads the reader, for this alone
    from dragoman.scale.shard_coder import write_shard  # noqa: PLC0415 - as above

    pool = Pool(job.settings, 1)
    try:
        return write_shard(shard, job, pool)
    finally:
        pool.close()
