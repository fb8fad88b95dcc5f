"""`dragoman export`: events or standing arrangements as a file for other programs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dragoman.cli.options import (
    TERMS,
    chosen,
    filter_options,
    ledger_option,
    looking,
    not_the_ledger,
)
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Filter, Ledger
    from dragoman.present.printing import Column

FORMATS = ("jsonl", "csv", "xlsx", "parquet", "plover", "icews", "gdelt", "gexf", "graphml",
           "geojson", "ical", "bibtex", "ris")  # fmt: skip
OTHERS = FORMATS[5:]
FILES = ("xlsx", "parquet")
RECORDS = ("events", "mechanisms")


@click.command()
@ledger_option
@filter_options(*TERMS, "by")
@click.option(
    "--records",
    type=click.Choice(RECORDS),
    default="events",
    show_default=True,
    help="events, or standing arrangements with their members over time, commitments and the "
    "deeds that keep or break these.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="jsonl: records as they are; csv, xlsx (Excel), parquet: one row a record; plover: events "
    "as PLOVER codes them; icews, gdelt: in these projects' forms; gexf, graphml: the network of "
    "states; geojson: a map; ical: occasions planned from the newest document on, as a calendar; "
    "bibtex, ris: the documents.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output by default.",
)
def command(
    ledger: Path, records: str, form: str, output: Path | None, **options: str | None
) -> None:
    """Write events in order of time, or arrangements by name: the same bytes for the same ledger.

    PLOVER has no planned events: with --format plover an announced visit is an agreement, an
    urged act a request, and what did not take place is left out.

    \b
    Examples:
      dragoman export --output events.jsonl
      dragoman export --format csv --between KOR,CHN,JPN --since 2025 > events.csv
      dragoman export --format xlsx --since 2025 --output events.xlsx
      dragoman export --format plover --output plover.jsonl
      dragoman export --records mechanisms --between SAU,QAT --format csv
      dragoman export --format icews --since 2024 --output events.tab
      dragoman export --format ical --party KOR --output plans.ics
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    wanted = chosen(options)
    not_the_ledger(output, ledger)
    if (form == "plover" or form in OTHERS) and records != "events":
        name = "PLOVER" if form == "plover" else form
        message = f"{name} has events only; use --records events, or jsonl or csv"
        raise UsageError(message)
    with looking(ledger) as book:
        if form in FILES:
            count = _write_file(book, wanted, records, form, output)
        else:
            with _target(output) as out:
                count = _write(book, wanted, records, form, out)
    if output is not None:
        what = "lines" if form in OTHERS else records
        click.echo(f"{count} {what} written to {output}", err=True)


def _write(book: "Ledger", wanted: "Filter", records: str, form: str, out: TextIO) -> int:
    """Write the records and return how many there were."""
    from dragoman.present.printing import print_lines, print_records  # noqa: PLC0415 - heavy

    if form == "plover":
        return print_lines(_plover(book, wanted), out)
    if form in OTHERS:
        from dragoman.present.exports import FORMS  # noqa: PLC0415 - as above

        return print_lines(FORMS[form](book, wanted), out)
    if form == "jsonl" and records == "events":
        from dragoman.present.state_codes import with_codes  # noqa: PLC0415 - as above

        return print_lines(with_codes(book.event_lines(wanted)), out)
    return print_records(*_rows(book, wanted, records), form, stream=out)


def _rows(
    book: "Ledger", wanted: "Filter", records: str
) -> "tuple[Iterator[Any], Sequence[Column[Any]]]":
    """Return the records and the columns in which they are shown."""
    from dragoman.present.tables import EVENTS, MECHANISMS  # noqa: PLC0415 - heavy

    if records == "events":
        return book.events(wanted), EVENTS
    return book.mechanisms(wanted), MECHANISMS


def _write_file(
    book: "Ledger", wanted: "Filter", records: str, form: str, output: Path | None
) -> int:
    """Write the records to a file that a library makes; it appears only when it is whole.

    Raises:
        UsageError: no file is named.
        OutputError: it cannot be written.
    """
    from dragoman.present.whole_file import whole_file  # noqa: PLC0415 - beside the rest
    from dragoman.present.workbooks import WRITERS  # noqa: PLC0415 - heavy

    if output is None:
        message = f"{form} is written to a file: --output {records}.{form}"
        raise UsageError(message)
    with whole_file(output) as part:
        return WRITERS[form](*_rows(book, wanted, records), part)


def _plover(book: "Ledger", wanted: "Filter") -> Iterator[str]:
    """Yield events in PLOVER's form as lines of JSON."""
    from dragoman.codebook.codebook import Codebook  # noqa: PLC0415 - loads data
    from dragoman.ledger.plover import plover_rows  # noqa: PLC0415 - beside it
    from dragoman.records import encode  # noqa: PLC0415 - as above

    types = Codebook.load().types
    scores = {kind: (entry.quad_code, entry.score) for kind, entry in types.items()}
    for row in plover_rows(book.events(wanted), scores):
        yield encode(row).decode()


@contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    """Open what is written to; a file appears only when it is whole.

    Raises:
        OutputError: the file cannot be written.
    """
    from dragoman.present.whole_file import whole_file  # noqa: PLC0415 - beside the rest

    if output is None:
        yield sys.stdout
        return
    with whole_file(output) as part, part.open("w", encoding="utf-8", newline="") as out:
        yield out
