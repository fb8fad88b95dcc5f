"""Whether a word tells what a passage is telling of, or what lay behind it."""

from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
WORDS = WordLists("frames", "when.foreground")
EMBEDDED = frozenset({"acl", "acl:relcl", "advcl"})
PART_OF = frozenset({"obj", "obl", "nsubj", "conj", "root", "appos", "ccomp", "xcomp"})


def verb_of(tree: Tree, word: int) -> int:
    """Return the verb of the clause that a word stands in; the word itself where it is one."""
    for each in (word, *tree.ancestors(word)):
        if tree.upos(each) in VERBS or tree.kids(each, "cop"):
            return each
    return word


def is_perfect(tree: Tree, verb: int) -> bool:
    """Return whether a verb, or the one that it goes on with, stands in a perfect tense."""
    for each in (verb, tree.first_conjunct(verb)):
        auxiliaries = tree.kids(each, "aux")
        if any(tree.tokens[kid].text.lower() in WORDS["perfect"] for kid in auxiliaries):
            return True
        if tree.kids(each, "nsubj", "aux", "mark"):
            # "had met and they signed": a subject of its own starts a tense of its own
            return False
    return False


def is_past(tree: Tree, verb: int) -> bool:
    """Return whether a verb is told in the simple past: "met", "was met"."""
    parts = (verb, *tree.kids(verb, "aux", "cop"))
    finite = any(tree.has(each, "Tense=Past") and tree.has(each, "VerbForm=Fin") for each in parts)
    return finite and not is_perfect(tree, verb)


def is_present(tree: Tree, verb: int) -> bool:
    """Return whether a verb is told in the simple present: "meets", "are flown"."""
    parts = (verb, *tree.kids(verb, "aux", "cop"))
    finite = any(tree.has(each, "Tense=Pres") and tree.has(each, "VerbForm=Fin") for each in parts)
    modal = any(tree.lemma(kid) in WORDS["modals"] for kid in tree.kids(verb, "aux"))
    return finite and not modal and not is_perfect(tree, verb)


def main_verbs(tree: Tree) -> tuple[int, ...]:
    """Return the main verb of a sentence and those joined to it, in order."""
    roots = [index for index in range(len(tree.tokens)) if tree.head(index) is None]
    found: list[int] = []
    for root in roots:
        for word in (root, *tree.kids(root, "parataxis")):
            found.extend(tree.conjuncts(word))
    return tuple(
        sorted({word for word in found if tree.upos(word) in VERBS or tree.kids(word, "cop")})
    )


def is_new(tree: Tree, noun: int) -> bool:
    """Return whether a noun names what was not there before: "an embargo", not "the embargo"."""
    marks = {tree.lemma(kid) for kid in tree.kids(noun, "det", "nmod:poss")}
    return not marks & WORDS["known"] and not tree.kids(noun, "nmod:poss")


def _is_participle(tree: Tree, verb: int) -> bool:
    """Return whether a verb only describes: "a deal brokered by Oman", "accused of arming"."""
    if tree.relation(verb) == "acl" and tree.has(verb, "VerbForm=Part"):
        return True
    marked = tree.preposition(verb) in WORDS["of_others"]
    return marked and not tree.has(verb, "VerbForm=Fin")


def is_told_of(tree: Tree, word: int) -> bool:
    """Return whether a word tells what its sentence as a whole tells of.

    Not what lay before it (a perfect, a past in a tale of the present, a relative clause in the
    past), nor a noun for what is known already.
    """
    is_noun = tree.upos(word) in NOUNS and not tree.kids(word, "cop")
    if is_noun and (tree.relation(word) not in PART_OF or not is_new(tree, word)):
        return False
    verb = verb_of(tree, word)
    mains = main_verbs(tree)
    if verb == word and not mains:
        return True
    main = next(iter(mains), verb)
    chain = [verb, *(each for each in tree.ancestors(verb) if tree.upos(each) in VERBS)]
    return not any(_lay_before(tree, each, main, is_main=each in mains) for each in chain)


def _lay_before(tree: Tree, verb: int, main: int, *, is_main: bool) -> bool:
    """Return whether a verb tells what lay before that which the main verb tells."""
    if not is_main and (_is_participle(tree, verb) or is_perfect(tree, verb)):
        return True
    if is_past(tree, main) and tree.tokens[verb].deprel in EMBEDDED:
        return True
    return is_past(tree, verb) and is_present(tree, main)
