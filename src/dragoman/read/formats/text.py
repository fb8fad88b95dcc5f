"""Plain texts."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.making import Found, make
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal


def read_text(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the one document of a plain text."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    yield from make(Found(decoded(body, hints), hints.origin), hints, context)


def decoded(body: bytes, hints: Hints) -> str:
    """Return the text of a body.

    Raises:
        Refused: no likely encoding fits.
    """
    text = decode_bytes(body, hints.charset)
    if text is None:
        raise Refused("encoding", "is in no encoding that can be told; save it as UTF-8")
    return text
