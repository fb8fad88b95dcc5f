"""Dates that events take over: from the heading they stand under, or the occasion in hand.

"The minister received his counterpart on March 4. He accused ..." was said on March 4. An occasion
stands until the passage turns elsewhere: to another day, another speaker, or an older time. Only
where exactly one stands does it give its date; else the date stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.annotate.times.linking.link_words import links
from dragoman.coding.coder import Coded
from dragoman.data.words import WordLists, sets_in
from dragoman.frames.triggers.trigger import VERBAL, Trigger
from dragoman.frames.when.calendar_bounds import within_calendar
from dragoman.frames.when.dates import date_of, hanging_on
from dragoman.frames.when.foreground import (
    VERBS,
    is_new,
    is_past,
    is_perfect,
    is_told_of,
    main_verbs,
    verb_of,
)
from dragoman.frames.when.hanging_dates import comes_before
from dragoman.frames.when.headings import Heading, headings
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import (
    Annotated,
    DateBasis,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Precision,
    SegmentKind,
    Status,
    Step,
    TimeExpression,
)
from dragoman.syntax.tree import Tree, tree_of

# What is said or agreed at an occasion, and the occasion itself when it is named again.
WORDS = WordLists("coding", "occasion_dates")
SAID_THERE = VERBAL | {EventType.CONSULT}
# Sentences without a word of the occasion after which it no longer stands.
REACH = 3
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas by which an occasion passes on its day; `occasions.toml` explains each."""

    setting: frozenset[str]
    occasions: frozenset[str]
    turning: frozenset[str]
    pointing: frozenset[str]


@cache
def words() -> Words:
    """Return the lemmas; read once, never changed."""
    return Words(**sets_in("times/occasions.toml"))


def _settings() -> frozenset[str]:
    """Return the nouns of which a verb's time may be: of occasions, and of what speaks."""
    return words().occasions | links().statements


@dataclass(frozen=True, slots=True)
class Ground:
    """What a date that is taken over rests on.

    Attributes:
        time: the words of the date.
        sentence: the number of the sentence that they stand in.
        names: names in that sentence, for a subject that is named again.
        papers: what speaks in it: "the report" after "in a report issued on Monday".
    """

    time: TimeExpression
    sentence: int
    names: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()


def dated_by_occasion(annotated: Annotated, coded: Sequence[Coded]) -> tuple[Coded, ...]:
    """Return events with the dates that headings and occasions give to those without one.

    Only what took place is dated so: the day on which a plan was told is not that of the plan.

    Args:
        annotated: the document with its times.
        coded: its events in the order of the text.
    """
    published = annotated.document.published
    coded = [replace(each, event=within_calendar(each.event, published)) for each in coded]
    wanting = {each.sentence for each in coded if _wants(each.event)}
    if not wanting:
        return tuple(coded)
    over = headings(annotated)
    if not over and not annotated.times:
        return tuple(coded)
    standing = _occasions(annotated, max(wanting))
    return tuple(_dated(annotated, each, over, standing) for each in coded)


def _wants(event: Event) -> bool:
    return event.date is None and event.status is Status.ACTUAL


def _dated(
    annotated: Annotated,
    coded: Coded,
    over: dict[int, Heading],
    standing: dict[int, Ground],
) -> Coded:
    if not _wants(coded.event):
        return coded
    tree, word = tree_of(annotated.sentences[coded.sentence]), _anchor(coded.trigger)
    heading = over.get(coded.sentence)
    if heading is not None:
        told = is_told_of(tree, word) and not comes_before(tree, coded.trigger.index)
        fits = told and not _has_own_time(annotated, tree, word, heading.time)
        return _with(annotated, coded, heading.time, heading.sentence) if fits else coded
    ground = standing.get(coded.sentence)
    if ground is None or coded.event.event_type not in SAID_THERE:
        return coded
    if not _was_there(tree, word, ground) or _has_own_time(annotated, tree, word, None):
        return coded
    return _with(annotated, coded, ground.time, ground.sentence)


def _with(annotated: Annotated, coded: Coded, time: TimeExpression, sentence: int) -> Coded:
    published, date = annotated.document.published, time.date
    if date is None or (published and date.start and date.start > published):
        return coded
    basis = DateBasis.STATED if sentence == coded.sentence else DateBasis.SCENE
    step = Step("date-taken-over", time.text, f"{date}, {basis}")
    event = replace(coded.event, date=replace(date, basis=basis))
    return replace(coded, event=event, steps=(*coded.steps, step))


def _anchor(trigger: Trigger) -> int:
    return trigger.index if trigger.light is None else trigger.light


def _has_own_time(
    annotated: Annotated, tree: Tree, word: int, heading: TimeExpression | None
) -> bool:
    verbs = {word, verb_of(tree, word)}
    return any(
        time != heading and not verbs.isdisjoint(heads)
        for time, heads in hanging_on(annotated, tree)
    )


def _was_there(tree: Tree, word: int, ground: Ground) -> bool:
    """Return whether an act was done in the course of an occasion, by one who was there."""
    verb = verb_of(tree, word)
    if verb not in main_verbs(tree) or not is_past(tree, verb):
        return False
    if word != verb and not is_told_of(tree, word):
        return False
    subjects = tree.kids(verb, "nsubj") or tree.kids(tree.first_conjunct(verb), "nsubj")
    return any(_is_known(tree, subject, ground) for subject in subjects)


