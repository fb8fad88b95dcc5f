"""Parquet: a row is a document, with the columns that tables have; read some rows at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from dragoman.errors import with_extra
from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.columns import columns_of, no_text_column, row_document
from dragoman.read.streams import seekable
from dragoman.records import Document, Refusal

ROWS = 64  # at a time, so that memory is bounded by the text of so many
NEEDED = with_extra("Parquet files need another package", "export")


def read_parquet(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the documents of a Parquet file.

    Raises:
        Refused: it is damaged, has no column of texts, or the extra ``export`` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and large
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise Refused("no-reader", NEEDED) from error
    with seekable(stream, context.settings.max_archive_bytes) as file:
        try:
            table = parquet.ParquetFile(file)
            header = table.schema_arrow.names
            columns = columns_of(header, context)
            if columns is None:
                raise no_text_column(header, context.columns)
            wanted = [header[at] for at in columns.places.values()]
            number = 0
            for rows in table.iter_batches(ROWS, columns=wanted, use_threads=False):
                hints.budget.spend(rows.nbytes)
                named = {name: rows.column(at) for at, name in enumerate(rows.schema.names)}
                for place in range(rows.num_rows):
                    number += 1
                    row = [_cell(named[name][place]) if name in named else "" for name in header]
                    yield from row_document(
                        row, columns, f"{hints.origin}:{number}", hints, context
                    )
        except pa.ArrowException as error:
            detail = f"the Parquet file is damaged ({error}); fetch it again"
            raise Refused("damaged", detail) from error


def _cell(scalar: Any) -> str:  # noqa: ANN401 - the library's
    """Return the words of a cell; none where it holds a list or the like."""
    value = scalar.as_py()
    if isinstance(value, datetime):
        value = value.date()
    return str(value) if isinstance(value, str | int | float | date) else ""
