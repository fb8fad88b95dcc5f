"""`dragoman events`: list the ledger's events, or show one with all that proves it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import (
    TERMS,
    chosen,
    filter_options,
    format_option,
    ledger_option,
    limit_option,
    looking,
)
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger


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
    from dragoman.present.printing import (  # noqa: PLC0415 - loads the records
        Format,
        default_format,
        print_lines,
        print_records,
    )
    from dragoman.present.tables import EVENTS  # noqa: PLC0415 - as above

    wanted = chosen(options)
    out = sys.stdout
    kind = Format(form) if form else default_format(out)
    with looking(ledger) as book:
        if event_id is not None:
            if why:
                _show_why(book, event_id, form)
            else:
                _show(book, event_id, kind)
        elif kind is Format.JSONL:
            print_lines(book.event_lines(wanted, limit), out)
        else:
            print_records(book.events(wanted, limit), EVENTS, kind, stream=out)


def _show(book: "Ledger", event_id: str, kind: str) -> None:
    """Print one event: for people with its reports and quotes, for programs as it is."""
    from dragoman.present.printing import Format, print_records  # noqa: PLC0415 - as above
    from dragoman.present.showing import event_page  # noqa: PLC0415 - as above
    from dragoman.present.tables import EVENTS  # noqa: PLC0415 - as above

    event = book.known_event(event_id)
    if kind != Format.TABLE:
        print_records([event], EVENTS, kind)
        return
    reports = book.reports(event.event_id)
    documents = {
        one.document_id: found
        for one in reports
        if (found := book.document(one.document_id)) is not None
    }
    click.echo(event_page(event, reports, documents, book.independent(event.event_id)))


def _show_why(book: "Ledger", event_id: str, form: str | None) -> None:
    """Print what joined an event's reports and the steps that made each."""
    from dragoman.present.printing import print_lines  # noqa: PLC0415 - as above
    from dragoman.present.reasons import reasons_lines  # noqa: PLC0415 - as above
    from dragoman.present.why import report_lines, report_objects  # noqa: PLC0415 - as above
    from dragoman.records import encode  # noqa: PLC0415 - as above

    if form in {"csv", "json"}:
        raise UsageError("--why prints text or, with --format jsonl, one object a report")
    name = book.known_event(event_id).event_id
    reports, steps = book.reports(name), book.steps(name)
    if form == "jsonl":
        print_lines(encode(each).decode() for each in report_objects(name, reports, steps))
        return
    lines = reasons_lines(book.why(name), book.links(name))
    print_lines([*lines, *report_lines(reports, steps)])
