"""Nouns that tell an event in one sense and none in another: "a fight over the budget".

The table ``senses.tsv`` says beside which words a noun has the other sense.
"""

from collections.abc import Iterable, Iterator

from dragoman.codebook.codebook import Codebook
from dragoman.codebook.kinds import Sense
from dragoman.syntax.tree import Tree

DESCRIBING = ("amod", "compound", "nmod:poss", "nmod")


def other_sense(tree: Tree, noun: int, codebook: Codebook) -> Sense | None:
    """Return the row by which a noun tells no event here, or None.

    Args:
        tree: the sentence.
        noun: the word.
        codebook: for the rows.
    """
    rows = codebook.senses.get(tree.lemma(noun), ())
    return next((row for row in rows if all(_holds(tree, noun, need) for need in row.needs)), None)


def _holds(tree: Tree, noun: int, need: tuple[str, frozenset[str]]) -> bool:
    key, words = need
    beside = set(_beside(tree, noun, key.removeprefix("-")))
    found = bool(beside & words if words else beside)
    return found is not key.startswith("-")


def _beside(tree: Tree, noun: int, key: str) -> Iterator[str]:
    """Yield the words in a place beside a noun: describing it, over it, or behind a preposition."""
    if key == "mod":
        before = (kid for kid in tree.kids(noun, *DESCRIBING) if kid < noun)
        yield from _words(tree, before)
    elif key == "under":
        verb = tree.governor(noun)
        borne = tree.relation(tree.first_conjunct(noun)) in {"obj", "nsubj"}
        if verb is not None and borne:
            yield tree.lemma(verb)
    else:
        behind = _behind(tree, noun, key)
        yield from _words(tree, behind)
        yield from _words(tree, (kid for word in behind for kid in tree.kids(word, "compound")))


def _behind(tree: Tree, noun: int, preposition: str) -> list[int]:
    """Return what stands behind a preposition on a noun, or on its verb after it.

    Parsers hang "over the budget" on the verb as often as on the noun.
    """
    verb, own = tree.governor(noun), tree.obliques(noun).get(preposition, ())
    if own or verb is None:
        return list(own)
    return [word for word in tree.obliques(verb).get(preposition, ()) if word > noun]


def _words(tree: Tree, found: Iterable[int]) -> Iterator[str]:
    for word in found:
        yield tree.lemma(word)
        yield tree.tokens[word].text.lower()
