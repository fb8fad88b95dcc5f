"""`dragoman mechanisms`: list standing arrangements, or show one."""

from datetime import datetime
from pathlib import Path

import click

from dragoman.cli.options import (
    asked,
    filter_options,
    for_people,
    format_option,
    ledger_option,
    limit_option,
    looking,
)


@click.command()
@click.argument("mechanism_id", required=False)
@ledger_option
@filter_options("party", "between", "text")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]),
              help="Reckon from this day what is next or overdue.  "
              "[default: the day of the newest document]")  # fmt: skip
@limit_option
@format_option
def command(
    mechanism_id: str | None,
    ledger: Path,
    limit: int | None,
    form: str | None,
    *,
    as_of: datetime | None,
    **options: str | None,
) -> None:
    """List standing arrangements by name, or show MECHANISM_ID with its sessions and history.

    \b
    Examples:
      dragoman mechanisms --between KOR,CHN,JPN
      dragoman mechanisms m-41d0a7b2
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    day = as_of.date() if as_of else None
    with looking(ledger) as book:
        if mechanism_id is None:
            book.mechanisms(**asked(options), as_of=day).limit(limit).print(form)
        elif for_people(form):
            click.echo(book.mechanism_page(mechanism_id, as_of=day))
        else:
            book.mechanisms_named([mechanism_id], as_of=day).print(form)
