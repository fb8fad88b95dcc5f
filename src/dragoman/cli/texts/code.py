"""`dragoman code`: events of articles to standard output, without a ledger."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from dragoman.cli.columns import source_options
from dragoman.cli.met_ids import MetIds
from dragoman.cli.options import codebook_option, format_option, reader_option
from dragoman.errors import InputError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman import Coded
    from dragoman.records import Refusal


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date of documents that tell none themselves: 2024-05-27.",
)
@source_options
@click.option(
    "--why",
    is_flag=True,
    help="Show which rules made each event, and what was rejected by which filter.",
)
@codebook_option
@reader_option
@format_option
def command(
    sources: tuple[str, ...],
    published: datetime | None,
    columns: dict[str, str],
    codebook: str,
    form: str | None,
    *,
    follow: bool,
    why: bool,
    reader: str,
) -> None:
    """Print the events that articles tell, as `dragoman read` would keep them.

    Takes what `dragoman read` takes. Each event carries its `document_id`; of a JSON Lines
    document that is the line's `id`. What cannot be read is named on standard error.

    With --why, every word that may tell an event is shown with what became of it: as text, or as
    one object a frame with --format jsonl.

    \b
    Examples:
      dragoman code report.txt --published 2024-05-27
      dragoman code articles.jsonl --format csv > events.csv
      cat report.txt | dragoman code - --format table
      dragoman code report.txt --codebook mine/
      dragoman code report.txt --why
      dragoman code report.txt --why --format jsonl | grep no-actor
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads much when it is used

    counts = {"read": 0, "refused": 0}

    def refused(one: "Refusal") -> None:
        counts["refused"] += 1
        _tell(one)

    told = dragoman.code_files(
        sources,
        published=published.date() if published else None,
        columns=columns,
        follow=follow,
        reader=reader,
        settings=replace(Settings.from_environment(), codebook=codebook),
        refused=refused,
    )
    if why:
        _print_why(_met(told, counts), form)
    else:
        _print(_met(told, counts), form)
    if counts["refused"]:
        click.echo(f"{counts['refused']} refused", err=True)
        if not counts["read"]:
            raise InputError("nothing could be read")


def _tell(one: "Refusal") -> None:
    """Name what could not be read."""
    from dragoman.present.printing import plain  # noqa: PLC0415 - with the records

    click.echo(plain(f"refused {one.origin}: {one.detail}"), err=True)


def _met(told: "Iterable[Coded]", counts: dict[str, int]) -> "Iterator[Coded]":
    """Yield what documents tell, and name what the reader refused, and ids that come again."""
    from dragoman.present.printing import plain  # noqa: PLC0415 - with the records

    met = MetIds()
    for each in told:
        counts["read"] += 1
        document = each.document
        if first := met.before(document.document_id, document.origin):
            words = f"{document.origin}: {first} has the same id"
            for line in met.telling(words, "more documents with an id met before are not told"):
                click.echo(plain(line), err=True)
        for refusal in each.refusals:
            _tell(refusal)
        yield each


def _print_why(told: "Iterator[Coded]", form: str | None) -> None:
    """Print kept and rejected frames as text, or as JSON."""
    if form in {"csv", "json"}:
        raise InputError("--why prints text or, with --format jsonl, one object a frame")
    from dragoman.present.printing import print_lines  # noqa: PLC0415 - with the records

    if form == "jsonl":
        print_lines(line for one in told for line in one.why_json_lines())
    else:
        print_lines(f"{one.why()}\n" for one in told)


def _print(told: "Iterator[Coded]", form: str | None) -> None:
    """Print events as they come, with the ids of their documents."""
    from dragoman.interface.coded import Coded  # noqa: PLC0415 - loaded by now
    from dragoman.present.printing import (  # noqa: PLC0415 - with the records
        Format,
        default_format,
        print_lines,
        print_records,
    )

    chosen = Format(form) if form else default_format(sys.stdout)
    if chosen in {Format.CSV, Format.TABLE}:
        print_records((event for one in told for event in one), Coded.COLUMNS, chosen)
        return
    lines = (
        _with_document(one.document.document_id, line) for one in told for line in one.json_lines()
    )
    if chosen is Format.JSONL:
        print_lines(lines)
        return
    click.echo("[" + ",\n".join(lines) + "]")


def _with_document(document_id: str, event: str) -> str:
    """Return an event's JSON with its document's id in front."""
    from dragoman.records import encode  # noqa: PLC0415 - with the records

    return '{"document_id":' + encode(document_id).decode() + "," + event[1:]
