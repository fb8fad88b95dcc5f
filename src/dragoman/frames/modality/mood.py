"""What a word itself says of its status: auxiliaries, negation, adverbs, adjectives."""

from dragoman.codebook.codebook import Codebook, Operator
from dragoman.data.words import WordLists
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

NOTHING = Operator("", "")
NEGATED = Operator("negated", "")
WORDS = WordLists("frames", "modality.mood")
RANK = {"": 0, "planned": 1, "hypothetical": 2, "urged": 3, "negated": 4}


def own_effect(
    tree: Tree, index: int, codebook: Codebook, *, whole: bool = True, negation: bool = True
) -> Operator:
    """Read a verb's own auxiliaries, negation and adverbs.

    Args:
        tree: the sentence.
        index: the verb.
        codebook: for modals, adverbs and conjunctions.
        whole: read the "no" of its subject and object too.
        negation: read its "not"; without, what else stands beside the verb counts.
    """
    if whole and _nothing_is_done(tree, index):
        return NEGATED
    if negation and _is_yet_to_be(tree, index):
        return NEGATED
    status, certainty = "", ""
    if _is_due(tree, index) or _is_coming(tree, index):
        status = "planned"
    if is_inverted(tree, index):
        status = "hypothetical"
    for kid in tree.kids(index, "aux", "advmod", "det", "cop", "mark"):
        if _negates(tree, kid):
            if negation:
                return Operator("negated", certainty)
            continue
        given = _effect_of(tree, index, kid, codebook)
        certainty = given.certainty or certainty
        if RANK[given.status] > RANK[status]:
            status = given.status
    return Operator(status, certainty)


def _is_yet_to_be(tree: Tree, index: int) -> bool:
    """Return whether a verb is one that has "yet to" be done."""
    before = " ".join(tree.tokens[n].text.lower() for n in range(max(0, index - 2), index))
    # where parsers take "has" for a verb, what stands above the clause is read with that
    helped = any(tree.lemma(kid) in {"have", "be"} for kid in tree.kids(index, "aux", "cop"))
    return helped and before == "yet to"


def _negates(tree: Tree, word: int) -> bool:
    """Return whether a word beside a verb says that it was not so: "not", "no longer"."""
    lemma, text = tree.lemma(word), tree.tokens[word].text.lower()
    if {lemma, text} & WORDS["negators"] and not _is_not_only(tree, word):
        return True
    return lemma == "long" and word > 0 and tree.lemma(word - 1) == "no"


def _effect_of(tree: Tree, index: int, kid: int, codebook: Codebook) -> Operator:
    text, lemma, relation = tree.tokens[kid].text.lower(), tree.lemma(kid), tree.relation(kid)
    if relation == "aux":
        modal = codebook.operators.get((text, "m"))
        return Operator(_modal_status(tree, index, kid, modal.status), "") if modal else NOTHING
    if relation == "advmod":
        return codebook.operators.get((lemma, "r"), NOTHING)
    if relation == "mark" and (lemma, "s") in codebook.operators:
        return Operator("hypothetical", "")
    if relation == "mark":
        # "is due to meet", read as one mark
        return codebook.operators.get((lemma, "a"), NOTHING)
    return NOTHING


def _modal_status(tree: Tree, index: int, modal: int, status: str) -> str:
    """Read a modal where it stands.

    "Should Manila withdraw, ..." is a condition; "would" under a verb of saying is the future
    that it reports.
    """
    text = tree.tokens[modal].text.lower()
    subjects = tree.kids(index, "nsubj")
    if text == "should" and subjects and modal < subjects[0] and tree.relation(index) == "advcl":
        return "hypothetical"
    if text == "will" and _is_conditional(tree, index):
        # of 14 such of labelled newswire that are no answer or threat, 13 are hypothetical
        return "hypothetical"
    if text != "would":
        return status
    return (
        "planned" if _is_told(tree, index) and not _is_conditional(tree, index) else "hypothetical"
    )


def is_inverted(tree: Tree, index: int) -> bool:
    """Return whether "had" before its subject makes a condition: "had Riga agreed, ...".

    Args:
        tree: the sentence.
        index: the verb.
    """
    if tree.relation(index) != "advcl" or tree.kids(index, "mark"):
        return False
    subjects = tree.kids(index, "nsubj", "nsubj:pass")
    had = [kid for kid in tree.kids(index, "aux") if tree.tokens[kid].text.lower() == "had"]
    return bool(subjects and had) and had[0] < subjects[0]


