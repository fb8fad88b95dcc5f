"""Records of one kind that a question found: gone through as often as wanted, or taken elsewhere.

Going through streams: a ledger of a million events is never held in memory. What hands them to
another library holds them all, and loads that library when it is called.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

from dragoman.errors import UsageError, with_extra
from dragoman.present.printing import (
    Cell,
    Column,
    Format,
    default_format,
    in_words,
    plain,
    print_lines,
    print_records,
)
from dragoman.records import decode, encode

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

T = TypeVar("T")
SHOWN = 10
LONGEST_SHOWN = 160


class Results(Generic[T]):
    """What a question found.

    It is asked anew each time one goes through it, so that it tells what the ledger holds then.

    Attributes:
        what: the plural noun for its records.
        columns: the flat columns that data frames, CSV files and tables have.
    """

    def __init__(
        self,
        fetch: Callable[[int | None], Iterable[T]],
        columns: Sequence[Column[T]],
        what: str,
        count: Callable[[], int] | None = None,
        lines: Callable[[int | None], Iterable[str]] | None = None,
        *,
        rows: Callable[[Iterable[str]], Iterable[Any]] | None = None,
    ) -> None:
        """Keep the question.

        Args:
            fetch: gives the records, or the first few of them.
            columns: what is shown of a record.
            what: the plural noun for them.
            count: tells quickly how many there are; they are counted out when None.
            lines: gives them quickly as lines of JSON; they are encoded one by one when None.
            rows: makes of such lines what the columns need; the records themselves when None.
        """
        self._fetch = fetch
        self._count = count
        self._lines = lines
        self._flat = rows
        self.columns = tuple(columns)
        self.what = what

    def __iter__(self) -> Iterator[T]:
        return iter(self._fetch(None))

    def __len__(self) -> int:
        return self._count() if self._count else sum(1 for _ in self)

    def __bool__(self) -> bool:
        return bool(self.first(1))

    def first(self, most: int = SHOWN) -> list[T]:
        """Return the first records.

        Args:
            most: how many.
        """
        return list(islice(self._fetch(most), most))

    def limit(self, most: int | None) -> "Results[T]":
        """Return the same question for the first records alone; for all when None.

        >>> three = Results(lambda most: ["a", "b", "c"][:most], (), "letters")
        >>> list(three.limit(2)), len(three.limit(2)), len(three.limit(None))
        (['a', 'b'], 2, 3)
        """
        if most is None:
            return self
        lines = self._lines

        def fewer(given: int | None) -> int:
            return most if given is None else min(given, most)

        return Results(
            lambda given: islice(self._fetch(fewer(given)), fewer(given)),
            self.columns,
            self.what,
            None if self._count is None else lambda: min(len(self), most),
            None if lines is None else lambda given: lines(fewer(given)),
            rows=self._flat,
        )

    def json_lines(self) -> Iterator[str]:
        """Yield the records whole, a line of JSON each, as ``--format jsonl`` prints them.

        >>> from dragoman.records import Evidence
        >>> list(Results(lambda most: [Evidence("d1", 0, 2, "Hi")], (), "quotes").json_lines())
        ['{"document_id":"d1","start":0,"end":2,"quote":"Hi"}']
        """
        if self._lines is not None:
            yield from self._lines(None)
        else:
            yield from (encode(record).decode() for record in self)

    def rows(self) -> Iterator[Any]:
        """Yield the records as far as the columns need them, which is quicker."""
        if self._flat is None or self._lines is None:
            return iter(self)
        return iter(self._flat(self._lines(None)))

    def print(self, form: str | None = None, *, stream: TextIO | None = None) -> int:
        """Print the records as the commands do, and return how many there were.

        Args:
            form: ``jsonl``, ``csv``, ``json`` or ``table``; a table on a terminal and JSON Lines
                elsewhere when None.
            stream: where to; standard output when None.
        """
        out = stream or sys.stdout
        kind = Format(form) if form else default_format(out)
        if kind is Format.JSONL:
            return print_lines(self.json_lines(), out)
        shown = self.rows() if kind is Format.CSV else self
        return print_records(shown, self.columns, kind, stream=out)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the records whole, as dictionaries and lists with the names of their fields.

        >>> from dragoman.records import Evidence
        >>> Results(lambda most: [Evidence("d1", 0, 2, "Hi")], (), "quotes").to_dicts()
        [{'document_id': 'd1', 'start': 0, 'end': 2, 'quote': 'Hi'}]
        """
        return [decode(encode(record), dict[str, Any]) for record in self]

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the flat columns by name; a cell of several words is a list."""
        found: dict[str, list[Any]] = {column.name: [] for column in self.columns}
        for record in self.rows():
            for column in self.columns:
                found[column.name].append(_value(column.cell(record)))
        return found

    def to_arrow(self) -> "pa.Table":
        """Return a table of Arrow.

        Raises:
            UsageError: the extra ``export`` is not installed.
        """
        try:
            import pyarrow as pa  # noqa: PLC0415 - an extra, and large
        except ImportError as error:
            raise needing("pyarrow", "export") from error
        kinds = {
            str: pa.string(),
            int: pa.int64(),
            float: pa.float64(),
            date: pa.date32(),
            bool: pa.bool_(),
            tuple: pa.list_(pa.string()),
        }
        schema = pa.schema([(column.name, kinds[column.kind]) for column in self.columns])
        return pa.table(self._typed(), schema=schema)

    def to_polars(self) -> "pl.DataFrame":
        """Return a data frame of Polars.

        Raises:
            UsageError: the extra ``polars`` is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - as above
        except ImportError as error:
            raise needing("polars", "polars") from error
        kinds: dict[type, Any] = {
            str: pl.String,
            int: pl.Int64,
            float: pl.Float64,
            date: pl.Date,
            bool: pl.Boolean,
            tuple: pl.List(pl.String),
        }
        schema = {column.name: kinds[column.kind] for column in self.columns}
        return pl.DataFrame(self._typed(), schema=schema)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame of pandas; days are `datetime64`, codes stay text.

        Raises:
            UsageError: the extra ``pandas`` is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - as above
        except ImportError as error:
            raise needing("pandas", "pandas") from error
        kinds = {int: "Int64", float: "float64", date: "datetime64[s]", bool: "boolean"}
        found = self._typed()
        return pd.DataFrame(
            {
                column.name: pd.Series(found[column.name], dtype=kinds.get(column.kind, "object"))
                for column in self.columns
            }
        )

    def to_csv(self) -> str:
        """Return the flat columns as CSV, as ``dragoman export --format csv`` writes them."""
        out = StringIO()
        print_records(self.rows(), self.columns, Format.CSV, stream=out)
        return out.getvalue()

    def _typed(self) -> dict[str, list[Any]]:
        """Return the columns with every cell of its column's kind."""
        found = self.to_columns()
        for column in self.columns:
            if column.kind is str:
                cells = found[column.name]
                found[column.name] = [None if one is None else in_words(one) for one in cells]
        return found

    def __repr__(self) -> str:
        some = self.first(SHOWN + 1)
        more = len(some) > SHOWN
        head = f"{self.what} ({len(self) if more else len(some)})"
        return "\n".join(
            [head, *(f"  {one}" for one in some[:SHOWN]), *(["  ..."] if more else [])]
        )

    def _repr_html_(self) -> str:
        """Return a table for notebooks."""
        some = self.first(SHOWN + 1)
        shown = [column for column in self.columns if column.shown]
        heads = "".join(f"<th>{escape(column.head or column.name)}</th>" for column in shown)
        rows = "".join(
            "<tr>" + "".join(f"<td>{_shown(column, one)}</td>" for column in shown) + "</tr>"
            for one in some[:SHOWN]
        )
        count = len(self) if len(some) > SHOWN else len(some)
        return (
            f"<table><caption>{escape(self.what)} ({count})</caption><tr>{heads}</tr>{rows}</table>"
        )


def needing(package: str, extra: str) -> UsageError:
    """Return the error that says what to install.

    >>> str(needing("polars", "polars"))
    'this needs polars: pip install "dragoman[polars]"'
    """
    return UsageError(with_extra(f"this needs {package}", extra))


def _value(cell: Cell | Iterable[str]) -> Cell | list[str]:
    """Return a cell as it is; of several words as a list."""
    if cell is None or isinstance(cell, str | int | float | date):
        return cell
    return list(cell)


def _shown(column: Column[T], record: T) -> str:
    """Return a cell for a notebook: short, without markup of its own."""
    text = plain(in_words((column.table or column.cell)(record)))
    return escape(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")
