"""A panel as a file: CSV, Parquet, Feather or Stata, and the note that goes beside it.

The same rows always give the same bytes. A file is written whole or not at all.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dragoman.errors import UsageError, with_extra
from dragoman.panel.columns import MEANINGS, NAMES, Row

if TYPE_CHECKING:
    import pyarrow as pa

FORMS = ("csv", "parquet", "feather", "dta")
ENDINGS = {".csv": "csv", ".parquet": "parquet", ".feather": "feather", ".arrow": "feather",
           ".dta": "dta"}  # fmt: skip
GROUP = 20_000
STAMP = b"<timestamp>\x11"
MADE = b"01 Jan 2000 00:00"
STATA_MONTH = "%tm"
LABEL = 80


def write_csv(rows: Iterable[Row], out: TextIO) -> int:
    """Write a heading and the rows; an empty cell is missing."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(NAMES)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - counted
        writer.writerow(["" if cell is None else cell for cell in row])
    return count


def write_file(rows: Iterable[Row], form: str, path: Path) -> int:
    """Write rows to a file of a form and return how many there were.

    Args:
        rows: a panel's.
        form: one of `FORMS`.
        path: the file.

    Raises:
        UsageError: a library that the form needs is not installed.
    """
    if form == "csv":
        with path.open("w", encoding="utf-8", newline="") as out:
            return write_csv(rows, out)
    writers = {"parquet": _parquet, "feather": _feather, "dta": _stata}
    return writers[form](rows, path)


def _parquet(rows: Iterable[Row], path: Path) -> int:
    """Write a Parquet file, some thousands of rows at a time."""
    schema = _schema("parquet")
    from pyarrow import parquet  # noqa: PLC0415 - an extra, and large

    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as out:
        for table in _tables(rows, schema):
            out.write_table(table)
            count += table.num_rows
    return count


def _feather(rows: Iterable[Row], path: Path) -> int:
    """Write a Feather file (Arrow's own, version 2), which R and Python read alike."""
    schema = _schema("feather")
    import pyarrow as pa  # noqa: PLC0415 - as above

    count = 0
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with path.open("wb") as sink, pa.ipc.new_file(sink, schema, options=options) as out:
        for table in _tables(rows, schema):
            out.write_table(table)
            count += table.num_rows
    return count


def _schema(form: str) -> "pa.Schema":
    """Return the columns as Arrow has them.

    Raises:
        UsageError: the extra ``export`` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - as above
    except ImportError as error:
        message = with_extra(f"--format {form} needs another package", "export")
        raise UsageError(message) from error
    kinds = {str: pa.string(), int: pa.int32(), float: pa.float64(), date: pa.date32()}
    return pa.schema([pa.field(name, kinds[kind]) for name, kind, _ in MEANINGS])


def _tables(rows: Iterable[Row], schema: "pa.Schema") -> "Iterator[pa.Table]":
    import pyarrow as pa  # noqa: PLC0415 - as above

    for some in _groups(rows):
        columns = [list(column) for column in zip(*some, strict=True)]
        yield pa.Table.from_arrays(
            [pa.array(cells, kind) for cells, kind in zip(columns, schema.types, strict=True)],
            schema=schema,
        )


def _groups(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    rest = iter(rows)
    while some := list(islice(rest, GROUP)):
        yield some


def _stata(rows: Iterable[Row], path: Path) -> int:
    """Write a Stata file: days as ``%td``, the month as ``%tm``, every variable labelled.

    Raises:
        UsageError: the extra ``stata`` is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
        import pyreadstat  # noqa: PLC0415 - as above
    except ImportError as error:
        message = with_extra("--format dta needs more packages", "stata")
        raise UsageError(message) from error
    every = list(rows)
    columns = zip(*every, strict=True) if every else [()] * len(NAMES)
    kinds: dict[type, Any] = {int: "float64", float: "float64", str: "object", date: "object"}
    frame = pd.DataFrame(
        {
            name: pd.Series(_cells(cells, kind), dtype=kinds[kind])
            for (name, kind, _), cells in zip(MEANINGS, columns, strict=True)
        }
    )
    pyreadstat.write_dta(
        frame,
        str(path),
        file_label="Dragoman panel",
        column_labels=[meaning[:LABEL] for _, _, meaning in MEANINGS],
        variable_format={"tm": STATA_MONTH},
    )
    _unstamp(path)
    return len(every)


def _cells(cells: Sequence[Any], kind: type) -> list[Any]:
    """Return a column as Stata takes it: text is never missing, only empty."""
    if kind is str:
        return ["" if cell is None else cell for cell in cells]
    return list(cells)


def _unstamp(path: Path) -> None:
    """Put a fixed day into a Stata file's head, so that the same rows give the same bytes."""
    with path.open("r+b") as file:
        head = file.read(1024)
        at = head.find(STAMP)
        if at >= 0:
            file.seek(at + len(STAMP))
            file.write(MADE)
