"""Who backs and who is backed in an act of equals that has a direction."""

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.coding.candidate import Candidate, Passage
from dragoman.coding.pointing_back.earlier_events import Before
from dragoman.coding.weighing.acts import Act, Named
from dragoman.coding.weighing.direction import directed
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Annotated, Document, EventType, Party
from dragoman.syntax.tree import tree_of
from written_sentences import sentence

KENYA, PERU = Party("state:KEN", "Kenya", "KEN"), Party("state:PER", "Peru", "PER")
OMAN = Party("state:OMN", "Oman", "OMN")
ROWS = """
Kenya   PROPN 2 nsubj
thanked VERB  0 root  past thank
Peru    PROPN 2 obj
"""


def act(mode: str, *, equal: bool = False) -> Act:
    """An act of Kenya towards Peru of which the heads see nothing."""
    tree = tree_of(sentence(ROWS))
    annotated = Annotated(Document("t", "Kenya thanked Peru", ()), (tree.sentence,), (), ())
    trigger = Trigger(
        1, None, EventType.SUPPORT, (mode,), (KENYA,), (PERU,), "verb", 0, equal=equal
    )
    passage = Passage(annotated, (), 0, tree, Mentions.of_sentence(tree, ()))
    return Act(Candidate(passage, trigger, Codebook.load()), Named.of(()), Before(0))


def test_without_the_heads_the_rules_say_who_is_backed() -> None:
    """Whom they have as recipient stays it."""
    assert directed(act("praise"), (KENYA, PERU)) == ((KENYA,), (PERU,))


@pytest.mark.parametrize("mode", ["sign", "ratify", "resume", "enter-into-force"])
def test_who_sign_or_ratify_are_where_the_rules_have_them(mode: str) -> None:
    """The heads are not asked; who is new acts."""
    assert directed(act(mode), (KENYA, PERU, OMAN)) == ((KENYA, OMAN), (PERU,))


def test_what_is_done_among_themselves_has_no_direction() -> None:
    """They strengthened their ties."""
    assert directed(act("praise", equal=True), (KENYA, OMAN)) == ((KENYA, OMAN), ())


def test_whom_the_rules_saw_acting_acts_if_nobody_else_does() -> None:
    """Kenya alone is left."""
    assert directed(act("praise"), (PERU,)) == ((), (PERU,))
    assert directed(act("praise"), (KENYA,)) == ((KENYA,), ())
