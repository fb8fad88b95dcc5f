"""Days on which a deed is remembered: "Monday's anniversary of the attack" dates no attack."""

from dragoman.data.words import WordLists
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import Annotated, DateInterval
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.memory_dates")


def is_of_memory(
    annotated: Annotated, tree: Tree, words: tuple[int, ...], date: DateInterval
) -> bool:
    """Return whether a date is that of remembering a deed, and not the deed's own.

    Args:
        annotated: the document with its times.
        tree: the sentence.
        words: the words that tell the deed, its verb first.
        date: as found for them.
    """
    if not any(_is_remembered(tree, word) for word in words):
        return False
    own = {each for word in words for each in tree.subtree(word)}
    times = annotated.times_from(tree.sentence.start, tree.sentence.end)
    return not any(time.text == date.text and top_of(tree, time) in own for time in times)


def _is_remembered(tree: Tree, word: int) -> bool:
    """Return whether a word stands below "anniversary of", "in memory of", "to commemorate"."""
    child = word
    for head in tree.ancestors(word):
        if tree.tokens[child].deprel == "acl:relcl":
            return False
        if tree.relation(child) == "nmod" and tree.lemma(head) in WORDS["memories"]:
            return tree.preposition(child) in WORDS["of_memories"]
        if tree.lemma(head) in WORDS["remembering"]:
            return tree.relation(child) == "obj"
        child = head
    return False
