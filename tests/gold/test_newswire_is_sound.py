"""The labels of real newswire say what their sentences hold; their splits keep stories whole."""

import csv
import json
import lzma
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "data" / "newswire"
STATUSES = {"actual", "planned", "hypothetical", "negated", "urged"}
CERTAINTIES = {"asserted", "reported", "suspected"}


@cache
def records(name: str) -> list[Any]:
    """Give the records of a file."""
    with lzma.open(FOLDER / f"{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


@cache
def sentences() -> dict[int, str]:
    """Give every sentence by its number."""
    return {each["n"]: each["text"] for each in records("texts")}


def table(name: str) -> list[dict[str, str]]:
    """Give the rows of a table beside the labels."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def codes() -> set[str]:
    """Give every code that a party may have."""

    def column(name: str) -> set[str]:
        lines = (
            resources.files("dragoman.data").joinpath(name).read_text(encoding="utf-8").splitlines()
        )
        return {line.split("\t")[0] for line in lines[1:]}

    elsewhere = {row["code"] for row in table("codes.tsv")}
    return (
        {"-"}
        | column("states.tsv")
        | {f"org:{each}" for each in column("organisations.tsv")}
        | elsewhere
    )


@pytest.mark.parametrize("name", ["stories", "single", "again"])
def test_spans_hold_their_words(name: str) -> None:
    """Triggers, parties and look-alikes stand where the label says."""
    for group in records(name):
        for event in group["events"]:
            text = sentences()[event["n"]]
            spans = [(event["trigger"], event["span"])]
            for party in (*event["actors"], *event["recipients"]):
                assert (party["text"] is None) == (party["span"] is None)
                assert party["text"] or party["antecedent"]
                spans += [(party["text"], party["span"])] if party["span"] else []
            assert all(words == text[start:end] and words for words, (start, end) in spans), event
        for other in group["not_events"]:
            start, end = other["span"]
            assert other["words"] == sentences()[other["n"]][start:end]


@pytest.mark.parametrize("name", ["stories", "single"])
def test_labels_are_the_codebooks(name: str) -> None:
    """Types, modes, statuses, certainties and codes are known."""
    kinds = tomllib.loads(
        resources.files("dragoman.data").joinpath("codebook/types.toml").read_text(encoding="utf-8")
    )
    known = codes()
    for group in records(name):
        for event in group["events"]:
            kind = kinds[event["event_type"]]
            assert set(event["mode"]) <= set(kind["modes"]) | set(kind["extensions"]), event
            assert event["status"] in STATUSES
            assert event["certainty"] in CERTAINTIES
            assert {party["code"] for party in (*event["actors"], *event["recipients"])} <= known, (
                event
            )


def test_no_event_is_told_twice() -> None:
    """One type once at one trigger."""
    for name in ("stories", "single"):
        for group in records(name):
            told = Counter(
                (event["n"], *event["span"], event["event_type"]) for event in group["events"]
            )
            assert not [each for each, times in told.items() if times > 1]


def test_splits_keep_stories_whole() -> None:
    """Every sentence is in one row of one split; a story is one row; hands do not cross."""
    rows = table("splits.tsv")
    owner: dict[int, str] = {}
    for row in rows:
        span = range(int(row["first"]), int(row["last"]) + 1)
        assert not owner.keys() & set(span)
        owner |= dict.fromkeys(span, row["split"])
    assert set(sentences()) <= set(owner)
    stories = [row for row in rows if row["set"] == "stories"]
    assert [(int(row["first"]), int(row["last"]), int(row["hand"])) for row in stories] == [
        (story["first"], story["last"], story["hand"]) for story in records("stories")
    ]
    by_hand = {(row["set"], row["hand"], row["split"]) for row in rows}
    assert len(by_hand) == 16
    assert {(hand, split) for _, hand, split in by_hand if split != "train"} == {
        ("7", "dev"),
        ("8", "sealed"),
        ("18", "dev"),
    }
