"""Scoring occasions: what counts as found, right and falsely held."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.occasions import (
    OccasionScore,
    OccasionStory,
    judged,
    read_occasion_stories,
)
from dragoman.records import DateInterval, Occasion, OccasionKind, OccasionTurn, Precision, Stage

GOLD = {"kind": ["meeting"], "parties": ["KEN", "NOR"], "date": ["2025-05-06", "2025-05-06"],
        "turns": ["scheduled", "postponed", "held"], "state": "held"}  # fmt: skip


def told(state: Stage, *stages: Stage, day: date | None = date(2025, 5, 7)) -> Occasion:
    """Return an occasion as it might be told."""
    turns = tuple(OccasionTurn(one, None, None, ("e",), ()) for one in stages)
    return Occasion(
        f"o-{state}-{day}", OccasionKind.MEETING, ("KEN", "NOR"), (), None,
        DateInterval(day, day, Precision.DAY) if day else None,
        None, None, None, None, state, turns, ("e",),
    )  # fmt: skip


def score(*found: Occasion) -> OccasionScore:
    """Return the score of what is told of one gold occasion."""
    story = OccasionStory("one", date(2025, 6, 1), (), (GOLD,))
    return OccasionScore(tuple(judged(story, found)))


def test_a_life_is_right_where_it_stands_and_all_its_turns_are_told() -> None:
    """A new day that is told with a putting-off is no turn of its own."""
    S = Stage  # noqa: N806 - for short
    found = score(told(S.HELD, S.SCHEDULED, S.POSTPONED, S.SCHEDULED, S.HELD))
    assert (found.found, found.precision, found.life, found.turns) == (1.0, 1.0, 1.0, 1.0)
    found = score(told(S.HELD, S.HELD))
    assert (found.life, found.turns, found.false_held) == (1.0, 0.0, 0)
    found = score(told(S.NOT_KNOWN, S.SCHEDULED, day=None))
    assert (found.found, found.life) == (1.0, 0.0)


def test_what_gold_has_not_and_is_told_as_held_is_counted() -> None:
    """Another day is another occasion, and none that gold has."""
    found = score(told(Stage.HELD, Stage.HELD, day=date(2025, 5, 20)))
    assert (found.found, found.precision, found.false_held) == (0.0, 0.0, 1)
    assert (score().found, score().precision) == (0.0, 0.0)


def test_what_is_no_story_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(InputError, match="holds no story"):
        read_occasion_stories(tmp_path)
    (tmp_path / "a.toml").write_text("as_of = 2025-01-01\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.toml is no story"):
        read_occasion_stories(tmp_path)
