"""Acts that are sure though not all who take part are: told with those sides alone that are sure.

"Gunmen attacked the office, and Chad's minister condemned them": of the attack itself there is no
doubt, only of whom it was aimed at. Better an act with one side than none, and none than a wrong
one.
"""

from dragoman.coding.candidate import Candidate
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.heads.voices import strength
from dragoman.coding.weighing.weigh import with_surest

# How sure the heads must be of the act. Of 74 acts of the development stories that fell as
# improbable with .9 or more, 69 stand in a sentence with a labelled act of their type; of 71 with
# .7 to .9 52. Types of the newswire (dev, by sentence) have .623 of F1 without this, .657 with .9
# and .663 with .8, whole events .354, .356 and .355, events between two states .432, .440 and .445.
SURE_ACT = 0.9
# How probable a side must be to stay: with .4, .6 and .75 whole events have .353, .356 and .356,
# types .668, .657 and .646.
SURE_SIDE = 0.6
# What is left must be this share as probable as is asked of other events. With 0, .3 and .5 whole
# events have .366, .366 and .365, the project's own articles at .6 .775, .777 and .781.
SHARE = 0.5


def with_sure_sides(candidate: Candidate) -> Candidate | None:
    """Return a sure act with its sure sides alone; None where the act is not sure or has none.

    Args:
        candidate: one that is too likely to be wrong in some part.
    """
    trigger = candidate.trigger
    heard = trigger.proposal
    if heard is None or heard.event_type is not trigger.event_type or strength(heard) < SURE_ACT:
        return None
    sure = with_surest(candidate, SURE_SIDE)
    known = any(map(is_named, (*sure.trigger.actors, *sure.trigger.recipients)))
    probable = sure.confidence >= SHARE * candidate.codebook.least_confidence
    return sure if known and probable else None
