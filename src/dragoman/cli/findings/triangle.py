"""`dragoman triangle`: who answers whom among three states."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import filter_options, ledger_option, not_the_ledger
from dragoman.cli.output import written

FORMS = ("text", "json", "svg")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("one")
@click.argument("two")
@click.argument("three")
@ledger_option
@click.option("--unit", type=click.Choice(("week", "month")), default="month", show_default=True,
              help="Length of the periods.")  # fmt: skip
@click.option("--source", help="An import to look at, instead of what was read.")
@click.option("--by", type=click.Choice(("date", "reported_on", "date_or_reported")),
              default="date", show_default=True, help="Count by the day of the act, by the first "
              "day on which it was told, or by that where the act has no day.")  # fmt: skip
@click.option(
    "--from", "first", type=DAYS, help="First day; that of the first document by default."
)
@click.option("--to", "last", type=DAYS, help="Last day; that of the last document by default.")
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="svg: the picture alone.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; standard output by default.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    one: str,
    two: str,
    three: str,
    ledger: Path,
    unit: str,
    source: str | None,
    by: str,
    first: datetime | None,
    last: datetime | None,
    form: str,
    output: Path | None,
    **options: str | None,
) -> None:
    """Tell whether what ONE does to TWO is answered, by TWO and by THREE, each way round.

    A lean to one capital that brings a backlash from another shows as a triangular response below
    0. Where the periods are fewer than 60, or a state acted towards another in fewer than 25 of
    them, there is too little to say, and the answer is that.

    \b
    Examples:
      dragoman triangle KOR CHN JPN
      dragoman triangle Israel Egypt USA --source icews --unit week
      dragoman triangle KOR CHN JPN --format svg --output triangle.svg
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    not_the_ledger(output, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        found = book.triangle(
            (one, two, three), options["where"] or "", type=options["type"], unit=unit,
            source=source, by=by, since=first.date() if first else None,
            until=last.date() if last else None,
        )  # fmt: skip
    from dragoman.interface.answers import findings  # noqa: PLC0415 - loaded by now

    ways: dict[str, Callable[[Any], str]] = {
        "text": findings.in_words,
        "json": findings.as_json,
        "svg": findings.drawn,
    }
    written(f"{ways[form](found)}\n", output)
