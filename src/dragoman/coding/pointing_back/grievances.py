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
from dragoman.frames.triggers.trigger import Trigger
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
    if not _is_undoing(tree, trigger, codebook):
        return ()
    mine = mine_of(trigger)
    wrong = _wrong_told(before, mine)
    return () if wrong is None else others_of(wrong, mine)


def _wrong_told(before: Before, mine: set[str]) -> Trigger | None:
    """Return the last wrong done to somebody, else the last by which anybody was seized."""
    acts = [each.trigger for each in before.within(NEAR) if others_of(each.trigger, mine)]
    wrongs = (act for act in acts if act.event_type in WRONGS and hits(act, mine))
    # "requested the release of the crew": whoever seized it, whosever it was
    held = (act for act in acts if act.event_type in HELD)
    return next(wrongs, None) or next(held, None)


def _is_undoing(tree: Tree, trigger: Trigger, codebook: Codebook) -> bool:
    """Return whether relief, or that something be undone, is asked for."""
    clauses = tree.kids(trigger.index, "ccomp", "xcomp")
    if any(tree.lemma(clause) in codebook.classes["UNDOING"] for clause in clauses):
        return True
    around = (*tree.obliques(trigger.index).values(), tree.objects(trigger.index))
    nouns = {tree.lemma(word) for words in around for word in words}
    return bool(nouns & codebook.classes["RELIEF"])


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
    offering = tree.lemma(trigger.index) in codebook.classes["OFFERING"]
    for each in before.within(1):
        act = each.trigger
        if each.sentence == before.number:
            continue
        asked = act.event_type is EventType.REQUEST and hits(act, mine)
        if asked and trigger.event_type is EventType.SUPPORT and others_of(act, mine):
            return others_of(act, mine)
        met = _met(act, mine) if offering else ()
        if met:
            return met
    return ()


def _met(act: Trigger, mine: set[str]) -> tuple[Party, ...]:
    """Return the only other one in an act that one takes part in."""
    everyone = unique((*act.actors, *act.recipients))
    others = tuple(each for each in everyone if sides(each) not in mine)
    return others if len(others) == 1 and len(everyone) > 1 else ()
