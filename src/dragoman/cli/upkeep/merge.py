"""`dragoman merge`: a person says that events are one."""

from pathlib import Path

import click

from dragoman.cli.options import by_option, format_option, ledger_option, looking


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
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    if not event_ids and not undo:
        with looking(ledger) as book:
            book.decided().print(form)
        return
    with dragoman.open(ledger) as book:
        click.echo("\n".join(book.merge(event_ids, undo=undo, by=by)))
