"""Dates of what is to come: no plan lies before the page that tells it, and no year is guessed."""

from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from dragoman.data.words import WordLists
from dragoman.frames.modality.postponed import is_called_off, is_until
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import Annotated, DateInterval, Precision, TimeExpression
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.plan_dates")
YEAR_DIGITS = 4
WEEK_DAYS = 7
FEBRUARY, LEAP_DAY = 2, 29
# Words that say which day or month is meant, so that it is never moved to another such one.
# Neither this nor MOST_BACK is swept.
HALF_A_YEAR = 183
# Who means a day or month further off says its year.
MOST_BACK = 305


def put_off_to(annotated: Annotated, tree: Tree, words: tuple[int, ...]) -> DateInterval | None:
    """Return the new date of what is put off: "pushed back from today to January 27".

    Args:
        annotated: the document with its times.
        tree: the sentence.
        words: the words that tell what is put off, its verb first.
    """
    verbs = {*words, *(tree.governor(word) for word in words)}
    # the putting off itself took place when it did
    others = {verb for verb in verbs if verb is not None and verb != words[-1]}
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        top = top_of(tree, time)
        if time.date is None or top is None:
            continue
        if any(is_until(tree, top, verb) for verb in others):
            return _ahead(time.date, annotated.document.published)
    return None


def set_for(annotated: Annotated, tree: Tree, words: tuple[int, ...]) -> DateInterval | None:
    """Return the day for which something is set: "protests have been announced for Monday".

    Args:
        annotated: the document with its times.
        tree: the sentence.
        words: the words that tell what is set, its verb first.
    """
    verb = tree.governor(words[-1])
    if verb is None or tree.lemma(verb) not in WORDS["setting"] or verb in words:
        return None
    for time in annotated.times_from(tree.tokens[verb].start, tree.sentence.end):
        top = top_of(tree, time)
        if time.date is None or top is None or tree.head(top) != verb:
            continue
        if tree.preposition(top) == "for" and is_weekday(time.date):
            return _ahead(time.date, annotated.document.published)
    return None


