"""Whose wrong is to be undone or repaid: "demanded their release", "vowed to respond"."""

from dragoman.codebook.codebook import Codebook
from dragoman.coding.pointing_back.earlier_events import (
    NEAR,
    REACH,
    Before,
    hits,
    mine_of,
    others_of,
)
from dragoman.frames.roles.parties import sides, unique
from dragoman.frames.triggers.triggers import Trigger
from dragoman.records import EventType, Party
from dragoman.syntax.tree import Tree

WRONGS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION,
     EventType.THREATEN, EventType.REJECT}
)  # fmt: skip
HELD = frozenset({EventType.COERCE, EventType.ASSAULT})


def asked_to_undo(
    tree: Tree, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return who is asked to undo a wrong told before: "demanded their release"."""
    nouns = {tree.lemma(word) for word in tree.objects(trigger.index)}
    for words in tree.obliques(trigger.index).values():
        nouns |= {tree.lemma(word) for word in words}
    clauses = tree.kids(trigger.index, "ccomp", "xcomp")
    undone = any(tree.lemma(clause) in codebook.classes["UNDOING"] for clause in clauses)
    if not undone and not nouns & codebook.classes["RELIEF"]:
        return ()
    mine = mine_of(trigger)
    for each in before.within(NEAR):
        act = each.trigger
        hit = hits(act, mine)
        if hit and act.event_type in WRONGS and others_of(act, mine):
            return others_of(act, mine)
    for each in before.within(NEAR):
        # "requested the release of the crew": whoever seized it, whosever it was
        if each.trigger.event_type in HELD and others_of(each.trigger, mine):
            return others_of(each.trigger, mine)
    return ()


def to_be_repaid(
    tree: Tree, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return whose blow somebody vows to return: "warned that it would respond"."""
    words = [*tree.objects(trigger.index), *tree.kids(trigger.index, "ccomp", "xcomp")]
    for part in tree.obliques(trigger.index).values():
        words.extend(part)
    if not any(tree.lemma(word) in codebook.classes["RETALIATION"] for word in words):
        return ()
    mine = mine_of(trigger)
    for each in before.within(REACH):
        if each.trigger.event_type in WRONGS and hits(each.trigger, mine):
            return others_of(each.trigger, mine)
    return ()


def asker_of(tree: Tree, trigger: Trigger, before: Before, codebook: Codebook) -> tuple[Party, ...]:
    """Return who asked just before, or was met: "Tokyo confirmed its support", "he offered"."""
    mine = mine_of(trigger)
    for each in before.within(1):
        act = each.trigger
        if each.sentence == before.number:
            continue
        hit = hits(act, mine)
        asked = act.event_type is EventType.REQUEST and hit
        if asked and trigger.event_type is EventType.SUPPORT and others_of(act, mine):
            return others_of(act, mine)
        everyone = unique((*act.actors, *act.recipients))
        involved = mine & {sides(each) for each in everyone}
        others = unique(each for each in everyone if sides(each) not in mine)
        if (
            involved
            and len(others) == 1
            and tree.lemma(trigger.index) in codebook.classes["OFFERING"]
        ):
            return others
    return ()
