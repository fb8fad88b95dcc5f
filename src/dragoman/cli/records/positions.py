"""`dragoman positions`: what speakers said about issues."""

from pathlib import Path

import click

from dragoman.cli.options import (
    asked,
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
    with looking(ledger) as book:
        book.positions(**asked(options)).limit(limit).print(form)
