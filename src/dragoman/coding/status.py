"""Whether it happened: status and certainty from mood, negation, and the words above an event.

The words that govern an event are read from the inside out. Each may set a status; what stands
further out can only weaken it (an urged agreement to meet is an urged meeting).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.codebook import Codebook, Operator
from dragoman.coding.syntax import CLAUSAL, Tree
from dragoman.records import Certainty, Status

NEGATORS = frozenset({"not", "never", "n't", "no", "neither", "nor", "without"})
DOWNGRADE = {
    # how far a status is from a deed; the further one wins when two meet
    Status.ACTUAL: 0,
    Status.PLANNED: 1,
    Status.HYPOTHETICAL: 2,
    Status.URGED: 3,
    Status.NEGATED: 4,
}
NOMINAL = frozenset({"NOUN", "PROPN"})
PAST = "Tense=Past"
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})
CLAUSE_LINKS = COMPLEMENTS | {"obj", "nsubj", "obl", "nmod", "conj", "appos", "parataxis"}
FACTIVE = frozenset(
    {"after", "amid", "at", "because of", "before", "by", "despite", "during", "following", "for",
     "like", "over", "since", "such as"}
)  # fmt: skip
PURPOSE = frozenset({"to", "in order to"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Status and certainty of an event as its sentence puts them."""

    status: Status
    certainty: Certainty


def read_status(tree: Tree, index: int, codebook: Codebook, *, light: int | None = None) -> Reading:
    """Return status and certainty of the event that a word tells.

    Args:
        tree: the sentence.
        index: the word that tells the event.
        codebook: for the operators.
        light: the verb that carries an event noun ("held" in "held talks"), if any.
    """
    start = index if light is None else light
    effects = [_own_effect(tree, start, codebook)]
    if light is not None or tree.upos(index) in NOMINAL:
        effects.append(_noun_effect(tree, index, codebook))
    effects.extend(_outer_effects(tree, start, codebook))
    return _compose(effects)


def _compose(effects: list[Operator]) -> Reading:
    status = Status.ACTUAL
    certainty = Certainty.ASSERTED
    for effect in effects:
        if effect.status:
            given = Status(effect.status)
            if status is Status.NEGATED and given is Status.NEGATED:
                status = Status.HYPOTHETICAL
            elif DOWNGRADE[given] > DOWNGRADE[status]:
                status = given
        if effect.certainty == Certainty.SUSPECTED or (
            effect.certainty and certainty is Certainty.ASSERTED
        ):
            certainty = Certainty(effect.certainty)
    return Reading(status, certainty)


NOTHING = Operator("", "")


def _own_effect(tree: Tree, index: int, codebook: Codebook, *, whole: bool = True) -> Operator:
    """Read a verb's own auxiliaries, negation and adverbs."""
    status, certainty = "", ""
    if whole and _object_is_nothing(tree, index):
        return Operator("negated", "")
    if _is_due(tree, index):
        status = "planned"
    for kid in tree.kids(index, "aux", "advmod", "det", "cop", "mark"):
        lemma = tree.lemma(kid)
        text = tree.tokens[kid].text.lower()
        if lemma in NEGATORS or text in NEGATORS:
            return Operator("negated", certainty)
        modal = codebook.operators.get((text, "m"))
        if tree.relation(kid) == "aux" and modal:
            status = _modal_status(tree, index, text, modal.status)
        adverb = codebook.operators.get((lemma, "r"))
        if tree.relation(kid) == "advmod" and adverb:
            certainty = adverb.certainty or certainty
            status = status or adverb.status
        if tree.relation(kid) == "mark" and (lemma, "s") in codebook.operators:
            status = "hypothetical"
    return Operator(status, certainty)


def _object_is_nothing(tree: Tree, index: int) -> bool:
    """Return whether a verb's object is denied: "signed nothing", "held no talks"."""
    if tree.upos(index) not in CLAUSAL:
        return False
    for kid in tree.kids(index, "obj", "nsubj:pass"):
        if tree.lemma(kid) in {"nothing", "nobody", "none"}:
            return True
        if any(tree.lemma(det) in {"no", "neither"} for det in tree.kids(kid, "det")):
            return True
    return False


def _is_due(tree: Tree, index: int) -> bool:
    """Return whether "is to" makes a verb a plan: "she is to visit Lima in May"."""
    be = [kid for kid in tree.kids(index, "aux", "cop") if tree.lemma(kid) == "be"]
    marks = [kid for kid in tree.kids(index, "mark") if tree.lemma(kid) == "to"]
    if be and marks:
        return be[0] < marks[0]
    head = tree.head(index)
    return (
        head is not None
        and tree.lemma(head) == "be"
        and tree.relation(index) in {"xcomp", "ccomp"}
        and bool(marks)
    )


