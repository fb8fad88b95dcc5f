"""Steps as they are kept."""

import json
from dataclasses import replace

from contract import STEPS, one_of_each

from dragoman.ledger.rows.step_rows import LONGEST, MOST_STEPS, bounded, step_rows
from dragoman.records import Step


def test_a_report_with_steps_has_a_row_and_others_have_none() -> None:
    """The steps stand in it as JSON."""
    (row,) = step_rows(one_of_each())
    assert row["report_id"] == "d#1"
    assert json.loads(row["steps"]) == [
        {"rule": "verb:warn/1", "words": "warned", "note": "THREATEN"},
        {"rule": "actor", "words": "NOR", "note": "subject"},
    ]
    assert step_rows(replace(one_of_each(), steps={})) == []


def test_few_short_steps_are_kept_as_they_are() -> None:
    """Nothing is cut that fits."""
    assert bounded(STEPS) == STEPS


def test_words_are_cut_and_very_many_steps_are_counted() -> None:
    """No text makes a ledger swell: what is left out is told."""
    long = Step("actor", "a b\n" * LONGEST, "n" * (LONGEST + 1))
    kept = bounded([long] * (MOST_STEPS + 3))
    assert len(kept) == MOST_STEPS + 1
    assert kept[0].words == " ".join(["a b"] * 39) + " ..."
    assert kept[0].note == "n" * (LONGEST - 4) + " ..."
    assert kept[-1] == Step("more", "", "3 steps are not kept")
