"""Texts that a program hands over itself, instead of naming files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.read.making import Found

ORIGIN = "string"


@dataclass(frozen=True, slots=True)
class Handed:
    """A text with what is known of it.

    Attributes:
        text: of one article.
        published: its day of publication; the text's own date line wins over it.
        title: its headline, where that is not the text's first line.
        url: where it stands.
        publisher: who published it.
        document_id: an id of the caller's; one is made from the text when None.
    """

    text: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    document_id: str | None = None


def read_handed(given: Handed, settings: Settings) -> Sequence[Document | Refusal]:
    """Return the document of a text, or its refusal, and notes on what was not believed.

    Raises:
        UsageError: there is no text, or it is longer than `Settings.max_document_bytes` allows.
    """
    from dragoman.read import make_context  # noqa: PLC0415 - loads the readers
    from dragoman.read.context import Budget, Hints  # noqa: PLC0415 - as above
    from dragoman.read.making import make  # noqa: PLC0415 - as above

    if not given.text.strip():
        raise UsageError("there is no text to code")
    most = settings.max_document_bytes
    if len(given.text.encode("utf-8", "replace")) > most:
        message = f"the text has more than {most:,} bytes; code a part at a time"
        raise UsageError(message)
    hints = Hints(ORIGIN, "", Budget(len(given.text)))
    context = make_context(settings, published=given.published)
    return list(make(_found(given), hints, context))


def _found(given: Handed) -> "Found":
    from dragoman.read.making import Found  # noqa: PLC0415 - as above

    return Found(
        given.text,
        ORIGIN,
        given.document_id,
        given.title,
        publisher=given.publisher,
        url=given.url,
    )
