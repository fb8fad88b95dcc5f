"""A ledger in Python: read into it, and ask it what it holds."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dragoman.errors import UsageError
from dragoman.interface.analyses import Analyses
from dragoman.interface.answers.decisions import Decisions
from dragoman.interface.answers.exports import Exports
from dragoman.interface.answers.proofs import Proofs
from dragoman.interface.days import day_of
from dragoman.interface.estimates import processes
from dragoman.interface.intake.handed import Handed
from dragoman.interface.intake.taking import (
    Sources,
    import_into,
    read_given,
    read_into,
    read_on_cluster,
)
from dragoman.interface.reader import SHIPPED, opened
from dragoman.ledger import Ledger
from dragoman.ledger.actor_names import Names
from dragoman.ledger.entries import Import
from dragoman.ledger.intake.documents import Outcome
from dragoman.ledger.opening import may_be_there
from dragoman.ledger.postgres.address import address_of
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.scale.dask_engine import Cluster

Path_ = str | PathLike[str]
log = logging.getLogger(__name__)


class Book(Decisions, Proofs, Exports, Analyses):
    """A ledger, as programs and notebooks use it; made by `dragoman.open`.

    Use it in a ``with`` block, or close it; one per thread.

    Attributes:
        path: the file.
        ledger: the ledger itself, for whatever is not here.
    """

    def __init__(self, path: Path, ledger: Ledger, settings: Settings) -> None:
        """Keep an open ledger.

        Args:
            path: its file.
            ledger: open.
            settings: for reading into it.
        """
        self.path = path
        self.ledger = ledger
        self._settings = settings
        self._names = Names(folder=settings.codebook)

    def close(self) -> None:
        """Close the file; whatever was read is safe."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        held = self.counts()
        return (
            f"<ledger {self.path}: {held.documents} documents, {held.events} events, "
            f"{held.mechanisms} standing arrangements>"
        )

    @contextmanager
    def within(self, seconds: float) -> Iterator[Self]:
        """Let each question in the block take so long and no longer.

        Args:
            seconds: by the clock.

        Raises:
            TooMuchError: one took longer.
        """
        with self.ledger.store.allowed(seconds):
            yield self

    def read(
        self,
        paths: Path_ | Iterable[Path_],
        *,
        published: date | str | None = None,
        columns: Mapping[str, str] | None = None,
        follow: bool = False,
        any_language: bool = False,
        jobs: int | None = 1,
        reader: str = SHIPPED,
        cluster: "Cluster | None" = None,
        watch: Callable[[Outcome], None] | None = None,
    ) -> Outcome:
        """Read articles, code their events and keep them; what is known already is passed over.

        Args:
            paths: files, folders and addresses, as ``dragoman read`` takes them.
            published: the day of documents that tell none themselves.
            columns: which column of a table holds which field (``{"text": "Body"}``).
            follow: whether what feeds, sitemaps and lists of addresses link to is fetched.
            any_language: whether texts in any language are kept, not only in English, Korean,
                Japanese, Chinese and Russian: listed and
                searchable, without events; a language model reads them in any case.
            jobs: how many processes read; one a core where memory allows when None. What comes
                of it is the same.
            reader: ``shipped``; ``llm`` for the language model of the settings, which reads other
                languages too; ``second-opinion`` to ask that where the shipped one is unsure.
            cluster: reads in shards on the workers of a cluster of Dask, and gathers here; what
                comes of it is the same. The shipped reader alone.
            watch: told what came of it so far, a few times a minute.

        Returns:
            How much was read, added and refused.

        Raises:
            InputError: a source cannot be opened at all.
            LedgerError: the ledger cannot be written to; what was committed is kept.
            SpentError: the budget for a language model does not last; as above.
        """
        given = Sources(
            [fspath(one) for one in ([paths] if isinstance(paths, str | PathLike) else paths)],
            day_of(published),
            dict(columns or {}),
            follow=follow,
            any_language=any_language,
        )
        if cluster is not None:
            if reader != SHIPPED:
                raise UsageError(f"a cluster reads with the shipped reader, not with {reader}")
            outcome = read_on_cluster(self.ledger, given, self._settings, cluster, watch=watch)
        else:
            many = processes(jobs, reader)
            outcome = read_into(
                self.ledger, given, self._settings, jobs=many, reader=reader, watch=watch
            )
        log.info("%s: %d new documents, %d refused", self.path, outcome.added, outcome.refused)
        return outcome

    def read_text(
        self,
        text: str,
        *,
        published: date | str | None = None,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        document_id: str | None = None,
    ) -> Outcome:
        """Read one text that the program has at hand, code its events and keep them.

        Args:
            text: of one article.
            published: its day; the text's own date line wins over it.
            title: its headline, where that is not the text's first line.
            url: where it stands.
            publisher: who published it.
            document_id: an id of your own; one is made from the text when None.

        Returns:
            What came of it, as for files.

        Raises:
            UsageError: there is no text, it is too long, or `published` is no day.
            LedgerError: the ledger cannot be written to.
        """
        given = Handed(text, day_of(published), title, url, publisher, document_id)
        return read_given(self.ledger, given, self._settings)

    def import_file(
        self,
        path: Path_,
        *,
        form: str = "auto",
        name: str | None = None,
        watch: Callable[[int], None] | None = None,
    ) -> Import:
        """Keep a file of other people's data beside the ledger's own events.

        Args:
            path: the file; plain, gzip, or zip with one member.
            form: its form; told by its first lines by default.
            name: what it is to be called; the file's name when None.
            watch: told how many rows were met so far.

        Returns:
            What it holds: rows, acts, what could not be mapped or read.

        Raises:
            InputError: it cannot be read, or is in no form that is known.
            UsageError: another file has the name.
        """
        found = import_into(self.ledger, Path(path), form, name, watch)
        log.info("%s: %d rows, %d refused", path, found.rows, found.refused)
        return found

    def manifest(self) -> dict[str, Any]:
        """Return the replication manifest: what it takes to make this ledger again.

        Raises:
            UsageError: it was read from something that is not there any more, or from no file.
        """
        from dragoman.interface.replication import manifest_of  # noqa: PLC0415 - loads the codebook

        return manifest_of(self.ledger)


def open(  # noqa: A001 - dragoman.open is the interface
    path: Path_ | None = None,
    *,
    read_only: bool = False,
    new: bool = True,
    settings: Settings | None = None,
) -> Book:
    """Return the ledger in a file; a new one where there is none.

    Args:
        path: the file, or the address of a ledger in PostgreSQL; that of the settings when None.
        read_only: look only; the file must exist.
        new: whether one is made where there is none.
        settings: limits and threads; the environment's when None.

    Raises:
        LedgerError: the file cannot be opened or is no ledger; the message says what to do.
        UsageError: there is none, and none is to be made.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open(f"{folder}/week.ledger") as book:
    ...     book.events("actor=KOR type=CONSULT")
    events (0)
    """
    use = settings or Settings.from_environment()
    where = Path(path) if path is not None else use.ledger
    if not new and not may_be_there(where):
        message = f"there is no ledger at {where}"
        raise UsageError(message)
    address = address_of(where)  # what is shown of it has no password
    shown = where if address is None else Path(str(address))
    return Book(shown, opened(where, use, read_only=read_only), use)
