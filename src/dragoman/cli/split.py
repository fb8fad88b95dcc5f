"""`dragoman split`: a person says that a report is of another event."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import ledger_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger, Report
    from dragoman.records import Event
    from dragoman.resolve.accounts import Decision


@click.command()
@click.argument("event_id")
@click.argument("report_ids", nargs=-1, metavar="[REPORT_ID...]")
@ledger_option
@click.option(
    "--undo",
    is_flag=True,
    help="Take it back: what parted these reports from the event, or all that parted its reports.",
)
def command(event_id: str, report_ids: tuple[str, ...], ledger: Path, *, undo: bool) -> None:
    """Part reports from an event, or all its reports from one another when none is named.

    The ids of its reports are in ``dragoman events EVENT_ID --why``.

    \b
    Examples:
      dragoman split e-3f2a90c17b6d4e58 paper-17#2
      dragoman split e-3f2a90c17b6d4e58
      dragoman split e-3f2a90c17b6d4e58 --undo
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database

    with Ledger.open(ledger) as book:
        event = book.event(event_id)
        if event is None:
            message = f"there is no event {event_id!r}; dragoman events lists them"
            raise UsageError(message)
        reports = {one.report_id: one for one in book.reports(event.event_id)}
        if undo and not report_ids:
            decisions = _parting(book, event, reports.values())
        else:
            if undo:
                reports |= {one.report_id: one for one in book.reports_named(report_ids)}
            decisions = _apart(event, reports, report_ids)
        book.decide(decisions, undo=undo)
        shown = {event.event_id} | {
            found.event_id
            for one in reports.values()
            if (found := book.event_of(one.report_id)) is not None
        }
        shown = {one for one in shown if book.store.event(one) is not None}
    click.echo("\n".join(sorted(shown)))


def _apart(
    event: "Event", reports: dict[str, "Report"], report_ids: Sequence[str]
) -> list["Decision"]:
    """Return the decisions that part reports from the rest of an event, or all of them.

    Raises:
        UsageError: a report is none of the event's.
    """
    from dragoman.resolve.accounts import Decision, anchor  # noqa: PLC0415 - loads the records

    unknown = sorted(set(report_ids) - reports.keys())
    if unknown:
        message = f"{', '.join(unknown)}: no report of {event.event_id}; see --why"
        raise UsageError(message)
    parted = {anchor(reports[name].event) for name in report_ids or reports}
    others = {anchor(one.event) for name, one in reports.items() if name not in report_ids}
    pairs = {(min(one, two), max(one, two)) for one in parted for two in others if one != two}
    return [Decision("split", *pair) for pair in sorted(pairs)]


def _parting(book: "Ledger", event: "Event", reports: Iterable["Report"]) -> list["Decision"]:
    """Return the decisions that parted an event's reports from others, and those from another.

    Raises:
        UsageError: there are none.
    """
    from dragoman.resolve.accounts import anchor  # noqa: PLC0415 - loads the records

    ours = {anchor(one.event) for one in reports}
    splits = [one for one in book.decisions() if one.kind == "split"]
    named = {name for one in splits if ours & {one.first, one.second}
             for name in (one.first, one.second)}  # fmt: skip
    found = [one for one in splits if {one.first, one.second} <= named]
    if not found:
        message = f"no report of {event.event_id} was split from another: nothing to take back"
        raise UsageError(message)
    return found
