"""`dragoman pack`: a ledger of an older Dragoman made smaller."""

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import UsageError

MEGABYTE = 1_000_000


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[LEDGER]")
@ledger_option
def command(path: Path | None, ledger: Path) -> None:
    """Make a ledger that an older Dragoman wrote smaller; it tells the same as before.

    A ledger that this Dragoman made is packed already. It can be stopped at any instant; called
    again it goes on. In the end the file is written anew, for which it needs its own size of room.

    \b
    Examples:
      dragoman pack week.ledger
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger.postgres.address import address_of  # noqa: PLC0415 - loads the database
    from dragoman.ledger.sqlite.packing import pack  # noqa: PLC0415 - as above

    where = path or ledger
    if address_of(where) is not None:
        raise UsageError("the database server packs by itself; this is for files alone")
    before = where.stat().st_size if where.is_file() else 0
    count = pack(where, lambda name, rows: click.echo(f"{rows:>10,} {name}", err=True))
    after = where.stat().st_size
    click.echo(
        f"{count} records packed: {after / MEGABYTE:.1f} MB, {before / MEGABYTE:.1f} MB before"
    )