def is_new_date(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether a date tells until when a verb puts something off, and not when it did so.

    Args:
        annotated: the document with its times.
        tree: the sentence.
        word: the verb.
        date: as found for it.
    """
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.date is not None and time.text == date.text:
            top = top_of(tree, time)
            return top is not None and is_until(tree, top, word)
    return False


def is_of_undoing(annotated: Annotated, tree: Tree, noun: int, date: DateInterval) -> bool:
    """Return whether a date is that of putting something off: "was cancelled on Monday".

    Args:
        annotated: the document with its times.
        tree: the sentence.
        noun: what is put off or called off.
        date: as found for it.
    """
    verb = tree.governor(noun)
    if verb is None or not is_called_off(tree, noun):
        return False
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        top = top_of(tree, time)
        if time.text == date.text and top is not None and tree.head(top) == verb:
            return not is_until(tree, top, verb) and tree.preposition(top) != "from"
    return False


def _ahead(date: DateInterval, published: day | None) -> DateInterval:
    """Return a date without a year as the next such day: what is put off is not yet past."""
    if published is None or date.start is None or date.end is None or date.end >= published:
        return date
    if tells_year(date):
        return date
    if is_weekday(date):
        weeks = timedelta(days=-(-(published - date.end).days // WEEK_DAYS) * WEEK_DAYS)
        return replace(date, start=date.start + weeks, end=date.end + weeks)
    return replace(date, start=_moved(date.start, 1), end=_moved(date.end, 1))


def is_of_deciding(annotated: Annotated, tree: Tree, word: int, date: DateInterval) -> bool:
    """Return whether a date tells when a plan was made: "decided on Monday to withdraw".

    Or when began what it is part of: "talks will be held under a process begun in 2004".

    Args:
        annotated: the document with its times.
        tree: the sentence.
        word: the word of what is planned.
        date: as found for that word.
    """
    published = annotated.document.published
    if date.start is None or (published is not None and date.start > published):
        return False
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.date is None or time.text != date.text:
            continue
        verb = _verb_above(tree, word, time)
        if verb is not None and tree.has(verb, "Tense=Past"):
            return True
        if _is_of_past_clause(tree, word, time):
            return True
    return False


def _is_of_past_clause(tree: Tree, word: int, time: TimeExpression) -> bool:
    """Return whether a time is that of a clause of the past on a noun below a word."""
    top = top_of(tree, time)
    verb = None if top is None else tree.head(top)
    if verb is None or verb == word or tree.relation(verb) != "acl":
        return False
    return word in tree.ancestors(verb) and tree.has(verb, "Tense=Past")


def _verb_above(tree: Tree, word: int, time: TimeExpression) -> int | None:
    """Return the verb on which a time before a word hangs, where the word hangs on it too."""
    top = top_of(tree, time)
    verb = None if top is None else tree.head(top)
    if verb is None or verb == word or time.start > tree.tokens[word].start:
        return None
    return verb if verb in tree.ancestors(word) and tree.upos(verb) == "VERB" else None


def to_come(date: DateInterval | None, published: day | None) -> DateInterval | None:
    """Return the date of a plan: "agreed to meet on Friday" means the Friday to come.

    Times are read by the tense of their clause, and that of an agreement is past. A month or day of
    the past is that of the next year only where that one is the nearer; else it may be either, or
    the time of the deciding, and nobody knows when the plan is for. A date with its year stays.

    Args:
        date: as the words were read.
        published: when the document was published.

    >>> friday = DateInterval(day(2024, 5, 17), day(2024, 5, 17), Precision.DAY, "on Friday")
    >>> str(to_come(friday, day(2024, 5, 22)))
    '2024-05-24'
    >>> june = DateInterval(day(2024, 6, 1), day(2024, 6, 30), Precision.MONTH, "June")
    >>> to_come(june, day(2024, 9, 22)) is None
    True
    """
    if date is None or published is None or date.start is None or date.end is None:
        return date
    if date.end >= published or tells_year(date):
        return date
    if not is_bare(date):
        return None
    return _next_one(date, (date.start, date.end), (published - date.end).days)


def _next_one(date: DateInterval, days: tuple[day, day], back: int) -> DateInterval | None:
    """Return the next weekday, or the next day or month without a year; None if it is not near.

    Args:
        date: that of the past.
        days: its first and its last.
        back: how many days ago it was.
    """
    start, end = days
    if is_weekday(date):
        week = timedelta(days=WEEK_DAYS)
        return replace(date, start=start + week, end=end + week) if back < WEEK_DAYS else None
    dated = date.precision in {Precision.MONTH, Precision.DAY}
    if dated and HALF_A_YEAR < back < 2 * HALF_A_YEAR:
        return replace(date, start=_moved(start, 1), end=_moved(end, 1))
    return None


def last_such(date: DateInterval, published: day | None) -> DateInterval | None:
    """Return the latest such weekday, day or month before publication; None where words say which.

    >>> monday = DateInterval(day(2024, 8, 12), day(2024, 8, 12), Precision.DAY, "Monday")
    >>> str(last_such(monday, day(2024, 8, 10)))
    '2024-08-05'
    """
    if published is None or date.start is None or date.end is None or not is_bare(date):
        return None
    if is_weekday(date):
        week = timedelta(days=WEEK_DAYS)
        moved = replace(date, start=date.start - week, end=date.end - week)
    elif date.precision in {Precision.MONTH, Precision.DAY}:
        moved = replace(date, start=_moved(date.start, -1), end=_moved(date.end, -1))
    else:
        return None
    back = (published - moved.start).days if moved.start else -1
    return moved if 0 <= back <= MOST_BACK else None


def tells_year(date: DateInterval) -> bool:
    """Return whether the words of a date tell its year: "3 May 2019".

    >>> tells_year(DateInterval(None, None, Precision.DAY, "3 May 2019"))
    True
    """
    digits = "".join(char if char.isdigit() else " " for char in date.text)
    return any(len(part) == YEAR_DIGITS for part in digits.split())


def is_bare(date: DateInterval) -> bool:
    """Return whether words name a day or month and nothing that says which: "July", "Monday"."""
    words = date.text.lower().replace(",", " ").split()
    return (
        bool(words) and not tells_year(date) and not any(word in WORDS["telling"] for word in words)
    )


def is_weekday(date: DateInterval) -> bool:
    """Return whether words end in a weekday: "Friday", "late on Friday"."""
    return date.text.lower().rpartition(" ")[2] in WORDS["weekdays"]


def _moved(date: day, years: int) -> day:
    leap = date.month == FEBRUARY and date.day == LEAP_DAY
    return date.replace(year=date.year + years, day=LEAP_DAY - 1 if leap else date.day)
