"""Dates of times that hang on a noun of the event's clause, where a parser strays."""

from dragoman.annotate.times.linking.earlier_deeds import owner, refers_back
from dragoman.annotate.times.linking.link_words import links
from dragoman.data.words import WordLists
from dragoman.frames.when.counted_dates import span_before
from dragoman.frames.when.foreground import WORDS as FOREGROUND
from dragoman.frames.when.foreground import is_new, is_present
from dragoman.frames.when.shared_dates import top_of
from dragoman.records import Annotated, DateInterval, Precision, TimeExpression, TimeKind
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.hanging_dates")
# A time that names its noun: "the July 5 raid".
NAMING = frozenset({"compound", "amod"})


def hanging_near(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the date of a time that hangs, past nouns only, on the event's own clause.

    Parsers hang "talks on the sharing of the Teesta on Thursday" on the river.
    """
    clause = clause_above(tree, word)
    if tree.lemma(clause) in FOREGROUND["saying"] or span_before(tree, word, clause) is not None:
        return None
    spoken_of = tree.lemma(clause) in links().verbal and tree.upos(word) == "NOUN"
    older = spoken_of and not is_new(tree, word)
    # "condemned on Monday the raid": the raid is older
    since = tree.tokens[word].start if older else tree.sentence.start
    found: list[DateInterval] = []
    for time in annotated.times_from(tree.sentence.start, tree.sentence.end):
        if time.kind is TimeKind.POINT and time.date is not None and time.start >= since:
            top = top_of(tree, time)
            if top is None or top == clause or _lies_across(tree, word, clause, top):
                continue
            if owner(tree, top) not in {tree.head(top), word}:
                continue  # "removed staff following attacks in Lod last week"
            if time.date.precision is Precision.YEAR and tree.preposition(top) == "from":
                continue  # "met once a year from 2014 until": since then
            if _strays(tree, top, word, clause):
                found.append(time.date)
    return found[0] if len(found) == 1 else None


def comes_before(tree: Tree, word: int) -> bool:
    """Return whether a noun tells what came before its clause: "after talks, they signed"."""
    for each in (word, *tree.ancestors(word)):
        if tree.upos(each) not in {"NOUN", "PROPN"}:
            return False
        if tree.preposition(each) in WORDS["after"]:
            return True
    return False


def _lies_across(tree: Tree, word: int, clause: int, top: int) -> bool:
    """Return whether the verb stands between what came before it and a time, which is its own."""
    between = word < clause < top or top < clause < word
    return between and comes_before(tree, word)


def _strays(tree: Tree, top: int, word: int, clause: int) -> bool:
    """Return whether a time on a noun of a clause may be that of the clause's word.

    "The treaty of 1951", "Thursday's accord": those name the noun. What stands in the subject is
    not the verb's, and what is the verb's is not that of just any noun beside it.
    """
    if tree.preposition(top) in WORDS["bounds"] or clause_above(tree, top) != clause:
        return False
    path = list(tree.ancestors(top))
    path = path[: path.index(clause)] if clause in path else path
    if word in path:
        return True
    if word == clause and path and _is_of_other(tree, path, clause):
        return False
    if (word != clause and path) or _names_noun(tree, top):
        return False
    subject = any(tree.relation(each) == "nsubj" for each in path)
    # "members on Friday backed duties": parsers hang the day on the members
    return not subject or clause - top == 1


def _is_of_other(tree: Tree, path: list[int], verb: int) -> bool:
    """Return whether nouns before a time name another deed: "following talks in May"."""
    return _is_charge(tree, path[-1], verb) or any(refers_back(tree, each) for each in path)


def _is_charge(tree: Tree, noun: int, verb: int) -> bool:
    """Return whether a noun is what somebody is charged with: "implicated in a murder in 1999"."""
    return tree.lemma(verb) in WORDS["charging"] and tree.preposition(noun) in WORDS["of_charges"]


def is_of_charge(tree: Tree, time: TimeExpression, verb: int) -> bool:
    """Return whether a time is that of the crime: "a report links him with a murder in 1999".

    Parsers hang it on the verb, which is of the present.
    """
    top = top_of(tree, time)
    if top is None or tree.head(top) != verb or not is_present(tree, verb):
        return False
    return any(
        verb < each < top and _is_charge(tree, each, verb) for each in tree.kids(verb, "obl")
    )


def is_of_starting_point(tree: Tree, time: TimeExpression) -> bool:
    """Return whether a time is that since when something is so: "since partition in 1947"."""
    top = top_of(tree, time)
    if top is None:
        return False
    before = min((top, *tree.kids(top, "case"))) - 1
    for each in (before, *tree.ancestors(before)) if before >= 0 else ():
        if tree.upos(each) not in {"NOUN", "PROPN"}:
            return False
        if tree.preposition(each) == "since":
            return True
    return False


def _names_noun(tree: Tree, top: int) -> bool:
    """Return whether a time names a noun: "the treaty of 1951", "Thursday's accord"."""
    if tree.relation(top) in NAMING or tree.tokens[top].deprel == "nmod:poss":
        return True
    return tree.preposition(top) == "of" and not _is_part_of_time(tree, top)


def _is_part_of_time(tree: Tree, top: int) -> bool:
    """Return whether a time only says whose part is meant: "in the night of 21 August"."""
    head = tree.head(top)
    return head is not None and tree.lemma(head) in WORDS["parts"]


def clause_above(tree: Tree, word: int) -> int:
    """Return the word of the clause that a word stands in; the word itself where it heads one."""
    if _heads_clause(tree, word):
        return word
    for head in tree.ancestors(word):
        if _heads_clause(tree, head) or tree.head(head) is None:
            return head
    return word


def _heads_clause(tree: Tree, word: int) -> bool:
    # "is due on Friday": an adjective with a copula heads a clause as a verb does
    return tree.upos(word) in CLAUSAL or bool(tree.kids(word, "cop"))
