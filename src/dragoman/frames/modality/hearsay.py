"""How firmly a text puts it: hearsay and seeming.

What a named party says of its own doings is firm; what nobody stands by is reported, and what
only seems is suspected.
"""

from collections.abc import Iterator

from dragoman.codebook.codebook import Operator
from dragoman.data.words import WordLists
from dragoman.syntax.plain_tree import ATTACHED, COMPLEMENTS
from dragoman.syntax.tree import Tree

REPORTED = Operator("", "reported")
SUSPECTED = Operator("", "suspected")
SEEM = frozenset({"seem", "appear"})
WORDS = WordLists("frames", "modality.hearsay")


def hearsay(tree: Tree, index: int) -> Iterator[Operator]:
    """Yield the certainties that the ways of telling give to a verb or event noun.

    Args:
        tree: the sentence.
        index: the word that tells the event.
    """
    inside = index
    for head in (index, *tree.ancestors(index)):
        if _is_according(tree, head) or _is_aside(tree, head):
            yield REPORTED
        if head != index:
            yield from _told_by(tree, inside, head)
        inside = head


def _told_by(tree: Tree, child: int, head: int) -> Iterator[Operator]:
    lemma, relation = tree.lemma(head), tree.relation(child)
    if lemma in SEEM and relation in COMPLEMENTS:
        yield SUSPECTED
    if lemma in WORDS["tell"] and (tree.is_passive(head) or is_nameless(tree, head)):
        yield REPORTED
    if lemma == "accuse" and relation in ATTACHED:
        yield REPORTED
    if lemma in WORDS["charging"] and relation in ATTACHED | {"obl"}:
        # "charged with attacking": whether they did, a court will say
        yield SUSPECTED


def _is_according(tree: Tree, head: int) -> bool:
    """Return whether "according to somebody" hangs on a word."""
    if "according" not in tree.lows:
        return False
    for kid in tree.kids(head, "obl", "advcl", "nmod", "parataxis"):
        words = [kid, *tree.kids(kid, "case", "mark")]
        if any(tree.lows[word] == "according" for word in words):
            return True
    return False


def _is_aside(tree: Tree, head: int) -> bool:
    """Return whether an aside names no one who tells it: ", sources said,"."""
    asides = tree.kids(head, "parataxis")
    return any(tree.lemma(kid) in WORDS["tell"] and is_nameless(tree, kid) for kid in asides)


def is_nameless(tree: Tree, verb: int) -> bool:
    """Return whether nobody is named who says it: "sources say", "local media report"."""
    for subject in tree.kids(verb, "nsubj"):
        if tree.lemma(subject) in WORDS["nameless"] and not tree.kids(subject, "appos", "flat"):
            return True
        names = {tree.lemma(kid) for kid in tree.kids(subject, "amod", "compound")}
        if names & WORDS["outlets"] and tree.upos(subject) == "NOUN":
            return True
    return False