def _is_told(tree: Tree, index: int) -> bool:
    """Return whether a clause is what the verb over it tells."""
    head = tree.head(index)
    told = tree.relation(index) in {"ccomp", "parataxis"}
    return head is not None and told and tree.upos(head) in CLAUSAL


def _is_conditional(tree: Tree, index: int) -> bool:
    """Return whether a clause with "if" or "unless" stands beside a verb; not with "even if"."""
    clauses = tree.kids(index, "advcl")
    marks = (mark for kid in clauses for mark in tree.kids(kid, "mark"))
    return any(
        tree.lemma(mark) in {"if", "unless"} and (mark == 0 or tree.lemma(mark - 1) != "even")
        for mark in marks
    )


def _is_not_only(tree: Tree, negator: int) -> bool:
    """Return whether "not" is that of "not only"."""
    after = negator + 1
    return after < len(tree.tokens) and tree.lemma(after) in WORDS["only"]


def _nothing_is_done(tree: Tree, index: int) -> bool:
    """Return whether nobody does it or nothing is done: "signed nothing", "held no talks"."""
    if tree.upos(index) not in CLAUSAL:
        return False
    for kid in tree.kids(index, "obj", "nsubj:pass", "nsubj"):
        if tree.lemma(kid) in WORDS["nobody"]:
            return True
        if any(tree.lemma(det) in {"no", "neither"} for det in tree.kids(kid, "det", "cc")):
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


def _is_coming(tree: Tree, index: int) -> bool:
    """Return whether the present tense tells a day to come: "opens in Quito on Sunday"."""
    if is_being_sent(tree, index):
        return True
    if not (tree.has(index, "Tense=Pres") and tree.has(index, "VerbForm=Fin")):
        return False
    if tree.kids(index, "aux"):
        return False
    for kid in tree.kids(index, "obl", "advmod"):
        words = {tree.lemma(word) for word in tree.subtree(kid)}
        if words & WORDS["coming"]:
            return True
    return False


def is_being_sent(tree: Tree, verb: int) -> bool:
    """Return whether somebody or something is on its way yet: "is sending a warship".

    "Was sending" when something else happened, and "has been sending", went on already.

    Args:
        tree: the sentence.
        verb: the verb.
    """
    if tree.lemma(verb) not in WORDS["sending"]:
        return False
    helpers = {tree.lemma(kid) for kid in tree.kids(verb, "aux")}
    if helpers != {"be"} or not tree.tokens[verb].text.lower().endswith("ing"):
        return False
    marks = (mark for kid in tree.kids(verb, "advcl") for mark in tree.kids(kid, "mark", "advmod"))
    past = any(tree.has(kid, "Tense=Past") for kid in tree.kids(verb, "aux"))
    return not (past and any(tree.lemma(mark) == "when" for mark in marks))


def noun_effect(tree: Tree, index: int, codebook: Codebook) -> Operator:
    """Read the modifiers of an event noun: "cancelled visit", "no talks", "visit set for May"."""
    for kid in tree.kids(index, "det", "amod", "acl", "advmod"):
        lemma, text = tree.lemma(kid), tree.tokens[kid].text.lower()
        if lemma in WORDS["negators"]:
            return NEGATED
        if tree.relation(kid) == "det":
            if lemma == "any":
                return Operator("hypothetical", "")
            continue
        effect = codebook.operators.get((text, "a")) or codebook.operators.get((lemma, "a"))
        effect = effect or _clause_effect(tree, kid, codebook)
        if effect is not None:
            return effect
    return NOTHING


def _clause_effect(tree: Tree, clause: int, codebook: Codebook) -> Operator | None:
    """Return what a clause on a noun makes of it: "a visit set for May", "cancelled"."""
    if tree.relation(clause) != "acl" or tree.has(clause, "VerbForm=Ger"):
        return None
    effect = codebook.operators.get((tree.lemma(clause), "v"))
    return effect if effect and effect.status in {"planned", "negated"} else None
