"""Zones and disputed places."""

import re
from collections import Counter

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.arrangements.tell.turns import apply, turns_at
from dragoman.records import MechanismKind

KIND = MechanismKind.ZONE
CLAIM = re.compile(
    r"\b(?:claimed|contested|disputed|administered|held|occupied) by\b"
    r"|\bboth (?:countries|sides|nations)? ?claim|\bclaims? \w+"
)
PAIR = 2


def find_zones(scene: Scene, groups: Counter[frozenset[str]]) -> list[Draft]:
    """Return the zones and the disputed places that a sentence names."""
    found = []
    known = scene.known.sets
    for noun in scene.nominals(known["zones.nouns"] | known["zones.grounds"]):
        modifiers = scene.modifiers(noun)
        contested = bool(modifiers & known["zones.disputed"])
        zone = scene.lemma(noun) in known["zones.nouns"] and bool(modifiers & known["zones.kinds"])
        first, last = scene.phrase(noun)
        if not contested and not (zone and _proper(scene, first, last)):
            continue
        name = _name(scene, first, noun, last)
        if not re.search(r"[A-Z]", name):
            continue
        members = _members(scene, first, noun, groups)
        draft = Draft(KIND, names=[name], members=members)
        draft.prove(scene.evidence)
        apply(draft, scene, turns_at(scene, noun, KIND))
        note_basis(draft, scene, noun)
        found.append(draft)
    return found


def _proper(scene: Scene, first: int, last: int) -> bool:
    tokens = scene.tree.tokens
    return any(tokens[word].text[:1].isupper() and word > 0 for word in range(first, last + 1))


def _name(scene: Scene, first: int, noun: int, last: int) -> str:
    """Return a place's own name: without articles, owners and the word that says it is disputed."""
    tokens = scene.tree.tokens
    drop = {
        "the",
        "a",
        "an",
        "disputed",
        "contested",
        "claimed",
        "-",
        "–",
        "’s",
        "'s",
        "its",
        "their",
    }
    owners = {
        word
        for word in range(first, noun)
        for mention in scene.mentions
        if mention.start <= tokens[word].start < mention.end
        and mention.kind in {"state", "demonym"}
    }
    while first < noun and (tokens[first].text.lower() in drop or first in owners):
        first += 1
    return scene.words(first, last)


def _members(
    scene: Scene, first: int, noun: int, groups: Counter[frozenset[str]]
) -> frozenset[str]:
    named = scene.sides_between(first, noun)
    if len(named) >= PAIR:
        return named
    if CLAIM.search(scene.low) or " between " in scene.low:
        around = scene.sides_between(0, len(scene.tree.tokens) - 1)
        if len(around) >= PAIR:
            return around
    around = scene.sides_between(0, len(scene.tree.tokens) - 1)
    if len(around) == PAIR:
        return around
    fitting = [group for group in groups if around & group and (around <= group or group < around)]
    return min(fitting, key=lambda one: (-groups[one], len(one), sorted(one)), default=around)
