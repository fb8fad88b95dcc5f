"""`dragoman refusals`: what could not be read or coded, and why."""

from pathlib import Path

import click

from dragoman.cli.options import format_option, ledger_option, limit_option, looking


@click.command()
@ledger_option
@limit_option
@format_option
def command(ledger: Path, limit: int | None, form: str | None) -> None:
    """List what could not be read or coded, and why.

    \b
    Examples:
      dragoman refusals
      dragoman refusals --ledger week.ledger --format csv
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.present.printing import print_records  # noqa: PLC0415 - loads the records
    from dragoman.present.tables import REFUSALS  # noqa: PLC0415 - as above

    with looking(ledger) as book:
        print_records(book.refusals(limit), REFUSALS, form)
