"""What is to be read in shards, and how: small records that travel to the workers."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman.records import Refusal
from dragoman.settings import Settings

NAME_BYTES = 12
HERE = Path("dragoman.ledger")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a shard, or what stands in the place of one.

    Attributes:
        address: its path, or an address of storage.
        state: changes when the file does: its size and time, or its storage's own mark.
        refusal: why there is nothing to read.
    """

    address: str
    state: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that one worker reads, one after the other.

    Attributes:
        pieces: the files.
    """

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """How shards are read.

    Attributes:
        settings: of the reader; the same on every worker.
        coded: the folder or the address of storage where coded records are written.
        today: as `dragoman.read.Context` has it, so that all workers live on the same day.
        published: the day of documents that tell none themselves.
        columns: which column of a table holds which field, as pairs.
        follow: whether what feeds and lists link to is fetched.
        any_language: whether texts in other languages are kept too.
        versions: of the program, the codebook and the model, which have to be the workers' own.
    """

    settings: Settings
    coded: str
    today: date
    published: date | None = None
    columns: tuple[tuple[str, str], ...] = ()
    follow: bool = False
    any_language: bool = False
    versions: tuple[str, ...] = ()

    def name(self, shard: Shard) -> str:
        """Return what coded records of a shard are called: another name when anything differs.

        >>> job = Job(Settings(), "coded", date(2024, 5, 27))
        >>> one, other = (Shard((Piece("a.jsonl", state),)) for state in "12")
        >>> job.name(one) == job.name(one), job.name(one) == job.name(other)
        (True, False)
        """
        told = replace(self, coded="", today=date.min, settings=_that_matter(self.settings))
        words = repr((told, shard)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, digest_size=NAME_BYTES).hexdigest()


Work = tuple[Shard, Job]


def _that_matter(settings: Settings) -> Settings:
    """Return settings without what changes nothing of what is read."""
    return replace(settings, ledger=HERE, threads=1, batch_sentences=1, log="")
