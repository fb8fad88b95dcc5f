"""Printing records: JSON Lines, CSV and JSON for programs, a table for people.

Whatever is printed may stem from a hostile page: cells of a table carry no control characters and
no markup, and no cell of a CSV file begins a formula.
"""

import csv
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Generic, TextIO, TypeVar

from dragoman.records import encode

T = TypeVar("T")
Cell = str | int | float | bool | date | None

GROUP = 500  # records of a CSV file that are taken apart at once, column by column
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
FIGURES = (int, float, date)
STEERING = frozenset(FORMULA)
MOST_TABLE_ROWS = 200
LONGEST_CELL = 120
WRAPPED_WIDTH = 12


class Format(StrEnum):
    """The ways to print records."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a CSV file and perhaps of a table.

    Attributes:
        name: its heading; stable.
        cell: what a record has there.
        shown: whether tables show it; CSV files have all columns.
        right: whether tables put it to the right, as figures are.
        wraps: whether tables may give it several lines.
        head: a shorter heading for tables.
        kind: ``str``, ``int``, ``float``, ``bool``, ``date`` or, for several words, ``tuple``.
        table: what a record has there in tables, where that is told in other words.
    """

    name: str
    cell: Callable[[T], Cell | Iterable[str]]
    shown: bool = True
    right: bool = False
    wraps: bool = False
    head: str | None = None
    kind: type = str
    table: Callable[[T], Cell | Iterable[str]] | None = None


def print_records(
    records: Iterable[T],
    columns: Sequence[Column[T]],
    form: Format | str | None = None,
    *,
    stream: TextIO | None = None,
    most: int = MOST_TABLE_ROWS,
) -> int:
    """Print records as they come.

    Args:
        records: any records; JSON forms print them whole.
        columns: what CSV files and tables show of them.
        form: one of `Format`; None means a table on a terminal and JSON Lines elsewhere.
        stream: where to; standard output when None.
        most: rows of a table; more are counted out with a hint on how to see them.

    Returns:
        How many records were printed.

    >>> from dragoman.records import Evidence
    >>> columns = [Column("quote", lambda piece: piece.quote)]
    >>> print_records([Evidence("d1", 0, 2, "Hi")], columns, "csv")
    quote
    Hi
    1
    """
    out = stream or sys.stdout
    chosen = Format(form) if form else default_format(out)
    if chosen is Format.TABLE:
        return _table(records, columns, out, most)
    printers: dict[Format, Callable[[], int]] = {
        Format.JSONL: lambda: print_lines((encode(one).decode() for one in records), out),
        Format.JSON: lambda: _array((encode(one).decode() for one in records), out),
        Format.CSV: lambda: _csv(records, columns, out),
    }
    return printers[chosen]()


def default_format(stream: TextIO) -> Format:
    """Return a table for a terminal and JSON Lines for anything else."""
    return Format.TABLE if stream.isatty() else Format.JSONL


def print_lines(lines: Iterable[str], stream: TextIO | None = None) -> int:
    """Print lines that are JSON already, and return how many there were."""
    out = stream or sys.stdout
    count = 0
    for line in lines:
        out.write(line)
        out.write("\n")
        count += 1
    return count


def safe_cell(value: str) -> str:
    """Return text that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    return "'" + value if value.startswith(FORMULA) else value


def plain(value: str) -> str:
    r"""Return text without characters that would steer a terminal or turn the line around.

    >>> plain("a\x1b[31mb")
    'a [31mb'
    """
    if value.isprintable():  # nothing of the kinds below, which is so of nearly all
        return value
    return "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp", "Cs") else letter
        for letter in value
    )


def _array(lines: Iterable[str], out: TextIO) -> int:
    """Print a JSON array, one record a line."""
    count = 0
    out.write("[")
    for count, line in enumerate(lines, 1):
        out.write("\n" if count == 1 else ",\n")
        out.write(line)
    out.write("\n]\n" if count else "]\n")
    return count


def _csv(records: Iterable[T], columns: Sequence[Column[T]], out: TextIO) -> int:
    """Print a heading and a row for each record."""
    lines = csv_lines(records, columns)
    out.write(next(lines))
    return print_lines((line.removesuffix("\n") for line in lines), out)


class _Line:
    """Takes what a writer writes, so that it can be handed on line by line."""

    def write(self, text: str) -> str:
        """Return what is written."""
        return text


def csv_lines(records: Iterable[T], columns: Sequence[Column[T]]) -> Iterator[str]:
    r"""Yield a heading and a row for each record, each with its end of line.

    >>> list(csv_lines(["=1"], [Column("word", lambda word: word)]))
    ['word\n', "'=1\n"]
    """
    writer = csv.writer(_Line(), lineterminator="\n")
    yield writer.writerow([column.name for column in columns])
    rest = iter(records)
    while some := list(islice(rest, GROUP)):
        for row in zip(*(_csv_cells(map(column.cell, some)) for column in columns), strict=True):
            yield writer.writerow(row)


def _csv_cells(values: Iterable[Cell | Iterable[str]]) -> list[Cell]:
    """Return the cells of a column; most are text that needs no change, or nothing."""
    return [
        value
        if value is None
        or (isinstance(value, str) and value[:1] not in STEERING and "\0" not in value)
        else _csv_cell(value)
        for value in values
    ]


def _csv_cell(value: Cell | Iterable[str]) -> str:
    """Return a cell; numbers stay numbers."""
    if isinstance(value, date):
        return value.isoformat()
    text = in_words(value)
    return text if isinstance(value, FIGURES) else safe_cell(text.replace("\0", ""))


def in_words(value: Cell | Iterable[str]) -> str:
    """Return a value in words; several are joined by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, FIGURES):
        return str(value)
    return "; ".join(value)


def _table(records: Iterable[T], columns: Sequence[Column[T]], out: TextIO, most: int) -> int:
    """Print a table that fits the terminal, and say so when there is more."""
    from rich.console import Console  # noqa: PLC0415 - heavy, and only for tables
    from rich.table import Table  # noqa: PLC0415 - as above

    shown = [column for column in columns if column.shown]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in shown:
        table.add_column(
            column.head or column.name,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=not column.wraps,
            min_width=WRAPPED_WIDTH if column.wraps else None,
        )
    rest = iter(records)
    for cells in _cells(islice(rest, most), shown):
        table.add_row(*cells)
    count = table.row_count
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    if count:
        console.print(table)
    else:
        console.print("nothing found")
    if next(rest, None) is not None:
        hint = f"the first {count}; for all use --format jsonl or csv, for fewer a filter"
        sys.stderr.write(hint + "\n")
    return count


def _cells(records: Iterable[T], columns: Sequence[Column[T]]) -> Iterator[list[str]]:
    """Yield the cells of a table, row by row."""
    for record in records:
        yield [_short(plain(in_words((column.table or column.cell)(record)))) for column in columns]


def _short(text: str) -> str:
    """Return text of a bounded length."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
