"""Dates of news that a lead tells in the perfect: its day is that of the sentences after it.

"Togo has rejected the offer. In a statement Friday, the president called it late": a lead says that
something is new, and the sentence after it says when. Only where the next sentences tell one day,
which is that of the page or lies just before, does it date what the lead tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.annotate.times.linking.link_words import links
from dragoman.coding.coder import Coded
from dragoman.data.words import WordLists
from dragoman.frames.when.foreground import WORDS as FOREGROUND
from dragoman.frames.when.foreground import is_past, is_present, main_verbs
from dragoman.frames.when.hanging_dates import clause_above
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import (
    Annotated,
    DateBasis,
    Precision,
    SegmentKind,
    Status,
    Step,
    TimeExpression,
    TimeKind,
)
from dragoman.syntax.tree import Tree, tree_of

WORDS = WordLists("coding", "lead_dates")
# Sentences after a lead that may tell its day; what is news is of the day or just before.
AFTER = 2
NEWS = timedelta(days=2)


def dated_by_details(annotated: Annotated, coded: Sequence[Coded]) -> tuple[Coded, ...]:
    """Return events, those that the lead tells in the perfect with the day of its details.

    Args:
        annotated: the document with its times.
        coded: its events, merged.
    """
    lead = _lead(annotated)
    wanting = [each for each in coded if each.sentence == lead and _is_news(annotated, each)]
    time = _day_of_details(annotated, lead) if lead is not None and wanting else None
    if time is None or time.date is None:
        return tuple(coded)
    date = replace(time.date, basis=DateBasis.SCENE)
    step = Step("date-of-details", time.text, f"{date}, {date.basis}")
    return tuple(
        replace(each, event=replace(each.event, date=date), steps=(*each.steps, step))
        if each in wanting
        else each
        for each in coded
    )


def _lead(annotated: Annotated) -> int | None:
    """Return the first sentence of the body."""
    numbered = enumerate(annotated.sentences)
    return next((n for n, each in numbered if each.kind is SegmentKind.BODY), None)


def _is_news(annotated: Annotated, coded: Coded) -> bool:
    """Return whether an undated act is what its sentence says is new: "has rejected"."""
    if coded.event.date is not None or coded.event.status is not Status.ACTUAL:
        return False
    tree = tree_of(annotated.sentences[coded.sentence])
    trigger = coded.trigger
    word = trigger.index if trigger.light is None else trigger.light
    verb = _above_participle(tree, clause_above(tree, word))
    has = {tree.tokens[kid].text.lower() for kid in tree.kids(verb, "aux")}
    if has.isdisjoint(WORDS["new"]) or _is_old(tree, verb):
        return False
    return verb in main_verbs(tree) or _is_said(tree, verb)


def _above_participle(tree: Tree, verb: int) -> int:
    """Return the verb that a participle goes with: "has called for a recount, alleging fraud"."""
    head = tree.head(verb)
    beside = head is not None and tree.relation(verb) == "advcl" and verb > head
    if head is not None and tree.relation(verb) == "acl" and tree.tokens[verb - 1].text == ",":
        # parsers hang "..., alleging fraud" on the noun before the comma
        head, beside = clause_above(tree, head), True
    return head if head is not None and beside and _is_plain(tree, verb) else verb


def _is_plain(tree: Tree, verb: int) -> bool:
    """Return whether a participle has nothing of a clause of its own but a "while"."""
    marks = {tree.lemma(kid) for kid in tree.kids(verb, "mark")} - WORDS["at_once"]
    participle = tree.tokens[verb].text.endswith("ing")
    return participle and not marks and not tree.kids(verb, "aux", "nsubj")


def _is_old(tree: Tree, verb: int) -> bool:
    """Return whether an adverb says that it is no news: "has long rejected", "has already"."""
    return any(tree.lemma(kid) in WORDS["old"] for kid in tree.kids(verb, "advmod"))


def _is_said(tree: Tree, verb: int) -> bool:
    """Return whether a verb is what somebody says in the present: "police say they have asked"."""
    head = tree.head(verb)
    if head is None or tree.relation(verb) != "ccomp" or head not in main_verbs(tree):
        return False
    return tree.lemma(head) in FOREGROUND["saying"] and is_present(tree, head)


def _day_of_details(annotated: Annotated, lead: int) -> TimeExpression | None:
    """Return the one day that the sentences after a lead tell, if it is news."""
    published = annotated.document.published
    days = list(_days(annotated, lead))
    dates = {time.date.start for time in days if time.date is not None}
    first = next(iter(dates), None)
    if published is None or first is None or len(dates) != 1:
        return None
    return days[0] if timedelta(0) <= published - first <= NEWS else None


def _days(annotated: Annotated, lead: int) -> Iterator[TimeExpression]:
    """Yield the days of the main clauses after a lead, until the text turns to something else."""
    for sentence in annotated.sentences[lead + 1 : lead + 1 + AFTER]:
        tree = tree_of(sentence)
        if sentence.kind is not SegmentKind.BODY or tree.lemma(0) in WORDS["turning"]:
            return
        for time in annotated.times_from(sentence.start, sentence.end):
            if time.kind is TimeKind.POINT and time.date is not None and _is_told(tree, time):
                yield time


def _is_told(tree: Tree, time: TimeExpression) -> bool:
    """Return whether a time is a day on which a main clause says that something was done."""
    top = top_of(tree, time)
    if top is None or time.date is None or time.date.precision is not Precision.DAY:
        return False
    verb = clause_above(tree, top)
    noun = tree.head(verb)
    if noun is not None and tree.relation(verb) == "acl" and tree.lemma(noun) in links().statements:
        # "In a report issued on Monday, they said": they said it then
        verb = clause_above(tree, noun)
    return verb in main_verbs(tree) and is_past(tree, verb)
