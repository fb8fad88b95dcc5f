"""OpenDocument: texts with their headings, lists and tables; spreadsheets by rows."""

from collections.abc import Iterator
from typing import Any

from dragoman.read.context import Context, Hints
from dragoman.read.formats.columns import read_rows
from dragoman.read.formats.office.flow import FileFields, read_flow
from dragoman.read.formats.office.part import Package
from dragoman.read.making import Block
from dragoman.read.page.cells import row_lines
from dragoman.records import Document, Refusal, SegmentKind

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
# changes that were taken out, notes and remarks beside the text
LEFT_OUT = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note"})
MOST_CELLS = 200


def read_odt(package: Package, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the document of an OpenDocument text, or the articles of an export."""
    body = package.xml("content.xml").find(f"{OFFICE}body/{OFFICE}text")
    blocks = list(_blocks(body)) if body is not None else []
    title = None
    if "meta.xml" in package.archive.namelist():
        title = next((one.text for one in package.xml("meta.xml").iter(TITLE)), None)
    yield from read_flow(blocks, FileFields(title), hints, context)
    beside = 0 if body is None else sum(1 for _ in body.iter(f"{TEXT}note", f"{OFFICE}annotation"))
    if beside:
        detail = f"footnotes and remarks ({beside}) were left out; the text was read"
        yield Refusal(hints.origin, "read", "left-out", detail)


def read_ods(package: Package, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield a document for each row of the sheets that have a column of texts."""
    for sheet in package.xml("content.xml").iter(f"{TABLE}table"):
        name = sheet.get(f"{TABLE}name") or "sheet"
        rows = (_cells(row) for row in sheet.iter(f"{TABLE}table-row"))
        yield from read_rows(rows, f"{hints.origin}!{name}", hints, context)


def _blocks(body: Any) -> Iterator[Block]:  # noqa: ANN401 - an element of lxml
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if one.tag in LEFT_OUT or not isinstance(one.tag, str):
            continue
        if one.tag == f"{TABLE}table-row":
            yield from (Block(line) for line in row_lines(_cells(one)))
        elif one.tag == f"{TEXT}h":
            yield Block(_words(one), SegmentKind.HEADLINE)
        elif one.tag == f"{TEXT}p":
            style = one.get(f"{TEXT}style-name") or ""
            kind = SegmentKind.HEADLINE if style == "Title" else None
            yield from (Block(line, kind) for line in _words(one).split("\n"))
        else:
            waiting.extend(reversed(one))


def _words(element: Any) -> str:  # noqa: ANN401 - an element of lxml
    parts: list[str] = []

    def take(one: Any) -> None:  # noqa: ANN401 - as above
        if one.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif one.tag in (f"{TEXT}s", f"{TEXT}tab"):
            parts.append(" ")
        if one.tag not in LEFT_OUT:
            parts.append(one.text or "")
            for inner in one:
                take(inner)
        if one is not element:
            parts.append(one.tail or "")

    take(element)
    return "".join(parts)


def _cells(row: Any) -> list[str]:  # noqa: ANN401 - an element of lxml
    cells: list[str] = []
    for cell in row:
        if cell.tag != f"{TABLE}table-cell":
            continue
        day = cell.get(f"{OFFICE}date-value")
        words = day or " ".join(_words(part) for part in cell.iter(f"{TEXT}p"))
        times = int(cell.get(f"{TABLE}number-columns-repeated") or 1) if words else 1
        cells += [words] * min(times, MOST_CELLS - len(cells))
        if not words:
            blank = int(cell.get(f"{TABLE}number-columns-repeated") or 1)
            cells += [""] * max(min(blank - 1, MOST_CELLS - len(cells)), 0)
    return cells[:MOST_CELLS]
