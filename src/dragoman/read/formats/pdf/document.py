"""A PDF file to one document that knows its pages; scanned pages are refused as such."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.pdf.columns import Line, lines_in_order
from dragoman.read.formats.pdf.drawn import drawn
from dragoman.read.formats.pdf.paragraphs import Paragraph, joined, paragraphs_of, words_of
from dragoman.read.formats.pdf.running import running_heads
from dragoman.read.making import Block, Found, make
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal, SegmentKind

PAGES_NAMED = 10
LARGER = 1.2
LONGEST_TITLE = 40
FEWEST_LETTERS = 25
# what programs write into the title field by themselves
MADE_UP = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|document\d*|slide \d+|\S+\.\w{2,5}|print.*|\(?anonymous\)?)",
    re.IGNORECASE,
)


def read_pdf(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the one document of a PDF, then what of its pages could not be read."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    found = drawn(body, context.settings)
    pages = found.pages
    running = running_heads(pages, found.heights)
    lines = [
        lines_in_order([one for one in page if one not in heads])
        for page, heads in zip(pages, running, strict=True)
    ]
    empty = [number for number, page in enumerate(lines, 1) if _letters(page) < FEWEST_LETTERS]
    if len(empty) == len(lines):
        raise Refused(
            "scanned",
            "holds pictures of pages and no text; make its text readable first (OCR, for example "
            "with ocrmypdf) and read the result",
        )
    paragraphs = paragraphs_of(lines, running)
    words = words_of(lines)
    heading = _heading(paragraphs)
    blocks = [Block(joined(one, words), _kind(one, one is heading), one.page) for one in paragraphs]
    title = joined(heading, words) if heading else _named(found.title, lines[0])
    yield from make(Found(blocks, hints.origin, title=title), hints, context)
    if empty:
        named = ", ".join(map(str, empty[:PAGES_NAMED])) + (" ..." if empty[PAGES_NAMED:] else "")
        detail = f"pages without text were passed over ({named}); if they are scans, run OCR first"
        yield Refusal(hints.origin, "read", "scanned-pages", detail)


def _letters(lines: Sequence[Line]) -> int:
    return sum(character.isalpha() for line in lines for character in line.text)


def _heading(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the headline: what is set largest on the first page, well above the text."""
    sizes = [line.size for one in paragraphs if not one.running for line in one.lines]
    own = [one for one in paragraphs if one.page == 1 and not one.running and _is_title(one)]
    if not own:
        return None
    largest = max(own, key=lambda one: one.size)
    return largest if largest.size >= LARGER * median(sizes) else None


def _is_title(one: Paragraph) -> bool:
    words = sum(len(line.text.split()) for line in one.lines)
    return 2 < words <= LONGEST_TITLE  # noqa: PLR2004 - one or two words are a label


def _kind(one: Paragraph, is_heading: bool) -> SegmentKind | None:  # noqa: FBT001 - private
    if one.running:
        return SegmentKind.BOILERPLATE
    return SegmentKind.HEADLINE if is_heading else None


def _named(told: str, first: Sequence[Line]) -> str | None:
    """Return the title field, if the first page says the same words."""
    if not told or MADE_UP.fullmatch(told):
        return None
    shown = " ".join(line.text for line in first).lower()
    return told if told.lower() in " ".join(shown.split()) else None
