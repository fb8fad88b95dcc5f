"""`dragoman roles`: who may do what to a ledger in PostgreSQL."""

from itertools import chain

import click

from dragoman.errors import UsageError

USER = "USER"


@click.command()
@click.argument("address")
@click.option("--reader", multiple=True, metavar=USER, help="Who may look; repeatable.")
@click.option("--editor", multiple=True, metavar=USER,
              help="Who may read documents in, merge and correct, and take back their own "
              "corrections; repeatable.")  # fmt: skip
@click.option("--admin", multiple=True, metavar=USER,
              help="Who may take back anybody's corrections too; repeatable.")  # fmt: skip
def command(
    address: str, reader: tuple[str, ...], editor: tuple[str, ...], admin: tuple[str, ...]
) -> None:
    """Say who may do what to the ledger at ADDRESS, a database's; run it as who made the ledger.

    USER is a user of the database that is there already. The database itself keeps the rules, down
    to single rows: an editor's corrections carry the name by which the database knows them. Run it
    again after an upgrade of the ledger's tables.

    \b
    Examples:
      dragoman roles "postgresql://desk@db.example.org/news?ledger=week" --editor bea --reader carl
      dragoman roles "postgresql://desk@db.example.org/news?ledger=week" --admin dora
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger.postgres.address import address_of  # noqa: PLC0415 - loads the database
    from dragoman.ledger.postgres.roles import give_roles  # noqa: PLC0415 - as above

    where = address_of(address)
    if where is None:
        message = f"{address!r} is no address of a database; write postgresql://user@host/database"
        raise UsageError(message)
    given = {"reader": reader, "editor": editor, "admin": admin}
    everybody = list(chain(*given.values()))
    twice = sorted({one for one in everybody if everybody.count(one) > 1})
    if twice:
        message = f"{twice[0]!r} is named twice; an admin may do what an editor may, who may look"
        raise UsageError(message)
    names = give_roles(where, {user: role for role, users in given.items() for user in users})
    click.echo(f"{where} has the roles {', '.join(names)}")
    for role, users in given.items():
        if users:
            click.echo(f"{role}: {', '.join(users)}")
