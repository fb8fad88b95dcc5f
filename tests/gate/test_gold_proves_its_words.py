"""The unseen gold is large enough to mean something, and its spans are where it says."""

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[1] / "gold"
LEAST_TIMES = 300
LEAST_ATTRIBUTIONS = 200
LEAST_MENTIONS = 400  # both halves


def lines(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file of gold."""
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def test_unseen_gold_is_large_enough() -> None:
    """As many cases as each figure was promised on."""
    assert sum(len(row["expressions"]) for row in lines("times/test.jsonl")) >= LEAST_TIMES
    told = sum(len(row["attributions"]) for row in lines("attributions/test.jsonl"))
    assert told >= LEAST_ATTRIBUTIONS
    mentions = [*lines("entities/mentions-dev.jsonl"), *lines("entities/mentions-test.jsonl")]
    assert len(mentions) >= LEAST_MENTIONS


@pytest.mark.parametrize("part", ["dev", "test"])
def test_spans_hold_their_words(part: str) -> None:
    """An expression's text stands at its offsets; spans of speech lie within the text."""
    for row in lines(f"times/{part}.jsonl"):
        for gold in row["expressions"]:
            assert row["text"][gold["start"] : gold["end"]] == gold["text"]
    for row in lines(f"attributions/{part}.jsonl"):
        for gold in row["attributions"]:
            spans = [gold[role] for role in ("source", "cue", "content") if gold[role]]
            assert all(0 <= start < end <= len(row["text"]) for start, end in spans)


@pytest.mark.parametrize(("first", "second"), [("dev", "test")])
@pytest.mark.parametrize("name", ["times", "attributions", "entities"])
def test_no_text_stands_in_both_halves(name: str, first: str, second: str) -> None:
    """What is tuned on is not measured on."""
    stem = {"entities": "entities/mentions-"}.get(name, f"{name}/")
    texts = [{row["text"] for row in lines(f"{stem}{part}.jsonl")} for part in (first, second)]
    assert not texts[0] & texts[1]
