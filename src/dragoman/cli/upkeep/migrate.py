"""`dragoman migrate`: a ledger in a file to PostgreSQL."""

from pathlib import Path

import click

from dragoman.errors import UsageError


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("address")
def command(ledger: Path, address: str) -> None:
    """Copy the LEDGER in a file to the ADDRESS of a database, for teams.

    The file stays as it is. The address is postgresql://user@host/database, with ?ledger=NAME where
    one database holds several; whatever takes --ledger takes it too. A password belongs into
    PGPASSWORD or ~/.pgpass.

    \b
    Examples:
      dragoman migrate week.ledger postgresql://desk@db.example.org/news
      dragoman migrate week.ledger "postgresql://desk@db.example.org/news?ledger=week"
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger.postgres.address import address_of  # noqa: PLC0415 - loads the database
    from dragoman.ledger.postgres.copying import copy  # noqa: PLC0415 - as above

    where = address_of(address)
    if where is None:
        message = f"{address!r} is no address of a database; write postgresql://user@host/database"
        raise UsageError(message)
    rows = copy(ledger, where, lambda name, count: click.echo(f"{count:>10,} {name}", err=True))
    click.echo(f"{rows} rows copied to {where}")
