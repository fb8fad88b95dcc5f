"""The quality gate for times: value F1 on gold that was labelled before the code."""

import json
import tomllib
from datetime import date
from pathlib import Path

from dragoman.annotate.times import find_times
from dragoman.records import TimeExpression

GOLD = Path(__file__).parents[1] / "gold"
LEAST_EXPRESSIONS = 300

Value = tuple[int, int, str, tuple[str, ...] | None]


def read(part: str) -> list[dict]:  # type: ignore[type-arg]
    """Return the gold lines of a part."""
    lines = (GOLD / "times" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def value(time: TimeExpression) -> Value:
    """Return what is compared of a found expression."""
    told = time.date
    day = None if told is None else (str(told.start), str(told.end), told.precision.value)
    return (time.start, time.end, time.kind.value, day)


def scores(part: str) -> tuple[int, int, int]:
    """Return how many values are right, how many were found and how many there are."""
    right = found_count = gold_count = 0
    for line in read(part):
        published = date.fromisoformat(line["published"]) if line["published"] else None
        found = [value(time) for time in find_times(line["text"], published)]
        found_count += len(found)
        for gold in line["expressions"]:
            gold_count += 1
            day = tuple(gold["date"].values()) if gold["date"] else None
            for each in found:
                overlaps = each[0] < gold["end"] and gold["start"] < each[1]
                if overlaps and each[2:] == (gold["kind"], day):
                    right += 1
                    found.remove(each)
                    break
    return right, found_count, gold_count


def test_gold_is_large_enough_and_its_spans_hold() -> None:
    """The gold proves its words."""
    lines = read("test")
    assert sum(len(line["expressions"]) for line in lines) >= LEAST_EXPRESSIONS
    for line in lines + read("dev"):
        for gold in line["expressions"]:
            assert line["text"][gold["start"] : gold["end"]] == gold["text"]


def test_value_f1_holds_its_floor() -> None:
    """Values on unseen gold stay above the floor."""
    floor = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))["times"]["f1"]
    right, found, gold = scores("test")
    assert 2 * right / (found + gold) >= floor
