"""Which words of a sentence tell an event, and with which parties."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from dragoman.codebook.codebook import INHERIT, NOT_AN_EVENT, Codebook, VerbPattern
from dragoman.codebook.kinds import Sense
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.dropped import Dropped
from dragoman.frames.triggers.event_nouns import noun_parties, noun_pattern
from dragoman.frames.triggers.noun_triggers import light_triggers, noun_triggers
from dragoman.frames.triggers.other_senses import other_sense
from dragoman.frames.triggers.patterns import is_predicate, match, patterns_of
from dragoman.frames.triggers.trigger import Trigger, row_step, without
from dragoman.frames.triggers.verb_parties import (
    actors_of,
    among_equals,
    own_host,
    recipients_of,
)
from dragoman.records import EventType, Party, Reason, Status, Step
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "triggers.triggers")
DIRECTED = frozenset({"REQUEST", "ACCUSE", "SANCTION", "COERCE", "ASSAULT", "THREATEN", "REJECT"})
CALLED_OFF = frozenset({"cancel", "postpone"})
MEASURES = "MEASURE"


def find_triggers(tree: Tree, mentions: Mentions, codebook: Codebook) -> tuple[Trigger, ...]:
    """Return the triggers of a sentence in order; arguments as for `consider`."""
    considered = consider(tree, mentions, codebook)
    return tuple(each for each in considered if isinstance(each, Trigger))


def consider(tree: Tree, mentions: Mentions, codebook: Codebook) -> tuple[Trigger | Dropped, ...]:
    """Return what became of each word of a sentence that the codebook has, in order.

    Args:
        tree: the sentence.
        mentions: its mentions.
        codebook: verbs, nouns and classes.
    """
    used: set[int] = set()
    found: list[Trigger | Dropped] = []
    for index in filter(partial(_is_verbal, tree), range(len(tree.tokens))):
        if index in used:
            found.append(Dropped(index, Reason.READ_WITH_VERB))
        else:
            found.extend(_verb_triggers(tree, mentions, index, codebook, used))
    told = {each.index for each in found}
    for index in range(len(tree.tokens)):
        if tree.upos(index) in {"NOUN", "PROPN"}:
            sense = other_sense(tree, index, codebook)
            if sense is not None:
                found.append(_without_event(tree, index, sense))
            elif index not in used:
                found.extend(noun_triggers(tree, mentions, index, codebook))
            elif index not in told and tree.lemma(index) in codebook.nouns:
                found.append(Dropped(index, Reason.READ_WITH_VERB))
    return tuple(sorted(found, key=lambda each: each.index))


def _without_event(tree: Tree, index: int, sense: Sense) -> Dropped:
    """Return a noun that has a sense here in which it tells no event."""
    step = Step(sense.row, tree.tokens[index].text, "another sense of the word")
    return Dropped(index, Reason.NO_EVENT, steps=(step,))


def _is_verbal(tree: Tree, index: int) -> bool:
    """Return whether a word can tell an event as a verb does."""
    verbal = tree.upos(index) in CLAUSAL and tree.relation(index) not in {"aux", "cop", "amod"}
    return verbal or is_predicate(tree, index)


def _verb_triggers(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook, used: set[int]
) -> Iterator[Trigger | Dropped]:
    slots = Slots(tree, mentions, index)
    pattern = match(slots, codebook)
    if pattern is None:
        if patterns_of(tree, index, codebook):
            yield Dropped(index, Reason.NO_PATTERN)
        return
    steps = (row_step(tree, index, pattern),)
    if _bears_other_sense(slots, pattern, codebook):
        yield Dropped(index, Reason.NO_EVENT, steps=steps, note="another sense of its object")
    elif pattern.type_name == NOT_AN_EVENT:
        _consume(slots, pattern, codebook, used)
        yield Dropped(index, Reason.NO_EVENT, steps=steps)
    elif pattern.type_name == INHERIT:
        yield from light_triggers(slots, pattern, codebook, used)
    else:
        yield from _patterned(slots, pattern, codebook, used)


def _bears_other_sense(slots: Slots, pattern: VerbPattern, codebook: Codebook) -> bool:
    """Return whether a row's object has another sense here: "waged a war of words"."""
    asks = any(need.startswith("obj=") for need in pattern.needs)
    return asks and any(other_sense(slots.tree, word, codebook) for word in slots.objects)


