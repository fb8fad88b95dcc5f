"""The gold of occasions has the shape and the size that its readers rely on."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from dragoman.records import OccasionKind, Stage

STORIES = sorted((Path(__file__).parent / "occasions").glob("*/*.toml"))


def test_there_are_enough() -> None:
    """Forty stories with 110 occasions, as many on one side as on the other."""
    golds = [tomllib.loads(path.read_text(encoding="utf-8")) for path in STORIES]
    halves = [path.parent.name for path in STORIES]
    assert halves.count("dev") == halves.count("test") >= 20
    assert sum(len(gold["occasions"]) for gold in golds) >= 110


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_is_sound(path: Path) -> None:
    """Days are in order and before that from which one looks; kinds and stages are known."""
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    days = [one["published"] for one in gold["articles"]]
    assert days == sorted(days)
    assert days[-1] <= gold["as_of"]
    for one in gold["occasions"]:
        assert set(one["kind"]) <= set(OccasionKind)
        assert set(one["turns"]) <= set(Stage) - {Stage.NOT_KNOWN}
        assert one["state"] in set(Stage)
        assert one["parties"] == sorted(one["parties"])
        told = [dt.date.fromisoformat(each) for each in one["date"]]
        assert told == sorted(told)
        if one["state"] == Stage.HELD:
            assert "held" in one["turns"]