def _modal_status(tree: Tree, index: int, modal: str, status: str) -> str:
    """Read "would" under a past verb of saying as the future that it reports."""
    if modal != "would":
        return status
    head = tree.head(index)
    told = (
        head is not None
        and tree.relation(index) in {"ccomp", "parataxis"}
        and tree.upos(head) in CLAUSAL
    )
    conditional = any(
        tree.lemma(mark) == "if"
        for kid in tree.kids(index, "advcl")
        for mark in tree.kids(kid, "mark")
    )
    return "planned" if told and not conditional else "hypothetical"


def _noun_effect(tree: Tree, index: int, codebook: Codebook) -> Operator:
    """Read the modifiers of an event noun: "cancelled visit", "no talks", "visit set for May"."""
    for kid in tree.kids(index, "det", "amod", "acl", "advmod"):
        lemma, text = tree.lemma(kid), tree.tokens[kid].text.lower()
        if lemma in NEGATORS:
            return Operator("negated", "")
        for key in ((text, "a"), (lemma, "a")):
            if key in codebook.operators and tree.relation(kid) != "det":
                return codebook.operators[key]
        if tree.relation(kid) == "acl" and not tree.has(kid, "VerbForm=Ger"):
            effect = codebook.operators.get((lemma, "v"))
            if effect and effect.status in {"planned", "negated"}:
                return effect
    return NOTHING


def _outer_effects(tree: Tree, index: int, codebook: Codebook) -> Iterator[Operator]:
    """Yield the effects of the words above, from the inside out."""
    child = index
    for head in tree.ancestors(index):
        relation = tree.relation(child)
        if relation not in CLAUSE_LINKS:
            return
        if tree.tokens[child].deprel == "acl:relcl":
            return
        if relation in {"obl", "nmod"} and tree.preposition(child) in FACTIVE:
            # "was not rewarded for sending troops": they were sent
            return
        effect = _link_effect(tree, child, head, relation, codebook)
        yield from effect
        child = head


def _link_effect(
    tree: Tree, child: int, head: int, relation: str, codebook: Codebook
) -> Iterator[Operator]:
    lemma, upos = tree.lemma(head), tree.upos(head)
    if relation == "conj":
        if upos in CLAUSAL and not tree.kids(child, "aux", "nsubj"):
            yield _own_effect(tree, head, codebook)
        return
    if upos in CLAUSAL:
        yield from _verb_effects(tree, child, head, relation, codebook)
    elif upos in NOMINAL:
        if _is_wished(tree, child):
            yield Operator("hypothetical", "")
        operator = codebook.operators.get((lemma, "n"))
        if operator and relation in {"acl", "nmod", "ccomp"}:
            yield operator
            yield _noun_effect(tree, head, codebook)
    elif upos == "ADJ" and relation in COMPLEMENTS:
        yield codebook.operators.get((lemma, "a"), NOTHING)
        yield _own_effect(tree, head, codebook)


def _verb_effects(
    tree: Tree, child: int, head: int, relation: str, codebook: Codebook
) -> Iterator[Operator]:
    operator = _verb_operator(tree, head, codebook)
    if operator and _governs(tree, child, relation, operator):
        yield operator
    elif relation == "advcl" and _is_purpose(tree, child):
        yield Operator("planned", "")
    elif _is_wished(tree, child):
        yield Operator("hypothetical", "")
    if relation in {"xcomp", "ccomp", "obj", "nsubj", "csubj", "obl"}:
        # The object's own "no" has been read with the object.
        own = _own_effect(tree, head, codebook, whole=relation != "obj")
        if operator is None or own.status != "planned":
            yield own


def _verb_operator(tree: Tree, head: int, codebook: Codebook) -> Operator | None:
    lemma = tree.lemma(head)
    for kid in tree.kids(head, "compound:prt", "advmod"):
        found = codebook.operators.get((f"{lemma} {tree.lemma(kid)}", "v"))
        if found:
            return found
    return codebook.operators.get((lemma, "v"))


def _governs(tree: Tree, child: int, relation: str, operator: Operator) -> bool:
    """Return whether a phrase lies in the scope of the verb above it."""
    if relation == "ccomp" and operator.status == "urged" and tree.has(child, "VerbForm=Fin"):
        # "told reporters that it had signed": nothing is urged
        return tree.has(child, "Mood=Sub") or not tree.has(child, "Tense=Past")
    if relation in {"xcomp", "ccomp", "obj", "csubj"}:
        return True
    if relation == "nsubj":
        return tree.tokens[child].deprel == "nsubj:pass"
    return relation in {"obl", "advcl"} and tree.preposition(child) in {
        "for",
        "on",
        "of",
        "from",
        "to",
        "about",
    }


def _is_wished(tree: Tree, child: int) -> bool:
    """Return whether a clause has a subject of its own and no tense: "for Riga to lift it"."""
    marks = tree.preposition(child).split()
    return "for" in marks and "to" in marks


def _is_purpose(tree: Tree, child: int) -> bool:
    return tree.preposition(child) in PURPOSE and tree.has(child, "VerbForm=Inf")
