"""What a text's meetings date: "the talks", "they agreed", a headline and its lead."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.times.linking.clauses import Clause, clause_of, links
from dragoman.annotate.times.linking.governing import by_syntax
from dragoman.records import Annotated, Precision, SegmentKind, TimeExpression

_SENTENCES_BACK = 12
_LEAD = 3
_DEPTH = 4


def is_known_meeting(clause: Clause, index: int) -> bool:
    """Return whether a word names a meeting already told of: "the talks", "they met"."""
    known, lemma = links(), clause.lemma(index)
    if clause.upos(index) == "NOUN" and lemma in known.meetings:
        return _is_definite(clause, index) and not _is_ahead(clause, index)
    if lemma in known.meeting_verbs and clause.past(index):
        subjects = {clause.lemma(kid) for kid in clause.kids(index, "nsubj")}
        marks = {clause.lemma(kid) for kid in clause.kids(index, "advmod", "obl")}
        return bool(subjects & known.pronouns) and not marks & (known.other_meeting | {"again"})
    return False


def _is_definite(clause: Clause, noun: int) -> bool:
    """Return whether a noun means one meeting and no other: "the talks", not "more talks"."""
    known = links()
    marks = {clause.lemma(kid) for kid in clause.children[noun]}
    if not marks & known.definite or marks & known.other_meeting:
        return False
    plural = "Number=Plur" in clause.sentence.tokens[noun].feats
    return not plural or clause.lemma(noun) in known.plural


def _is_ahead(clause: Clause, index: int) -> bool:
    """Return whether a noun stands in a clause of what is to come: "to attend the summit"."""
    place = index
    for _ in range(_DEPTH):
        place = clause.head(place)
        if place < 0:
            return False
        if clause.upos(place) == "VERB":
            marks = {clause.lemma(kid) for kid in clause.kids(place, "aux", "mark")}
            return bool(marks & {"to", "will", "would", "shall", "may", "might", "could"})
    return False


def is_of_meeting(clause: Clause, index: int) -> bool:
    """Return whether an act of words was done at the meeting in hand."""
    known = links()
    if clause.upos(index) != "VERB" or clause.lemma(index) not in known.verbal:
        return False
    place = index
    for _ in range(_DEPTH):
        if any(_at_meeting(clause, phrase) for phrase in clause.phrases(place, "obl", "advcl")):
            return True
        head = clause.head(place)
        said = head >= 0 and clause.lemma(head) in known.saying
        if not said or clause.relation(place) not in {"ccomp", "conj", "parataxis", "xcomp"}:
            return False
        place = head
    return False


def goes_on(clause: Clause, index: int) -> bool:
    """Return whether those who met are the subject: "They agreed ...", "The ministers welcomed"."""
    if clause.upos(index) != "VERB" or clause.lemma(index) not in links().verbal:
        return False
    if not clause.past(index) or clause.relation(index) not in {"root", "conj"}:
        return False
    place = index
    while clause.relation(place) == "conj" and not any(clause.kids(place, "nsubj")):
        place = clause.head(place)
    return any(_are_those_who_met(clause, subject) for subject in clause.kids(place, "nsubj"))


def _are_those_who_met(clause: Clause, subject: int) -> bool:
    """Return whether a subject is "they", "both sides" or "the ministers"."""
    lemma = clause.lemma(subject)
    if lemma in {"they", "both"}:
        return True
    marks = {clause.lemma(kid) for kid in clause.children[subject]}
    plural = "Number=Plur" in clause.sentence.tokens[subject].feats
    return plural and lemma in links().groups and bool(marks & {"the", "both", "two"})


def _at_meeting(clause: Clause, index: int) -> bool:
    case = clause.case(index)
    if case not in links().inside | {"after", "following"}:
        return False
    if is_known_meeting(clause, index):
        return True
    nested = (
        kid for kid in clause.kids(index, "nmod") if clause.case(kid) in {"after", "following"}
    )
    return any(is_known_meeting(clause, kid) for kid in nested)


def dated_meeting(annotated: Annotated, number: int) -> TimeExpression | None:
    """Return the time of the latest meeting that the text has dated, to the day, before a place."""
    published = annotated.document.published
    for back in range(number, max(-1, number - _SENTENCES_BACK), -1):
        if annotated.sentences[back].kind is not SegmentKind.BODY:
            continue
        for found in _days_of_meetings(clause_of(annotated, back)):
            start = found.date.start if found.date else None
            if published is None or start is None or start <= published:
                return found
    return None


def _days_of_meetings(clause: Clause) -> Iterator[TimeExpression]:
    """Yield the times of a sentence's meetings that are told to the day."""
    for index in range(len(clause.sentence.tokens)) if clause.times else ():
        if not _is_meeting(clause, index, clause.lemma(index)):
            continue
        marks = {clause.lemma(kid) for kid in clause.children[index]}
        found = None if marks & links().other_meeting else by_syntax(clause, index)
        if found is not None and found.date and found.date.precision is Precision.DAY:
            yield found


def _is_meeting(clause: Clause, index: int, lemma: str) -> bool:
    """Return whether a word tells of a meeting: "talks", "met", "received X", "spoke with X"."""
    known = links()
    if lemma in known.meetings | known.meeting_verbs:
        return True
    if lemma in known.conversing:
        return any(clause.case(kid) == "with" for kid in clause.kids(index, "obl"))
    return lemma in known.hosting and _names_someone(clause, index)


def _names_someone(clause: Clause, index: int) -> bool:
    return any(token.upos == "PROPN" for token in clause.sentence.tokens[index + 1 :])


def from_lead(annotated: Annotated, number: int, lemma: str) -> TimeExpression | None:
    """Return for a headline's word the time of the same word in the lead."""
    seen = 0
    for place in range(number + 1, len(annotated.sentences)):
        sentence = annotated.sentences[place]
        if sentence.kind is not SegmentKind.BODY:
            continue
        clause = clause_of(annotated, place)
        for index in range(len(sentence.tokens)):
            if clause.lemma(index) == lemma:
                found = by_syntax(clause, index)
                if found is not None:
                    return found
        seen += 1
        if seen == _LEAD:
            break
    return None
