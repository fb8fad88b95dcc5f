"""A sentence with the points in time in it, and where in its tree phrases of time hang."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.records import Annotated, Sentence, TimeExpression, TimeKind
from dragoman.syntax.tree import Tree, tree_of

WORDS = WordLists("annotate", "times.linking.dated_sentences")

_NO_HEADS = frozenset({"ADP", "DET", "PUNCT", "SCONJ"})


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence with the points in time that stand in it.

    Attributes:
        tree: the sentence.
        times: each with the word of it that hangs on a word outside it.
    """

    tree: Tree
    times: tuple[tuple[int, TimeExpression], ...]


def governor(tree: Tree, index: int) -> int | None:
    """Return the governing word, put right where a phrase stands before "that"; None for the root.

    In "said on Tuesday that it would go" the phrase belongs to "said", whatever the parser
    makes of it.
    """
    head = tree.head(index)
    if head is None:
        return None
    if index > head:
        return _joined_clause(tree, index, head)
    if tree.relation(head) not in {"ccomp", "advcl"}:
        return head
    upper = tree.tokens[head].head
    if upper < index and (_has_that(tree, index, head) or _is_of_saying(tree, index, upper)):
        return tree.head(head)
    return head


def _has_that(tree: Tree, index: int, verb: int) -> bool:
    """Return whether "that" stands between a phrase and the verb behind it."""
    return any(
        tree.lemma(place) == "that" and tree.relation(place) in {"mark", "obj", "nsubj"}
        for place in range(index + 1, verb)
    )


def _is_of_saying(tree: Tree, index: int, upper: int) -> bool:
    """Return whether a phrase stands right behind what was said: "said last week Oman would go"."""
    if tree.lemma(upper) not in WORDS["told"] or not is_past(tree, upper):
        return False
    inside = set(tree.subtree(index))
    return all(place in inside for place in range(upper + 1, index))


def _joined_clause(tree: Tree, index: int, head: int) -> int:
    """Return the second verb of "they met and in May they signed" for a phrase before it."""
    for later in tree.kids(head, "conj"):
        if later <= index or tree.upos(later) != "VERB":
            continue
        if any(head < kid < index for kid in tree.kids(later, "cc")):
            return later
    return head


def phrases(tree: Tree, index: int, *relations: str) -> Iterator[int]:
    """Yield the words with one of the relations whose governor, put right, is a word."""
    return (
        place
        for place in range(len(tree.tokens))
        if tree.relation(place) in relations and governor(tree, place) == index
    )


def case(tree: Tree, index: int) -> str:
    """Return the first preposition or conjunction that marks a word, or ""."""
    mark = tree.first(index, "case", "mark")
    return "" if mark is None else tree.lemma(mark)


def is_past(tree: Tree, index: int) -> bool:
    """Return whether a word is told in the past tense, without a modal."""
    modal = any(tree.lemma(kid) in WORDS["modals"] for kid in tree.kids(index, "aux"))
    return tree.has(index, "Tense=Past") and not modal


def dated_sentence(annotated: Annotated, index: int) -> DatedSentence:
    """Return a sentence with the points in time that stand in it."""
    sentence = annotated.sentences[index]
    times = []
    low = bisect_left(annotated.times, sentence.start, key=lambda time: time.start)
    for time in annotated.times[low:]:
        if time.start >= sentence.end:
            break
        if time.kind is TimeKind.POINT:
            head = _head(sentence, time)
            if head is not None:
                times.append((head, time))
    return DatedSentence(tree_of(sentence), tuple(times))


def _head(sentence: Sentence, time: TimeExpression) -> int | None:
    """Return the word of a time that hangs on a word outside it."""
    inside = [
        place
        for place, token in enumerate(sentence.tokens)
        if token.start < time.end and time.start < token.end
    ]
    within = set(inside)
    for place in inside:
        if (
            sentence.tokens[place].head not in within
            and sentence.tokens[place].upos not in _NO_HEADS
        ):
            return place
    return inside[0] if inside else None
