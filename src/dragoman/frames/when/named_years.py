"""Years that name what a clause says was made: "the 2015 accord, which the two signed"."""

from dragoman.data.words import WordLists
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import Annotated, DateInterval, Precision
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.named_years")
NAMING = frozenset({"compound", "nummod", "amod", "nmod"})
PRODUCT = frozenset({"obj", "nsubj:pass"})
RELATIVE = frozenset({"that", "which"})


def named_year(annotated: Annotated, tree: Tree, verb: int) -> DateInterval | None:
    """Return the year in the name of what a verb made; None where no such name stands above it.

    Args:
        annotated: the document with its times.
        tree: the sentence.
        verb: the verb of a clause that describes a noun: "signed" in "the 2015 accord signed by".
    """
    if tree.lemma(verb) not in WORDS["making"] or not _is_made(tree, verb):
        return None
    nouns = _names_above(tree, verb)
    for time in annotated.times_from(tree.sentence.start, tree.tokens[verb].start):
        top = top_of(tree, time)
        if time.date is None or time.date.precision is not Precision.YEAR or top is None:
            continue
        noun = tree.head(top)
        if noun in nouns and top < noun and tree.relation(top) in NAMING:
            return time.date
    return None


def _is_made(tree: Tree, verb: int) -> bool:
    """Return whether a clause says what was done to its noun: "which they signed", "signed by"."""
    if tree.relation(verb) != "acl":
        return False
    if tree.tokens[verb].deprel == "acl":
        return tree.has(verb, "VerbForm=Part") and not tree.tokens[verb].text.endswith("ing")
    kids = [kid for kid in tree.kids(verb, "obj", "nsubj") if tree.lemma(kid) in RELATIVE]
    return any(tree.tokens[kid].deprel in PRODUCT for kid in kids)


def _names_above(tree: Tree, verb: int) -> set[int]:
    """Return the noun that a clause describes and those of whose name it is part."""
    nouns: set[int] = set()
    for each in tree.ancestors(verb):
        nouns.add(each)
        if tree.relation(each) not in {"nmod", "flat", "compound"}:
            break
    return nouns
