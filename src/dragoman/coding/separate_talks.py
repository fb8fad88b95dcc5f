"""Talks of one with several, each alone: "met separately with the ministers of Chile and Peru".

They are as many meetings as partners, and none of them is of three.
"""

from dataclasses import replace

from dragoman.coding.candidate import Candidate
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import sides
from dragoman.frames.roles.slots import Slots, clause_of
from dragoman.records import EventType, Party, Step
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "separate_talks")
SEVERAL = 3


def separated(candidate: Candidate) -> tuple[Candidate, ...]:
    """Return a meeting as the meetings that it was; itself alone where it was one.

    Args:
        candidate: a candidate with all parties that are known.
    """
    trigger, tree = candidate.trigger, candidate.passage.tree
    if trigger.event_type is not EventType.CONSULT:
        return (candidate,)
    everyone = {sides(party) for party in (*trigger.actors, *trigger.recipients)}
    words = (candidate.anchor, trigger.index)
    if len(everyone) < SEVERAL or not any(_is_apart(tree, word) for word in words):
        return (candidate,)
    one, others = _one_and_others(candidate, everyone)
    if len(one) != 1 or not others:
        return (candidate,)
    return tuple(_between(candidate, one | {other}) for other in sorted(others))


def _one_and_others(candidate: Candidate, everyone: set[str]) -> tuple[set[str], set[str]]:
    """Return who meets the others, and those others: either may be the subject."""
    slots = Slots(candidate.passage.tree, candidate.passage.indexed, candidate.anchor)
    first = {sides(party) for party in slots.parties("subj")} & everyone
    return (first, everyone - first) if len(first) == 1 else (everyone - first, first)


def _between(candidate: Candidate, pair: set[str]) -> Candidate:
    """Return the meeting of two of those whom a candidate tells."""
    trigger = candidate.trigger

    def those(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(party for party in parties if sides(party) in pair)

    words = candidate.passage.tree.tokens[trigger.index].text
    return replace(
        candidate,
        trigger=replace(
            trigger,
            modes=tuple(mode for mode in trigger.modes if mode != "multilateral"),
            actors=those(trigger.actors),
            recipients=those(trigger.recipients),
            steps=(*trigger.steps, Step("separate", words, "each alone")),
        ),
    )


def _is_apart(tree: Tree, word: int) -> bool:
    """Return whether a word is told to be of two at a time: "separately", "bilateral meetings"."""
    adverbs = {tree.lemma(kid) for kid in tree.kids(word, "advmod")}
    if adverbs & WORDS["one_by_one"]:
        return True
    plural = tree.upos(word) == "NOUN" and tree.has(word, "Number=Plur")
    kinds = {tree.tokens[kid].text.lower() for kid in tree.kids(word, "amod", "compound")}
    if plural and kinds & WORDS["of_two"]:
        return True
    text = " ".join(tree.tokens[at].text.lower() for at in _own_words(tree, word))
    return any(phrase in text for phrase in WORDS["phrases"])


def _own_words(tree: Tree, word: int) -> list[int]:
    """Return the words of a clause without those in it that have a subject of their own.

    "She met three ministers, and the kings of Oman and Jordan talked one-on-one": she did not.
    """
    clause = clause_of(tree, word)
    verbs = (at for at, token in enumerate(tree.tokens) if token.upos in CLAUSAL and at != clause)
    return tree.subtree(clause, frozenset(at for at in verbs if tree.kids(at, "nsubj")))
