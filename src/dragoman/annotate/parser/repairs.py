"""What a parse cannot mean, put right: a name across a verb, a list whose last is a subject."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.records import Token

VERBAL = frozenset({"VERB"})
WORDS = WordLists("annotate", "parser.repairs")
HANDING = frozenset({"hand", "turn"})


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return tokens in which names, lists and particles are what they can be.

    Args:
        tokens: of a sentence.
    """
    found = list(tokens)
    _part_names(found)
    _part_clauses(found)
    _join_particles(found)
    _tell_past(found)
    return tuple(found)


def _part_names(found: list[Token]) -> None:
    """Make what follows a verb its object.

    In "Abe urged South Korea to act" the parser now and then takes "Korea" for a part of "Abe".
    """
    for index, token in enumerate(found):
        head = token.head
        if token.deprel not in {"flat", "appos"} or not 0 <= head < index:
            continue
        verb = found[head].head
        if token.deprel == "appos" and "," in {each.text for each in found[head:index]}:
            continue
        if head < verb < index and found[verb].upos in VERBAL:
            found[index] = replace(token, head=verb, deprel="obj")


def _part_clauses(found: list[Token]) -> None:
    """Make a name between a comma and a verb that lacks a subject its subject.

    In the headline "Union suspends Chad, France cuts aid" the parser may list France with Chad.
    """
    for verb in range(2, len(found)):
        name = found[verb - 1]
        if name.deprel != "conj" or name.upos != "PROPN" or found[verb].upos not in VERBAL:
            continue
        if "VerbForm=Fin" not in found[verb].feats.split("|") or found[verb].head != _verb_of(
            found, name.head
        ):
            continue
        kids = [token for token in found if token.head == verb and token.deprel == "nsubj"]
        listed = [token for token in found if token.head in {name.head, verb - 1}]
        if not kids and not any(token.deprel == "cc" for token in listed):
            found[verb - 1] = replace(name, head=verb, deprel="nsubj")


def _join_particles(found: list[Token]) -> None:
    """Give a verb its "over" back: who "handed over 40 prisoners" handed over no more than 40."""
    for index in range(1, len(found)):
        verb = found[index - 1]
        if found[index].text == "over" and verb.upos == "VERB" and verb.lemma in HANDING:
            found[index] = replace(found[index], head=index - 1, deprel="compound:prt", upos="ADP")


def _tell_past(found: list[Token]) -> None:
    """Make a verb whose past looks like its base a past: "Israel hit a depot" is no plan.

    A single subject would have "hits"; of several, reports write in the past.
    """
    for index, verb in enumerate(found):
        if verb.text not in WORDS["alike"] or "Tense=Pres" not in verb.feats or verb.upos != "VERB":
            continue
        subjects = [t for t in found if t.head == index and t.deprel == "nsubj"]
        if subjects and all(one.upos in {"NOUN", "PROPN"} for one in subjects):
            feats = verb.feats.replace("Tense=Pres", "Tense=Past")
            found[index] = replace(verb, feats=feats)


def _verb_of(found: Sequence[Token], index: int) -> int:
    """Return the word that governs a word, past conjunction."""
    while found[index].deprel == "conj":
        index = found[index].head
    return found[index].head
