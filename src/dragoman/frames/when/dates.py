"""When an event took place: the time that the text gives to its words, or none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from dragoman.annotate.times.linking.word_times import time_of
from dragoman.frames.modality.presumed import is_setting
from dragoman.frames.when.circumstances import is_of_clause
from dragoman.frames.when.counted_dates import counted
from dragoman.frames.when.foreground import WORDS as FOREGROUND
from dragoman.frames.when.hanging_dates import (
    clause_above,
    hanging_near,
    is_of_charge,
    is_of_starting_point,
)
from dragoman.frames.when.joined_dates import with_joined
from dragoman.frames.when.memory_dates import is_of_memory
from dragoman.frames.when.named_years import named_year
from dragoman.frames.when.plan_dates import is_new_date, last_such, put_off_to, set_for
from dragoman.frames.when.shared_dates import beside_subject, fronted, renewed_by, since, top_of
from dragoman.frames.when.sharing import hosts, sharers, when_of_time
from dragoman.records import (
    Annotated,
    DateBasis,
    DateInterval,
    Precision,
    TimeExpression,
    TimeKind,
)
from dragoman.syntax.tree import Tree

VAGUE = frozenset({Precision.DECADE, Precision.CENTURY})
VAGUE_TIME = DateInterval(None, None, Precision.CENTURY)
MOST_SHARED = 2
LONG_AGO = timedelta(days=31)


def date_of(
    annotated: Annotated, number: int, tree: Tree, words: tuple[int, ...]
) -> DateInterval | None:
    """Return the date of an event.

    Args:
        annotated: the document with its times.
        number: the number of the sentence.
        tree: the sentence.
        words: the words that tell the event, its verb first.
    """
    later = put_off_to(annotated, tree, words) or set_for(annotated, tree, words)
    if later is not None:
        return later
    found = _of_words(annotated, number, tree, words)
    if found is None or found is VAGUE_TIME or is_of_memory(annotated, tree, words, found):
        return None
    if is_of_clause(annotated, tree, words, found):
        return None
    return None if is_new_date(annotated, tree, words[0], found) else found


def _of_words(
    annotated: Annotated, number: int, tree: Tree, words: tuple[int, ...], depth: int = 0
) -> DateInterval | None:
    """Return the date of words by their own time, else by that of the words they share it with.

    `VAGUE_TIME` where their time tells when of nothing that one can date: "in the next decade".
    """
    first = words[0]
    again = renewed_by(tree, words[-1])
    if again is not None and again not in words and depth < MOST_SHARED:
        once_more = _of_words(annotated, number, tree, (again,), depth + 1)
        if once_more is not None:
            return once_more
    own = _own_date(annotated, number, tree, words, alone=depth > 0) or counted(
        annotated, number, tree, first, clause_above(tree, first)
    )
    if own is not None:
        return own
    year = named_year(annotated, tree, first)
    if year is not None:
        return year
    found = (
        since(annotated, tree, first)
        or beside_subject(annotated, tree, first)
        or fronted(annotated, tree, first)
    )
    if found is not None:
        return _as_told(annotated, tree, first, found)
    found = when_of_time(annotated, tree, first)
    if found is not None or depth == MOST_SHARED:
        return found
    shared = (
        _of_words(annotated, number, tree, (host,), depth + 1) for host in sharers(tree, first)
    )
    found = next((date for date in shared if date is not None), None)
    return found and _as_told(annotated, tree, first, found)


def _date_of_time(
    annotated: Annotated, tree: Tree, word: int, time: TimeExpression, date: DateInterval
) -> DateInterval | None:
    """Return the date that a time gives to a word: none as that of a charge, open from a start."""
    if is_of_charge(tree, time, word):
        return None
    if is_of_starting_point(tree, time):
        return replace(date, end=annotated.document.published)
    if date.precision in VAGUE:
        return VAGUE_TIME
    whole = with_joined(annotated, time) or date
    return _as_told(annotated, tree, word, _with_basis(tree, time, whole))


def _own_date(
    annotated: Annotated, number: int, tree: Tree, words: tuple[int, ...], *, alone: bool
) -> DateInterval | None:
    """Return the date of words by their own time, or by one that hangs on their clause.

    What shares its time with another word hands on none that it has from a third.
    """
    first = words[0]
    for word in words if alone else (*words, *hosts(tree, first)):
        time = time_of(annotated, number, word)
        if time is not None and time.date is not None:
            return _date_of_time(annotated, tree, first, time, time.date)
    for word in words:
        near = hanging_near(annotated, tree, word)
        if near is not None and not _is_told_before(annotated, tree, first, near):
            return near
    return None


def _as_told(
    annotated: Annotated, tree: Tree, word: int, date: DateInterval
) -> DateInterval | None:
    """Return a date as the tense of its verb has it: what is told in the past is not to come.

    "On Monday, unwilling to have them shoot, she resigned": the Monday before. None where words
    that say which day is meant put it after publication.
    """
    if date is VAGUE_TIME:
        return date
    if _is_told_since(annotated, tree, word, date):
        return None
    if not _is_told_before(annotated, tree, word, date):
        return date
    return last_such(date, annotated.document.published)


def _with_basis(tree: Tree, time: TimeExpression, date: DateInterval) -> DateInterval:
    """Return a date that says whether its words stand in the event's own sentence."""
    inside = tree.sentence.start <= time.start < tree.sentence.end
    return date if inside else replace(date, basis=DateBasis.SCENE)


def hanging_on(
    annotated: Annotated, tree: Tree
) -> Iterator[tuple[TimeExpression, tuple[int, ...]]]:
    """Yield each point in time of a sentence with the words that it hangs on, nearest first."""
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        top = top_of(tree, time)
        if time.kind is TimeKind.POINT and top is not None:
            yield time, tuple(islice(tree.ancestors(top), 1))


def date_of_saying(annotated: Annotated, number: int, tree: Tree, word: int) -> DateInterval | None:
    """Return the day on which an act was made known: "has ordered ..., it announced on Thursday".

    Args:
        annotated: the document with its times.
        number: the number of the sentence.
        tree: the sentence.
        word: the verb that tells the act.
    """
    head = tree.head(word)
    if head is None or tree.relation(word) not in {"ccomp", "parataxis"}:
        return None
    saying = head if tree.lemma(head) in FOREGROUND["saying"] else None
    if saying is None or not tree.has(saying, "Tense=Past"):
        return None
    time = time_of(annotated, number, saying)
    if time is None or time.date is None or time.date.precision is not Precision.DAY:
        return None
    return time.date


def _is_told_since(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether an act of the present stands beside one of the past, whose date this is.

    "In 2016 a court ruled against it; China refuses to accept that".
    """
    published, head = annotated.document.published, tree.head(word)
    if published is None or date.end is None or head is None or date.end >= published - LONG_AGO:
        return False
    joined = tree.relation(word) in {"parataxis", "conj"}
    return joined and tree.has(word, "Tense=Pres") and tree.has(head, "Tense=Past")


def _is_told_before(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether the past tense tells an act that this date puts after publication."""
    published = annotated.document.published
    if published is None or date.start is None or date.start <= published:
        return False
    past = tree.has(word, "Tense=Past") and tree.has(word, "VerbForm=Fin")
    return past or is_setting(tree, word)  # "warned him in a call on 3 May"
