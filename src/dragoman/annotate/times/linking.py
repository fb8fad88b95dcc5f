"""Which time belongs to which word: by syntax first, then by discourse; rather none than wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dragoman.annotate.times.clauses import Clause, clause_of, links
from dragoman.annotate.times.governing import by_syntax, follows, is_shift, own
from dragoman.records import Annotated, DateInterval, Precision, SegmentKind, TimeExpression

_VERBS = frozenset({"VERB", "AUX"})
_MOST_DAYS = 31
_SENTENCES_BACK = 12
_LEAD = 3
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
    clause = clause_of(annotated, sentence_index)
    if not 0 <= token_index < len(clause.sentence.tokens):
        return None
    found = _time(annotated, sentence_index, clause, token_index, 0)
    return None if found is None else _not_after(found, annotated, clause, token_index)


def _time(
    annotated: Annotated, number: int, clause: Clause, index: int, depth: int
) -> TimeExpression | None:
    if depth > _DEPTH:
        return None
    shifted = _before_shift(annotated, number, clause, index, depth)
    if shifted is not None:
        return shifted
    found = by_syntax(clause, index) or _anchor_time(clause, index)
    if found is None:
        return _by_discourse(annotated, number, clause, index, depth)
    if found.date is not None and found.date.precision is not Precision.DAY:
        return _finer(annotated, number, clause, index, found)
    return found


def _anchor_time(clause: Clause, index: int) -> TimeExpression | None:
    """Return the date of the noun in "a year after their talks in Busan, in November 2023"."""
    token = clause.sentence.tokens[index]
    if clause.upos(index) != "NOUN" or clause.lemma(index) not in links().meetings:
        return None
    for _, shift in clause.times:
        if is_shift(shift) and shift.date is not None and shift.end <= token.start:
            later = [time for _, time in clause.times if time.start >= shift.end and time.date]
            if later and token.end <= later[0].start:
                return later[0]
    return None


def _finer(
    annotated: Annotated, number: int, clause: Clause, index: int, found: TimeExpression
) -> TimeExpression:
    """Return the day of a meeting already dated, where a coarser time of it holds that day."""
    if not _is_known_meeting(clause, index):
        return found
    known = _dated_meeting(annotated, number)
    if known is None or known.date is None or found.date is None:
        return found
    day, low, high = known.date.start, found.date.start, found.date.end
    inside = day and low and high and low <= day <= high
    return known if inside else found


def _before_shift(
    annotated: Annotated, number: int, clause: Clause, index: int, depth: int
) -> TimeExpression | None:
    """Return the date of X in "they met a day after X", from the date of the meeting."""
    if clause.upos(index) != "VERB":
        return None
    for head, time in clause.times:
        if not is_shift(time) or time.days is None or not follows(clause, time, index):
            continue
        if any(own(clause, index)):
            return None
        main = _main_verb(clause, head, time, index)
        if main is None:
            return None
        known = _time(annotated, number, clause, main, depth + 1)
        if known is None or known.date is None or known.date.start is None:
            return None
        if known.date.precision is not Precision.DAY or not 1 <= time.days <= _MOST_DAYS:
            return None
        sign = -1 if time.text.lower().endswith("after") else 1
        try:
            at = known.date.start + timedelta(days=sign * round(time.days))
        except OverflowError:
            return None
        day = DateInterval(at, at, Precision.DAY, time.text)
        return replace(time, date=day)
    return None


def _main_verb(clause: Clause, head: int, time: TimeExpression, index: int) -> int | None:
    governor = clause.head(head)
    if governor >= 0 and governor != index and clause.upos(governor) in _VERBS:
        return governor
    before = [
        place
        for place, token in enumerate(clause.sentence.tokens)
        if token.end <= time.start and token.upos == "VERB"
    ]
    return before[-1] if before else None


def _by_discourse(
    annotated: Annotated, number: int, clause: Clause, index: int, depth: int
) -> TimeExpression | None:
    if clause.sentence.kind is SegmentKind.HEADLINE:
        return _from_lead(annotated, number, clause.lemma(index))
    if _is_known_meeting(clause, index):
        return _dated_meeting(annotated, number)
    if _meeting_of(clause, index) or _goes_on(clause, index):
        return _dated_meeting(annotated, number)
    return _same_speech(annotated, number, clause, index, depth)


def _is_known_meeting(clause: Clause, index: int) -> bool:
    """Return whether a word names a meeting already told of: "the talks", "they met"."""
    known, lemma = links(), clause.lemma(index)
    if clause.upos(index) == "NOUN" and lemma in known.meetings:
        marks = {clause.lemma(kid) for kid in clause.children[index]}
        one = "Number=Plur" not in clause.sentence.tokens[index].feats or lemma in known.plural
        firm = marks & known.definite and not marks & known.other_meeting
        return bool(firm) and one and not _is_ahead(clause, index)
    if lemma in known.meeting_verbs and clause.past(index):
        subjects = {clause.lemma(kid) for kid in clause.kids(index, "nsubj")}
        marks = {clause.lemma(kid) for kid in clause.kids(index, "advmod", "obl")}
        return bool(subjects & known.pronouns) and not marks & (known.other_meeting | {"again"})
    return False


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


def _meeting_of(clause: Clause, index: int) -> bool:
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


def _goes_on(clause: Clause, index: int) -> bool:
    """Return whether those who met are the subject: "They agreed ...", "The ministers welcomed"."""
    known = links()
    if clause.upos(index) != "VERB" or clause.lemma(index) not in known.verbal:
        return False
    if not clause.past(index) or clause.relation(index) not in {"root", "conj"}:
        return False
    place = index
    while clause.relation(place) == "conj" and not any(clause.kids(place, "nsubj")):
        place = clause.head(place)
    for subject in clause.kids(place, "nsubj"):
        if clause.lemma(subject) in {"they", "both"}:
            return True
        marks = {clause.lemma(kid) for kid in clause.children[subject]}
        plural = "Number=Plur" in clause.sentence.tokens[subject].feats
        if plural and clause.lemma(subject) in known.groups and marks & {"the", "both", "two"}:
            return True
    return False


def _at_meeting(clause: Clause, index: int) -> bool:
    case = clause.case(index)
    if case not in links().inside | {"after", "following"}:
        return False
    if _is_known_meeting(clause, index):
        return True
    nested = (
        kid for kid in clause.kids(index, "nmod") if clause.case(kid) in {"after", "following"}
    )
    return any(_is_known_meeting(clause, kid) for kid in nested)


def _dated_meeting(annotated: Annotated, number: int) -> TimeExpression | None:
    """Return the time of the latest meeting that the text has dated, to the day, before a place."""
    known = links()
    for back in range(number, max(-1, number - _SENTENCES_BACK), -1):
        sentence = annotated.sentences[back]
        if sentence.kind is not SegmentKind.BODY:
            continue
        clause = clause_of(annotated, back)
        if not clause.times:
            continue
        for index in range(len(sentence.tokens)):
            lemma = clause.lemma(index)
            met = lemma in known.meetings | known.meeting_verbs
            if not met and not (lemma in known.hosting and _names_someone(clause, index)):
                continue
            marks = {clause.lemma(kid) for kid in clause.children[index]}
            if marks & known.other_meeting:
                continue
            found = by_syntax(clause, index)
            if found is None or found.date is None or found.date.precision is not Precision.DAY:
                continue
            published = annotated.document.published
            if published is None or (found.date.start or published) <= published:
                return found
    return None


def _names_someone(clause: Clause, index: int) -> bool:
    return any(token.upos == "PROPN" for token in clause.sentence.tokens[index + 1 :])


def _from_lead(annotated: Annotated, number: int, lemma: str) -> TimeExpression | None:
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


def _same_speech(
    annotated: Annotated, number: int, clause: Clause, index: int, depth: int
) -> TimeExpression | None:
    """Return the time of the sentence before where "he said" goes on with the same speech."""
    known = links()
    place: int | None = index
    while place is not None and clause.lemma(place) not in known.saying:
        head = clause.head(place)
        inward = clause.relation(place) in {"ccomp", "conj"} and head >= 0
        place = head if inward else None
    if place is None or number == 0:
        return None
    if index != place and not _is_demand(clause, index):
        return None
    subjects = {clause.lemma(kid) for kid in clause.kids(place, "nsubj")}
    if not subjects & known.pronouns or clause.sentence.kind is not SegmentKind.BODY:
        return None
    before = clause_of(annotated, number - 1)
    if before.sentence.kind is not SegmentKind.BODY:
        return None
    for other in range(len(before.sentence.tokens)):
        if before.lemma(other) in known.saying and before.upos(other) == "VERB":
            return _time(annotated, number - 1, before, other, depth + 1)
    return None


def _is_demand(clause: Clause, index: int) -> bool:
    modals = {clause.lemma(kid) for kid in clause.kids(index, "aux")}
    return bool(modals & {"should", "must"})


def _not_after(
    time: TimeExpression, annotated: Annotated, clause: Clause, index: int
) -> TimeExpression:
    """Return a time cut off at publication where the act is told in the past tense."""
    published, date = annotated.document.published, time.date
    if date is None or published is None or not clause.past(index):
        return time
    if date.start is None or date.end is None or not date.start <= published < date.end:
        return time
    return replace(time, date=replace(date, end=published))
