"""The words by which measures are known: lists of things, and a row for each way to turn one."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.data.tables import read_table
from dragoman.errors import DataError
from dragoman.records.measures import MeasureAct

TABLE = "codebook/measures.tsv"
LISTS = "measures.toml"
NOT = "!"


@dataclass(frozen=True, slots=True)
class Row:
    """One way to tell a turn of a measure.

    Attributes:
        rule: its id, as turns name it.
        act: what it tells.
        words: the lemmas that tell it.
        takes: what must stand with the word; a name in `dragoman.measures.frames`.
        needs: words of which one must stand with it; any do when empty.
        bars: words of which none may stand with it.
        example: a sentence that it must read.
    """

    rule: str
    act: MeasureAct
    words: tuple[str, ...]
    takes: str
    needs: tuple[str, ...]
    bars: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of measures.

    Attributes:
        rows: by lemma, in the order of the table; the first that holds tells the turn.
        sets: lists of words by name.
    """

    rows: Mapping[str, tuple[Row, ...]]
    sets: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls) -> "Vocabulary":
        """Read the shipped words, once a process.

        Raises:
            DataError: a file is missing or damaged.

        >>> [row.rule for row in Vocabulary.load().rows["relax"]][0]
        'ease/2'
        """
        return _loaded()

    def has_door(self, noun: str) -> bool:
        """Return whether a noun is a way in that can be closed ("border", "port")."""
        return noun in self.sets["doors"]


@cache
def _loaded() -> Vocabulary:
    by_lemma: dict[str, list[Row]] = defaultdict(list)
    for row in measure_rows():
        for word in row.words:
            by_lemma[word].append(row)
    try:
        text = (files("dragoman.data") / LISTS).read_text(encoding="utf-8")
        lists = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"data file {LISTS} cannot be read; reinstall dragoman") from error
    sets = {name: frozenset(words) for part in lists.values() for name, words in part.items()}
    return Vocabulary({word: tuple(rows) for word, rows in by_lemma.items()}, sets)


def measure_rows() -> tuple[Row, ...]:
    """Return the rows of the table in their order.

    Raises:
        DataError: the table is missing, or a row of it tells an act that there is not.
    """
    return tuple(_row(cells) for cells in read_table(TABLE))


def _row(cells: Mapping[str, str]) -> Row:
    needed = [word for word in cells["with"].split("|") if word]
    try:
        act = MeasureAct(cells["act"])
    except ValueError as error:
        raise DataError(f"{TABLE}: {cells['id']} tells {cells['act']!r}, which is none") from error
    return Row(
        rule=f"measure:{cells['id']}",
        act=act,
        words=tuple(cells["words"].split("|")),
        takes=cells["takes"],
        needs=tuple(word for word in needed if not word.startswith(NOT)),
        bars=tuple(word[1:] for word in needed if word.startswith(NOT)),
        example=cells["example"],
    )
