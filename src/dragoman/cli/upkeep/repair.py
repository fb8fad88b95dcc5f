"""`dragoman repair`: what is damaged in a ledger, read again from the kept texts."""

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import DamagedError
from dragoman.settings import Settings


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[LEDGER]")
@ledger_option
def command(path: Path | None, ledger: Path) -> None:
    """Read documents again whose findings are damaged, and make damaged events anew.

    The texts that the ledger keeps are read again. A text that is damaged itself, and a file that
    the database cannot read, are named: restore a copy, or read their sources into a new ledger.

    \b
    Examples:
      dragoman repair week.ledger
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.interface.reader import WhenNeeded, opened  # noqa: PLC0415 - loads the database
    from dragoman.ledger.soundness.checking import check  # noqa: PLC0415 - as above
    from dragoman.ledger.soundness.repairing import finish, repair  # noqa: PLC0415 - as above

    where = path or ledger
    found = list(check(where))
    if not found:
        finish(where)
        click.echo(f"{where} is sound; nothing to do")
        return
    with opened(where, Settings.from_environment()) as book:
        again = repair(book, found, WhenNeeded(book, Settings.from_environment()))
    left = list(check(where))
    click.echo(f"{len(again)} documents read again, {len(left)} places are still damaged", err=True)
    if left:
        first = left[0]
        message = (
            f"{where}: {first.what} {first.name or first.where}: {first.detail}; restore a copy, "
            "or read the sources into a new ledger"
        )
        raise DamagedError(message)
