"""Times behind a deed that a clause only refers to: they are the deed's, not the clause's.

"Oslo removed staff following attacks on its offices there last week": the attacks were last week.
Parsers hang such a time on the verb, which is the head of all.
"""

from __future__ import annotations

from dragoman.annotate.times.linking.dated_sentences import governor
from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

WORDS = WordLists("annotate", "times.linking.earlier_deeds")
VERBS = frozenset({"VERB", "AUX"})
AROUND = ("obl", "nmod")
CLAUSAL = VERBS | {"SCONJ"}


def refers_back(tree: Tree, noun: int) -> bool:
    """Return whether a noun is something that lay before its clause: "despite", "following"."""
    if tree.preposition(noun) in WORDS["behind"]:
        return True
    return tree.preposition(noun) == "in" and tree.lemma(noun) in WORDS["links"]


def owner(tree: Tree, top: int) -> int | None:
    """Return the word that a time hangs on, or the deed in front of it whose time it is.

    Args:
        tree: the sentence.
        top: the word of the time that hangs on another.
    """
    above = governor(tree, top)
    if above is None or tree.upos(above) not in VERBS:
        return above
    deed = deed_in_front(tree, above, top)
    return above if deed is None else deed


def deed_in_front(tree: Tree, verb: int, top: int) -> int | None:
    """Return the deed that lies between a verb and a time behind it, and has that time.

    Args:
        tree: the sentence.
        verb: the verb that the time hangs on.
        top: the word of the time that hangs on it.
    """
    near = (kid for word in (verb, *tree.kids(verb, "obj")) for kid in tree.kids(word, *AROUND))
    between = [kid for kid in near if verb < kid < top and refers_back(tree, kid)]
    if not between or any(tree.upos(each) in CLAUSAL for each in range(between[-1], top)):
        return None
    noun = between[-1]
    if tree.lemma(noun) not in WORDS["links"]:
        return noun
    return next((kid for kid in tree.kids(noun, "nmod") if noun < kid < top), noun)
