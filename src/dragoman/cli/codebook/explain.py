"""`dragoman codebook explain`: a row in plain words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import codebook_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.codebook.examples import Example
    from dragoman.data.own import PlacedRow


@click.command()
@click.argument("name", metavar="ID_OR_WORD")
@codebook_option
def command(name: str, codebook: str) -> None:
    """Say what a row tells and what it asks for, with its examples; or all rows of a word.

    \b
    Examples:
      dragoman codebook explain verb:strip/1
      dragoman codebook explain strip
      dragoman codebook explain noun:visit/1
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.cli.own_rows import checked  # noqa: PLC0415 - loads the registers
    from dragoman.codebook.examples import examples_of  # noqa: PLC0415 - loads the codebook
    from dragoman.codebook.tables import lemmas_of, placed_rows  # noqa: PLC0415 - as above
    from dragoman.present.printing import plain  # noqa: PLC0415 - as above

    own = checked(codebook)
    retired = {f"{kind}:{each}" for kind in ("verb", "noun") for each in own.retired(kind)}
    examples = examples_of(own)
    found = 0
    for kind in ("verb", "noun"):
        for row in (*own.table(f"{kind}s"), *placed_rows(f"{kind}s.tsv")):
            identity = f"{kind}:{row['id']}"
            if name not in {identity, row["id"], *lemmas_of(row)}:
                continue
            found += 1
            mine = [each for each in examples if each.row == identity]
            for line in _lines(identity, row, mine, is_retired=identity in retired):
                click.echo(plain(line))
    if not found:
        message = f"no row is called {name!r} and no row has that word; dragoman codebook try"
        raise UsageError(f"{message} shows the rows of a sentence")


def _lines(
    identity: str, row: "PlacedRow", examples: "list[Example]", *, is_retired: bool
) -> Iterator[str]:
    from dragoman.codebook.kinds import NOT_AN_EVENT  # noqa: PLC0415 - with the codebook
    from dragoman.codebook.tables import lemmas_of, verb_rows  # noqa: PLC0415 - as above
    from dragoman.codebook.wording import (  # noqa: PLC0415 - as above
        frame_in_words,
        told_in_words,
    )

    state = ", retired by your folder" if is_retired else ""
    yield f"{identity} ({row.file}:{row.line}{state})"
    yield f"  {', '.join(lemmas_of(row))}"
    if identity.startswith("verb:"):
        _, pattern = next(verb_rows([row]))
        yield from (f"  {line}" for line in told_in_words(pattern))
    elif row["type"] == NOT_AN_EVENT:
        yield "  tells no event"
    else:
        modes = "" if row["mode"] in {"", "-"} else "/" + row["mode"].replace(",", "/")
        yield f"  tells {row['type']}{modes}"
        yield f"  {frame_in_words(row['frame'])}"
    for each in examples:
        yield f"  {'holds' if each.holds else 'not  '}  {each.sentence}"
