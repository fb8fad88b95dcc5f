"""`dragoman codebook coverage`: how often each row holds in articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import codebook_option, format_option
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.cli.codebook.row_reader import RowReader

BATCH = 64


@dataclass(frozen=True, slots=True)
class Covered:
    """A row of the codebook with how often it holds.

    Attributes:
        row: its id.
        times: in how many places.
        sentence: the first of them; empty where there is none.
    """

    row: str
    times: int
    sentence: str


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@click.option("--never", is_flag=True, help="List the rows that hold nowhere, and only those.")
@codebook_option
@format_option
def command(sources: tuple[str, ...], codebook: str, form: str | None, *, never: bool) -> None:
    """Count in how many places of articles each row holds, most often first.

    Takes what `dragoman read` takes. A row holds where its conditions do, whether or not an event
    comes of it. How many rows hold somewhere is told on standard error.

    \b
    Examples:
      dragoman codebook coverage articles/ --format table
      dragoman codebook coverage articles/ --never
      xz -dc training/data/newswire/texts.jsonl.xz | dragoman codebook coverage -
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.cli.codebook.row_reader import RowReader  # noqa: PLC0415 - loads the encoder
    from dragoman.cli.own_rows import checked  # noqa: PLC0415 - loads the registers
    from dragoman.present.printing import Column, print_records  # noqa: PLC0415 - heavy

    reader = RowReader(checked(codebook))
    known = {
        pattern.row
        for table in (reader.codebook.verbs, reader.codebook.nouns)
        for patterns in table.values()
        for pattern in patterns
    }
    found = _counted(sources, reader)
    columns: list[Column[Covered]] = [
        Column("row", lambda one: one.row),
        Column("times", lambda one: one.times, right=True, kind=int),
        Column("sentence", lambda one: one.sentence, wraps=True, shown=not never),
    ]
    if never:
        listed = [Covered(row, 0, "") for row in sorted(known - found.keys())]
    else:
        listed = sorted(found.values(), key=lambda one: (-one.times, one.row))
    print_records(listed, columns, form)
    click.echo(f"{len(found.keys() & known)} of {len(known)} rows hold somewhere", err=True)


def _counted(sources: tuple[str, ...], reader: "RowReader") -> dict[str, Covered]:
    from dragoman.cli.jsonlines import groups_of  # noqa: PLC0415 - beside the rest
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - loads the readers
    from dragoman.records import Document, Refusal  # noqa: PLC0415 - with the records

    def documents() -> Iterator[Document]:
        for each in read_sources(sources, context=make_context(Settings.from_environment())):
            if isinstance(each, Refusal):
                click.echo(f"refused {each.origin}: {each.detail}", err=True)
            else:
                yield each

    found: dict[str, Covered] = {}
    for group in groups_of(documents(), BATCH):
        for told in reader.fired(group):
            for each in told:
                known = found.get(each.row, Covered(each.row, 0, each.sentence))
                found[each.row] = Covered(each.row, known.times + 1, known.sentence)
    return found
