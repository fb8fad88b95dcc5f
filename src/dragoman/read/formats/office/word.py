"""DOCX: paragraphs with their headings, tables by rows; what was deleted in review is left out."""

import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.office.flow import FileFields, read_flow
from dragoman.read.formats.office.part import Package
from dragoman.read.making import Block
from dragoman.read.page.cells import row_lines
from dragoman.records import Document, Refusal, SegmentKind

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOX = f"{WORDS}txbxContent"
LEFT_OUT = frozenset({f"{WORDS}del", f"{WORDS}moveFrom", BOX})
# what programs draw that know no boxes; it says the same again
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOTES = "word/footnotes.xml"
HEADINGS = ("title", "heading")


def read_docx(package: Package, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the document of a DOCX file, or the articles of an export."""
    import docx  # noqa: PLC0415 - slow to import, needed for DOCX alone
    from docx.table import Table  # noqa: PLC0415 - beside it

    package.stream.seek(0)
    try:
        opened = docx.Document(package.stream)
        blocks: list[Block] = []
        for part in opened.iter_inner_content():
            if isinstance(part, Table):
                blocks += _rows(part)
            else:
                blocks += _paragraph(part)
        told = FileFields(opened.core_properties.title or None)
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        detail = f"its parts do not fit together ({type(error).__name__}); save it again"
        raise Refused("damaged", detail) from error
    yield from read_flow(blocks, told, hints, context)
    yield from _left_out(package, opened, hints)


def _left_out(package: Package, opened: Any, hints: Hints) -> Iterator[Refusal]:  # noqa: ANN401 - of docx, untyped
    """Yield one refusal that counts what stands beside the text: boxes and footnotes."""
    boxes = sum(
        bool("".join(one.itertext()).strip())
        for one in opened.element.body.iter(BOX)
        if next(one.iterancestors(FALLBACK), None) is None
    )
    notes = 0
    if NOTES in package.archive.namelist():
        own = (one for one in package.xml(NOTES).iter(f"{WORDS}footnote"))
        notes = sum(one.get(f"{WORDS}type") is None for one in own)
    if boxes or notes:
        detail = f"text boxes ({boxes}) and footnotes ({notes}) were left out; the text was read"
        yield Refusal(hints.origin, "read", "left-out", detail)


def _paragraph(paragraph: Any) -> list[Block]:  # noqa: ANN401 - python-docx is untyped
    text = _words(paragraph._p)  # noqa: SLF001 - inserted words are found in the element alone
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    kind = SegmentKind.HEADLINE if style.startswith(HEADINGS) else None
    return [Block(line, kind) for line in text.split("\n") if line.strip()]


def _words(element: Any) -> str:  # noqa: ANN401 - an element of lxml
    """Return the words of an element, those inserted in review too, those deleted not."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag in LEFT_OUT:
            continue
        if one.tag == f"{WORDS}t":
            parts.append(one.text or "")
        elif one.tag in (f"{WORDS}br", f"{WORDS}cr"):
            parts.append("\n")
        elif one.tag == f"{WORDS}tab":
            parts.append(" ")
        elif one.tag == f"{WORDS}noBreakHyphen":
            parts.append("-")
        waiting.extend(reversed(one))
    return "".join(parts)


def _rows(table: Any) -> list[Block]:  # noqa: ANN401 - python-docx is untyped
    rows = table._tbl.iter(f"{WORDS}tr")  # noqa: SLF001 - cells that span rows cost the library dear
    found: list[Block] = []
    for row in rows:
        cells = [_cell(cell) for cell in row.iterchildren(f"{WORDS}tc")]
        found += [Block(line) for line in row_lines(cells)]
    return found


def _cell(cell: Any) -> str:  # noqa: ANN401 - an element of lxml
    return " ".join(_words(paragraph) for paragraph in cell.iterchildren(f"{WORDS}p"))