def _is_known(tree: Tree, subject: int, ground: Ground) -> bool:
    known = words()
    if tree.lemma(subject) in known.pointing:
        return True
    named = {tree.tokens[each].text for each in tree.subtree(subject)} & ground.names
    if named or (tree.lemma(subject) in ground.papers and not is_new(tree, subject)):
        return True
    definite = any(
        tree.lemma(kid) in WORDS["definite"] for kid in tree.kids(subject, "det", "nummod")
    )
    several = tree.lemma(subject) in links().groups
    return definite and several and not tree.kids(subject, "nmod", "amod", "compound")


def _occasions(annotated: Annotated, last: int) -> dict[int, Ground]:
    """Return for each sentence the occasion that stands when it begins."""
    standing: dict[int, Ground] = {}
    current: Ground | None = None
    for number, sentence in enumerate(annotated.sentences[: last + 1]):
        if sentence.kind is not SegmentKind.BODY:
            current = None if sentence.kind is SegmentKind.HEADLINE else current
            continue
        if current is not None and number - current.sentence > REACH:
            current = None
        tree = tree_of(sentence)
        found = _set(annotated, number, tree)
        if found is not None:
            current = found[0] if len(found) == 1 else None
        elif current is not None and not _turns(annotated, tree):
            standing[number] = current
        else:
            current = None
    return standing


def _stated(
    annotated: Annotated, tree: Tree, date: DateInterval | None, verb: int
) -> TimeExpression | None:
    """Return the words that state the date of a verb, if they are its own."""
    if date is None or date.basis is not DateBasis.STATED:
        return None
    time = _words_of(annotated, tree, date)
    return time if time is not None and _is_of(tree, time, verb) else None


def _set(annotated: Annotated, number: int, tree: Tree) -> tuple[Ground, ...] | None:
    """Return the occasions that a sentence tells the days of; None where it tells no day."""
    found: dict[DateInterval, Ground] = {}
    days = 0
    for verb in main_verbs(tree):
        date = date_of(annotated, number, tree, (verb,))
        time = _stated(annotated, tree, date, verb)
        if date is None or time is None:
            continue
        days += 1
        if _is_sharp(annotated, date) and _is_occasion(tree, verb):
            found[date] = Ground(time, number, _names(tree), _papers(tree))
    if not days:
        return None
    dates = {replace(date, text="") for date in found}
    return tuple(found.values())[: len(dates)] if len(dates) == 1 else ()


def _is_of(tree: Tree, time: TimeExpression, verb: int) -> bool:
    """Return whether a time is the verb's, and not that of a thing that it speaks of.

    "welcomed the entry into force on 1 July of the pact": nobody met on 1 July.
    """
    top = top_of(tree, time)
    if top is None:
        return False
    for each in tree.ancestors(top):
        if (
            tree.relation(each) == "acl"
            and tree.lemma(tree.tokens[each].head) in links().statements
        ):
            continue  # "in a report issued on Monday they accused him"
        if tree.upos(each) in VERBS:
            return each == verb or each in tree.conjuncts(tree.first_conjunct(verb))
        if tree.upos(each) == "NOUN" and tree.lemma(each) not in _settings():
            return False
    return True


def _is_sharp(annotated: Annotated, date: DateInterval) -> bool:
    published = annotated.document.published
    if date.start is None or date.end is None or date.precision is not Precision.DAY:
        return False
    return (date.end - date.start).days < LONGEST and (not published or date.start <= published)


def _is_occasion(tree: Tree, verb: int) -> bool:
    known = words()
    if is_perfect(tree, verb) or not is_past(tree, verb):
        return False
    if tree.lemma(verb) in known.setting:
        return True
    nouns = tree.kids(verb, "obj", "nsubj", "obl")
    return any(tree.lemma(each) in known.occasions for each in nouns)


def _names(tree: Tree) -> frozenset[str]:
    return frozenset(token.text for token in tree.tokens if token.upos == "PROPN")


def _papers(tree: Tree) -> frozenset[str]:
    nouns = range(len(tree.tokens))
    return frozenset(tree.lemma(each) for each in nouns) & links().statements


def _words_of(annotated: Annotated, tree: Tree, date: DateInterval) -> TimeExpression | None:
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.date is not None and time.text == date.text:
            return time
    return None


def _turns(annotated: Annotated, tree: Tree) -> bool:
    """Return whether a sentence turns from the occasion in hand."""
    mains = main_verbs(tree)
    if not any(is_past(tree, verb) for verb in mains):
        return True
    known = words()
    marks = {tree.lemma(kid) for verb in mains for kid in tree.kids(verb, "advmod", "obl")}
    if not known.turning.isdisjoint((tree.lemma(0), *marks)):
        return True
    if tree.tokens[0].text.isupper() and len(tree.tokens) > 1 and tree.tokens[1].text == ".":
        return True
    return any(set(mains) & set(heads) for _, heads in hanging_on(annotated, tree))


def with_provenance(annotated: Annotated, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return events with what tells where their dates come from.

    The words of a date that stands outside their own sentences join their evidence; the day of
    the document is that on which they were reported.

    Args:
        annotated: the document with its times.
        events: its events, merged.
    """
    return tuple(_with_words(annotated, event) for event in events)


def _with_words(annotated: Annotated, event: Event) -> Event:
    event = replace(event, reported_on=annotated.document.published)
    date = event.date
    if date is None or date.basis is not DateBasis.SCENE or not event.evidence:
        return event
    at = event.evidence[0].start
    same = [
        time
        for time in annotated.times
        if time.date is not None and time.text == date.text and time.date.start == date.start
    ]
    if not same:
        return event
    time = min(same, key=lambda each: (each.start > at, abs(at - each.start)))
    piece = Evidence(event.evidence[0].document_id, time.start, time.end, time.text)
    return replace(event, evidence=tuple(dict.fromkeys((*event.evidence, piece))))
