"""`dragoman split`: a person says that a report is of another event."""

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import UsageError


@click.command()
@click.argument("event_id")
@click.argument("report_ids", nargs=-1, metavar="[REPORT_ID...]")
@ledger_option
@click.option("--undo", is_flag=True, help="Take the decision back.")
def command(event_id: str, report_ids: tuple[str, ...], ledger: Path, *, undo: bool) -> None:
    """Part reports from an event, or all its reports from one another when none is named.

    The ids of its reports are in ``dragoman events EVENT_ID --why``.

    \b
    Examples:
      dragoman split e-3f2a90c17b6d4e58 paper-17#2
      dragoman split e-3f2a90c17b6d4e58
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database
    from dragoman.resolve.accounts import Decision, anchor  # noqa: PLC0415 - loads the records

    with Ledger.open(ledger) as book:
        event = book.event(event_id)
        if event is None:
            message = f"there is no event {event_id!r}; dragoman events lists them"
            raise UsageError(message)
        reports = {one.report_id: one for one in book.store.reports(event.event_id)}
        if undo and report_ids:
            reports |= {one.report_id: one for one in book.reports_named(report_ids)}
        unknown = sorted(set(report_ids) - reports.keys())
        if unknown:
            message = f"{', '.join(unknown)}: no report of {event.event_id}; see --why"
            raise UsageError(message)
        parted = [anchor(reports[name].event) for name in report_ids or sorted(reports)]
        others = [
            anchor(one.event) for name, one in sorted(reports.items()) if name not in report_ids
        ]
        decisions = {
            Decision("split", *sorted((one, other)))
            for one in parted
            for other in others
            if one != other
        }
        book.decide(sorted(decisions, key=lambda one: (one.first, one.second)), undo=undo)
        shown = {
            found.event_id
            for one in reports.values()
            if (found := book.event_of(one.report_id)) is not None
        }
    click.echo("\n".join(sorted(shown)))
