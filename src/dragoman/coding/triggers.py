"""Which words of a sentence tell an event, and with which parties."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.codebook import (
    EQUAL_TYPES,
    INHERIT,
    NOT_AN_EVENT,
    Codebook,
    NounPattern,
    VerbPattern,
)
from dragoman.coding.parties import Mentions, unique
from dragoman.coding.patterns import match
from dragoman.coding.slots import Slots, noun_parties
from dragoman.coding.syntax import CLAUSAL, Tree
from dragoman.records import EventType, Party

OCCURRENCE = frozenset(
    {
        "take",
        "occur",
        "begin",
        "start",
        "open",
        "end",
        "conclude",
        "follow",
        "come",
        "happen",
        "resume",
        "mark",
        "hold",
        "last",
        "include",
        "focus",
        "cover",
        "touch",
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, with its parties.

    Attributes:
        index: the word.
        light: the verb that carries an event noun, if any.
        event_type: PLOVER type.
        modes: PLOVER modes and extensions.
        actors: who does it; all parties among equals.
        recipients: to whom.
        source: ``verb``, ``light`` or ``noun``: how it was found.
        needs: how many conditions its pattern made.
    """

    index: int
    light: int | None
    event_type: EventType
    modes: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    source: str
    needs: int


def find_triggers(tree: Tree, mentions: Mentions, codebook: Codebook) -> tuple[Trigger, ...]:
    """Return the triggers of a sentence in order.

    Args:
        tree: the sentence.
        mentions: its mentions.
        codebook: verbs, nouns and classes.
    """
    used: set[int] = set()
    found: list[Trigger] = []
    for index in range(len(tree.tokens)):
        if tree.upos(index) in CLAUSAL and tree.relation(index) not in {"aux", "cop"}:
            trigger = _verb_trigger(tree, mentions, index, codebook, used)
            if trigger is not None:
                found.append(trigger)
    for index in range(len(tree.tokens)):
        if index not in used and tree.upos(index) in {"NOUN", "PROPN"}:
            found.extend(_noun_triggers(tree, mentions, index, codebook))
    return tuple(sorted(found, key=lambda trigger: trigger.index))


def _verb_trigger(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook, used: set[int]
) -> Trigger | None:
    slots = Slots(tree, mentions, index)
    pattern = match(slots, codebook)
    if pattern is None or pattern.type_name == NOT_AN_EVENT:
        return None
    if pattern.type_name == INHERIT:
        return _light_trigger(slots, pattern, codebook, used)
    event_type = EventType(pattern.type_name)
    actors = slots.parties(pattern.actor, places=pattern.actor == "obj")
    recipients = _recipients(slots, pattern)
    if pattern.equal:
        actors, recipients = unique((*actors, *recipients)), ()
    _consume(slots, pattern, codebook, used)
    return Trigger(
        index,
        None,
        event_type,
        pattern.modes,
        actors,
        _without(recipients, actors),
        "verb",
        len(pattern.needs),
    )


def _recipients(slots: Slots, pattern: VerbPattern) -> tuple[Party, ...]:
    """Fill the first slot that names anybody; further slots are alternatives."""
    places = pattern.type_name in {"CONSULT", "ASSAULT", "MOBILIZE", "AID", "SANCTION"}
    taken = slots.parties(pattern.actor)
    for slot in pattern.recipients:
        parties = slots.parties(slot, places=places)
        others = _without(parties, taken)
        if others:
            return others
    return ()


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {party.entity_id for party in others}
    return tuple(party for party in parties if party.entity_id not in known)


def _consume(slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]) -> None:
    """Mark event nouns that a verb pattern has already read ("lifted the ban")."""
    conditions = {need.partition("=")[0] for need in pattern.needs}
    if "obj" in conditions:
        used.update(slots.objects)
    if "obl" in conditions:
        for words in slots.obliques.values():
            used.update(word for word in words if slots.tree.lemma(word) in codebook.nouns)


def _light_trigger(
    slots: Slots, pattern: VerbPattern, codebook: Codebook, used: set[int]
) -> Trigger | None:
    candidates = [*slots.objects]
    for words in slots.obliques.values():
        candidates.extend(words)
    for noun in candidates:
        entry = _noun_pattern(slots.tree, noun, codebook)
        if entry is None:
            continue
        used.update(slots.tree.conjuncts(noun))
        trigger = _noun_trigger(slots.tree, slots.mentions, noun, entry, slots)
        modes = tuple(dict.fromkeys((*trigger.modes, *pattern.modes)))
        return Trigger(
            noun,
            slots.index,
            trigger.event_type,
            modes,
            trigger.actors,
            trigger.recipients,
            "light",
            len(pattern.needs),
        )
    return None


def _noun_pattern(tree: Tree, index: int, codebook: Codebook) -> NounPattern | None:
    patterns = codebook.nouns.get(tree.lemma(index)) or codebook.nouns.get(
        tree.tokens[index].text.lower()
    )
    if not patterns:
        return None
    if tree.lemma(index) == "call" and len(patterns) > 1:
        obliques = tree.obliques(index)
        return patterns[1] if "for" in obliques or "on" in obliques else patterns[0]
    return patterns[0]


def _noun_triggers(
    tree: Tree, mentions: Mentions, index: int, codebook: Codebook
) -> Iterator[Trigger]:
    entry = _noun_pattern(tree, index, codebook)
    if entry is None or tree.relation(index) in {"compound", "amod", "flat"}:
        return
    light: Slots | None = None
    verb = tree.governor(index)
    if verb is not None and tree.upos(verb) in CLAUSAL and _carries(tree, index, verb):
        light = Slots(tree, mentions, verb)
    trigger = _noun_trigger(tree, mentions, index, entry, light)
    yield trigger


def _carries(tree: Tree, noun: int, verb: int) -> bool:
    """Return whether a verb only says that the event of its subject takes place."""
    relation = tree.relation(tree.first_conjunct(noun))
    return relation == "nsubj" and tree.lemma(verb) in OCCURRENCE


def _noun_trigger(
    tree: Tree, mentions: Mentions, index: int, entry: NounPattern, light: Slots | None
) -> Trigger:
    slots = Slots(tree, mentions, index)
    own_subject = light is not None and index in light.subjects
    actors, recipients = noun_parties(slots, entry.frame, None if own_subject else light)
    if own_subject and light is not None and entry.type in EQUAL_TYPES:
        around = [party for slot in ("between", "with") for party in light.parties(slot)]
        actors = unique((*actors, *around))
    return Trigger(
        index=index,
        light=None if light is None else light.index,
        event_type=entry.type,
        modes=entry.modes,
        actors=actors,
        recipients=_without(recipients, actors),
        source="noun",
        needs=0,
    )
