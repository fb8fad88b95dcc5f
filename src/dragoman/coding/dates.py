"""When an event took place: the time that the text gives to its words, or none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from itertools import islice

from dragoman.annotate.times.clauses import links
from dragoman.annotate.times.linking import time_of
from dragoman.coding.foreground import is_new
from dragoman.coding.logical import CLAUSAL
from dragoman.coding.shared_dates import fronted, since, top_of
from dragoman.coding.syntax import Tree
from dragoman.records import (
    Annotated,
    DateBasis,
    DateInterval,
    Precision,
    TimeExpression,
    TimeKind,
)

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after"})
VAGUE = frozenset({Precision.DECADE, Precision.CENTURY})
YEAR_DIGITS = 4
YEAR_DAYS = 366
WEEK_DAYS = 7
FEBRUARY, LEAP_DAY = 2, 29
# Words that say which day or month is meant, so that it is never moved to the next such one.
TELLING = frozenset(
    {
        "last", "ago", "yesterday", "earlier", "past", "previous", "this", "that", "current",
        "today", "tonight", "tomorrow", "same", "year", "month", "week", "later", "next",
    }
)  # fmt: skip
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
# A day or month that is past by less is told as such, whatever the tense of the plan.
LEAST_BACK = 60
UNTIL = frozenset({"to", "until", "till"})
POSTPONING = frozenset({"postpone", "push", "delay", "put", "move", "reschedule", "defer"})
ARRIVING = frozenset({"arrive", "land"})
SAYING = frozenset({"say", "tell", "report", "announce", "add", "state", "note", "write"})


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
    later = _put_off_to(annotated, tree, words)
    if later is not None:
        return later
    for word in (*words, *_hosts(tree, words[0])):
        time = time_of(annotated, number, word)
        if time is not None and time.date is not None:
            if time.date.precision in VAGUE:
                # "in the next decade" tells when of nothing that one can date
                return None
            told = _is_told_before(annotated, tree, words[0], time.date)
            return None if told else _with_basis(tree, time, time.date)
    for word in words:
        found = _hanging_near(annotated, tree, word)
        if found is not None and not _is_told_before(annotated, tree, words[0], found):
            return found
    found = since(annotated, tree, words[0]) or fronted(annotated, tree, words[0])
    if found is None or _is_told_before(annotated, tree, words[0], found):
        return None
    return found


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


def _put_off_to(annotated: Annotated, tree: Tree, words: tuple[int, ...]) -> DateInterval | None:
    """Return the new date of what is put off: "pushed back from today to January 27"."""
    verbs = {*words, *(tree.governor(word) for word in words)}
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.date is None:
            continue
        top = top_of(tree, time)
        verb = None if top is None else tree.head(top)
        if top is None or verb is None or verb not in verbs or verb == words[-1]:
            # the putting off itself took place when it did
            continue
        if tree.lemma(verb) in POSTPONING and tree.preposition(top).rpartition(" ")[2] in UNTIL:
            return _ahead(time.date, annotated.document.published)
    return None


def _ahead(date: DateInterval, published: day | None) -> DateInterval:
    """Return a date without a year as the next such day: what is put off is not yet past."""
    if published is None or date.start is None or date.end is None or date.end >= published:
        return date
    if any(part.isdigit() and len(part) == YEAR_DIGITS for part in date.text.split()):
        return date
    return replace(date, start=_next_year(date.start), end=_next_year(date.end))


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
    saying = head if tree.lemma(head) in SAYING else None
    if saying is None or not tree.has(saying, "Tense=Past"):
        return None
    time = time_of(annotated, number, saying)
    if time is None or time.date is None or time.date.precision is not Precision.DAY:
        return None
    return time.date


def _hosts(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the words whose time is the event's too.

    "responded last month by expelling": one deed. "a clash last week in which ships fired": what
    happened in it happened then.
    """
    head = tree.head(word)
    together = _told_together(tree, word)
    if together:
        return together
    arrivals = tuple(kid for kid in tree.kids(word, "advcl") if tree.lemma(kid) in ARRIVING)
    if head is None or arrivals:
        return arrivals
    if tree.relation(word) == "advcl" and tree.preposition(word) == "by":
        return (head,)
    if _is_when(tree, word):
        return (head,)
    if tree.tokens[word].deprel == "acl:relcl":
        inside = [kid for kid in tree.kids(word, "obl") if tree.lemma(kid) == "which"]
        if inside and tree.preposition(inside[0]) in {"in", "during", "at"}:
            return (head,)
    return ()


