"""Which time belongs to which word: by syntax first, then by discourse; rather none than wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dragoman.annotate.times.linking.dated_sentences import DatedSentence, dated_sentence, is_past
from dragoman.annotate.times.linking.discourse import (
    dated_meeting,
    from_lead,
    goes_on,
    is_known_meeting,
    is_of_meeting,
)
from dragoman.annotate.times.linking.governing import by_syntax, follows, is_shift, own
from dragoman.annotate.times.linking.link_words import links
from dragoman.records import Annotated, DateInterval, Precision, SegmentKind, TimeExpression
from dragoman.syntax.tree import Tree

_VERBS = frozenset({"VERB", "AUX"})
_MOST_DAYS = 31
_DEPTH = 4


def time_of(annotated: Annotated, sentence_index: int, token_index: int) -> TimeExpression | None:
    """Return the time of the event whose trigger is a word.

    By syntax: a time that the word governs, or that belongs to the verb of which it is a part
    ("held talks on Tuesday"), never across a clause of another event and never that of a verb of
    saying. Then by discourse: "the meeting" is the one whose date the text has told.

    Args:
        annotated: a document with sentences and times.
        sentence_index: the sentence of `annotated`.
        token_index: the trigger in that sentence.

    Returns:
        The expression, its date counted on where the text wants it ("a day after X visited" dates
        the visit); None where the text does not tell. An act told in the past tense lies before
        publication, so that its interval ends there.
    """
    if not 0 <= sentence_index < len(annotated.sentences):
        return None
    dated = dated_sentence(annotated, sentence_index)
    if not 0 <= token_index < len(dated.tree.tokens):
        return None
    found = _time(annotated, sentence_index, dated, token_index, 0)
    return None if found is None else _not_after(found, annotated, dated.tree, token_index)


def _time(
    annotated: Annotated, number: int, dated: DatedSentence, index: int, depth: int
) -> TimeExpression | None:
    if depth > _DEPTH:
        return None
    shifted = _before_shift(annotated, number, dated, index, depth)
    if shifted is not None:
        return shifted
    found = by_syntax(dated, index) or _anchor_time(dated, index)
    if found is None:
        return _by_discourse(annotated, number, dated, index, depth)
    if found.date is not None and found.date.precision is not Precision.DAY:
        return _finer(annotated, number, dated.tree, index, found)
    return found


def _anchor_time(dated: DatedSentence, index: int) -> TimeExpression | None:
    """Return the date of the noun in "a year after their talks in Busan, in November 2023"."""
    token = dated.tree.tokens[index]
    if dated.tree.upos(index) != "NOUN" or dated.tree.lemma(index) not in links().meetings:
        return None
    for _, shift in dated.times:
        if is_shift(shift) and shift.date is not None and shift.end <= token.start:
            later = _next_date(dated, shift.end)
            if later is not None and token.end <= later.start:
                return later
    return None


def _next_date(dated: DatedSentence, start: int) -> TimeExpression | None:
    """Return the first dated time from a place of the text on."""
    return next((time for _, time in dated.times if time.start >= start and time.date), None)


def _finer(
    annotated: Annotated, number: int, tree: Tree, index: int, found: TimeExpression
) -> TimeExpression:
    """Return the day of a meeting already dated, where a coarser time of it holds that day."""
    if not is_known_meeting(tree, index):
        return found
    known = dated_meeting(annotated, number)
    if known is None or known.date is None or found.date is None:
        return found
    day, low, high = known.date.start, found.date.start, found.date.end
    inside = day and low and high and low <= day <= high
    return known if inside else found


def _before_shift(
    annotated: Annotated, number: int, dated: DatedSentence, index: int, depth: int
) -> TimeExpression | None:
    """Return the date of X in "they met a day after X", from the date of the meeting."""
    if dated.tree.upos(index) != "VERB":
        return None
    for head, time in dated.times:
        if is_shift(time) and time.days is not None and follows(dated.tree, time, index):
            main = None if any(own(dated, index)) else _main_verb(dated.tree, head, time, index)
            if main is None:
                return None
            known = _time(annotated, number, dated, main, depth + 1)
            return _shifted(time, time.days, known)
    return None


def _shifted(
    shift: TimeExpression, days: float, known: TimeExpression | None
) -> TimeExpression | None:
    """Return the day that lies so many days before or after a known one."""
    if known is None or known.date is None or known.date.start is None:
        return None
    if known.date.precision is not Precision.DAY or not 1 <= days <= _MOST_DAYS:
        return None
    sign = -1 if shift.text.lower().endswith("after") else 1
    try:
        at = known.date.start + timedelta(days=sign * round(days))
    except OverflowError:
        return None
    return replace(shift, date=DateInterval(at, at, Precision.DAY, shift.text))


def _main_verb(tree: Tree, head: int, time: TimeExpression, index: int) -> int | None:
    governor = tree.tokens[head].head
    if governor >= 0 and governor != index and tree.upos(governor) in _VERBS:
        return governor
    before = [
        place
        for place, token in enumerate(tree.tokens)
        if token.end <= time.start and token.upos == "VERB"
    ]
    return before[-1] if before else None


def _by_discourse(
    annotated: Annotated, number: int, dated: DatedSentence, index: int, depth: int
) -> TimeExpression | None:
    if dated.tree.sentence.kind is SegmentKind.HEADLINE:
        return from_lead(annotated, number, dated.tree.lemma(index))
    if is_known_meeting(dated.tree, index):
        return dated_meeting(annotated, number)
    if is_of_meeting(dated.tree, index) or goes_on(dated.tree, index):
        return dated_meeting(annotated, number)
    return _same_speech(annotated, number, dated, index, depth)


def _has_pronoun(dated: DatedSentence, verb: int) -> bool:
    """Return whether a pronoun is the subject of a verb."""
    subjects = {dated.tree.lemma(kid) for kid in dated.tree.kids(verb, "nsubj")}
    return not subjects.isdisjoint(links().pronouns)


def _same_speech(
    annotated: Annotated, number: int, dated: DatedSentence, index: int, depth: int
) -> TimeExpression | None:
    """Return the time of the sentence before where "he said" goes on with the same speech."""
    place = _saying_over(dated.tree, index)
    if place is None or number == 0 or (index != place and not _is_demand(dated.tree, index)):
        return None
    before = dated_sentence(annotated, number - 1)
    if not _has_pronoun(dated, place) or not _are_body(dated, before):
        return None
    said = (other for other in range(len(before.tree.tokens)) if _is_saying(before.tree, other))
    first = next(said, None)
    return None if first is None else _time(annotated, number - 1, before, first, depth + 1)


def _is_saying(tree: Tree, index: int) -> bool:
    """Return whether a word is a verb of saying."""
    return tree.lemma(index) in links().saying and tree.upos(index) == "VERB"


def _saying_over(tree: Tree, index: int) -> int | None:
    """Return the verb of saying of which a word is, or is within, what is said."""
    place = index
    while tree.lemma(place) not in links().saying:
        head = tree.tokens[place].head
        if tree.relation(place) not in {"ccomp", "conj"} or head < 0:
            return None
        place = head
    return place


def _are_body(*sentences: DatedSentence) -> bool:
    """Return whether sentences stand in the body of an article."""
    return all(each.tree.sentence.kind is SegmentKind.BODY for each in sentences)


def _is_demand(tree: Tree, index: int) -> bool:
    modals = {tree.lemma(kid) for kid in tree.kids(index, "aux")}
    return bool(modals & {"should", "must"})


def _not_after(
    time: TimeExpression, annotated: Annotated, tree: Tree, index: int
) -> TimeExpression:
    """Return a time cut off at publication where the act is told in the past tense."""
    published, date = annotated.document.published, time.date
    if date is None or published is None or not is_past(tree, index):
        return time
    if date.start is None or date.end is None or not date.start <= published < date.end:
        return time
    return replace(time, date=replace(date, end=published))
