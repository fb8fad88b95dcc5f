"""What is only an assessment: of a scholar, of worth, of what may come, of how somebody felt."""

from dragoman.coding.candidate import Candidate
from dragoman.data.words import WordLists
from dragoman.frames.triggers.trigger import VERBAL
from dragoman.records import Certainty, EventType, Status
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "acceptance.opinions")
MODALS = WordLists("coding", "acceptance.filters")
OBSERVERS = frozenset({"EDU", "JRN"})


def is_opinion(candidate: Candidate) -> bool:
    """Return whether this is an assessment and no act of a party.

    What a newspaper or a scholar says that others did is an act, reported.
    """
    trigger = candidate.trigger
    if (
        is_valued(candidate)
        or is_supposed(candidate)
        or is_felt(candidate)
        or (candidate.voice.sector in OBSERVERS and not trigger.is_backed)
    ):
        return True
    return (
        trigger.event_type in VERBAL
        and bool(trigger.actors)
        and all(party.sector in OBSERVERS for party in trigger.actors)
    )


def is_supposed(candidate: Candidate) -> bool:
    """Return whether a charge is only what one supposes to come: "suspects that Lima might act".

    What "may have" been done is a charge.
    """
    tree, word, operators = candidate.passage.tree, candidate.anchor, candidate.codebook.operators
    operator = operators.get((tree.lemma(word), "v"))
    supposes = operator is not None and operator.certainty == Certainty.SUSPECTED
    if candidate.trigger.event_type is not EventType.ACCUSE or not supposes:
        return False
    clauses = (
        {tree.lemma(kid) for kid in tree.kids(one, "aux")} for one in tree.kids(word, "ccomp")
    )
    return any(lemmas & MODALS["may"] and "have" not in lemmas for lemmas in clauses)


def is_valued(candidate: Candidate) -> bool:
    """Return whether dealings are only said to matter: "cooperation with Oman is important".

    Or to come to: "their diplomacy grows in importance".
    """
    tree, index = candidate.passage.tree, candidate.anchor
    head = tree.head(index)
    if head is None or tree.relation(index) != "nsubj" or candidate.said_date is not None:
        return False
    if _grows_in_worth(tree, head):
        return True
    operator = candidate.codebook.operators.get((tree.lemma(head), "a"))
    present = any(tree.has(kid, "Tense=Pres") for kid in tree.kids(head, "cop"))
    return operator is not None and operator.status == Status.URGED and present


def is_felt(candidate: Candidate) -> bool:
    """Return whether a verb tells what somebody made others feel: "the vote angered Ankara".

    Of 19 such of labelled text none is an act.
    """
    tree, word = candidate.passage.tree, candidate.anchor
    moving = tree.lemma(word) in WORDS["moving"] and tree.upos(word) == "VERB"
    return moving and not tree.is_passive(word) and bool(tree.kids(word, "obj"))


def _grows_in_worth(tree: Tree, verb: int) -> bool:
    """Return whether a verb says that its subject matters, or comes to."""
    if tree.lemma(verb) == "matter":
        return True
    worth = (tree.lemma(kid) in WORDS["worth"] for kid in tree.kids(verb, "obj", "obl", "xcomp"))
    return tree.lemma(verb) in WORDS["growing"] and any(worth)
