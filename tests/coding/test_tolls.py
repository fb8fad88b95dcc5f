"""The numbers of the dead, in figures or spelt out, and numbers of whatever else."""

import pytest

from dragoman.frames.counting import number_of
from dragoman.frames.tolls import toll_of
from dragoman.syntax.tree import Tree
from written_sentences import sentence

BLAST = """
A     DET   2 det
blast NOUN  3 nsubj
killed VERB 0 root past kill
{number} NUM 5 nummod
sailors NOUN 3 obj plural sailor
"""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["4"], 4),
        (["Four"], 4),
        (["3,700"], 3700),
        (["twenty-two"], 22),
        (["two", "hundred", "and", "six"], 206),
        (["1.5", "million"], 1_500_000),
        (["two", "dozen"], 24),
        (["dozens"], None),
        (["several", "hundred"], None),
        ([], None),
        (["1" * 40], None),
        (["hundred"] * 400, None),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(words: list[str], number: int | None) -> None:
    """One number, or none; however long a text goes on, it is bounded."""
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("told", "number"), [("4", 4), ("four", 4), ("1,250", 1250), ("Ninety-one", 91), ("7", 7)]
)
def test_a_toll_is_a_number_however_it_is_written(told: str, number: int) -> None:
    """The headline's "4" is the body's "four"."""
    assert toll_of(Tree(sentence(BLAST.format(number=told))), (2,)) == {number}


def test_a_number_of_two_words_is_one_toll() -> None:
    """Two hundred are neither two nor a hundred."""
    tree = Tree(
        sentence("""
Two     NUM  2 compound
hundred NUM  3 nummod
sailors NOUN 4 nsubj plural sailor
died    VERB 0 root past die
""")
    )
    assert toll_of(tree, (3,)) == {200}
