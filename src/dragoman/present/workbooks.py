"""Records as an Excel workbook or a Parquet file, with the columns that CSV files have.

Text stays text: a workbook's cells are written as strings, so that none is a formula or a link
whatever a document says, and the same records always give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import UsageError, with_extra
from dragoman.present.printing import Cell, Column, in_words

T = TypeVar("T")

MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
WIDEST = 60
MADE = datetime(2000, 1, 1, tzinfo=UTC)
GROUP = 10_000
NEEDED = with_extra("--format parquet needs another package", "export")


def write_workbook(records: Iterable[T], columns: Sequence[Column[T]], path: Path) -> int:
    """Write records to an Excel workbook and return how many there were.

    Args:
        records: any records.
        columns: what is shown of them, one column each.
        path: the file.

    Raises:
        UsageError: there are more records than a sheet has rows.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - for workbooks only

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with path.open("wb") as out:
        return _fill(Workbook(out, options), records, columns)


def _fill(book: Any, records: Iterable[T], columns: Sequence[Column[T]]) -> int:  # noqa: ANN401 - the library's
    """Write records to the one sheet of a new workbook."""
    book.set_properties({"created": MADE.replace(tzinfo=None)})
    sheet = book.add_worksheet("records")
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, min(max(len(column.name) + 2, 12), WIDEST))
        sheet.write_string(0, number, column.name, bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, record in enumerate(records, 1):
        if count > MOST_ROWS:
            message = f"a sheet has room for {MOST_ROWS:,} records; use a filter, csv or parquet"
            raise UsageError(message)
        for number, column in enumerate(columns):
            _put(sheet, (count, number), column.cell(record), day)
    sheet.autofilter(0, 0, count, len(columns) - 1)
    book.close()
    return count


def _put(sheet: Any, at: tuple[int, int], value: Cell | Iterable[str], day: object) -> None:  # noqa: ANN401 - a sheet of the library
    """Write one cell: figures as figures, days as days, all else as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        text = in_words(value)[:LONGEST_TEXT]
        if text:
            sheet.write_string(*at, text)
    elif isinstance(value, date):
        if value.year >= 1900:  # noqa: PLR2004 - a workbook knows no earlier days
            sheet.write_datetime(*at, datetime.combine(value, time.min), day)
        else:
            sheet.write_string(*at, value.isoformat())
    else:
        sheet.write_number(*at, value)


def write_parquet(records: Iterable[T], columns: Sequence[Column[T]], path: Path) -> int:
    """Write records to a Parquet file and return how many there were.

    Args:
        records: any records; taken some thousands at a time.
        columns: what is shown of them, one column each, of its kind.
        path: the file.

    Raises:
        UsageError: the extra ``export`` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and large
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise UsageError(NEEDED) from error
    kinds = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        date: pa.date32(),
        bool: pa.bool_(),
        tuple: pa.list_(pa.string()),
    }
    schema = pa.schema([(column.name, kinds[column.kind]) for column in columns])
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        for group in _groups(records, columns):
            arrays = [
                pa.array(values, kinds[column.kind])
                for column, values in zip(columns, group, strict=True)
            ]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group[0])
    return count


def _groups(records: Iterable[T], columns: Sequence[Column[T]]) -> Iterator[list[list[Any]]]:
    """Yield the values of some thousands of records at a time, by column."""
    rest = iter(records)
    while some := list(islice(rest, GROUP)):
        yield [_values(column, some) for column in columns]


def _values(column: Column[T], some: Sequence[T]) -> list[Any]:
    """Return values of a column as Parquet takes them: of several words, lists or tuples."""
    found: list[Any] = list(map(column.cell, some))
    if column.kind is tuple:
        return [one if one is None or isinstance(one, tuple | list) else list(one) for one in found]
    return found


WRITERS: dict[str, Callable[..., int]] = {"xlsx": write_workbook, "parquet": write_parquet}
