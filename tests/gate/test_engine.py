"""The quality gate of the engine: the shipped model on gold that the project owns."""

import re
import tomllib
from pathlib import Path

import pytest

from dragoman.coding.relations import RelationClassifier, RelationRequest, RelationScores
from dragoman.evaluate.relations import RelationReport

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold" / "relations" / "none_or_relation.tsv"
FLOORS = tomllib.loads((HERE / "engine_floors.toml").read_text("utf-8"))["relations"]
MARK = re.compile(r"<(/?)([st])>")
Row = dict[str, str]


def request_of(marked: str) -> RelationRequest:
    """A request from a text with ``<s>`` and ``<t>`` marks."""
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            spans[match[2]].append((opened[match[2]], len(text)))
        else:
            opened[match[2]] = len(text)
    return RelationRequest(text + marked[at:], tuple(spans["s"]), tuple(spans["t"]))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The half of the gold that nothing was tuned on."""
    header, *lines = GOLD.read_text("utf-8").splitlines()
    found = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    return found[len(found) // 2 :]


@pytest.fixture(scope="module")
def scores(rows: list[Row]) -> list[RelationScores]:
    """What the shipped model says of them."""
    return RelationClassifier.load().classify([request_of(row["text"]) for row in rows])


def test_types(rows: list[Row], scores: list[RelationScores]) -> None:
    """Whether there is a relation, and which."""
    report = RelationReport(
        tuple(row["root"] for row in rows),
        tuple(s.best[0] for s in scores),
        tuple(s.best[1] for s in scores),
    )
    assert report.related.f1 >= FLOORS["relation_f1"]
    assert report.accuracy >= FLOORS["accuracy"]


def test_statuses(rows: list[Row], scores: list[RelationScores]) -> None:
    """Whether it happened, is planned, supposed, denied or urged."""
    real = [(s, row) for s, row in zip(scores, rows, strict=True) if row["type"] != "NONE"]
    right = sum(s.status[0] == row["status"] for s, row in real)
    assert right / len(real) >= FLOORS["status"]
