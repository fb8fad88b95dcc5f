"""`dragoman merge`: a person says that events are one."""

from itertools import pairwise
from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import UsageError

TWO = 2


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
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database
    from dragoman.resolve.accounts import Decision, anchor  # noqa: PLC0415 - loads the records

    if len(set(event_ids)) < TWO:
        raise UsageError("merge takes two events or more, by their ids")
    with Ledger.open(ledger) as book:
        anchors = [anchor(book.account_of(name)) for name in event_ids]
        pairs = pairwise(anchors)
        decisions = [Decision("merge", one, other) for one, other in pairs if one != other]
        book.decide(decisions, undo=undo)
        shown = {found.event_id for name in event_ids if (found := book.event(name)) is not None}
    click.echo("\n".join(sorted(shown)))
