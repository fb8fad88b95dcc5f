"""`dragoman merge`: a person says that events are one."""

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.settings import Settings


@click.command()
@click.argument("event_ids", nargs=-1, required=True, metavar="EVENT_ID EVENT_ID...")
@ledger_option
@click.option("--undo", is_flag=True, help="Take the decision back.")
def command(event_ids: tuple[str, ...], ledger: Path, *, undo: bool) -> None:
    """Say that events are one; the decision outlives another reading of the documents.

    \b
    Examples:
      dragoman merge e-3f2a90c17b6d4e58 e-90c17b6d4e583f2a
      dragoman merge e-3f2a90c17b6d4e58 e-90c17b6d4e583f2a --undo
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.interface.reader import opened  # noqa: PLC0415 - loads the database
    from dragoman.ledger.merge.corrections import join  # noqa: PLC0415 - as above

    with opened(ledger, Settings.from_environment()) as book:
        click.echo("\n".join(join(book, event_ids, undo=undo).events))
