"""Coding files without a ledger: what each of their documents tells, as it is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from os import PathLike, fspath
from typing import TYPE_CHECKING

from dragoman.interface.coded import Coded
from dragoman.interface.days import day_of
from dragoman.interface.reader import LLM, SHIPPED, begin, checked, reader_of
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

BATCH = 16
Path_ = str | PathLike[str]


def code_files(
    paths: Path_ | Iterable[Path_],
    *,
    published: date | str | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    reader: str = SHIPPED,
    settings: Settings | None = None,
    refused: Callable[[Refusal], None] | None = None,
) -> Iterator[Coded]:
    """Return what documents tell, one after the other, without any ledger; nothing is kept.

    Args:
        paths: files, folders and addresses, as ``dragoman read`` takes them.
        published: the day of documents that tell none themselves.
        columns: which column of a table holds which field (``{"text": "Body"}``).
        follow: whether what feeds and lists link to is fetched.
        reader: ``shipped``, ``llm`` or ``second-opinion``.
        settings: limits, and for the encoder; the environment's when None.
        refused: is told what cannot be read.

    Raises:
        InputError: a source cannot be opened at all.
        UsageError: there is no such reader, or the settings name no model for it.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "a.txt")
    ...     size = file.write_text("The ministers of Chile and Peru met in Lima on Tuesday.")
    ...     [str(event.event_type) for coded in code_files(file) for event in coded]
    ['CONSULT']
    """
    use = settings or Settings.from_environment()
    begin(use)
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - while that loads

    context = make_context(
        use,
        published=day_of(published),
        columns=dict(columns or {}),
        follow=follow,
        any_language=reader == LLM,
    )
    named = [paths] if isinstance(paths, str | PathLike) else paths
    found = read_sources([fspath(one) for one in named], context=context)
    return _coded(_documents(found, refused), reader_of(checked(reader, use), use))


def _documents(
    found: Iterable[Document | Refusal], refused: Callable[[Refusal], None] | None
) -> Iterator[Document]:
    """Yield what could be read, and tell the rest."""
    for one in found:
        if isinstance(one, Document):
            yield one
        elif refused is not None:
            refused(one)


def _coded(documents: Iterator[Document], reader: "Reader") -> Iterator[Coded]:
    """Yield what documents tell, read some at a time."""
    while batch := list(islice(documents, BATCH)):
        yield from map(Coded, reader.process(batch))
