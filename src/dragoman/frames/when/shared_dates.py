"""Times that a sentence tells once for several verbs: in front of it, or "since" when."""

from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.frames.when.foreground import WORDS as FOREGROUND
from dragoman.frames.when.foreground import is_perfect, main_verbs
from dragoman.records import Annotated, DateInterval, Precision, TimeExpression, TimeKind
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.shared_dates")

FINE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR})
# Words before a time that still stands in front of its clause: "At a session in Abuja on Thursday".
OPENING = 10
YEAR_DAYS = 366


def top_of(tree: Tree, time: TimeExpression) -> int | None:
    """Return the word of a time that hangs on a word outside it."""
    inside = [
        index
        for index, token in enumerate(tree.tokens)
        if time.start <= token.start and token.end <= time.end
    ]
    for index in inside:
        head = tree.head(index)
        if head is None or head not in inside:
            return index
    return None


def fronted(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the time in front of a sentence for its main verbs: "On Monday X resigned and left".

    Not past another time, which may begin another day.
    """
    if _told_by(tree, word) not in main_verbs(tree) or is_perfect(tree, word):
        return None
    before = _points_between(annotated, tree.sentence.start, tree.tokens[word].start)
    if len(before) != 1 or not _opens(tree, before[0]):
        return None
    date = before[0].date
    return date if date is not None and date.precision in FINE else None


def _told_by(tree: Tree, word: int) -> int:
    """Return the verb before whose sentence a time stands: "On Monday, police say, X fled".

    What somebody said in the past has the time in front of it for itself.
    """
    head = tree.head(word)
    if head is None or tree.relation(word) != "ccomp" or word < head:
        return word
    says = tree.lemma(head) in FOREGROUND["saying"] and tree.has(head, "Tense=Pres")
    return head if says and tree.has(word, "Tense=Past") else word


def beside_subject(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the day between a subject and its verb: "The council on Thursday agreed to"."""
    for subject in tree.kids(word, "nsubj", "nsubj:pass"):
        for time in _points_between(annotated, tree.tokens[subject].end, tree.tokens[word].start):
            top = top_of(tree, time)
            if top is None or time.date is None or time.date.precision is not Precision.DAY:
                continue
            between = range(top + 1, word)
            last = all(tree.upos(at) in {"ADV", "AUX", "PROPN", "NUM"} for at in between)
            if tree.head(top) == subject and tree.preposition(top) == "on" and last:
                return time.date
    return None


def _points_between(annotated: Annotated, start: int, end: int) -> list[TimeExpression]:
    """Return the points of time that begin between two places of the text."""
    return [time for time in annotated.times_from(start, end) if time.kind is TimeKind.POINT]


def _opens(tree: Tree, time: TimeExpression) -> bool:
    """Return whether a time stands in front of its sentence, before any verb and subject."""
    top = top_of(tree, time)
    if top is None or top > OPENING or tree.preposition(top) in WORDS["bounds"]:
        return False
    ahead = range(top)
    if any(tree.upos(index) in {"VERB", "AUX"} for index in ahead):
        return False
    return not any(tree.relation(index) == "nsubj" for index in ahead)


def renewed_by(tree: Tree, word: int) -> int | None:
    """Return the verb that says a thing was done once more: "the request of 2016 was renewed"."""
    verb = tree.head(word)
    if verb is None or tree.lemma(verb) not in WORDS["renewing"]:
        return None
    done = tree.tokens[word].deprel in {"nsubj:pass", "obj"}
    return verb if done and tree.upos(word) == "NOUN" else None


def since(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the stretch of "have been attacked since January", where it is no longer than a year.

    A longer one would sort an act of last week under a year long past.
    """
    published = annotated.document.published
    if published is None or not is_perfect(tree, word):
        return None
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        top = top_of(tree, time)
        if time.date is None or time.date.start is None or top is None:
            continue
        hangs = tree.head(top) == word and tree.preposition(top) == "since"
        if hangs and 0 <= (published - time.date.start).days <= YEAR_DAYS:
            return replace(time.date, end=published)
    return None
