"""Shards on a cluster: handed out by Dask, taken in order, each written once.

A worker that is lost loses its shard to another one. A shard over which several workers are lost is
refused whole. What was written by an earlier run is not done again.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from dragoman.errors import DragomanError, UsageError
from dragoman.records import Refusal
from dragoman.scale.coded_files import SUFFIX, Told, names_in, read_coded
from dragoman.scale.job import Job, Shard
from dragoman.scale.shard_work import code_shard
from dragoman.scale.storage import NEEDED

AHEAD = 2_000  # shards that are handed out before the first of them is taken
RETRIES = 2  # of a shard that fails, for want of a connection perhaps
LOST = (
    "several workers were lost over the shard that this belongs to, for want of memory perhaps; "
    "the next run reads it again: make smaller files"
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where shards are read.

    Attributes:
        coded: the folder, or the address of storage, where coded records are written and found
            again; all workers reach it.
        scheduler: address of Dask's scheduler; a cluster of this machine alone when empty.
        workers: how many processes that cluster has.
    """

    coded: str
    scheduler: str = ""
    workers: int = 1


def coded_by(cluster: Cluster, shards: Iterable[Shard], job: Job) -> Generator[Told, None, None]:
    """Yield what documents tell, in the order of the shards, as they are coded.

    Where all of it was coded before, no cluster is asked for.

    Args:
        cluster: where.
        shards: what is read.
        job: how.

    Raises:
        UsageError: the extra ``scale`` is not installed, or the scheduler does not answer.
    """
    there = names_in(cluster.coded)
    with ExitStack() as opened:

        @cache
        def client() -> Any:  # noqa: ANN401 - Dask's
            return opened.enter_context(connected(cluster))

        rest = iter(shards)
        waiting = deque(_begun(client, one, job, there) for one in islice(rest, AHEAD))
        while waiting:
            shard, found = waiting.popleft()
            yield from _taken(shard, found)
            waiting.extend(_begun(client, one, job, there) for one in islice(rest, 1))


@contextmanager
def connected(cluster: Cluster) -> Iterator[Any]:
    """Give a client of the scheduler, or of a cluster that is started for this and ends with it.

    Raises:
        UsageError: as above.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra, and large
    except ImportError as error:
        raise UsageError(NEEDED) from error
    if cluster.scheduler:
        try:
            client = Client(cluster.scheduler, set_as_default=False)
        except (OSError, ValueError) as error:
            message = f"no scheduler answers at {cluster.scheduler}: {error}"
            raise UsageError(message) from error
        with client:
            yield client
        return
    options = {"n_workers": cluster.workers, "threads_per_worker": 1, "dashboard_address": None}
    # each document has its own bound of memory; what Dask counts is not what reads
    with (
        LocalCluster(**options, memory_limit=0) as local,
        Client(local, set_as_default=False) as client,
    ):
        yield client


def _begun(
    client: Callable[[], Any], shard: Shard, job: Job, there: frozenset[str]
) -> tuple[Shard, Any]:
    """Return a shard with the address of what was written of it, or with what will be that."""
    name = job.name(shard)
    if name in there:
        return shard, f"{job.coded.rstrip('/')}/{name}{SUFFIX}"
    return shard, client().submit(
        code_shard, shard, job, key=f"dragoman-{name}", retries=RETRIES, pure=False
    )


def _taken(shard: Shard, found: Any) -> Iterator[Told]:  # noqa: ANN401 - Dask's, or an address
    """Yield what a shard holds, or that it could not be read.

    Raises:
        DragomanError: what fails is not the shard.
    """
    if not isinstance(found, str):
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - as above

        try:
            address = found.result()
        except KilledWorker:
            for piece in shard.pieces:
                yield piece.refusal or Refusal(piece.address, "code", "died", LOST)
            return
        except OSError as error:
            message = f"coded records cannot be written: {error}"
            raise DragomanError(message) from error
        found.release()
    else:
        address = found
    yield from read_coded(address)
