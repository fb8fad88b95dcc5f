"""RTF: its words, as striprtf tells them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.office.flow import FileFields, read_flow
from dragoman.read.making import Block
from dragoman.read.page.cells import row_lines
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal

MOST_GROUPS = 400_000
TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")


def read_rtf(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the document of an RTF file, or the articles of an export."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    if body.count(b"{") > MOST_GROUPS:
        raise Refused("too-complex", "has more groups than any text needs; save it as text")
    markup = body.decode("cp1252", "replace")
    title = TITLE.search(markup)
    text = _words(markup)
    blocks = [
        Block(line)
        for row in text.split("\n")
        for line in (row_lines(row.split("|")) if row.count("|") > 1 else [row])
    ]
    yield from read_flow(blocks, FileFields(title[1] if title else None), hints, context)


def _words(markup: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - needed for RTF alone

    try:
        return str(rtf_to_text(markup, errors="replace"))
    except (ValueError, LookupError, IndexError) as error:
        raise Refused("damaged", f"the RTF cannot be parsed ({error}); save it as text") from error
