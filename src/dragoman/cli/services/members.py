"""`dragoman members`: who may ask a server."""

from pathlib import Path

import click

from dragoman.errors import UsageError

ROLES = ("reader", "editor", "admin")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--add", metavar="NAME", help="Let somebody in; prints their token, this once.")
@click.option("--role", type=click.Choice(ROLES),
              help="reader: looks; editor: corrects and reads in; admin: takes back anybody's "
              "corrections too.  [default: as before; reader for somebody new]")  # fmt: skip
@click.option(
    "--login", help="As a proxy names them, where one has people log in.  [default: as before]"
)
@click.option("--remove", metavar="NAME", help="Let somebody in no more.")
def command(
    file: Path, add: str | None, role: str | None, login: str | None, remove: str | None
) -> None:
    """List who may ask a server that is started with --members FILE; add or remove somebody.

    --add for somebody who is there gives them a new token, and ends what the old one began.

    FILE holds hashes of the tokens, never the tokens. A server that runs heeds a change at once.

    \b
    Examples:
      dragoman members team.toml --add Ada --role admin
      dragoman members team.toml --add Bea --role editor --login bea@example.org
      dragoman members team.toml --add Bea            # a new token
      dragoman members team.toml
      dragoman members team.toml --remove Bea
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.serve.login.members import added, read, removed  # noqa: PLC0415 - only here

    if add and remove:
        raise UsageError("--add and --remove ask for different things; give one")
    if add:
        member, token = added(file, add, role, login)
        click.echo(f"{add} is {member.role}. The token, which is not kept anywhere:", err=True)
        click.echo(token)
    elif remove:
        removed(file, remove)
        click.echo(f"{remove} is let in no more", err=True)
    else:
        for one in read(file).members:
            click.echo(f"{one.name}\t{one.role}\t{one.login}".rstrip())
