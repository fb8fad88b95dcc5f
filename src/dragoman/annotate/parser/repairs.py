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
        if name.deprel == "conj" and name.upos == "PROPN" and _is_listed_verb(found, verb):
            has_subject = _has_kid(found, {verb}, "nsubj")
            if not has_subject and not _has_kid(found, {name.head, verb - 1}, "cc"):
                found[verb - 1] = replace(name, head=verb, deprel="nsubj")


def _has_kid(found: list[Token], heads: set[int], relation: str) -> bool:
    """Return whether a word hangs on one of some heads in a relation."""
    return any(token.head in heads and token.deprel == relation for token in found)


def _is_listed_verb(found: list[Token], index: int) -> bool:
    """Return whether a finite verb hangs on the verb of what the name before it is listed with."""
    verb = found[index]
    if verb.upos not in VERBAL or "VerbForm=Fin" not in verb.feats.split("|"):
        return False
    return verb.head == _verb_of(found, found[index - 1].head)


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
        if _looks_present(verb):
            subjects = [t.upos for t in found if t.head == index and t.deprel == "nsubj"]
            if subjects and {"NOUN", "PROPN"}.issuperset(subjects):
                feats = verb.feats.replace("Tense=Pres", "Tense=Past")
                found[index] = replace(verb, feats=feats)


def _looks_present(verb: Token) -> bool:
    """Return whether a word was read as a present that may as well be a past ("hit", "cut")."""
    return verb.upos == "VERB" and verb.text in WORDS["alike"] and "Tense=Pres" in verb.feats


def _verb_of(found: Sequence[Token], index: int) -> int:
    """Return the word that governs a word, past conjunction."""
    while found[index].deprel == "conj":
        index = found[index].head
    return found[index].head
