"""In which words documents tell who joined, left or was suspended, and in which not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from loaded import reader
from reading import document

Turns = set[tuple[str, str, str]]


def rows() -> Iterator[tuple[str, str]]:
    """Yield each text of the table with the turns that it tells."""
    table = Path(__file__).with_name("members_told.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            turns, _, text = line.partition("\t")
            yield text, turns.strip("-")


TOLD = tuple(rows())


@pytest.fixture(scope="module")
def told() -> dict[str, Turns]:
    """Return what each text tells by itself."""
    texts = [text for text, _ in TOLD]
    documents = [document(f"t{n}", text, date(2024, 5, 2)) for n, text in enumerate(texts)]
    found: dict[str, Turns] = {}
    for text, one in zip(texts, reader().process(documents), strict=True):
        assert not one.refusals
        found[text] = {
            (turn.member, turn.status, str(turn.date.start)[:4] if turn.date else "")
            for each in one.mechanisms
            for turn in each.membership
            if turn.status != "member"
        }
    return found


@pytest.mark.parametrize(("text", "turns"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_who_joined_and_left(told: dict[str, Turns], text: str, turns: str) -> None:
    """Each wording tells its turns and no other."""
    expected = {tuple(each.strip().split(" ")) for each in turns.split(",") if each}
    assert {tuple(part for part in turn if part) for turn in told[text]} == expected
