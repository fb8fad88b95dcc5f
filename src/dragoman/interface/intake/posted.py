"""Reading what programs post: in a process of its own, so that the server answers meanwhile."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath

from dragoman.errors import UsageError
from dragoman.interface.intake.handed import ORIGIN, Handed, read_handed
from dragoman.interface.intake.taking import told_of
from dragoman.interface.reader import codebook_version, model_version
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import take_in
from dragoman.pipeline import Processed, Reader
from dragoman.read import make_context
from dragoman.read.context import Budget, Hints
from dragoman.read.dispatch import read_stream
from dragoman.read.sources import guarded
from dragoman.records import Document, Refusal
from dragoman.serve.posting import Taken, Text
from dragoman.settings import Settings

MOST_REFUSALS = 20


class Posted:
    """Reads what is posted.

    Args:
        settings: limits.
        reader: understands documents; the shipped one, in a process that starts with the first
            post, when None. There a document has its bound of processor time, which a thread of
            the server could not keep.
    """

    def __init__(self, settings: Settings, reader: Reader | None = None) -> None:
        self._settings = settings
        self._reader = reader

    @property
    def most_bytes(self) -> int:
        """How large a post may be."""
        return self._settings.max_document_bytes

    def text(self, ledger: Ledger, given: Text) -> Taken:
        """Read a text into a ledger.

        Raises:
            UsageError: there is no text.
        """
        handed = Handed(
            given.text, given.published, given.title, given.url, given.publisher, given.id
        )
        return self._taken(ledger, read_handed(handed, self._settings), given.published)

    def file(self, ledger: Ledger, name: str, body: bytes, published: date | None) -> Taken:
        """Read a file into a ledger.

        Raises:
            UsageError: it has no name.
        """
        origin = PurePosixPath(name.replace("\\", "/")).name
        if not origin or not origin.isprintable():
            raise UsageError("a file needs a name, such as report.pdf")
        context = make_context(self._settings, published=published)
        hints = Hints(origin, origin.lower(), Budget(self._settings.max_archive_bytes))
        found = guarded(origin, lambda: read_stream(BytesIO(body), hints, context))
        return self._taken(ledger, found, published)

    def _taken(
        self, ledger: Ledger, found: Iterable[Document | Refusal], published: date | None
    ) -> Taken:
        """Read documents into a ledger, and say what came of it."""
        documents: list[str] = []
        refusals: list[Refusal] = []

        def watched() -> Iterator[Document | Refusal]:
            for one in found:
                if isinstance(one, Refusal):
                    refusals.append(one)
                else:
                    documents.append(one.document_id)
                yield one

        told = told_of([ORIGIN], published, self._settings)
        reader = _Noting(self._its_reader(), ledger, self._settings)
        came = take_in(ledger, watched(), reader, arguments=json.dumps(told))
        return Taken(
            tuple(documents), came.added, came.known, came.reports, came.events,
            tuple(refusals[:MOST_REFUSALS]),
        )  # fmt: skip

    def _its_reader(self) -> Reader:
        if self._reader is None:
            from dragoman.scale.pool import Pool  # noqa: PLC0415 - starts a process

            self._reader = Pool(self._settings, 1)
        return self._reader


class _Noting:
    """A reader that has the run tell the versions that read.

    Args:
        reader: that understands documents.
        ledger: whose run it is.
        settings: of the reader.
    """

    def __init__(self, reader: Reader, ledger: Ledger, settings: Settings) -> None:
        self._reader = reader
        self._ledger = ledger
        self._settings = settings

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order."""
        codebook = codebook_version(self._settings)
        self._ledger.note_versions(codebook=codebook, model=model_version())
        return self._reader.process(documents)
