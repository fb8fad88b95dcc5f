"""`dragoman codebook check`: are all rows well written, reachable, and do their examples hold."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import codebook_option
from dragoman.errors import CodebookError

if TYPE_CHECKING:
    from dragoman.codebook.examples import Example
    from dragoman.frames.triggers.rows_held import Fired


@click.command()
@click.option("--all", "every", is_flag=True, help="Try the examples of the package's rows too.")
@codebook_option
def command(codebook: str, *, every: bool) -> None:
    """Check the rows, that each can be reached, and that each example tells what it should.

    With a folder of your own, its tables are checked and the examples of its rows tried; without
    one, those of the package. What is wrong is told with file and line, and the exit code is 2.

    \b
    Examples:
      dragoman codebook check --codebook mine/
      dragoman codebook check
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.cli.codebook.row_reader import RowReader, document_of  # noqa: PLC0415 - loads the encoder
    from dragoman.cli.own_rows import checked  # noqa: PLC0415 - loads the registers
    from dragoman.codebook.checks import unreachable  # noqa: PLC0415 - as above
    from dragoman.codebook.examples import examples_of, own_examples  # noqa: PLC0415 - as above
    from dragoman.codebook.tables import placed_rows  # noqa: PLC0415 - as above

    own = checked(codebook)
    shipped = every or not own.folder
    faults: list[str] = []
    reader = RowReader(own)
    if shipped:
        rows = placed_rows("verbs.tsv")
        faults += [
            f"{row.file}:{row.line}: {message}"
            for row, message in unreachable(rows, reader.codebook.classes)
        ]
    examples = examples_of(own) if shipped else tuple(own_examples(own))
    documents = [document_of(each.sentence) for each in examples]
    faults += wrong_examples(examples, list(reader.fired(documents)))
    if faults:
        raise CodebookError("\n  ".join((f"{len(faults)} faults", *faults)))
    tables = ", ".join(f"{len(rows)} of {name}" for name, rows in own.rows.items() if rows)
    click.echo(f"rows of your own: {tables or 'none'}")
    click.echo(f"examples that hold: {len(examples)}")


def wrong_examples(
    examples: "Sequence[Example]", told: "Sequence[Sequence[Fired]]"
) -> Iterator[str]:
    """Yield what is wrong with examples.

    Args:
        examples: the sentences.
        told: the rows that hold in each.
    """
    for example, found in zip(examples, told, strict=True):
        rows = {each.row for each in found}
        if example.holds == (example.row in rows):
            continue
        others = ", ".join(sorted(rows)) or "no row"
        what = (
            f"should hold and does not ({others} does)" if example.holds else "holds, and must not"
        )
        yield f"{example.where}: {example.row} {what}: {example.sentence}"
