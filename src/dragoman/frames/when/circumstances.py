"""Nouns that lie before their clause or beside it: "at the invitation of", "after talks".

"At the request of Chad they met on Monday": the request was made before, and nobody tells when.
"""

from dragoman.annotate.times.linking.link_words import links
from dragoman.data.words import WordLists
from dragoman.frames.when.counted_dates import span_before
from dragoman.frames.when.hanging_dates import clause_above, comes_before
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import Annotated, DateBasis, DateInterval
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.circumstances")


def is_of_clause(
    annotated: Annotated, tree: Tree, words: tuple[int, ...], date: DateInterval
) -> bool:
    """Return whether a date is that of a clause, and the noun lies before or beside that clause.

    Args:
        annotated: the document with its times.
        tree: the sentence.
        words: the words that tell an event, its verb first.
        date: as found for them.
    """
    noun = words[0]
    if date.basis is not DateBasis.STATED or not _is_beside(tree, noun):
        return False
    if span_before(tree, noun, clause_above(tree, noun)) is not None:
        return False  # counted from the clause's date: "in May, three months after the raid"
    own = set(tree.subtree(noun))
    # a date in front of "after talks in Doha" is that of a heading, whatever the parse
    begins = tree.tokens[min(tree.kids(noun, "case"), default=min(own))].start
    times = annotated.times_from(begins, tree.sentence.end)
    same = [time for time in times if time.text == date.text]
    return not any(
        top_of(tree, time) in own or _is_next_to(annotated, tree, noun, time.start) for time in same
    )


def _is_beside(tree: Tree, noun: int) -> bool:
    """Return whether a noun names what was before its clause, or who brought it about."""
    if tree.upos(noun) not in {"NOUN", "PROPN"} or tree.kids(noun, "cop"):
        return False
    if comes_before(tree, noun):
        if any(tree.lemma(mark - 1) in WORDS["soon"] for mark in tree.kids(noun, "case") if mark):
            return False  # "signed it in June, hours after a meeting"
        # "told reporters on Monday after the meeting": of one day, as a rule
        return tree.lemma(clause_above(tree, noun)) not in links().saying | links().speaking
    inviting = tree.lemma(noun) in WORDS["inviting"]
    return inviting and tree.preposition(noun) in WORDS["of_inviting"]


def _is_next_to(annotated: Annotated, tree: Tree, noun: int, start: int) -> bool:
    """Return whether a time stands right behind a noun: "after that raid, in December,"."""
    between = annotated.document.text[tree.tokens[noun].end : start]
    words = between.strip(" ,").lower()
    return not words or words in WORDS["between"]
