"""The paragraphs, headings and rows of an office file to a document, or to many of an export."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.exports import articles_in, read_articles
from dragoman.read.making import Block, Found, make
from dragoman.records import Document, Refusal, SegmentKind

MOST_BLOCKS = 50_000


@dataclass(frozen=True, slots=True)
class FileFields:
    """What a file tells about itself.

    Attributes:
        title: its title field.
        byline: who wrote it.
    """

    title: str | None = None
    byline: str | None = None


def read_flow(
    blocks: Sequence[Block], told: FileFields, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield the document that blocks make; where they are an export, its articles."""
    if len(blocks) > MOST_BLOCKS:
        raise Refused("too-complex", f"has more than {MOST_BLOCKS:,} paragraphs; split it")
    if sum(len(block.text) for block in blocks) > context.settings.max_document_bytes:
        raise Refused("too-large", "holds more text than one document may have; split it")
    lines = [line for block in blocks for line in (*block.text.split("\n"), "")]
    export = articles_in(lines, context.knowledge.exports)
    if export:
        yield from read_articles(export, hints, context)
        return
    shown = " ".join(block.text for block in blocks[:20]).lower()
    heading = next((b.text for b in blocks if b.kind is SegmentKind.HEADLINE), None)
    title = told.title if told.title and told.title.lower() in shown else heading
    yield from make(Found(blocks, hints.origin, title=title, byline=told.byline), hints, context)
