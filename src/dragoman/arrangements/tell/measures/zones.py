"""Zones and disputed places."""

import re
from collections import Counter

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import apply, turns_at
from dragoman.records import MechanismKind

KIND = MechanismKind.ZONE
CLAIM = re.compile(
    r"\b(?:claimed|contested|disputed|administered|held|occupied|shared) by\b"
    r"|\b(?:that|which) \w+ shares? with\b"
    r"|\bboth (?:countries|sides|nations)? ?claim|\bclaims? \w+"
)
SHARED = re.compile(r"\bzones? (?:(?:that|which) \w+ shares? with|shared by)\b")
PAIR = 2


def find_zones(facts: SentenceFacts, groups: Counter[frozenset[str]]) -> list[Draft]:
    """Return the zones and the disputed places that a sentence names."""
    found = []
    known = facts.known.sets
    for noun in facts.nominals(known["zones.nouns"] | known["zones.grounds"]):
        if not _is_meant(facts, noun):
            continue
        first, last = facts.phrase(noun)
        members = _members(facts, first, noun, groups)
        name = _name_or_members(facts, _name(facts, first, noun, last), members)
        if not re.search(r"[A-Z]", name):
            continue
        draft = Draft(KIND, names=[name], members=members)
        draft.prove(facts.evidence)
        apply(draft, facts, turns_at(facts, noun, KIND))
        note_basis(draft, facts, noun)
        found.append(draft)
    return found


def _is_meant(facts: SentenceFacts, noun: int) -> bool:
    """Return whether a noun is a disputed ground, or a zone that has a name or is shared."""
    known, modifiers = facts.known.sets, facts.modifiers(noun)
    if modifiers & known["zones.disputed"]:
        return True
    if facts.lemma(noun) not in known["zones.nouns"] or not modifiers & known["zones.kinds"]:
        return False
    return _is_shared(facts) or _proper(facts, *facts.phrase(noun))


def _name_or_members(facts: SentenceFacts, name: str, members: frozenset[str]) -> str:
    """Return a zone's name; of one without, that two share, with those whose it is."""
    if re.search(r"[A-Z]", name) or not _is_shared(facts) or len(members) != PAIR:
        return name
    return f"{name} of {' and '.join(_named(facts, members))}"


def _is_shared(facts: SentenceFacts) -> bool:
    return SHARED.search(facts.low) is not None


def _named(facts: SentenceFacts, members: frozenset[str]) -> list[str]:
    """Return what a sentence calls the states that share a zone, in the order of the text."""
    text = facts.annotated.document.text
    found: dict[str, str] = {}
    for mention in sorted(facts.mentions, key=lambda one: one.start):
        for code in sorted(states(mention.parties) & members):
            if mention.kind == "state":
                found.setdefault(code, text[mention.start : mention.end])
    return list(found.values()) if len(found) == len(members) else []


def _proper(facts: SentenceFacts, first: int, last: int) -> bool:
    tokens = facts.tree.tokens
    return any(tokens[word].text[:1].isupper() and word > 0 for word in range(first, last + 1))


def _name(facts: SentenceFacts, first: int, noun: int, last: int) -> str:
    """Return a place's own name: without articles, owners and the word that says it is disputed."""
    tokens = facts.tree.tokens
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
        for mention in facts.mentions
        if mention.start <= tokens[word].start < mention.end
        and mention.kind in {"state", "demonym"}
    }
    while first < noun and (tokens[first].text.lower() in drop or first in owners):
        first += 1
    return facts.words(first, last)


def _members(
    facts: SentenceFacts, first: int, noun: int, groups: Counter[frozenset[str]]
) -> frozenset[str]:
    named = facts.sides_between(first, noun)
    if len(named) >= PAIR:
        return named
    if CLAIM.search(facts.low) or " between " in facts.low:
        around = facts.sides_between(0, len(facts.tree.tokens) - 1)
        if len(around) >= PAIR:
            return around
    around = facts.sides_between(0, len(facts.tree.tokens) - 1)
    if len(around) == PAIR:
        return around
    fitting = [group for group in groups if around & group and (around <= group or group < around)]
    return min(fitting, key=lambda one: (-groups[one], len(one), sorted(one)), default=around)
