"""What nouns tell, by themselves or carried by a verb that says little."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.codebook.codebook import Codebook, NounPattern, VerbPattern
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, unique
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.dropped import Dropped
from dragoman.frames.triggers.event_nouns import (
    attended_parties,
    carrier_of,
    noun_parties,
    noun_pattern,
)
from dragoman.frames.triggers.trigger import VERBAL, Trigger, row_step, several, without
from dragoman.records import EventType, Party, Reason, Status, Step
from dragoman.syntax.plain_tree import WITHIN_NAMES
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "triggers.noun_triggers")
CORE = frozenset({"root", "obj", "nsubj", "appos", "parataxis"})
EXERCISES = frozenset({"exercise", "patrol"})


def light_triggers(
    slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]
) -> Iterator[Trigger]:
    """Yield what a verb carries that says little by itself: "held talks".

    Args:
        slots: around the verb.
        pattern: its row of the codebook.
        codebook: verbs, nouns and classes.
        used: words that are read already; the nouns are added.
    """
    candidates = [*slots.objects]
    for words in slots.obliques.values():
        candidates.extend(words)
    for noun in candidates:
        entry = noun_pattern(slots.tree, noun, codebook)
        if entry is None:
            continue
        used.update(slots.tree.conjuncts(noun))
        around = Slots(slots.tree, slots.mentions, noun)
        actors, recipients = noun_parties(around, entry.frame, slots)
        if entry.frame == "equal":
            actors = unique((*actors, *attended_parties(around)))
        if pattern.lemma == "host":
            # "will host the APEC summit": the host is told, the organisation names the meeting.
            actors = tuple(p for p in actors if p.sector != "IGO") or actors
        yield Trigger(
            index=noun,
            light=slots.index,
            event_type=_alone(around, entry, actors),
            modes=tuple(dict.fromkeys((*entry.modes, *pattern.modes))),
            actors=actors,
            recipients=without(recipients, actors),
            source="light",
            needs=len(pattern.needs),
            steps=(
                row_step(slots.tree, slots.index, pattern),
                row_step(slots.tree, noun, entry),
            ),
            own=pattern.own or entry.own,
        )
        return


def noun_triggers(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook
) -> Iterator[Trigger | Dropped]:
    """Yield what becomes of a noun: what it tells, or why it tells nothing.

    Args:
        tree: the sentence.
        mentions: its mentions.
        index: the noun.
        codebook: verbs, nouns and classes.
    """
    entry = noun_pattern(tree, index, codebook)
    if entry is None:
        if tree.lemma(index) in codebook.nouns:
            yield Dropped(index, Reason.NO_PATTERN)
        return
    steps = (row_step(tree, index, entry),)
    if tree.relation(index) in WITHIN_NAMES:
        yield Dropped(index, Reason.MODIFIER, entry.type, steps)
        return
    if entry.type in VERBAL and tree.relation(tree.first_conjunct(index)) not in CORE:
        # "at Riga's request", "over a deal": a circumstance, not the news.
        yield Dropped(index, Reason.CIRCUMSTANCE, entry.type, steps)
        return
    slots = Slots(tree, mentions, index)
    carrier = carrier_of(tree, index)
    light = None if carrier is None else Slots(tree, mentions, carrier)
    actors, recipients = noun_parties(slots, entry.frame, light, own_subject=True)
    if entry.frame == "equal":
        actors = unique((*actors, *attended_parties(slots)))
        if entry.type is EventType.ASSAULT and not several(actors):
            # a clash takes two
            yield Dropped(index, Reason.CLASH_OF_ONE, entry.type, steps)
            return
    trigger = Trigger(
        index=index,
        light=carrier,
        event_type=_alone(slots, entry, actors),
        modes=entry.modes,
        actors=actors,
        recipients=without(recipients, actors),
        source="noun",
        needs=0,
        steps=steps,
        own=entry.own,
    )
    yield _answered(slots, entry, _still_standing(slots, entry, trigger))


def _alone(slots: Slots, entry: NounPattern, actors: tuple[Party, ...]) -> EventType:
    """Return the type of an event noun: one state's own exercise is no cooperation."""
    shared = {slots.tree.lemma(kid) for kid in slots.tree.kids(slots.index, "amod")} & WORDS[
        "shared"
    ]
    if not EXERCISES & set(entry.modes) or not actors or several(actors) or shared:
        return entry.type
    return EventType.MOBILIZE


def _still_standing(slots: Slots, entry: NounPattern, trigger: Trigger) -> Trigger:
    """Return a trigger; "the lifting of its ban" tells a ban in force, whatever becomes of it."""
    tree, verb = slots.tree, slots.tree.governor(slots.index)
    lifted = verb is not None and tree.lemma(verb) in WORDS["lifting"]
    if verb is None or not lifted or entry.type is not EventType.SANCTION:
        return trigger
    step = Step("standing-measure", tree.tokens[verb].text, "what is lifted is in force")
    return replace(trigger, source="standing", steps=(*trigger.steps, step))


def _answered(slots: Slots, entry: NounPattern, trigger: Trigger) -> Trigger:
    """Return a trigger; "rejected a Chinese request": it was made, to the one who rejects it."""
    tree, index = slots.tree, slots.index
    verb = tree.governor(index)
    if verb is None or entry.type not in VERBAL or tree.lemma(verb) not in WORDS["answering"]:
        return trigger
    if index not in tree.objects(verb):
        return trigger
    answerer = Slots(tree, slots.mentions, verb).parties("subj")
    return replace(
        trigger,
        recipients=without(trigger.recipients or answerer, trigger.actors),
        status=Status.ACTUAL,
        steps=(*trigger.steps, Step("answered", tree.tokens[verb].text, "so it was made")),
    )
