"""The gold of articles and of statuses has the shape that its readers rely on."""

import csv
import datetime as dt
import json
import re
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.records import EventType, Status

HERE = Path(__file__).parent
ARTICLES = sorted(HERE.glob("articles/*/*.json"))
STATUSES = sorted(HERE.glob("status/*.tsv"))
TYPES = {str(each.value) for each in EventType}
LEVELS = {str(each.value) for each in Status}
SURE = {"asserted", "reported", "suspected"}
MARK = re.compile(r"<e>[^<>]+</e>")


def column(name: str) -> set[str]:
    """Give the first column of a register."""
    table = resources.files("dragoman.data").joinpath(name).read_text(encoding="utf-8")
    return {line.split("\t")[0] for line in table.splitlines()[1:]}


def identities() -> set[str]:
    """Give every party that gold may name."""
    return column("states.tsv") | {f"org:{each}" for each in column("organisations.tsv")}


def test_both_halves_are_there() -> None:
    """Articles and a table of statuses stand on each side."""
    halves = [path.parent.name for path in ARTICLES]
    assert halves.count("dev") >= 50
    assert halves.count("test") >= 30
    assert {path.stem for path in STATUSES} == {"dev", "test"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_article_is_sound(path: Path) -> None:
    """Types, statuses, parties and dates are valid, and people and furniture stand in the text."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["file"]).read_text(encoding="utf-8")
    known = identities()
    dt.date.fromisoformat(gold["published"])
    for event in gold["must"] + gold["may"] + gold["forbidden"]:
        assert event["event_type"] in TYPES
        assert event["status"] in LEVELS
        assert set(event["actors"]) | set(event["recipients"]) <= known
        days = [dt.date.fromisoformat(day) for day in event["date"] or ()]
        assert len(days) in {0, 2}
        assert all(start <= end for start, end in pairwise(days))
    for event in gold["must"] + gold["forbidden"]:
        assert event["note"]
        assert event["actors"] or event["recipients"]
    for person in gold["people"]:
        assert person["name"].split()[-1] in text
        assert person["country"] in known
    assert all(furniture in text for furniture in gold["not_events"])


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_forbidden_and_wanted(path: Path) -> None:
    """A forbidden event is neither wanted nor allowed."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    facets = ("event_type", "actors", "recipients", "status")
    good = [[event[facet] for facet in facets] for event in gold["must"] + gold["may"]]
    assert all([event[facet] for facet in facets] not in good for event in gold["forbidden"])


@pytest.mark.parametrize("path", STATUSES, ids=lambda path: path.stem)
def test_a_table_of_statuses_is_sound(path: Path) -> None:
    """One marked event a line, valid labels, no line twice."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) >= 250
    for row in rows:
        assert set(row) == {"text", "type", "status", "certainty"}
        assert len(MARK.findall(row["text"])) == row["text"].count("<e>") == 1
        assert row["text"].count("</e>") == 1
        assert row["type"] in TYPES
        assert row["status"] in LEVELS
        assert row["certainty"] in SURE
    assert len({row["text"] for row in rows}) == len(rows)
