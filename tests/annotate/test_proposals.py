"""The shipped heads: what they see in a sentence, whatever stands in the same batch."""

import numpy as np

from dragoman.annotate.parser.encoder import States
from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.proposals.heads import BEFORE, STEP, Read
from dragoman.records import (
    Document,
    EventType,
    Proposal,
    RoleName,
    Segment,
    SegmentKind,
    Sentence,
    Status,
)
from dragoman.settings import Settings

TEXT = "Gunmen killed five soldiers near Gao on Monday. Oman will host Qatari ministers in May."


def document(text: str, name: str = "t") -> Document:
    """A document of one segment."""
    return Document(name, text, (Segment(0, len(text), SegmentKind.BODY),))


def at(sentence: Sentence, word: str) -> Proposal:
    """The proposal of a word."""
    index = next(n for n, token in enumerate(sentence.tokens) if token.text == word)
    return next(each for each in sentence.proposals or () if each.word == index)


def test_heads_see_kind_status_and_roles(parser: Parser) -> None:
    """An act with its doer and its victims."""
    first, _ = parser.sentences(document(TEXT))
    killed = at(first, "killed")
    assert killed.event_type is EventType.ASSAULT
    assert killed.status is Status.ACTUAL
    best = {
        role: max((f for f in killed.fillings if f.role is role), key=lambda f: f.probability)
        for role in RoleName
    }
    assert first.tokens[best[RoleName.ACTOR].word].text == "Gunmen"
    assert first.tokens[best[RoleName.RECIPIENT].word].text == "soldiers"
    assert best[RoleName.ACTOR].via == ">nsubj"


def test_a_batch_changes_nothing(parser: Parser) -> None:
    """What is seen depends on the sentence and the one before alone."""
    alone = parser.sentences(document(TEXT))
    others = [document("Peru recalled its envoy. " * n + "Chile did not.", f"o{n}") for n in (1, 4)]
    together = parser.many([others[0], document(TEXT), others[1]])[1]
    assert together == alone


def test_without_heads_nobody_was_asked() -> None:
    """The setting leaves sentences without proposals, not with none."""
    bare = Parser.load(Settings(heads=False))
    assert [sentence.proposals for sentence in bare.sentences(document(TEXT))] == [None, None]


def test_a_sentence_is_read_behind_the_one_before(parser: Parser) -> None:
    """As many pieces of that as training gave, and all padded to a whole step."""

    def states(pieces: int) -> States:
        none = np.zeros((pieces, 1), np.float16)
        return States(none, none, (), ())

    first, _ = parser.sentences(document(TEXT))
    assert [Read(first, states(5), None).pieces, Read(first, states(5), None).padded] == [5, STEP]
    assert Read(first, states(5), states(3)).pieces == 8
    long = Read(first, states(5), states(BEFORE + 9))
    assert (long.pieces, long.padded % STEP) == (BEFORE + 5, 0)
