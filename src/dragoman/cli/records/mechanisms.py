"""`dragoman mechanisms`: list standing arrangements, or show one."""

import sys
from datetime import datetime
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
from dragoman.errors import UsageError


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
    from dragoman.analyse.arrangements import decided_at  # noqa: PLC0415 - as above
    from dragoman.present.arrangements import (  # noqa: PLC0415 - as above
        mechanism_columns,
        mechanism_page,
    )
    from dragoman.present.printing import default_format, print_records  # noqa: PLC0415 - heavy

    wanted = chosen(options)
    out = sys.stdout
    with looking(ledger) as book:
        today = book.as_of(as_of.date() if as_of else None)
        columns = mechanism_columns(today)
        if mechanism_id is None:
            print_records(book.mechanisms(wanted, limit), columns, form, stream=out)
            return
        mechanism = book.mechanism(mechanism_id)
        if mechanism is None:
            message = f"there is no mechanism {mechanism_id!r}; dragoman mechanisms lists them"
            raise UsageError(message)
        if (form or default_format(out)) == "table":
            click.echo(mechanism_page(mechanism, today, decided_at(book, mechanism)))
        else:
            print_records([mechanism], columns, form, stream=out)
