"""Acts told only as being like another's: "Germany followed suit", "Lisbon did the same in June".

The act is the last one that was told, in this sentence or the one before; who does it is the
subject, and to whom it is done is the same.
"""

from collections.abc import Iterator, Sequence

from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, sides
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.trigger import LIKE, Trigger, without
from dragoman.records import EventType, Party, Step
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "pointing_back.like_acts")
# who does the like of a meeting meets nobody that the words tell
MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})
STANDING = "standing"
ASKS = 2  # it is as sure as a row with conditions


def like_verbs(tree: Tree) -> Iterator[int]:
    """Yield the verbs that say of their subject that it did what another had done."""
    for index in range(len(tree.tokens)):
        if tree.upos(index) in {"VERB", "AUX"} and _is_like(tree, index):
            yield index


def _is_like(tree: Tree, verb: int) -> bool:
    lemma = tree.lemma(verb)
    things = tree.kids(verb, "obj", "xcomp", "obl", "advmod")
    named = {tree.lemma(kid) for kid in things}
    if lemma == "follow":
        return "suit" in named
    if lemma == "do":
        return bool(named & WORDS["same"])
    steps = [kid for kid in tree.kids(verb, "obj") if tree.lemma(kid) in WORDS["steps"]]
    if lemma == "take":
        kinds = {tree.lemma(kid) for step in steps for kid in tree.kids(step, "amod", "det")}
        return bool(kinds & WORDS["alike"])
    return lemma in WORDS["copying"] and bool(steps)


def like_act(
    tree: Tree, mentions: Mentions, verb: int, before: Sequence[Trigger]
) -> Trigger | None:
    """Return what the subject of such a verb did, or None where nobody did the like before.

    Args:
        tree: the sentence.
        mentions: its mentions.
        verb: as `like_verbs` yields it.
        before: what was told in this sentence or, where that tells nothing, in the one before; of
            several kinds of act nobody can say which is meant.
    """
    actors = Slots(tree, mentions, verb).parties("subj")
    others = [each for each in before if _is_of_others(each, actors)]
    if not actors or len({each.event_type for each in others}) != 1:
        return None
    first = others[-1]
    if first.event_type in MUTUAL or first.equal:
        return None
    told = "/".join((first.event_type, *first.modes))
    return Trigger(
        index=verb,
        light=None,
        event_type=first.event_type,
        modes=first.modes,
        actors=actors,
        recipients=without(first.recipients, actors),
        source=LIKE,
        needs=ASKS,
        steps=(Step("like-act", tree.tokens[verb].text, f"{told}, as told before"),),
    )


def _is_of_others(trigger: Trigger, actors: Sequence[Party]) -> bool:
    mine = {sides(party) for party in actors}
    done = bool(trigger.actors) and trigger.source != STANDING
    return done and not mine & {sides(party) for party in trigger.actors}
