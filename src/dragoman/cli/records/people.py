"""`dragoman people`: who holds which office, as the documents tell."""

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
@filter_options("party", "text")
@limit_option
@format_option
def command(ledger: Path, limit: int | None, form: str | None, **options: str | None) -> None:
    """List people by name, with the offices that documents give them.

    \b
    Examples:
      dragoman people --party KEN
      dragoman people --text "foreign minister" --format json
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    with looking(ledger) as book:
        book.people(**asked(options)).limit(limit).print(form)
