"""`dragoman codebook try`: which rows a sentence tries, and which hold."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import codebook_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.frames.triggers.rows_held import Tried

MOST_LETTERS = 2_000
SHOWN = 5


@click.command("try")
@click.argument("sentence")
@click.option("--all", "every", is_flag=True, help="Show every row that does not hold.")
@codebook_option
def command(sentence: str, codebook: str, *, every: bool) -> None:
    """Show the rows of each word of SENTENCE: those that hold, and the condition others fail on.

    Of the rows that do not hold, the first five of a word are shown; --all shows the rest.

    \b
    Examples:
      dragoman codebook try "Latvia stripped an envoy of his accreditation."
      dragoman codebook try "Kenya blackballed Uganda." --codebook mine/
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.cli.codebook.row_reader import RowReader, document_of  # noqa: PLC0415 - loads the encoder
    from dragoman.cli.own_rows import checked  # noqa: PLC0415 - loads the registers
    from dragoman.frames.triggers.rows_held import trees_of, tried  # noqa: PLC0415 - as above
    from dragoman.present.printing import plain  # noqa: PLC0415 - as above

    if not sentence.strip() or len(sentence) > MOST_LETTERS:
        message = f"give a sentence of up to {MOST_LETTERS:,} letters"
        raise UsageError(message)
    reader = RowReader(checked(codebook))
    for annotated, mentions in reader.read([document_of(sentence)]):
        for tree, indexed, _ in trees_of(annotated, mentions):
            found = list(tried(tree, indexed, reader.codebook))
            for line in _lines(found, every=every):
                click.echo(plain(line))
            if not found:
                click.echo("no word of it has a row", err=True)


def _lines(found: "Sequence[Tried]", *, every: bool) -> Iterator[str]:
    for word, group in groupby(found, key=lambda each: each.word):
        rows = list(group)
        yield word
        yield from (f"  holds  {_told(each)}" for each in rows if each.holds)
        failing = [each for each in rows if not each.holds]
        shown = failing if every else failing[:SHOWN]
        yield from (f"  not    {_told(each)}: {each.fails}" for each in shown)
        if len(failing) > len(shown):
            yield f"  and {len(failing) - len(shown)} more that do not hold; --all shows them"


def _told(each: "Tried") -> str:
    """Return a row with what it tells: "verb:strip/1 SANCTION/restrict"."""
    pattern = each.pattern
    kind = getattr(pattern, "type_name", None) or str(getattr(pattern, "type", ""))
    return f"{pattern.row} {'/'.join((kind, *pattern.modes))}"
