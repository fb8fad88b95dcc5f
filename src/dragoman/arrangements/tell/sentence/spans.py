"""Where a noun's phrase begins and ends, as far as it names something."""

from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
WITHIN_NP = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "PRON"})
DASHES = frozenset({"-", "–", "—"})
JOINING = frozenset({"-", "–", "’", "'", "/"})
WORDS = WordLists("arrangements", "tell.sentence.spans")


def first_of_phrase(tree: Tree, index: int) -> int:
    """Return the first word of a noun's phrase."""
    first = index
    while first > 0 and _is_before(tree, first - 1, first, index):
        first -= 1
    return first


def _is_before(tree: Tree, word: int, first: int, noun: int) -> bool:
    """Return whether a word stands in a noun's phrase, just before what does so already."""
    token = tree.tokens[word]
    if token.text in DASHES and token.end < tree.tokens[first].start:
        return False
    if token.upos in WITHIN_NP or token.text in JOINING:
        return True
    if token.upos in VERBAL and _is_hyphened(tree, word, first):
        return True
    if token.upos == "CCONJ" or token.text == ",":
        return _joined(tree, word, noun)
    return token.deprel in {"amod", "compound"} and token.head == noun


def _is_hyphened(tree: Tree, word: int, first: int) -> bool:
    """Return whether a hyphen stands before a word, or begins the phrase behind it: "US-led"."""
    return tree.tokens[first].text == "-" or (word > 0 and tree.tokens[word - 1].text == "-")


def _joined(tree: Tree, index: int, noun: int) -> bool:
    """Return whether a conjunction or comma stands inside a noun's own modifiers."""
    inside = set(tree.subtree(noun))
    return index in inside and index - 1 in inside and index - 1 >= 0


def last_of_phrase(tree: Tree, index: int, timed: frozenset[int]) -> int:
    """Return the last word of a noun's phrase, clauses and time expressions left out."""
    inside = _without_clauses(tree, index) | _complement(tree, index)
    last = index
    while last + 1 < len(tree.tokens) and last + 1 in inside:
        if tree.tokens[last + 1].text in {",", ";", ":", "."} or last + 1 in timed:
            break
        if tree.upos(last + 1) == "DET" and tree.upos(last) in NOMINAL:
            break
        last += 1
    while last > index and tree.tokens[last].upos in {"ADP", "PUNCT", "CCONJ", "DET", "SCONJ"}:
        last -= 1
    return last


def _without_clauses(tree: Tree, index: int) -> set[int]:
    """Return the words under a noun without the clauses and the other nouns that hang on it."""
    inside = set(tree.subtree(index))
    for word in tree.subtree(index):
        ends = {*VERBAL, "NOUN", "PROPN"} if word == index else VERBAL
        for kid in tree.kids(word, "acl", "parataxis", "appos", "conj"):
            if kid > index and tree.upos(kid) in ends:
                inside -= set(tree.subtree(kid))
    return inside


def _complement(tree: Tree, index: int) -> set[int]:
    """Return what follows a noun by "on" or "against", though the verb governs it."""
    following = index + 1
    if (
        following >= len(tree.tokens)
        or tree.tokens[following].text.lower() not in WORDS["complement"]
    ):
        return set()
    word = tree.tokens[following].head
    if word <= following or tree.tokens[following].upos != "ADP":
        return set()
    clauses = {
        each
        for kid in tree.kids(word, "acl", "parataxis", "conj")
        if tree.upos(kid) in VERBAL
        for each in tree.subtree(kid)
    }
    return set(tree.subtree(word)) - clauses
