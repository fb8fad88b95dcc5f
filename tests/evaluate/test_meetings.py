"""Scoring who met: everybody named, somebody missing, somebody who was not there."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.parties.meetings import (
    MeetingScore,
    ToldMeeting,
    evaluate_meetings,
    judged,
    read_meetings,
)
from loaded import reader

TEXT = "Latvian President Edgars Rinkevics met Estonian President Alar Karis in Riga on Monday.\n"
BOTH = frozenset({"Edgars Rinkevics", "Alar Karis"})
GOLD = Path(__file__).parents[1] / "gold" / "meetings" / "samples.jsonl"


def gold_file(folder: Path, **row: object) -> Path:
    """Return a gold file with one meeting of one report."""
    (folder / "riga.txt").write_text(f"Presidents meet\n\nRIGA, May 6, 2024 - {TEXT}", "utf-8")
    path = folder / "gold.jsonl"
    whole = {"file": "riga.txt", "words": "met Estonian President", "persons": sorted(BOTH)} | row
    path.write_text(json.dumps(whole) + "\n", "utf-8")
    return path


def test_everybody_named_is_in_the_event(tmp_path: Path) -> None:
    """The report is read as any file is."""
    score = evaluate_meetings(gold_file(tmp_path), tmp_path, reader())
    assert (score.whole, score.others, len(score.judgements)) == (1, 0, 1)
    assert score.judgements[0].persons == BOTH


def test_somebody_missing_and_somebody_else(tmp_path: Path) -> None:
    """Both are counted; words that tell no meeting have nobody."""
    path = gold_file(tmp_path, persons=["Edgars Rinkevics", "Gitanas Nauseda"])
    (one,) = evaluate_meetings(path, tmp_path, reader()).judgements
    assert (one.has_all, one.others) == (False, {"Alar Karis"})
    (none,) = evaluate_meetings(
        gold_file(tmp_path, words="Presidents meet"), tmp_path, reader()
    ).judgements
    assert not MeetingScore((replace(none, persons=None),)).whole


def test_gold_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """The message names the file and the words."""
    with pytest.raises(InputError, match=r"riga\.txt: 'danced' stands there 0 times, not once"):
        evaluate_meetings(gold_file(tmp_path, words="danced"), tmp_path, reader())
    with pytest.raises(InputError, match=r"vilnius\.txt: the gold names this file"):
        evaluate_meetings(gold_file(tmp_path, file="vilnius.txt"), tmp_path, reader())
    with pytest.raises(InputError, match=r"gold\.jsonl, line 1: no gold of meetings"):
        read_meetings(gold_file(tmp_path, persons=None))
    with pytest.raises(InputError, match="0 times"):
        judged(ToldMeeting("a", "met", BOTH), ())


def test_the_gold_of_the_samples_is_read() -> None:
    """Each meeting has at least two persons."""
    found = read_meetings(GOLD)
    assert len(found) == 46
    assert min(len(one.persons) for one in found) == 2
