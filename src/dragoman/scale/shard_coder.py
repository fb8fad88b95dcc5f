"""A shard, read and coded: what the process beside a worker of a cluster does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

from dragoman import __version__
from dragoman.codebook.codebook import version_with
from dragoman.data.own import load as load_own
from dragoman.errors import UsageError
from dragoman.ledger.intake.coded import Coded
from dragoman.ledger.intake.documents import Telling, understood, windows
from dragoman.pipeline import Pipeline
from dragoman.read import Context, make_context
from dragoman.records import Document, Refusal
from dragoman.scale.coded_files import Told, write_coded
from dragoman.scale.job import Job, Shard, Work
from dragoman.scale.storage import documents_of
from dragoman.settings import Settings


def versions(settings: Settings) -> tuple[str, ...]:
    """Return what has to be the same on every worker."""
    model = sha256((files("dragoman.model") / "checksums.json").read_bytes()).hexdigest()
    return __version__, version_with(load_own(settings.codebook)), model


def write_shard(shard: Shard, job: Job, reader: Telling) -> str:
    """Read, code and write a shard with a reader, and return the address of what was written."""
    own = versions(job.settings)
    if own != job.versions:
        raise UsageError(f"a worker has {own}, not {job.versions}; install the same on all")
    context = make_context(
        job.settings,
        published=job.published,
        today=job.today,
        columns=dict(job.columns),
        follow=job.follow,
        any_language=job.any_language,
    )
    name = job.name(shard)
    return write_coded(job.coded, name, _told(shard, context, reader))


def _told(shard: Shard, context: Context, reader: Telling) -> Iterator[Told]:
    """Yield what each document of a shard tells, and refusals, in the order of the shard."""
    found = (one for piece in shard.pieces for one in documents_of(piece, context))
    for window in windows(found):
        documents = [one for one in window if isinstance(one, Document)]
        answers, failed = understood(documents, reader)
        yield from _in_order(window, answers, failed)


def _in_order(
    window: Sequence[Document | Refusal], answers: Sequence[Coded], failed: Sequence[Refusal]
) -> Iterator[Told]:
    """Yield answers and refusals where their documents stand."""
    told, refused = list(answers), list(failed)
    for one in window:
        if isinstance(one, Refusal):
            yield one
        elif told and told[0].document == one:
            yield told.pop(0)
        elif refused:
            yield refused.pop(0)


class _Coder:
    """What the process apart does, with the reader that it keeps."""

    def __init__(self, settings: Settings) -> None:
        self._reader = Pipeline.load(replace(settings, threads=settings.threads or 1))

    def __call__(self, work: Work) -> str:
        """Read, code and write a shard."""
        return write_shard(*work, self._reader)


def start(settings: Settings) -> _Coder:
    """Load the reader of one process."""
    return _Coder(settings)
