"""A tree tells who governs whom, what marks a word, what is conjoined and what is passive."""

import pytest

from dragoman.syntax.plain_tree import PlainTree
from dragoman.syntax.tree import KEPT, Tree, tree_of
from written_sentences import sentence, tree

MET = tree("""
Kenya     PROPN 4 nsubj
and       CCONJ 3 cc
Peru      PROPN 1 conj
met       VERB  0 root      past meet
according ADP   7 case
to        ADP   5 fixed
Oman      PROPN 4 obl
""")
LEFT = tree("""
Peru's  PROPN 2 nmod:poss
envoys  NOUN  4 nsubj:pass
were    AUX   4 aux:pass
called  VERB  0 root         part call
off     ADP   4 compound:prt
and     CCONJ 7 cc
sent    VERB  4 conj         part send
home    ADV   7 advmod
""")


def test_who_governs_whom() -> None:
    """From a word down by relation and up to the root; a subtype counts for its kind."""
    assert MET.children == ((2,), (), (1,), (0, 6), (5,), (), (4,))
    assert MET.kids(3, "nsubj", "obl") == (0, 6)
    assert MET.first(3, "obl") == 6
    assert MET.first(3, "obj") is None
    assert LEFT.kids(3, "nsubj") == LEFT.kids(3, "nsubj:pass") == (1,)
    assert MET.head(3) is None
    assert list(MET.ancestors(1)) == [2, 0, 3]
    assert LEFT.possessors(1) == (0,)


def test_what_stands_below_a_word() -> None:
    """In order, also without what hangs on some of it."""
    assert MET.subtree(6) == [4, 5, 6]
    assert MET.subtree(3, frozenset({0})) == [3, 4, 5, 6]


def test_words_of_a_row() -> None:
    """A row is one at its first word; what governs the row governs each."""
    assert MET.conjuncts(0) == (0, 2)
    assert MET.first_conjunct(2) == 0
    assert MET.governor(2) == 3


def test_what_marks_a_word() -> None:
    """A preposition of several words is one; of the marks each head stands alone."""
    assert MET.preposition(6) == "according to"
    assert MET.preposition(0) == ""
    assert MET.marks(6) == {"according"}
    assert LEFT.particle(3) == "off"


def test_passives_go_on() -> None:
    """In "were called off and sent home" the second has no "were" of its own."""
    assert [LEFT.is_passive(word) for word in (3, 6)] == [True, True]
    assert not MET.is_passive(3)


@pytest.mark.parametrize(
    ("word", "passive"),
    [("seized VERB 1 acl part seize", True), ("sailing VERB 1 acl part sail", False)],
)
def test_a_bare_participle(word: str, passive: bool) -> None:  # noqa: FBT001 - what is expected
    """So "the vessels seized" were; "the vessels sailing" were not."""
    assert tree(f"vessels NOUN 0 root plural vessel\n{word}").is_passive(1) is passive


def test_what_a_finite_verb_is() -> None:
    """Active without its "was", whatever the parse says of its subject."""
    assert not tree("Oman PROPN 2 nsubj:pass\nmediated VERB 0 root past mediate").is_passive(1)


def test_a_sentence_has_one_tree() -> None:
    """The same for all who ask while it is kept; never that of another equal sentence."""
    one, other = (sentence("Kenya PROPN 0 root") for _ in "ab")
    assert tree_of(one) is tree_of(one)
    assert tree_of(one) is not tree_of(other)
    before = tree_of(one)
    many = [sentence("Kenya PROPN 0 root") for _ in range(KEPT)]
    assert all(tree_of(each).sentence is each for each in many)
    assert tree_of(one) is not before


def test_what_was_asked_is_kept() -> None:
    """A rule that asks again works nothing out again."""
    asked: list[int] = []

    class Counting(Tree):
        def kids(self, index: int, *relations: str) -> tuple[int, ...]:
            asked.append(index)
            return super().kids(index, *relations)

    counting = Counting(MET.sentence)
    assert counting.preposition(6) == counting.preposition(6) == "according to"
    assert asked == [6, 4]
    assert isinstance(counting, PlainTree)
