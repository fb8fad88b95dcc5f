"""Plain texts."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.formats.exports import articles_in, read_articles
from dragoman.read.formats.prose import check_prose
from dragoman.read.making import Found, make
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal


def read_text(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the one document of a plain text, or the articles of an export."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    text = decoded(body, hints)
    export = articles_in(text.splitlines(), context.knowledge.exports)
    if export:
        yield from read_articles(export, hints, context)
        return
    check_prose(text, "" if hints.url else hints.name, context.knowledge.not_prose)
    yield from make(Found(text, hints.origin), hints, context)


def decoded(body: bytes, hints: Hints) -> str:
    """Return the text of a body.

    Raises:
        Refused: no likely encoding fits.
    """
    text = decode_bytes(body, hints.charset)
    if text is None:
        raise Refused("encoding", "is in no encoding that can be told; save it as UTF-8")
    return text
