"""Stories as gold: how they are read, what counts as right, and the command that measures."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli.evaluate.stories import command
from dragoman.errors import InputError
from dragoman.evaluate.arrangements import told_of
from dragoman.evaluate.stories import Clustering, read_stories
from dragoman.records import (
    Commitment,
    DateInterval,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Precision,
    StatusChange,
)

PROOF = (Evidence("d", 0, 2, "It"),)
ARTICLES = {
    "a": "Oman and Qatar sign pact\n\nMUSCAT - Oman and Qatar signed the Muscat Pact on Sunday.",
    "b": "Port pact\n\nDOHA - Qatar and Oman signed a port pact in Muscat on Sunday.",
    "c": "Yemen joins\n\nADEN - Yemen, Oman and Qatar met in Aden on Monday.",
}
DAYS = {"a": "2023-10-16", "b": "2023-10-16", "c": "2024-10-15"}


def gold() -> dict[str, Any]:
    """Return the labels of one story."""
    return {
        "articles": {key: {"published": day, "publisher": key} for key, day in DAYS.items()},
        "events": [
            {"key": "sign", "types": ["SUPPORT"], "parties": ["OMN", "QAT"], "status": "actual",
             "date": ["2023-10-15", "2023-10-15"], "articles": ["a", "b"]},
            {"key": "war", "types": ["ASSAULT"], "parties": ["OMN", "QAT"], "status": "actual",
             "date": None, "articles": ["c"]},
        ],
        "mechanisms": [
            {"kind": "agreement", "members": ["OMN", "QAT"], "status": "active"},
            {"kind": "zone", "members": ["OMN", "QAT"], "status": "any"},
        ],
    }  # fmt: skip


def story(folder: Path, labels: dict[str, Any]) -> Path:
    """Write a story and return the folder above it."""
    own = folder / "port"
    own.mkdir()
    (own / "story.json").write_text(json.dumps(labels), encoding="utf-8")
    for key, text in ARTICLES.items():
        (own / f"{key}.txt").write_text(text + "\n", encoding="utf-8")
    return folder


def test_the_command_measures_a_folder(tmp_path: Path) -> None:
    """Figures for programs, a page for people, and what was missed where that is asked for."""
    folder = str(story(tmp_path, gold()))
    told = CliRunner().invoke(command, [folder, "--format", "json"], catch_exceptions=False)
    figures = json.loads(told.stdout)
    assert figures["b_cubed"]["f1"] == 1.0
    assert figures["b_cubed"]["strict_f1"] < 1.0
    assert figures["reports"] == {"found": 2, "wanted": 3}
    assert figures["mechanisms"]["wanted"] == 2
    assert figures["mechanisms"]["status_right"] == 1
    assert figures["missed"] == [{"story": "port", "article": "c", "event": "war"}]
    page = CliRunner().invoke(command, [folder, "--show"], catch_exceptions=False).stdout
    assert "reports     2 of 3 found" in page
    assert "missed    port/c: war" in page
    assert "port: zone OMN QAT any: not found" in page


@pytest.mark.parametrize("missing", ["articles", "events"])
def test_a_broken_story_is_told(tmp_path: Path, missing: str) -> None:
    """The file is named and the message says what is wrong."""
    labels = gold()
    del labels[missing]
    with pytest.raises(InputError, match=r"story\.json"):
        read_stories(story(tmp_path, labels))


def test_an_entry_without_what_it_needs_is_told(tmp_path: Path) -> None:
    """Which one, and what it lacks."""
    labels = gold()
    del labels["events"][0]["parties"]
    with pytest.raises(InputError, match="parties"):
        read_stories(story(tmp_path, labels))


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    """Nothing to measure is an error, not a perfect figure."""
    with pytest.raises(InputError, match="holds no story"):
        read_stories(tmp_path)


def test_one_story_may_be_named_itself(tmp_path: Path) -> None:
    """A folder that has a story.json is a story."""
    (one,) = read_stories(story(tmp_path, gold()) / "port")
    assert [document.document_id for document in one.documents] == ["port/a", "port/b", "port/c"]
    assert one.documents[0].published == date(2023, 10, 16)


def test_what_was_missed_counts_in_the_strict_figure() -> None:
    """Half of the reports found, all of them well: recall is a half."""
    assert Clustering(1.0, 1.0, 2, 4).strict_f1 == pytest.approx(2 / 3)
    assert Clustering(0.0, 0.0, 0, 0).f1 == 0.0


def year(number: int) -> DateInterval:
    """Return a year."""
    return DateInterval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def test_arrangements_are_compared_with_members_over_time_and_promises() -> None:
    """Kind and members find it; status, turns of members and fates of promises are counted."""
    found = Mechanism(
        mechanism_id="m",
        kind=MechanismKind.AGREEMENT,
        name="Muscat Port Pact",
        members=("OMN", "QAT", "YEM"),
        clauses=("transit",),
        history=(StatusChange("active", None, (), PROOF),),
        membership=(Membership("YEM", "joined", year(2024), (), PROOF),),
        commitments=(Commitment("transit", "broken", None, PROOF),),
    )
    label = {
        "kind": "agreement", "members": ["OMN", "QAT", "YEM"], "status": "active",
        "membership": [["YEM", "joined", "2024"], ["OMN", "left", "2025"]],
        "commitments": {"transit": "broken"},
    }  # fmt: skip
    told = told_of(label, [found])
    assert told.status
    assert (told.details, told.wanted) == (2, 3)
    assert not told_of({**label, "status": "ended"}, [found]).status
    assert told_of({**label, "members": ["OMN"]}, [found]).found is None
