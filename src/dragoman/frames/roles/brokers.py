"""Who brokers what others agree: "a truce mediated by Oman" is not Oman's truce."""

from collections.abc import Iterator

from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import whole_noun
from dragoman.syntax.plain_tree import BEHIND
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "roles.brokers")
CONTROL = WordLists("syntax", "logical")


def brokers(tree: Tree, word: int, act: int) -> bool:
    """Return whether a word names who only brokered what an act tells of.

    Args:
        tree: the sentence.
        word: the word that names somebody.
        act: the word that tells the act: the deal, or the verb that it belongs to.
    """
    first = whole_noun(tree, word)
    verb = tree.head(first)
    if verb is not None and tree.lemma(verb) in WORDS["brokering"]:
        return any(_is_told_of(tree, deal, act) for deal in _deals(tree, first, verb))
    return any(
        tree.lemma(clause) in WORDS["brokering"] and act in tree.kids(clause, "obj")
        for clause in tree.kids(first, "acl")
        if any(tree.lemma(kid) in CONTROL["relative"] for kid in tree.kids(clause, "nsubj"))
    )


def _deals(tree: Tree, broker: int, verb: int) -> Iterator[int]:
    """Yield what somebody brokers by a verb: its object, or the noun that it describes."""
    relation = tree.relation(broker)
    if relation == "nsubj" and not tree.is_passive(verb):
        yield from tree.kids(verb, "obj")
    elif relation not in BEHIND or tree.preposition(broker) != "by":
        return  # "an accord that guarantees Chile a port": Chile brokers nothing
    noun = tree.head(verb)
    if noun is not None and tree.relation(verb) in {"acl", "amod"}:
        yield noun
    yield from (kid for kid in tree.kids(verb, "nsubj") if tree.is_passive(verb))


def _is_told_of(tree: Tree, deal: int, act: int) -> bool:
    """Return whether an act is a deal itself, or of the verb under which the deal stands."""
    over = act if tree.upos(act) == "VERB" else tree.head(act)
    return act == deal or (over is not None and over in tree.ancestors(deal))
