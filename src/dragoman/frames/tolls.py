"""How many suffered an act of violence, where its words say so."""

from collections.abc import Iterator

from dragoman.data.words import WordLists
from dragoman.frames.counting import number_of
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "tolls")


def toll_of(tree: Tree, words: tuple[int, ...]) -> frozenset[int]:
    """Return the numbers of the dead in an act of violence: "opened fire, killing four people".

    Args:
        tree: the sentence.
        words: the words that tell the act.
    """
    above = {verb for verb in map(tree.governor, words) if verb is not None}
    verbs = {*words, *above, *(kid for word in words for kid in tree.kids(word, "advcl", "acl"))}
    return frozenset(
        number
        for verb in verbs
        if tree.lemma(verb) in WORDS["killing"]
        for thing in _suffering(tree, verb)
        for number in _numbers(tree, thing)
    )


def _suffering(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the words of those who are killed or die."""
    if tree.lemma(verb) in WORDS["dying"]:
        return tree.kids(verb, "nsubj")
    passive = (kid for kid in tree.kids(verb, "nsubj") if tree.tokens[kid].deprel == "nsubj:pass")
    return (*tree.kids(verb, "obj"), *passive)


def _numbers(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the numbers of a noun, in figures or spelt out: "12", "two hundred"."""
    for kid in tree.kids(noun, "nummod"):
        words = sorted((kid, *tree.kids(kid, "nummod", "compound", "flat")))
        number = number_of([tree.tokens[at].text for at in words])
        if number is not None:
            yield number
