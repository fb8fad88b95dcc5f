"""`dragoman merge`: a person says that events are one."""

from pathlib import Path

import click

from dragoman.cli.options import by_option, format_option, ledger_option, looking
from dragoman.settings import Settings


@click.command()
@click.argument("event_ids", nargs=-1, metavar="[EVENT_ID EVENT_ID...]")
@ledger_option
@click.option("--undo", is_flag=True, help="Take the decision back.")
@by_option
@format_option
def command(
    event_ids: tuple[str, ...], ledger: Path, by: str, form: str | None, *, undo: bool
) -> None:
    """Say that events are one; the decision outlives another reading of the documents.

    Without ids the trail is printed: all that was ever merged and split, by whom and when, also
    what was taken back or overruled since.

    \b
    Examples:
      dragoman merge e-3f2a90c17b6d4e58 e-90c17b6d4e583f2a --by "Ada Example"
      dragoman merge e-3f2a90c17b6d4e58 e-90c17b6d4e583f2a --undo
      dragoman merge
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.interface.reader import opened  # noqa: PLC0415 - loads the database
    from dragoman.ledger.merge.corrections import join  # noqa: PLC0415 - as above
    from dragoman.present.printing import print_records  # noqa: PLC0415 - as above
    from dragoman.present.tables import DECIDED  # noqa: PLC0415 - as above

    if not event_ids and not undo:
        with looking(ledger) as book:
            print_records(book.decided(), DECIDED, form)
        return
    with opened(ledger, Settings.from_environment()) as book:
        click.echo("\n".join(join(book, event_ids, undo=undo, by=by).events))
