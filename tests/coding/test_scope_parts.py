"""What stands outside a denial, what is done alike, which meetings and senses are others."""

from types import SimpleNamespace
from typing import Any

from dragoman.coding.pointing_back.like_acts import like_act, like_verbs
from dragoman.coding.separate_talks import separated
from dragoman.coding.weighing.outsiders import without_outsiders
from dragoman.frames.modality.scope import is_freed, is_outside, is_set_against
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.other_senses import other_sense
from dragoman.records import EventType, RoleName
from written_sentences import tree

ENDED = tree("""
to    PART 2 mark
end   VERB 0 root inf
war   NOUN 2 obj
but   CCONJ 5 cc
urged VERB 2 conj past urge
""")
SUIT = tree("Kenya PROPN 2 nsubj\nfollowed VERB 0 root past follow\nsuit NOUN 2 obj")


def test_what_stands_outside() -> None:
    """A finite verb joined to an infinitive; what "but" sets against it."""
    assert is_outside(ENDED, 4, 1)
    assert not is_outside(ENDED, 1, 4)
    assert is_set_against(ENDED, 4)
    assert not is_freed(ENDED, 4)  # nothing is denied


def test_what_is_done_alike() -> None:
    """To "follow suit" tells an act only where another was told before."""
    assert list(like_verbs(SUIT)) == [1]
    assert list(like_verbs(ENDED)) == []
    assert like_act(SUIT, Mentions.of_sentence(SUIT, ()), 1, ()) is None


def test_other_acts_than_meetings_stay_one() -> None:
    """Only meetings are put apart."""
    trigger = SimpleNamespace(event_type=EventType.AID, index=1)
    candidate: Any = SimpleNamespace(trigger=trigger, passage=SimpleNamespace(tree=SUIT))
    assert separated(candidate) == (candidate,)


def test_senses_are_asked_for_by_noun() -> None:
    """A noun without rows has none; one whose row asks nothing has that."""
    none: Any = SimpleNamespace(senses={})
    row: Any = SimpleNamespace(needs=())
    one: Any = SimpleNamespace(senses={"war": (row,)})
    assert other_sense(ENDED, 2, none) is None
    assert other_sense(ENDED, 2, one) is row


def test_who_acts_is_no_outsider() -> None:
    """Who does an act and judges nobody keeps the chance to have done it."""
    trigger = SimpleNamespace(event_type=EventType.AID, index=1)
    act: Any = SimpleNamespace(
        candidate=SimpleNamespace(trigger=trigger),
        tree=SUIT,
        words={"KEN": ((0, "subject"),)},
        seats={RoleName.RECIPIENT: ()},
    )
    shares = {RoleName.ACTOR: {"KEN": 0.9}, RoleName.RECIPIENT: {"UGA": 0.4}}
    assert without_outsiders(act, shares) == shares
