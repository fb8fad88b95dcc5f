"""Examples of rows: sentences in which a row holds, and others in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.tables import placed_rows
from dragoman.data.own import Own

SEVERAL = " | "


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what it says of a row.

    Attributes:
        row: id of the row, ``verb:strip/1``.
        sentence: the words.
        holds: whether the row holds in it, or must not.
        where: file and line, for messages.
    """

    row: str
    sentence: str
    holds: bool
    where: str


def examples_of(own: Own) -> tuple[Example, ...]:
    """Return the examples of the package's rows and of a user's."""
    shipped = (
        Example(row["row"], row["sentence"], row["holds"] == "yes", f"{row.file}:{row.line}")
        for row in placed_rows("examples.tsv")
    )
    retired = {f"{kind}:{name}" for kind in ("verb", "noun") for name in own.retired(kind)}
    return (*(each for each in shipped if each.row not in retired), *own_examples(own))


def own_examples(own: Own) -> Iterator[Example]:
    """Yield the examples of a user's rows; several in a cell are parted by ``|``."""
    for table in ("verbs", "nouns"):
        for row in own.table(table):
            name, where = f"{table[:-1]}:{row['id']}", f"{row.file}:{row.line}"
            for column in ("example", "counter"):
                for sentence in filter(None, map(str.strip, row[column].split(SEVERAL))):
                    yield Example(name, sentence, column == "example", where)
