"""Times behind a deed that a clause only refers to."""

import pytest

from dragoman.annotate.times.linking.earlier_deeds import deed_in_front, owner, refers_back
from dragoman.records import Document, Segment, SegmentKind
from dragoman.syntax.tree import Tree
from loaded import reader


def tree(text: str) -> Tree:
    """The tree of a sentence."""
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    ((sentence,),) = reader().parser.many([document])
    return Tree(sentence)


def at(made: Tree, word: str) -> int:
    """The place of a word."""
    return next(index for index, token in enumerate(made.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "deed"),
    [
        ("Oslo removed staff following attacks on its offices on Monday.", "removed", "attacks"),
        ("Peru closed its embassy after the raid in Accra on Monday.", "closed", "raid"),
        ("Chile thanked Oman despite the quarrel on Monday.", "thanked", "quarrel"),
        ("Kenya recalled its envoy in response to a raid on Monday.", "recalled", "raid"),
        ("Togo expelled two envoys in the wake of the riot on Monday.", "expelled", "riot"),
        ("Fiji cut ties following the killing of two guards on Monday.", "cut", "killing"),
    ],
)
def test_a_deed_that_lay_before_has_the_time_behind_it(text: str, verb: str, deed: str) -> None:
    """Though the time hangs on the verb."""
    made = tree(text)
    top, before = at(made, "Monday"), at(made, deed)
    assert deed_in_front(made, at(made, verb), top) == before
    assert owner(made, top) == before


def test_what_refers_back() -> None:
    """By the preposition, or a noun that only links."""
    made = tree("Oman closed it after the raid in Accra, in response to threats.")
    assert [refers_back(made, at(made, word)) for word in ("raid", "Accra", "response")] == [
        True,
        False,
        True,
    ]


def test_the_time_of_a_verb_stays_its_own() -> None:
    """Nothing that lay before stands in front of it."""
    made = tree("Oslo removed its staff from the offices in Mali on Monday.")
    assert deed_in_front(made, at(made, "removed"), at(made, "Monday")) is None
    assert owner(made, at(made, "Monday")) == at(made, "removed")
