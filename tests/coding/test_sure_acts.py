"""Acts of which the heads are sure, told with the sides alone that are sure."""

from dataclasses import replace

import pytest

from dragoman.codebook.codebook import Codebook
from dragoman.coding.acceptance.sure_acts import with_sure_sides
from dragoman.coding.candidate import Candidate, Parts, Passage
from dragoman.coding.heads.voices import proposed
from dragoman.frames.roles.parties import Mentions
from dragoman.records import (
    Annotated,
    Certainty,
    Document,
    EventType,
    Party,
    Proposal,
    RoleName,
    Segment,
    SegmentKind,
    Status,
)
from dragoman.syntax.tree import tree_of
from loaded import reader

TEXT = "Gunmen attacked an office near Kampala."
UGANDA, KENYA = Party("state:UGA", "Uganda", "UGA"), Party("state:KEN", "Kenya", "KEN")
GUNMEN = Party("role:-:gunmen", "Gunmen", None)


def candidate(strength: float, shares: dict[RoleName, dict[str, float]]) -> Candidate:
    """An attack by gunmen and Kenya on Uganda, as sure as told."""
    document = Document("t", TEXT, (Segment(0, len(TEXT), SegmentKind.BODY),))
    (sentence,) = reader().parser.many([document])[0]
    heard = Proposal(
        word=1,
        probability=strength,
        event_type=EventType.ASSAULT,
        share=1.0,
        modes=(),
        status=Status.ACTUAL,
        status_share=1.0,
        certainty=Certainty.ASSERTED,
        certainty_share=1.0,
        fillings=(),
    )
    tree = tree_of(replace(sentence, proposals=(heard,)))
    mentions = Mentions.of_sentence(tree, ())
    trigger = replace(proposed(tree, mentions, heard), actors=(GUNMEN, KENYA), recipients=(UGANDA,))
    annotated = Annotated(document, (tree.sentence,), (), ())
    passage = Passage(annotated, (), 0, tree, mentions)
    return Candidate(passage, trigger, Codebook.load(), Parts.of((), shares))


def test_the_unsure_side_is_left_out_and_the_nameless_stay() -> None:
    """Kenya may or may not have done it; Uganda suffered it."""
    shares = {RoleName.ACTOR: {"KEN": 0.4}, RoleName.RECIPIENT: {"UGA": 0.9}}
    found = with_sure_sides(candidate(0.95, shares))
    assert found is not None
    assert (found.trigger.actors, found.trigger.recipients) == ((GUNMEN,), (UGANDA,))


@pytest.mark.parametrize(
    ("strength", "shares"),
    [
        (0.8, {RoleName.ACTOR: {"KEN": 0.9}, RoleName.RECIPIENT: {"UGA": 0.9}}),
        (0.95, {RoleName.ACTOR: {"KEN": 0.5}, RoleName.RECIPIENT: {"UGA": 0.5}}),
    ],
)
def test_an_unsure_act_or_one_without_a_sure_side_is_none(
    strength: float, shares: dict[RoleName, dict[str, float]]
) -> None:
    """It stays improbable."""
    assert with_sure_sides(candidate(strength, shares)) is None
