"""`dragoman split`: a person says that a report is of another event."""

from pathlib import Path

import click

from dragoman.cli.options import by_option, ledger_option


@click.command()
@click.argument("event_id")
@click.argument("report_ids", nargs=-1, metavar="[REPORT_ID...]")
@ledger_option
@click.option(
    "--undo",
    is_flag=True,
    help="Take it back: what parted these reports from the event, or all that parted its reports.",
)
@by_option
def command(
    event_id: str, report_ids: tuple[str, ...], ledger: Path, by: str, *, undo: bool
) -> None:
    """Part reports from an event, or all its reports from one another when none is named.

    The ids of its reports are in ``dragoman events EVENT_ID --why``; who decided what, in
    ``dragoman merge``.

    \b
    Examples:
      dragoman split e-3f2a90c17b6d4e58 paper-17#2
      dragoman split e-3f2a90c17b6d4e58 --by "Ada Example"
      dragoman split e-3f2a90c17b6d4e58 --undo
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    with dragoman.open(ledger) as book:
        click.echo("\n".join(book.split(event_id, report_ids, undo=undo, by=by)))
