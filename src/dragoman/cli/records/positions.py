"""`dragoman positions`: what speakers said about issues."""

from pathlib import Path

import click

from dragoman.cli.options import (
    chosen,
    filter_options,
    format_option,
    ledger_option,
    limit_option,
    looking,
)


@click.command()
@ledger_option
@filter_options("party", "since", "until", "text")
@limit_option
@format_option
def command(ledger: Path, limit: int | None, form: str | None, **options: str | None) -> None:
    """List positions by day: who stands where on which issue, with the quote.

    \b
    Examples:
      dragoman positions --party CHN --since 2023
      dragoman positions --where 'issue=fisheries speaker="the ministry"'
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.present.printing import print_records  # noqa: PLC0415 - loads the records
    from dragoman.present.tables import POSITIONS  # noqa: PLC0415 - as above

    wanted = chosen(options)
    with looking(ledger) as book:
        print_records(book.positions(wanted, limit), POSITIONS, form)
