"""The gold of persons and of group expressions has the shape that its readers rely on."""

from pathlib import Path

import pytest

from dragoman.evaluate.documents.gold import known_codes
from dragoman.evaluate.parties.groups import read_groups
from dragoman.evaluate.parties.persons import read_persons

HERE = Path(__file__).parent
HALVES = ("dev", "test")


@pytest.mark.parametrize("half", HALVES)
def test_persons_are_sound(half: str) -> None:
    """Names stand in their texts apart from each other; states and organisations are known."""
    known = known_codes()
    rows = read_persons(HERE / "persons" / f"{half}.jsonl")
    assert sum(len(people) for _, people in rows) >= 150
    for document, people in rows:
        assert document.published is not None
        ends = [0, *(one.end for one in people)]
        assert all(one.start >= end for one, end in zip(people, ends, strict=False))
        for one in people:
            assert one.offices
            assert one.of
            assert {code for code in one.of if code} <= known


@pytest.mark.parametrize("half", HALVES)
def test_groups_are_sound(half: str) -> None:
    """Expressions stand in their texts, and mean states and organisations that are known."""
    rows = read_groups(HERE / "groups" / f"{half}.jsonl")
    assert len(rows) >= 30
    for document, gold in rows:
        assert document.text[gold.start : gold.end].strip() == document.text[gold.start : gold.end]
        assert gold.means <= known_codes()


def test_no_text_stands_in_both_halves() -> None:
    """What is tuned on is not what is measured."""
    for read, folder in ((read_persons, "persons"), (read_groups, "groups")):
        dev, test = (
            {document.document_id for document, _ in read(HERE / folder / f"{half}.jsonl")}
            for half in HALVES
        )
        assert not dev & test
