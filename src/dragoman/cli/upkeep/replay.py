"""`dragoman replay`: a ledger made again from its manifest."""

import json
from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import InputError


@click.command()
@click.argument("manifest", type=click.Path(path_type=Path, dir_okay=False))
@ledger_option
@click.option("--anyway", is_flag=True, help="Go on where versions differ.")
def command(manifest: Path, ledger: Path, *, anyway: bool) -> None:
    """Make a ledger again from its manifest, and tell whether the same bytes came of it.

    Inputs are looked for where the manifest says; one that is missing or has changed is named.
    Exit code 1 means that something is not the same.

    \b
    Examples:
      dragoman replay week.manifest.json --ledger again.ledger
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.interface.replication import replay  # noqa: PLC0415 - loads the database

    try:
        told = json.loads(manifest.read_bytes())
    except OSError as error:
        message = f"{manifest} cannot be read: {error.strerror}"
        raise InputError(message) from error
    except ValueError as error:
        message = f"{manifest} is no manifest; dragoman runs --manifest writes one"
        raise InputError(message) from error
    found = replay(told, ledger, anyway=anyway)
    for one in found.differences:
        click.echo(one, err=True)
    if not found.same:
        click.get_current_context().exit(1)
    click.echo(f"the same: {found.documents} documents, {found.events} events")