def _patterned(
    slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]
) -> Iterator[Trigger | Dropped]:
    """Yield what a verb tells by a row that gives it a type."""
    tree, index = slots.tree, slots.index
    steps = (row_step(tree, index, pattern),)
    kind = EventType(pattern.type_name)
    actors = actors_of(slots, pattern)
    recipients = recipients_of(slots, pattern)
    if pattern.equal:
        actors, recipients = among_equals(slots, actors, recipients), ()
    elif kind is EventType.CONSULT:
        actors = (*actors, *own_host(recipients, actors))
    if not actors and (pattern.equal or _same_event(slots, pattern, codebook)):
        reason = Reason.NO_ACTOR if pattern.equal else Reason.SAME_EVENT
        yield Dropped(index, reason, kind, steps)
        return
    if actors or not CALLED_OFF & set(pattern.modes):
        # "the visit was cancelled": nobody cancels, so the visit itself is the news
        _consume(slots, pattern, codebook, used)
    if tree.upos(index) not in CLAUSAL:
        used.add(index)
    trigger = Trigger(
        index=index,
        light=None,
        event_type=kind,
        modes=pattern.modes,
        actors=actors,
        recipients=without(recipients, actors),
        source="verb",
        needs=len(pattern.needs),
        status=_settled(slots, pattern),
        equal=pattern.equal,
        steps=steps,
        own=pattern.own,
    )
    if _is_inward(slots, pattern, trigger, recipients):
        names = ", ".join(party.text for party in recipients)
        yield Dropped(index, Reason.INWARD, kind, steps, f"done to {names}")
        return
    yield trigger
    if "ease" in pattern.modes:
        yield from _standing_measures(slots, trigger, codebook)


def _settled(slots: Slots, pattern: VerbPattern) -> Status | None:
    """Return that it took place where the row itself asks for a "not": "did not attend"."""
    if "negated" not in pattern.needs:
        return None
    modals = {slots.tree.lemma(kid) for kid in slots.tree.kids(slots.index, "aux")}
    return None if modals & WORDS["doubting"] else Status.ACTUAL


def _is_inward(
    slots: Slots, pattern: VerbPattern, trigger: Trigger, recipients: tuple[Party, ...]
) -> bool:
    """Return whether a state does it to its own people: no dealing between states."""
    # "demanded their release": those to be released are one's own, those asked are not
    theirs = pattern.type_name == "REQUEST" and not slots.parties("obj", owners=False)
    directed = pattern.type_name in DIRECTED and not theirs
    inward = directed and recipients and not trigger.recipients
    return bool(inward) and not pattern.equal and "withdraw" not in pattern.modes


def _standing_measures(slots: Slots, eased: Trigger, codebook: Codebook) -> Iterator[Trigger]:
    """Yield the measure whose lifting is told: what may be lifted is in force."""
    for noun in slots.objects:
        entry = noun_pattern(slots.tree, noun, codebook)
        if entry is None or slots.tree.lemma(noun) not in codebook.classes[MEASURES]:
            continue
        actors, recipients = noun_parties(
            Slots(slots.tree, slots.mentions, noun), entry.frame, None
        )
        yield replace(
            eased,
            index=noun,
            event_type=entry.type,
            modes=entry.modes,
            actors=actors or eased.actors,
            recipients=without(recipients or eased.recipients, actors or eased.actors),
            source="standing",
            steps=(
                *eased.steps,
                row_step(slots.tree, noun, entry),
                Step("standing-measure", slots.tree.tokens[noun].text, "what is eased is in force"),
            ),
        )


def _same_event(slots: Slots, pattern: VerbPattern, codebook: Codebook) -> bool:
    """Return whether the object alone tells what it is and whose: "Riga's threat was repeated"."""
    if not slots.tree.is_passive(slots.index):
        return False
    entries = (noun_pattern(slots.tree, word, codebook) for word in slots.objects)
    return any(entry is not None and entry.type == pattern.type_name for entry in entries)


def _consume(slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]) -> None:
    """Mark event nouns that a verb pattern has already read ("lifted the ban")."""
    tree = slots.tree
    conditions = {need.partition("=")[0] for need in pattern.needs}
    if "obj" in conditions:
        used.update(slots.objects, _wholes(slots))
    used.update(_of_class(tree, slots.objects, codebook.classes["AGREEMENT"]))
    if "xcomp" in conditions and tree.lemma(slots.index) in WORDS["stopping"]:
        # "stopped selling arms": that they do not sell is the same news
        used.update(tree.kids(slots.index, "xcomp"))
    if "obl" in conditions:
        around = chain.from_iterable(slots.obliques.values())
        used.update(_of_class(tree, around, codebook.nouns))


def _wholes(slots: Slots) -> Iterator[int]:
    """Yield what the objects are a part of, which is read with them: "the last of its curbs"."""
    for word in slots.objects:
        kids = slots.tree.kids(word, "nmod")
        yield from (kid for kid in kids if slots.tree.preposition(kid) == "of")


def _of_class(tree: Tree, words: Iterable[int], lemmas: Container[str]) -> Iterator[int]:
    return (word for word in words if tree.lemma(word) in lemmas)
