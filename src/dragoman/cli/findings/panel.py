"""`dragoman panel`: a row for each two states and period."""

import sys
from datetime import datetime
from pathlib import Path

import click

from dragoman.cli.options import filter_options, ledger_option, not_the_ledger
from dragoman.errors import UsageError

UNITS = ("day", "week", "month", "quarter", "year")
FORMS = ("csv", "parquet", "feather", "dta")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@ledger_option
@click.option("--unit", type=click.Choice(UNITS), default="month", show_default=True,
              help="Length of the periods.")  # fmt: skip
@click.option("--directed", is_flag=True, help="From whom to whom: each two states twice.")
@click.option("--states", default="active", show_default=True, metavar="active|all|LIST",
              help="Which states: those with an act in the time, all members of the state system, "
              "or KOR,CHN,JPN.")  # fmt: skip
@click.option("--by", type=click.Choice(("date", "reported_on", "date_or_reported")),
              default="date", show_default=True, help="Count by the day of the act, by the first "
              "day on which it was told, or by that where the act has no day.")  # fmt: skip
@click.option("--source", help="An import to count instead of what was read.")
@click.option(
    "--from", "first", type=DAYS, help="First day; that of the first document by default."
)
@click.option("--to", "last", type=DAYS, help="Last day; that of the last document by default.")
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS),
              help="By the file's ending, or csv.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write, with a note FILE.json beside it; standard output by "
              "default.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    ledger: Path,
    unit: str,
    states: str,
    by: str,
    source: str | None,
    first: datetime | None,
    last: datetime | None,
    form: str | None,
    output: Path | None,
    *,
    directed: bool,
    **options: str | None,
) -> None:
    """Write a panel: one row for each two states and period, as regressions take it.

    Where nothing was read in a period, counts are empty, not 0; where something was read and
    nothing told, they are 0. Two states have a row while both are members of the state system.
    The same ledger gives the same bytes.

    \b
    Examples:
      dragoman panel --unit month --output panel.csv
      dragoman panel --unit year --directed --states all --from 2010-01-01 --output panel.dta
      dragoman panel --unit week --states KOR,CHN,JPN --where "confidence>=0.6" > weeks.csv
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    if output is None and form not in {None, "csv"}:
        message = f"{form} is written to a file: --output panel.{form}"
        raise UsageError(message)
    not_the_ledger(output, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        panel = book.panel(
            unit=unit, directed=directed, states=states.split(","), by=by, source=source,
            where=options["where"] or "", type=options["type"],
            since=first.date() if first else None, until=last.date() if last else None,
        )  # fmt: skip
        if output is None:
            panel.to(sys.stdout)
            return
        count = panel.write(output, form)
    click.echo(f"{count} rows written to {output}, what they mean to {output}.json", err=True)
