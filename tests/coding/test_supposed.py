"""Charges that are only what somebody supposes to come, on the shipped parser's trees."""

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.coding.acceptance.filters import is_opinion, is_supposed
from dragoman.coding.candidate import Candidate, Passage
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Annotated, Document, EventType, Segment, SegmentKind
from dragoman.syntax.tree import tree_of
from loaded import reader


def charge(text: str) -> Candidate:
    """The second word of a text as an accusation."""
    document = Document("t", text, (Segment(0, len(text), SegmentKind.BODY),))
    (sentence,) = reader().parser.many([document])[0]
    tree = tree_of(sentence)
    mentions = Mentions.of_sentence(tree, ())
    trigger = Trigger(1, None, EventType.ACCUSE, (), (), (), source="verb", needs=0)
    passage = Passage(Annotated(document, (sentence,), (), ()), (), 0, tree, mentions)
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
