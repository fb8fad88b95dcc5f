"""`dragoman events`: list the ledger's events, or show one with all that proves it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import (
    TERMS,
    asked,
    filter_options,
    for_people,
    format_option,
    ledger_option,
    limit_option,
    looking,
)
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.interface.answers.proofs import Why


@click.command()
@click.argument("event_id", required=False)
@ledger_option
@filter_options(*TERMS, "by")
@limit_option
@format_option
@click.option(
    "--why",
    is_flag=True,
    help="Tell by which steps EVENT_ID came about, and why its reports are one event.",
)
def command(
    event_id: str | None,
    ledger: Path,
    limit: int | None,
    form: str | None,
    *,
    why: bool,
    **options: str | None,
) -> None:
    """List events in order of time, or show EVENT_ID with its reports and quotes.

    With --why, what joined the reports of EVENT_ID is told, and for each report the rules that made
    it, as text, or as one object a report with --format jsonl.

    \b
    Examples:
      dragoman events --actor KOR --type CONSULT --since 2025-01-01
      dragoman events --where "between=KOR,CHN,JPN status=planned confidence>=0.6"
      dragoman events --text '"joint statement"' --format csv > events.csv
      dragoman events e-3f2a90c17b6d4e58
      dragoman events e-3f2a90c17b6d4e58 --why
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    with looking(ledger) as book:
        if event_id is None:
            book.events(**asked(options)).limit(limit).print(form)
        elif why:
            _print_why(book.why(event_id), form)
        elif for_people(form):
            click.echo(book.event_page(event_id))
        else:
            book.events_named([event_id]).print(form)


def _print_why(why: "Why", form: str | None) -> None:
    """Print what joined an event's reports and the steps that made each."""
    if form in {"csv", "json"}:
        raise UsageError("--why prints text or, with --format jsonl, one object a report")
    for line in why.json_lines() if form == "jsonl" else [str(why)]:
        click.echo(line)
