"""The verbs that say what happens to a thing that a noun names."""

from collections.abc import Iterator

from dragoman.arrangements.tell.sentence.spans import NOMINAL, VERBAL
from dragoman.syntax.plain_tree import remembered
from dragoman.syntax.tree import Tree

GOVERNING = frozenset({*VERBAL, "ADJ", "NOUN"})


@remembered
def governors(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the verbs whose subject or object a noun is, nearest first."""
    found = {verb for verb in range(len(tree.tokens)) if _governs(tree, verb, index)}
    found |= {kid for kid in tree.kids(index, "acl") if _is_clause(tree, kid)}
    found |= {*_added(tree, index)}
    found |= {each for verb in found for each in _verbs_beside(tree, verb)}
    return tuple(sorted(found, key=lambda verb: (abs(verb - index), verb)))


def _governs(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether a noun is the subject or object of a word that can have one."""
    upos = tree.upos(verb)
    if verb == noun or upos not in GOVERNING or not (upos in VERBAL or tree.kids(verb, "cop")):
        return False
    return noun in tree.subjects(verb) or noun in tree.objects(verb)


def _verbs_beside(tree: Tree, verb: int) -> Iterator[int]:
    """Yield what the same noun does, of which it is told what is done to it.

    "Was ratified in 1992 and lapsed in 2010".
    """
    for kid in tree.kids(verb, "conj") if tree.is_passive(verb) else ():
        if tree.upos(kid) == "VERB" and not tree.kids(kid, "nsubj"):
            yield kid


def _added(tree: Tree, index: int) -> Iterator[int]:
    """Yield the verbs of clauses that a comma adds to a noun's whole phrase.

    "The talks of Chile and Peru, held since 2010": the parser may hang "held" on Peru.
    """
    for word in tree.subtree(index):
        if word <= index or tree.upos(word) not in NOMINAL:
            continue
        for kid in tree.kids(word, "acl"):
            first = tree.subtree(kid)[0]
            before = {tree.tokens[first].text, tree.tokens[first - 1].text}
            if "," in before and _is_clause(tree, kid):
                yield kid


def _is_clause(tree: Tree, word: int) -> bool:
    """Return whether a word heads a clause: a verb, or what something is ("in force")."""
    return tree.upos(word) in VERBAL or bool(tree.kids(word, "cop"))