def _told_together(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the verbs that share subject and time: "arrested 14 men and seized two boats on"."""
    if tree.upos(word) != "VERB":
        return ()
    verbs = [kid for kid in tree.kids(word, "conj") if _goes_on(tree, kid)]
    head = tree.head(word)
    if head is not None and tree.relation(word) == "conj" and _goes_on(tree, word):
        verbs.insert(0, head)
    return tuple(verbs)


def _goes_on(tree: Tree, word: int) -> bool:
    same = tree.has(word, "Tense=Past") and tree.upos(tree.tokens[word].head) == "VERB"
    return same and not tree.kids(word, "nsubj", "aux", "mark")


def _is_when(tree: Tree, word: int) -> bool:
    """Return whether a clause tells what happened then: "began in April, when Delhi ..."."""
    marks = tree.kids(word, "advmod", "mark")
    return any(tree.lemma(kid) == "when" for kid in marks)


def _hanging_near(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the date of a time that hangs, past nouns only, on the event's own clause.

    Parsers hang "talks on the sharing of the Teesta on Thursday" on the river.
    """
    clause = _clause(tree, word)
    spoken_of = tree.lemma(clause) in links().verbal and tree.upos(word) == "NOUN"
    older = spoken_of and not is_new(tree, word)
    found: list[DateInterval] = []
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.kind is not TimeKind.POINT or time.date is None:
            continue
        if older and time.start < tree.tokens[word].start:
            # "condemned on Monday the raid": the raid is older
            continue
        top = top_of(tree, time)
        if top is not None and tree.preposition(top) in BOUNDS:
            continue
        if top is not None and top != clause and _clause(tree, top) == clause:
            found.append(time.date)
    if len(found) != 1 or tree.lemma(clause) in SAYING:
        return None
    return found[0]


def _clause(tree: Tree, word: int) -> int:
    if _heads_clause(tree, word):
        return word
    for head in tree.ancestors(word):
        if _heads_clause(tree, head) or tree.head(head) is None:
            return head
    return word


def _heads_clause(tree: Tree, word: int) -> bool:
    # "is due on Friday": an adjective with a copula heads a clause as a verb does
    return tree.upos(word) in CLAUSAL or bool(tree.kids(word, "cop"))


def is_of_deciding(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether a date tells when a plan was made: "decided on Monday to withdraw".

    Args:
        annotated: the document with its times.
        tree: the sentence.
        word: the word of what is planned.
        date: as found for that word.
    """
    published = annotated.document.published
    if published is None or date.start is None or date.start > published:
        return False
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.date is None or time.text != date.text:
            continue
        top = top_of(tree, time)
        verb = None if top is None else tree.head(top)
        if verb is None or verb == word or time.start > tree.tokens[word].start:
            continue
        above = verb in tree.ancestors(word) and tree.upos(verb) == "VERB"
        if above and tree.has(verb, "Tense=Past"):
            return True
    return False


def _is_told_before(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether the past tense tells an act that this date puts after publication."""
    published = annotated.document.published
    if published is None or date.start is None or date.start <= published:
        return False
    return tree.has(word, "Tense=Past") and tree.has(word, "VerbForm=Fin")


def to_come(
    date: DateInterval | None, published: day | None, tree: Tree, word: int
) -> DateInterval | None:
    """Return the date of a plan: "agreed to meet in July" means the next July.

    Times are read by the tense of their clause, and that of an agreement is past. A date with its
    year, or one that a pluperfect puts back ("had planned to meet in July"), stays.

    Args:
        date: as the words were read.
        published: when the document was published.
        tree: the sentence.
        word: the verb of the plan.
    """
    if date is None or published is None or date.start is None or date.end is None:
        return date
    if date.end >= published or not _is_bare(date) or _is_put_back(tree, word):
        return date
    back = (published - date.end).days
    if _is_weekday(date):
        if back >= WEEK_DAYS:
            return date
        week = timedelta(days=WEEK_DAYS)
        return replace(date, start=date.start + week, end=date.end + week)
    dated = date.precision in {Precision.MONTH, Precision.DAY}
    if not dated or not LEAST_BACK < back < YEAR_DAYS:
        return date
    return replace(date, start=_next_year(date.start), end=_next_year(date.end))


def _is_bare(date: DateInterval) -> bool:
    """Return whether words name a day or month and nothing that says which: "July", "Monday"."""
    words = date.text.lower().replace(",", " ").split()
    return bool(words) and not any(
        word in TELLING or (word.isdigit() and len(word) == YEAR_DIGITS) for word in words
    )


def _is_weekday(date: DateInterval) -> bool:
    return date.text.lower().rpartition(" ")[2] in WEEKDAYS


def _is_put_back(tree: Tree, word: int) -> bool:
    chain = (word, *tree.ancestors(word))
    return any(
        tree.tokens[kid].text.lower() == "had" for each in chain for kid in tree.kids(each, "aux")
    )


def _next_year(date: day) -> day:
    leap = date.month == FEBRUARY and date.day == LEAP_DAY
    return date.replace(year=date.year + 1, day=LEAP_DAY - 1 if leap else date.day)
