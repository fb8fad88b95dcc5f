"""The quality gate of the parser: facts of trees, and names, in sentences of our own."""

import tomllib
from pathlib import Path

import pytest

from dragoman.evaluate.scores import Score
from dragoman.records import Document, Sentence
from loaded import reader

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold" / "engine" / "sentences.tsv"
FLOORS = tomllib.loads((HERE / "engine_floors.toml").read_text("utf-8"))["parser"]
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The half of the gold that nothing was tuned on."""
    header, *lines = GOLD.read_text("utf-8").splitlines()
    found = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    return found[len(found) // 2 :]


@pytest.fixture(scope="module")
def read(rows: list[Row]) -> list[tuple[Sentence, ...]]:
    """The shipped parser's reading of them."""
    return reader().parser.many([Document(str(i), row["text"]) for i, row in enumerate(rows)])


def test_arcs(rows: list[Row], read: list[tuple[Sentence, ...]]) -> None:
    """Who does what to whom, as the tree has it."""
    hits = total = 0
    for row, sentences in zip(rows, read, strict=True):
        told = {
            f"{s.tokens[t.head].text}>{t.deprel}>{t.text}"
            for s in sentences
            for t in s.tokens
            if t.head >= 0
        }
        wanted = row["arcs"].split(";")
        hits += sum(arc in told for arc in wanted)
        total += len(wanted)
    assert hits / total >= FLOORS["arcs"]


def test_names(rows: list[Row], read: list[tuple[Sentence, ...]]) -> None:
    """People, bodies and places."""
    hits = told = total = 0
    for row, sentences in zip(rows, read, strict=True):
        wanted = {tuple(n.split("=")) for n in row["names"].split(";") if n != "-"}
        found = {(n.label, row["text"][n.start : n.end]) for s in sentences for n in s.names}
        hits, told, total = hits + len(found & wanted), told + len(found), total + len(wanted)
    assert Score(hits, told, total).f1 >= FLOORS["names"]
