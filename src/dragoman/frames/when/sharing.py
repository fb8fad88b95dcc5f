"""Words that share the time of another: one deed, clauses of one breath, what happened then."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotate.times.linking.governing import is_in_letter
from dragoman.annotate.times.linking.link_words import links
from dragoman.data.words import WordLists
from dragoman.frames.when.foreground import is_past, is_perfect
from dragoman.records import Annotated, DateBasis, DateInterval, TimeExpression, TimeKind
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "when.sharing")
ARRIVING = frozenset({"arrive", "land"})
# Clauses whose time is that of the clause they hang on, and the other way round.


def hosts(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the words whose time is the event's too.

    "responded last month by expelling": one deed. "a clash last week in which ships fired": what
    happened in it happened then.
    """
    together = _told_together(tree, word)
    if together:
        return together
    head = tree.head(word)
    arrivals = tuple(kid for kid in tree.kids(word, "advcl") if tree.lemma(kid) in ARRIVING)
    if head is None or arrivals:
        return arrivals
    at_that_time = _is_when(tree, word) and not is_perfect(tree, word)
    shared = _is_means(tree, word) or at_that_time or _sets_off(tree, word, head)
    return (head,) if shared or _is_in_which(tree, word) else ()


def _is_means(tree: Tree, word: int) -> bool:
    """Return whether it is by what a deed was done: "responded by expelling"."""
    return tree.relation(word) == "advcl" and tree.preposition(word) == "by"


def _sets_off(tree: Tree, word: int, head: int) -> bool:
    """Return whether a clause tells what set something off: "a riot erupted after police shot"."""
    if tree.relation(word) != "advcl" or tree.lemma(head) not in WORDS["erupting"]:
        return False
    return tree.preposition(word) == "after" and is_past(tree, word)


def _is_in_which(tree: Tree, word: int) -> bool:
    """Return whether a clause tells what happened in something: "a clash in which ships fired"."""
    if tree.tokens[word].deprel != "acl:relcl":
        return False
    inside = [kid for kid in tree.kids(word, "obl") if tree.lemma(kid) == "which"]
    if is_in_letter(tree, word, tree.tokens[word].head):
        return False
    return bool(inside) and tree.preposition(inside[0]) in WORDS["within"]


def sharers(tree: Tree, word: int) -> Iterator[int]:
    """Yield the words whose time, however they have it, is that of a verb without one.

    Verbs in a row ("recalled its envoy on Monday and suspended"), the participle behind a comma
    ("suspended the talks on Monday, accusing"), and the two sides of "when".
    """
    if tree.upos(word) != "VERB" or is_perfect(tree, word):
        return
    yield from _told_together(tree, word)
    head = tree.head(word)
    if head is not None and (_is_beside(tree, word, head) or _goes_on_of_them(tree, word, head)):
        yield head
    yield from _in_doing(tree, word)
    yield from (kid for kid in tree.kids(word, "advcl") if _is_at_once(tree, kid))


def _goes_on_of_them(tree: Tree, word: int, head: int) -> bool:
    """Return whether a clause goes on with those just told of: "met on Monday, and they agreed"."""
    if tree.relation(word) != "conj" or not all(is_past(tree, each) for each in (word, head)):
        return False
    subjects = {tree.lemma(kid) for kid in tree.kids(word, "nsubj")}
    marks = {tree.lemma(kid) for kid in tree.kids(word, "advmod", "mark")}
    return bool(subjects & WORDS["those_named"]) and not marks & WORDS["turning"]


def _in_doing(tree: Tree, word: int) -> Iterator[int]:
    """Yield the verb whose subject does something in doing it: "the two, meeting, closed"."""
    subject = tree.head(word)
    if subject is None or tree.tokens[word].deprel != "acl":
        return
    verb = tree.head(subject)
    if verb is None or tree.relation(subject) != "nsubj" or tree.upos(verb) != "VERB":
        return
    if tree.tokens[word].text.endswith("ing") and not tree.kids(word, "aux", "mark"):
        yield verb


def _is_at_once(tree: Tree, clause: int) -> bool:
    """Return whether a clause is of the same time: "when he met", "accusing"."""
    marks = {tree.lemma(each) for each in tree.kids(clause, "advmod", "mark")}
    if "when" in marks and not is_perfect(tree, clause):
        return True
    return not marks and tree.lemma(clause) in links().speaking


def _is_beside(tree: Tree, word: int, head: int) -> bool:
    """Return whether a clause tells what went with its head: "..., accusing the other side"."""
    if tree.relation(word) != "advcl" or tree.upos(head) != "VERB" or is_perfect(tree, head):
        return False
    marks = {tree.lemma(kid) for kid in tree.kids(word, "mark", "advmod")}
    participle = tree.has(word, "VerbForm=Part") or tree.has(word, "VerbForm=Ger")
    if participle and not tree.kids(word, "aux", "nsubj"):
        return not marks and word > head
    return bool(marks & WORDS["at_that_time"]) and tree.has(word, "Tense=Past")


def when_of_time(annotated: Annotated, tree: Tree, word: int) -> DateInterval | None:
    """Return the time that a clause of "when" explains: "since 2015, when he closed the border"."""
    head = tree.head(word)
    marked = any(tree.lemma(kid) == "when" for kid in tree.kids(word, "advmod", "mark"))
    if head is None or not marked or is_perfect(tree, word):
        return None
    last = _last_point(annotated, tree, tree.tokens[word].start)
    if last is None:
        return None
    own = last.start <= tree.tokens[head].start < last.end
    between = annotated.document.text[last.end : tree.tokens[_first(tree, word)].end].strip(" ,")
    if not own and between.lower() != "when":
        return None
    return last.date and replace(last.date, basis=DateBasis.STATED)


def _last_point(annotated: Annotated, tree: Tree, at: int) -> TimeExpression | None:
    """Return the last dated time of a sentence before a place of the text."""
    times = annotated.times_from(tree.sentence.start, tree.sentence.end)
    dated = [time for time in times if time.kind is TimeKind.POINT and time.date is not None]
    near = [time for time in dated if time.end <= at]
    return near[-1] if near else None


def _first(tree: Tree, word: int) -> int:
    return min(tree.kids(word, "advmod", "mark"), default=word)


def _told_together(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the verbs that share subject and time: "arrested 14 men and seized two boats on"."""
    if tree.upos(word) != "VERB":
        return ()
    verbs = [
        kid for kid in tree.kids(word, "conj") if _goes_on(tree, kid) and not _is_set(tree, kid)
    ]
    head = tree.head(word)
    if head is not None and tree.relation(word) == "conj" and _goes_on(tree, word):
        verbs.insert(0, head)
    return tuple(verbs)


def _is_set(tree: Tree, word: int) -> bool:
    """Return whether words in front of a verb are for it alone: "met, and in May announced"."""
    return any(kid < word for kid in tree.kids(word, "obl"))


def _goes_on(tree: Tree, word: int) -> bool:
    same = tree.has(word, "Tense=Past") and tree.upos(tree.tokens[word].head) == "VERB"
    return same and not tree.kids(word, "nsubj", "aux", "mark")


def _is_when(tree: Tree, word: int) -> bool:
    """Return whether a clause tells what happened then: "began in April, when Delhi ..."."""
    marks = tree.kids(word, "advmod", "mark")
    return any(tree.lemma(kid) == "when" for kid in marks)
