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
    with looking(ledger) as book:
        book.refusals().limit(limit).print(form)
