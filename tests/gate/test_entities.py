"""The quality gate of entities: countries, sectors and group expressions on unseen gold."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.annotate.parse import Parser
from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import Answer, who
from dragoman.records import Annotated, Document

GOLD = Path(__file__).parent.parent / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))["entities"]
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """The unseen half of a set."""
    lines = (GOLD / "entities" / f"{name}-test.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def resolver() -> EntityResolver:
    """The shipped registers."""
    return EntityResolver.load()


@pytest.fixture(scope="module")
def answers(resolver: EntityResolver) -> list[tuple[Row, Answer]]:
    """What is said of each mention."""
    return [
        (
            row,
            who(row["text"], resolver, date.fromisoformat(row["date"]) if "date" in row else None),
        )
        for row in rows("mentions")
    ]


def test_country(answers: list[tuple[Row, Answer]]) -> None:
    """The state that each mention belongs to, or that it belongs to none."""
    right = sum(found.country in (row["country"] or [None]) for row, found in answers)
    assert right / len(answers) >= FLOORS["country"]


def test_sector(answers: list[tuple[Row, Answer]]) -> None:
    """The PLOVER sector of each mention."""
    right = sum(found.sector in row["sector"] for row, found in answers)
    assert right / len(answers) >= FLOORS["sector"]


def test_groups(resolver: EntityResolver) -> None:
    """The states that each group expression means, pair by pair."""
    gold = rows("groups")
    documents = [Document(row["id"], row["text"]) for row in gold]
    parser = Parser.load()
    hits = told = wanted = 0
    for row, document in zip(gold, documents, strict=True):
        annotated = Annotated(document, parser.sentences(document))
        means = set(row["means"])
        found = {
            party.country or party.entity_id
            for mention in resolver.resolve(annotated)
            if mention.start < row["end"] and mention.end > row["start"]
            for party in mention.parties
            if party.country or party.entity_id.startswith("org:")
        }
        hits += len(found & means)
        told += len(found)
        wanted += len(means)
    assert 2 * hits / (told + wanted) >= FLOORS["groups"]
