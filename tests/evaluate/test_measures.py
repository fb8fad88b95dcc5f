"""Scoring measures: what counts as right, reversed and falsely imposing."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.measures import judged, read_measure_sentences, sides
from dragoman.records import Evidence, Status
from dragoman.records.measures import MeasureAct, MeasureTurn

GOLD = {"text": "Togo lifted its ban on Beninese petrol.",
        "turns": [{"act": "lift", "by": ["TGO"], "on": ["BEN"], "object": "petrol",
                   "scope": "whole", "date": "2025-05"}]}  # fmt: skip


def turn(by: str = "TGO", on: str = "BEN", **more: object) -> MeasureTurn:
    """Return a turn as it might be told."""
    told = {"act": MeasureAct.LIFT, "object": "petrol", "status": Status.ACTUAL, **more}
    return MeasureTurn(
        by=(by,), on=(on,), thing="ban", is_partial=False, date=None, reasons=(),
        is_acknowledged=True, rule="measure:lift/1", evidence=Evidence("d", 0, 1, "T"), **told,
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_sentence_is_right_where_its_turns_are_told_and_no_other() -> None:
    """The date counts among the details alone."""
    one = judged(GOLD, (turn(),))
    assert (one.is_right, one.is_reversed, one.has_details) == (True, False, False)
    assert not judged(GOLD, ()).is_right
    assert not judged(GOLD, (turn(), turn(act=MeasureAct.IMPOSE))).is_right
    assert not judged(GOLD, (turn(status=Status.URGED),)).is_right
    assert not judged(GOLD, (turn(object="sugar"),)).is_right


def test_sides_the_wrong_way_round_are_counted() -> None:
    """Whoever is told as hit takes the measure in gold."""
    assert judged(GOLD, (turn("BEN", "TGO"),)).is_reversed


def test_organisations_go_by_their_short_names() -> None:
    """Gold writes EU where the register has an id."""
    assert sides(["EU", "PER"]) == sides(("org:eu", "PER"))


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    (tmp_path / "a.toml").write_text("[[sentences]]\ntext = 'A.'\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.toml holds no gold sentences"):
        read_measure_sentences(tmp_path / "a.toml")
