"""MBOX: the messages of a mailbox, one at a time."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from dragoman.read.context import Context, Hints
from dragoman.read.formats.mail.messages import read_message
from dragoman.read.streams import bounded_lines
from dragoman.records import Document, Refusal

ReadStream = Callable[[BinaryIO, Hints, Context], Iterator[Document | Refusal]]


def read_mbox(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield what the messages of a mailbox hold; "From " after a blank line begins each."""
    limit = context.settings.max_document_bytes
    number = 0
    part: io.BytesIO | None = None
    after_blank = True
    for line in bounded_lines(stream, limit):
        whole = line if line is not None else b""
        if whole.startswith(b"From ") and after_blank:
            if part is not None:
                yield from _message(part, number, hints, context, inner)
            part, number = io.BytesIO(), number + 1
        elif part is not None and part.tell() <= limit:
            part.write(_unquoted(whole))
        after_blank = not whole.strip()
    if part is not None:
        yield from _message(part, number, hints, context, inner)


def _unquoted(line: bytes) -> bytes:
    """Return a line without the mark that mailboxes put before "From "."""
    return line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line


def _message(
    part: io.BytesIO, number: int, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    # a mailbox only lists its messages: what is attached to one lies no deeper than in a mail
    within = replace(hints.within(str(number), ""), depth=hints.depth)
    limit = context.settings.max_document_bytes
    if part.tell() > limit:
        detail = f"the message has more than {limit:,} bytes; raise DRAGOMAN_MAX_DOCUMENT_BYTES"
        yield Refusal(within.origin, "read", "too-large", detail)
        return
    yield from read_message(part.getvalue(), within, context, inner)
