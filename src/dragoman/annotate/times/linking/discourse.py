"""What a text's meetings date: "the talks", "they agreed", a headline and its lead."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.times.linking.dated_sentences import (
    DatedSentence,
    case,
    dated_sentence,
    is_past,
    phrases,
)
from dragoman.annotate.times.linking.governing import by_syntax
from dragoman.annotate.times.linking.link_words import links
from dragoman.data.words import WordLists
from dragoman.records import Annotated, Precision, SegmentKind, TimeExpression
from dragoman.syntax.tree import Tree

WORDS = WordLists("annotate", "times.linking.discourse")
_SENTENCES_BACK = 12
_LEAD = 3
_DEPTH = 4


def is_known_meeting(tree: Tree, index: int) -> bool:
    """Return whether a word names a meeting already told of: "the talks", "they met"."""
    known, lemma = links(), tree.lemma(index)
    if tree.upos(index) == "NOUN" and lemma in known.meetings:
        told_anew = _is_described(tree, index)
        return _is_definite(tree, index) and not (_is_ahead(tree, index) or told_anew)
    if lemma in known.meeting_verbs and is_past(tree, index):
        subjects = {tree.lemma(kid) for kid in tree.kids(index, "nsubj")}
        marks = {tree.lemma(kid) for kid in tree.kids(index, "advmod", "obl")}
        return bool(subjects & known.pronouns) and not marks & (known.other_meeting | {"again"})
    return False


def _is_definite(tree: Tree, noun: int) -> bool:
    """Return whether a noun means one meeting and no other: "the talks", not "more talks"."""
    known = links()
    marks = {tree.lemma(kid) for kid in tree.children[noun]}
    if not marks & known.definite or marks & known.other_meeting:
        return False
    plural = tree.has(noun, "Number=Plur")
    return not plural or tree.lemma(noun) in known.plural


def _is_described(tree: Tree, noun: int) -> bool:
    """Return whether a noun says itself which meeting it is: "the summit, which is held yearly"."""
    clauses = [kid for kid in tree.kids(noun, "acl") if tree.tokens[kid].deprel == "acl:relcl"]
    return any(
        tree.lemma(kid) == "which" for each in clauses for kid in tree.kids(each, "nsubj", "obj")
    )


def _is_ahead(tree: Tree, index: int) -> bool:
    """Return whether a noun stands in a clause of what is to come: "to attend the summit"."""
    place = index
    for _ in range(_DEPTH):
        place = tree.tokens[place].head
        if place < 0:
            return False
        if tree.upos(place) == "VERB":
            marks = {tree.lemma(kid) for kid in tree.kids(place, "aux", "mark")}
            return bool(marks & WORDS["ahead"])
    return False


def is_of_meeting(tree: Tree, index: int) -> bool:
    """Return whether an act of words was done at the meeting in hand."""
    known = links()
    if tree.upos(index) != "VERB" or tree.lemma(index) not in known.verbal:
        return False
    place = index
    for _ in range(_DEPTH):
        if any(_at_meeting(tree, phrase) for phrase in phrases(tree, place, "obl", "advcl")):
            return True
        head = tree.tokens[place].head
        said = head >= 0 and tree.lemma(head) in known.saying
        if not said or tree.relation(place) not in {"ccomp", "conj", "parataxis", "xcomp"}:
            return False
        place = head
    return False


def goes_on(tree: Tree, index: int) -> bool:
    """Return whether those who met are the subject: "They agreed ...", "The ministers welcomed"."""
    if tree.upos(index) != "VERB" or tree.lemma(index) not in links().verbal:
        return False
    if not is_past(tree, index) or tree.relation(index) not in {"root", "conj"}:
        return False
    place = index
    while tree.relation(place) == "conj" and not any(tree.kids(place, "nsubj")):
        place = tree.tokens[place].head
    return any(_are_those_who_met(tree, subject) for subject in tree.kids(place, "nsubj"))


def _are_those_who_met(tree: Tree, subject: int) -> bool:
    """Return whether a subject is "they", "both sides" or "the ministers"."""
    lemma = tree.lemma(subject)
    if lemma in {"they", "both"}:
        return True
    marks = {tree.lemma(kid) for kid in tree.children[subject]}
    plural = tree.has(subject, "Number=Plur")
    return plural and lemma in links().groups and bool(marks & WORDS["definite"])


def _at_meeting(tree: Tree, index: int) -> bool:
    if case(tree, index) not in links().inside | {"after", "following"}:
        return False
    if is_known_meeting(tree, index):
        return True
    nested = (kid for kid in tree.kids(index, "nmod") if case(tree, kid) in {"after", "following"})
    return any(is_known_meeting(tree, kid) for kid in nested)


def dated_meeting(annotated: Annotated, number: int) -> TimeExpression | None:
    """Return the time of the latest meeting that the text has dated, to the day, before a place."""
    published = annotated.document.published
    for back in range(number, max(-1, number - _SENTENCES_BACK), -1):
        if annotated.sentences[back].kind is not SegmentKind.BODY:
            continue
        for found in _days_of_meetings(dated_sentence(annotated, back)):
            start = found.date.start if found.date else None
            if published is None or start is None or start <= published:
                return found
    return None


def _days_of_meetings(dated: DatedSentence) -> Iterator[TimeExpression]:
    """Yield the times of a sentence's meetings that are told to the day."""
    for index in range(len(dated.tree.tokens)) if dated.times else ():
        if not _is_meeting(dated.tree, index, dated.tree.lemma(index)):
            continue
        marks = {dated.tree.lemma(kid) for kid in dated.tree.children[index]}
        found = None if marks & links().other_meeting else by_syntax(dated, index)
        if found is not None and found.date and found.date.precision is Precision.DAY:
            yield found


def _is_meeting(tree: Tree, index: int, lemma: str) -> bool:
    """Return whether a word tells of a meeting: "talks", "met", "received X", "spoke with X"."""
    known = links()
    if lemma in known.meetings | known.meeting_verbs:
        return True
    if lemma in known.conversing:
        return any(case(tree, kid) == "with" for kid in tree.kids(index, "obl"))
    return lemma in known.hosting and _names_someone(tree, index)


def _names_someone(tree: Tree, index: int) -> bool:
    return any(token.upos == "PROPN" for token in tree.tokens[index + 1 :])


def from_lead(annotated: Annotated, number: int, lemma: str) -> TimeExpression | None:
    """Return for a headline's word the time of the same word in the lead."""
    seen = 0
    for place in range(number + 1, len(annotated.sentences)):
        sentence = annotated.sentences[place]
        if sentence.kind is not SegmentKind.BODY:
            continue
        dated = dated_sentence(annotated, place)
        for index in range(len(sentence.tokens)):
            if dated.tree.lemma(index) == lemma:
                found = by_syntax(dated, index)
                if found is not None:
                    return found
        seen += 1
        if seen == _LEAD:
            break
    return None
