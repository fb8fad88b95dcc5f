"""How far a verb's words reach over those that are joined to it: "did not answer, but sent a note".

An auxiliary is shared by what has its form alone, and a "not" ends at a word that sets what follows
against it.
"""

from dragoman.data.words import WordLists
from dragoman.frames.modality.mood import is_inverted
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "modality.scope")
MOOD = WordLists("frames", "modality.mood")


def is_outside(tree: Tree, child: int, head: int) -> bool:
    """Return whether a finite verb is joined to an infinitive: it stands outside its scope.

    "Said the aim was to end the war and urged all to talk": urging was no aim. "Did not attack and
    held talks instead": "did" goes with no past tense.

    Args:
        tree: the sentence.
        child: the second verb.
        head: the first.
    """
    finite = tree.has(child, "VerbForm=Fin") and tree.upos(child) == "VERB"
    if not finite or not tree.has(head, "VerbForm=Inf"):
        return False
    return not tree.kids(head, "aux") or _is_past(tree, child)


def _is_past(tree: Tree, verb: int) -> bool:
    """Return whether a verb's form is that of the past alone: "closed", and not "cut"."""
    past = tree.has(verb, "Tense=Past")
    return past and tree.tokens[verb].text.lower() != tree.lemma(verb)


def is_set_against(tree: Tree, child: int) -> bool:
    """Return whether a verb is set against the one before it: "but", "yet", "instead".

    "Agreed not to use force and to meet again": an "and" with a "to" of its own starts anew.
    """
    words = tree.kids(child, "cc", "advmod")
    anew = {"and", "to"} <= {tree.lemma(word) for word in tree.kids(child, "cc", "mark")}
    return anew or any(tree.lemma(word) in WORDS["contrast"] for word in words)


def is_denied(tree: Tree, index: int) -> bool:
    """Return whether a "not" or "never" stands beside a word itself: "the raid did not happen".

    So it does with "no" beside those to whom a verb does it or who do it: "no guards were killed".
    """
    if any(tree.lemma(kid) in MOOD["negators"] for kid in tree.kids(index, "advmod")):
        return True
    if tree.upos(index) != "VERB":
        return False
    sides = tree.kids(index, "nsubj", "nsubj:pass", "obj")
    return any(
        tree.lemma(kid) in {"no", "neither"}
        for side in sides
        for kid in tree.kids(side, "det", "cc")
    )


def is_called_false(tree: Tree, index: int) -> bool:
    """Return whether a clause is said not to be so: "reports that they struck it are baseless"."""
    over = tree.head(index)
    if over is not None and tree.relation(index) == "acl":
        told = tree.head(over) if tree.relation(over) == "nsubj" else None
        over = over if tree.lemma(over) in WORDS["untrue"] else told
    elif tree.relation(index) not in {"csubj", "ccomp"}:
        return False
    denied = over is not None and any(kid == "not" for kid in map(tree.lemma, tree.kids(over)))
    return over is not None and tree.lemma(over) in WORDS["untrue"] and not denied


def is_near_miss(tree: Tree, index: int) -> bool:
    """Return whether somebody only came close to doing it.

    "Came close to striking the ship", "nearly struck it".
    """
    beside = tree.lemma(index - 1) if index - 1 in tree.kids(index, "advmod") else ""
    if beside in WORDS["short_of"]:
        return True
    over = (index, *tree.ancestors(index))
    phrases = ((tree.lemma(word), tree.lemma(word + 1)) for word in over if word + 1 < index)
    return ("come", "close") in phrases


def is_supposed(tree: Tree, index: int) -> bool:
    """Return whether it is only thought up: "imagine that they left", "had they left, ..."."""
    asked = tree.head(index) == 0 and tree.lemma(0) in WORDS["thinking_up"]
    told = tree.tokens[index].deprel == "ccomp"
    return (asked and told) or is_inverted(tree, index)


def is_freed(tree: Tree, index: int) -> bool:
    """Return whether a verb stands beside one that is denied and the denial does not reach it."""
    head = tree.head(index)
    if head is None or tree.tokens[index].deprel not in {"conj", "advcl"}:
        return False
    denied, own = is_denied(tree, head), is_denied(tree, index)
    if tree.tokens[index].deprel == "advcl":
        # "has not reopened it since Sudan bombed the road": it was bombed
        apart = tree.preposition(index) in WORDS["told_besides"] and _is_past(tree, index)
    else:
        apart = is_outside(tree, index, head) or is_set_against(tree, index)
    return denied and not own and apart
