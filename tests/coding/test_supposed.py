"""Charges that are only what somebody supposes to come, on the shipped parser's trees."""

import pytest

from dragoman.annotate.quotations.find import find_quotations
from dragoman.codebook.codebook import Codebook
from dragoman.coding.acceptance.filters import is_wished
from dragoman.coding.acceptance.opinions import is_opinion, is_supposed
from dragoman.coding.candidate import Candidate, Passage
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Annotated, Document, EventType, Segment, SegmentKind
from dragoman.syntax.tree import tree_of
from loaded import reader


def charge(text: str, kind: EventType = EventType.ACCUSE, word: int = 1) -> Candidate:
    """A word of a text, the second, as an act, an accusation."""
    document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentence,) = reader().parser.many([document])[0]
    tree = tree_of(sentence)
    mentions = Mentions.of_sentence(tree, ())
    trigger = Trigger(word, None, kind, (), (), (), source="verb", needs=0)
    annotated = Annotated(document, (sentence,), (), find_quotations(document, (sentence,)))
    passage = Passage(annotated, (), 0, tree, mentions)
    return Candidate(passage, trigger, Codebook.load())


@pytest.mark.parametrize(
    "text",
    [
        "Seoul suspects that Beijing might claim later an area around the structure.",
        "Kenya believes that Uganda may close the border.",
        "Peru thinks that Chile could send ships.",
        "Latvia assumes that Belarus would refuse talks.",
        "Oman suspects that Iran will seize its tankers.",
    ],
)
def test_nobody_is_accused_of_what_may_come(text: str) -> None:
    """It is an opinion."""
    found = charge(text)
    assert (is_supposed(found), is_opinion(found)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya suspects Uganda of arming rebels.",
        "Oman believes that Iran may have hit its tankers.",
        "Peru believes that Chile hit its ships.",
        "Chad claims that Sudan may attack.",
    ],
)
def test_what_was_done_is_charged(text: str) -> None:
    """Or is said to have been."""
    assert not is_supposed(charge(text))


@pytest.mark.parametrize(
    ("text", "word", "wished"),
    [
        ("Kenya wants to keep its relations with Uganda stable.", 1, True),
        ("Chile hopes to stay on good terms with Peru.", 1, True),
        ("Latvia seeks to keep its trade with Estonia open.", 1, True),
        ("Oman says it wants to continue talks with Qatar.", 3, False),
        ("Peru said on Monday that it hopes to deepen trade with Chile.", 6, False),
    ],
)
def test_who_says_what_he_wants_declares_it(text: str, word: int, *, wished: bool) -> None:
    """What an author says somebody wants is no act."""
    assert is_wished(charge(text, EventType.AGREE, word)) is wished
