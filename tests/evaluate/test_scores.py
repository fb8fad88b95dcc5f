"""Figures."""

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.engine.names import glue, read_iob2
from dragoman.evaluate.engine.parse import read_conllu
from dragoman.evaluate.scores import calibration_error, class_scores, confusion, interval, macro_f1

GOLD = ["AID", "AID", "NONE", "ACCUSE"]
TOLD = ["AID", "NONE", "NONE", "AID"]


def test_class_scores() -> None:
    """Precision, recall and F1 of each class."""
    aid = class_scores(GOLD, TOLD)["AID"]
    assert (aid.precision, aid.recall, aid.f1) == (0.5, 0.5, 0.5)
    assert macro_f1(GOLD, TOLD) == pytest.approx((0.5 + 2 / 3 + 0) / 3)
    assert confusion(GOLD, TOLD) == {"ACCUSE": {"AID": 1}, "AID": {"NONE": 1}}


def test_intervals_repeat() -> None:
    """The same interval on every run, around the figure."""
    figure = [1, 0, 1, 1, 0, 1, 1, 1]
    first = interval(8, lambda chosen: sum(figure[i] for i in chosen) / 8)
    assert first == interval(8, lambda chosen: sum(figure[i] for i in chosen) / 8)
    assert first[0] < 0.75 < first[1]


def test_calibration() -> None:
    """Sure and always wrong is as bad as it gets."""
    assert calibration_error([1.0, 1.0], [False, False]) == 1.0
    assert calibration_error([], []) == 0.0


def test_read_iob2_with_text() -> None:
    """Words glued to their neighbours are known from the text."""
    lines = ["# text = Kyiv's Lee", "1\tKyiv\tB-LOC", "2\t's\tO", "3\tLee\tB-PER", ""]
    (sentence,) = read_iob2(lines)
    assert sentence.words.glued == (False, True, False)
    assert sentence.names == {(0, 1, "LOC"), (2, 3, "PER")}
    assert glue(["a", "b"], "nothing") == (False, False)


def test_bad_gold_is_told() -> None:
    """A line that does not fit the format names itself."""
    with pytest.raises(InputError, match="line 1"):
        list(read_iob2(["word"]))
    with pytest.raises(InputError, match="line 1"):
        list(read_conllu(["1\tword"]))


def test_read_conllu_contractions() -> None:
    """Words of a contraction are glued; the next word is not, unless told."""
    rows = ["# text = don't go", "1-2\tdon't" + "\t_" * 8, "1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_"]
    rows += ["2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_", "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_"]
    (tree,) = read_conllu(rows)
    assert tree.glued == [False, True, False]
    assert tree.heads == [3, 3, 0]
