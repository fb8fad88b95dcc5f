"""The table of measures: each row reads its own example, and tells what it says that it tells."""

from datetime import date

import pytest

from dragoman.measures.frames import TAKES
from dragoman.measures.vocabulary import Vocabulary, measure_rows
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader_of_rules

ROWS = measure_rows()


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, str]]]:
    """What each example tells: rules and acts, by the row's own rule; all read in one batch."""
    documents = [
        Document(row.rule, row.example, (Segment(0, len(row.example), SegmentKind.BODY),),
                 published=date(2025, 5, 14))
        for row in ROWS
    ]  # fmt: skip
    read = reader_of_rules().process(documents)
    return {
        one.document.document_id: [(turn.rule, str(turn.act)) for turn in one.measures]
        for one in read
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_a_row_reads_its_example(row: object, told: dict[str, list[tuple[str, str]]]) -> None:
    """By this row and no other."""
    assert told[row.rule] == [(row.rule, str(row.act))]  # type: ignore[attr-defined]


def test_ids_are_unique_and_all_takes_are_known() -> None:
    """No two rows share an id, and no row asks for what nobody looks for."""
    assert len({row.rule for row in ROWS}) == len(ROWS)
    assert {row.takes for row in ROWS} == set(TAKES)


def test_the_first_row_of_a_word_that_holds_tells_the_turn() -> None:
    """Parts of measures come before whole ones."""
    assert [row.rule for row in Vocabulary.load().rows["lift"]] == [
        "measure:ease/1",
        "measure:lift/1",
    ]
