"""XLSX: each row of the sheets that have a column of texts."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.columns import read_rows
from dragoman.read.formats.office.part import Package
from dragoman.records import Document, Refusal

MOST_CELLS = 200


def read_xlsx(package: Package, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield a document for each row, sheet by sheet."""
    import openpyxl  # noqa: PLC0415 - slow to import, needed for workbooks alone
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - beside it

    package.stream.seek(0)
    try:
        book = openpyxl.load_workbook(package.stream, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError) as error:
        raise Refused("damaged", f"cannot be opened ({error}); save it again") from error
    try:
        for sheet in book.worksheets:
            rows = ([_told(cell) for cell in row] for row in _rows(sheet))
            yield from read_rows(rows, f"{hints.origin}!{sheet.title}", hints, context)
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 - openpyxl is untyped
    sheet.reset_dimensions()  # what a file says of its size need not be true
    yield from sheet.iter_rows(max_col=MOST_CELLS, values_only=True)


def _told(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
