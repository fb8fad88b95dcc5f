"""The gold of stories has the shape and the size that its readers rely on."""

import datetime as dt
import json
from importlib import resources
from pathlib import Path

import pytest

from dragoman.records import EventType, MechanismKind, Status

STORIES = sorted((Path(__file__).parent / "stories").glob("*/*/story.json"))
TYPES = {str(each.value) for each in EventType}
STATUSES = {str(each.value) for each in Status}
ENDS = {"any", "proposed", "active", "suspended", "lapsed", "eased", "resumed", "ended"}
FATES = {"kept", "broken", "in progress", "unknown"}


def identities() -> set[str]:
    """Give every party that gold may name."""

    def column(name: str) -> set[str]:
        table = resources.files("dragoman.data").joinpath(name).read_text(encoding="utf-8")
        return {line.split("\t")[0] for line in table.splitlines()[1:]}

    return column("states.tsv") | {f"org:{each}" for each in column("organisations.tsv")}


def test_there_are_enough() -> None:
    """Fifteen stories, sixty articles and thirty arrangements, on both sides."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in STORIES]
    halves = [path.parents[1].name for path in STORIES]
    assert min(halves.count("dev"), halves.count("test")) >= 15
    assert sum(len(gold["articles"]) for gold in golds) >= 120
    assert sum(len(gold["mechanisms"]) for gold in golds) >= 30


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_a_story_is_sound(path: Path) -> None:
    """Every article is there and told of; labels, parties and dates are valid."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert {text.stem for text in path.parent.glob("*.txt")} == set(gold["articles"])
    for facts in gold["articles"].values():
        dt.date.fromisoformat(facts["published"])
    known = identities()
    for event in gold["events"]:
        assert set(event["types"]) <= TYPES
        assert event["status"] in STATUSES
        assert set(event["parties"]) <= known
        assert event["articles"]
        assert set(event["articles"]) <= set(gold["articles"])
        days = [dt.date.fromisoformat(each) for each in event["date"] or ()]
        assert days == sorted(days)
    for one in gold["mechanisms"]:
        assert one["kind"] in set(MechanismKind)
        assert one["status"] in ENDS
        assert set(one["members"]) <= known
        assert set(one.get("commitments", {}).values()) <= FATES
        assert {turn[1] for turn in one.get("membership", ())} <= {"joined", "left", "suspended"}
