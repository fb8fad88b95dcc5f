"""`dragoman code`: events of articles to standard output, without a ledger."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import click

from dragoman.cli.columns import source_options
from dragoman.cli.met_ids import MetIds
from dragoman.cli.options import codebook_option, format_option, reader_option
from dragoman.errors import InputError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Processed, Reader
    from dragoman.records import Document, Event, Refusal

BATCH = 16


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
    from dragoman.interface.reader import (  # noqa: PLC0415 - loads much
        LLM,
        begin,
        checked,
        reader_of,
    )

    settings = replace(Settings.from_environment(), codebook=codebook)
    begin(settings)
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - loads the readers

    day = published.date() if published else None
    context = make_context(
        settings, published=day, columns=columns, follow=follow, any_language=reader == LLM
    )
    found = read_sources(sources, context=context)
    counts = {"read": 0, "refused": 0}
    told = _told(_documents(found, counts), reader_of(checked(reader, settings), settings))
    if why:
        _print_why(told, form)
    else:
        _print(_events(told), form)
    if counts["refused"]:
        click.echo(f"{counts['refused']} refused", err=True)
        if not counts["read"]:
            raise InputError("nothing could be read")


def _documents(
    found: "Iterable[Document | Refusal]", counts: dict[str, int]
) -> "Iterator[Document]":
    from dragoman.present.printing import plain  # noqa: PLC0415 - with the records
    from dragoman.records import Refusal  # noqa: PLC0415 - as above

    met = MetIds()
    for each in found:
        if isinstance(each, Refusal):
            counts["refused"] += 1
            click.echo(plain(f"refused {each.origin}: {each.detail}"), err=True)
        else:
            counts["read"] += 1
            if first := met.before(each.document_id, each.origin):
                words = f"{each.origin}: {first} has the same id"
                for line in met.telling(words, "more documents with an id met before are not told"):
                    click.echo(plain(line), err=True)
            yield each


def _told(documents: "Iterator[Document]", reader: "Reader") -> "Iterator[Processed]":
    from dragoman.present.printing import plain  # noqa: PLC0415 - with the records

    while batch := list(islice(documents, BATCH)):
        for one in reader.process(batch):
            for refusal in one.refusals:
                click.echo(plain(f"refused {refusal.origin}: {refusal.detail}"), err=True)
            yield one


def _events(told: "Iterator[Processed]") -> "Iterator[tuple[Document, Event]]":
    for processed in told:
        for event in processed.events:
            yield processed.document, event


def _print_why(told: "Iterator[Processed]", form: str | None) -> None:
    """Print kept and rejected frames as text, or as JSON."""
    from dragoman.present.printing import print_lines  # noqa: PLC0415 - with the records
    from dragoman.present.why import why_lines, why_objects  # noqa: PLC0415 - as above
    from dragoman.records import encode  # noqa: PLC0415 - as above

    if form in {"csv", "json"}:
        raise InputError("--why prints text or, with --format jsonl, one object a frame")
    if form == "jsonl":
        print_lines(encode(each).decode() for one in told for each in why_objects(one))
    else:
        print_lines(line for one in told for line in (*why_lines(one), ""))


def _print(events: "Iterator[tuple[Document, Event]]", form: str | None) -> None:
    from dragoman.present.printing import (  # noqa: PLC0415 - with the records
        Format,
        default_format,
        print_lines,
        print_records,
    )
    from dragoman.present.tables import EVENTS  # noqa: PLC0415 - as above
    from dragoman.records import encode  # noqa: PLC0415 - as above

    chosen = Format(form) if form else default_format(sys.stdout)
    if chosen in {Format.CSV, Format.TABLE}:
        print_records((event for _, event in events), EVENTS, chosen)
        return
    lines = (_with_document(document.document_id, encode(event)) for document, event in events)
    if chosen is Format.JSONL:
        print_lines(lines)
        return
    click.echo("[" + ",\n".join(lines) + "]")


def _with_document(document_id: str, event: bytes) -> str:
    """Return an event's JSON with its document's id in front."""
    from dragoman.records import encode  # noqa: PLC0415 - with the records

    return '{"document_id":' + encode(document_id).decode() + "," + event.decode()[1:]
