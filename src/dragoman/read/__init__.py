"""Bytes to documents: every format in, one Document or Refusal out.

`read_sources` is the way in; `count_hint` tells a progress bar how much there may be.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from dragoman.read.context import Context, Fetched, Fetcher, Refused
from dragoman.read.counting import count_hint
from dragoman.read.knowledge import load_knowledge
from dragoman.read.making import document_id_of
from dragoman.read.sources import Source, read_one, source_of
from dragoman.read.web import WebFetcher
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

__all__ = [
    "Context",
    "Fetched",
    "Fetcher",
    "Refused",
    "Source",
    "count_hint",
    "document_id_of",
    "make_context",
    "read_sources",
    "samples",
    "source_of",
]


def make_context(
    settings: Settings,
    *,
    published: date | None = None,
    today: date | None = None,
    fetcher: Fetcher | None = None,
    columns: Mapping[str, str] | None = None,
    follow: bool = False,
    any_language: bool = False,
) -> Context:
    """Return what every reader is handed.

    Args:
        settings: limits.
        published: the date of documents that tell none themselves.
        today: publication dates after the day after it are not believed; the clock's when None.
        fetcher: gets addresses; one that reads the open internet alone when None.
        columns: which column of a table holds which field; told by their names when None.
        follow: whether what feeds, sitemaps and lists of addresses link to is fetched.
        any_language: whether texts in other languages than English are documents too.
    """
    web = fetcher or WebFetcher(
        settings.timeout_seconds, settings.max_document_bytes, settings.max_ratio
    )
    return Context(
        settings,
        load_knowledge(),
        web,
        today or date.today(),  # noqa: DTZ011 - the day where the reader sits
        published,
        columns or {},
        follow,
        any_language,
    )


def read_sources(
    paths: Sequence[str],
    *,
    published: date | None = None,
    settings: Settings | None = None,
    context: Context | None = None,
) -> Iterator[Document | Refusal]:
    """Yield the documents of files, folders, addresses and ``-`` (standard input), one at a time.

    Args:
        paths: what to read, in this order.
        published: the publication date of documents that state none themselves; their own
            metadata or date line wins over it.
        settings: limits; the defaults when None.
        context: replaces `published` and `settings`.

    Yields:
        A Document, or a Refusal in its place. A Refusal with code ``future-date`` or ``bad-date``
        follows the document that it names: that was kept, its date was not believed.

    What one source holds never stops the next from being read, and memory does not grow with the
    number of documents.
    """
    use = context or make_context(settings or Settings(), published=published)
    for path in paths:
        yield from read_one(path, use)


def samples() -> Path:
    """Return the folder of the reports that come with Dragoman."""
    return Path(__file__).parent.parent / "data" / "samples"
