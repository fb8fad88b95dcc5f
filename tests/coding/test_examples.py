"""The examples of the rows: each row holds where it should, and not where it must not."""

from dragoman.cli.codebook.check import wrong_examples
from dragoman.cli.codebook.row_reader import RowReader, document_of
from dragoman.codebook.examples import examples_of, own_examples
from dragoman.codebook.tables import placed_rows
from dragoman.data.own import NOTHING, Own, PlacedRow


def test_every_example_tells_what_it_should() -> None:
    """The package's own sentences, with the shipped parser and registers."""
    examples = examples_of(NOTHING)
    told = list(RowReader(NOTHING).fired([document_of(each.sentence) for each in examples]))
    assert list(wrong_examples(examples, told)) == []


def test_examples_are_of_rows_that_are_there() -> None:
    """And every row has one."""
    rows = {f"verb:{row['id']}" for row in placed_rows("verbs.tsv")}
    rows |= {f"noun:{row['id']}" for row in placed_rows("nouns.tsv") if row["type"] != "-"}
    examples = examples_of(NOTHING)
    assert {each.row for each in examples} - rows == set()
    assert rows - {each.row for each in examples if each.holds} == set()


def test_no_sentence_stands_twice_for_a_row() -> None:
    """A second copy proves nothing."""
    told = [(each.row, each.sentence) for each in examples_of(NOTHING)]
    assert len(told) == len(set(told))


def test_a_user_s_examples_stand_in_the_table_of_rows() -> None:
    """Several in a cell are parted by a bar."""
    row = {"id": "maul/9", "lemma": "maul", "example": "A mauled B. | C mauled D.", "counter": "X."}
    own = Own("mine", {"verbs": (PlacedRow("verbs.tsv", 4, row),)}, "ab")
    assert [(each.row, each.sentence, each.holds, each.where) for each in own_examples(own)] == [
        ("verb:maul/9", "A mauled B.", True, "verbs.tsv:4"),
        ("verb:maul/9", "C mauled D.", True, "verbs.tsv:4"),
        ("verb:maul/9", "X.", False, "verbs.tsv:4"),
    ]
