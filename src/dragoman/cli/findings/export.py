"""`dragoman export`: events or standing arrangements as a file for other programs."""

from pathlib import Path

import click

from dragoman.cli.options import (
    TERMS,
    asked,
    filter_options,
    ledger_option,
    looking,
    not_the_ledger,
)
from dragoman.errors import UsageError

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
    not_the_ledger(output, ledger)
    if output is None and form in FILES:
        message = f"{form} is written to a file: --output {records}.{form}"
        raise UsageError(message)
    with looking(ledger) as book:
        if output is None:
            for line in book.exported(**asked(options), form=form, records=records):
                click.echo(line)
            return
        count = book.export(output, **asked(options), form=form, records=records)
    what = "lines" if form in OTHERS else records
    click.echo(f"{count} {what} written to {output}", err=True)
