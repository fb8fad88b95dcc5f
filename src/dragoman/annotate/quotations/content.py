"""What a verb of saying has as content: a clause, an infinitive, a thing, a charge."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.annotate.quotations.cues import CueClass, cues
from dragoman.annotate.quotations.spans import Span, clause_span, comma_between, trim
from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

WORDS = WordLists("annotate", "quotations.content")
_NOMINAL = frozenset({"NOUN", "PROPN"})


def content_of(tree: Tree, index: int, entry: CueClass) -> tuple[Span, int | None] | None:
    """Return what a verb of saying has as content, and the preposition that joins the cue.

    Args:
        tree: the sentence.
        index: the verb.
        entry: its class; the frames are tried in order of how much they tell.
    """
    if entry.prepositions:
        return _called(tree, index, entry)
    for frame, find in _FRAMES:
        if frame in entry.frames:
            span = find(tree, index)
            if span is not None:
                return span, None
    return None


def _to_do(tree: Tree, index: int) -> Span | None:
    found = infinitive(tree, index)
    return None if found is None else clause_span(tree, found)


def _doing(tree: Tree, index: int) -> Span | None:
    for kid in tree.kids(index, "xcomp", "ccomp", "obj"):
        if kid > index and tree.tokens[kid].text.endswith("ing") and not tree.marks(kid):
            return to_end(tree, index, kid)
    return None


def _thing(tree: Tree, index: int) -> Span | None:
    found = tree.first(index, "obj")
    return None if found is None or found < index else to_end(tree, index, found)


def _clause(tree: Tree, index: int) -> Span | None:
    """Return the clause that is said: behind the verb, or before it with the verb as an aside."""
    for kid in tree.kids(index, "ccomp"):
        if _is_aside_of_saying(tree, index, kid):
            continue
        if kid > index:
            return to_end(tree, index, kid)
        if comma_between(tree, kid, index):
            return _before(tree, index, kid)
    head = tree.tokens[index].head
    if tree.relation(index) == "parataxis" and head >= 0:
        return _aside(tree, index, head)
    clause = _misread_clause(tree, index)
    return None if clause is None else to_end(tree, index, clause)


def _misread_clause(tree: Tree, index: int) -> int | None:
    """Return a clause that was taken for an infinitive or an aside: "said it would ..."."""
    for kid in tree.kids(index, "parataxis", "xcomp"):
        has_subject = tree.first(kid, "nsubj", "expl") is not None
        if kid > index and has_subject and not comma_between(tree, index, kid):
            return kid
    return None


def _is_aside_of_saying(tree: Tree, index: int, kid: int) -> bool:
    """Return whether a clause is ", adding that ..." and not what is said."""
    return (
        kid > index
        and comma_between(tree, index, kid)
        and tree.lemma(kid) in cues().verbs
        and tree.tokens[kid].text.endswith("ing")
    )


def _aside(tree: Tree, index: int, head: int) -> Span | None:
    """Return the main clause beside which "officials said" stands."""
    own = set(tree.subtree(index))
    words = [at for at in tree.subtree(head) if at not in own]
    before = [at for at in words if at < min(own)]
    beside = {tree.tokens[at].text for at in (min(own), max(0, min(own) - 1))}
    if not before or head not in before or beside & {";", ":", "("}:
        return None
    return _said_before(tree, before)


def _before(tree: Tree, index: int, kid: int) -> Span | None:
    words = [at for at in tree.subtree(kid) if at < index]
    subject = tree.first(index, "nsubj")
    if subject is not None and subject < index:
        low = min(tree.subtree(subject))
        words = [at for at in words if at < low]
    return _said_before(tree, words)


def _said_before(tree: Tree, words: list[int]) -> Span | None:
    """Return the words before a verb of saying, if they are a clause and no mere date line."""
    if not any(tree.tokens[at].upos in {"VERB", "AUX"} for at in words):
        return None
    return trim(tree, words[0], words[-1], drop_that=True)


def to_end(tree: Tree, index: int, kid: int) -> Span:
    """Return a clause behind the verb, with phrases that the parser hung on the verb instead."""
    words = tree.subtree(kid, _loose(tree, kid))
    low, high = max(words[0], index + 1), words[-1]
    for other in tree.children[index]:
        phrase = tree.relation(other) in {"obl", "advmod"} or (
            tree.relation(other) == "advcl" and not comma_between(tree, kid, other)
        )
        sibling = tree.relation(kid) == "ccomp" and tree.relation(other) == "ccomp"
        if other > high and (phrase or sibling) and not comma_between(tree, high, other):
            high = max(high, tree.subtree(other)[-1])
    return trim(tree, _start(tree, index, kid, low), high, drop_that=True)


def _loose(tree: Tree, kid: int) -> frozenset[int]:
    """Return the clauses behind a comma that are the reporter's own: ", while others left"."""
    joined = (other for other in tree.kids(kid, "conj") if _is_speakers_own(tree, kid, other))
    return frozenset(joined) | frozenset(
        other
        for other in tree.kids(kid, "advcl", "parataxis")
        if other > kid
        and comma_between(tree, kid, other)
        and (
            tree.marks(other) & WORDS["loose"]
            or _is_aside_of_saying(tree, kid, other)
            or tree.lemma(other) in cues().quote
        )
    )


def _is_speakers_own(tree: Tree, kid: int, other: int) -> bool:
    """Return whether a joined verb tells what the speaker did: "said it was so but declined to"."""
    lemma = tree.lemma(other)
    if other < kid or tree.kids(other, "nsubj", "aux") or lemma not in cues().speakers_own:
        return False
    past = "Tense=Past" in tree.tokens[other].feats
    same = "Tense=Past" in tree.tokens[kid].feats and not tree.kids(kid, "aux")
    return past and (not same or lemma in cues().silence)


def _start(tree: Tree, index: int, kid: int, low: int) -> int:
    """Return where a clause begins behind the verb: at "that", or where its subject does.

    In "said on Tuesday it would" and "told parliament it would" parsers draw the first phrase into
    the clause.
    """
    that = _that_between(tree, index, kid)
    if that is not None:
        return that + 1
    subject = tree.first(kid, "nsubj", "expl")
    if subject is None or low != index + 1:
        return low
    subjects = tree.kids(kid, "nsubj")
    last = min(tree.subtree(subjects[-1])) if len(subjects) > 1 else low
    if last > low:
        return last
    first = min(tree.subtree(subject))
    if tree.tokens[low].upos == "ADP" and first > low and not comma_between(tree, low, first):
        return first
    if tree.lemma(index) in WORDS["with_listener"]:
        return _past_listener(tree, low, max(tree.subtree(subject)))
    return low


def _that_between(tree: Tree, index: int, kid: int) -> int | None:
    """Return the "that" which joins a clause to the verb before it."""
    for at in range(index + 1, kid):
        joins = tree.relation(at) == "mark" or tree.tokens[at].upos == "SCONJ"
        if joins and tree.lemma(at) == "that":
            return at
    return None


def _past_listener(tree: Tree, low: int, last: int) -> int:
    """Return where a new phrase begins behind whoever is told: "told parliament it would"."""
    for at in range(low + 1, last + 1):
        upos, before = tree.tokens[at].upos, tree.tokens[at - 1].upos
        new = upos in {"DET", "PRON"} or (upos == "PROPN" and before == "NOUN")
        if new and before in _NOMINAL:
            return at
    return low


def infinitive(tree: Tree, index: int) -> int | None:
    """Return the infinitive behind a verb: "vowed to fight"."""
    for kid in tree.kids(index, "xcomp", "advcl"):
        if kid > index and "to" in tree.marks(kid):
            return kid
    return None


def _them_to(tree: Tree, index: int) -> Span | None:
    """Return "them to stop" behind "urged"."""
    whom = tree.first(index, "obj", "iobj")
    to_do = infinitive(tree, index)
    if to_do is None:
        to_do = _clause_with_to(tree, index)
    if to_do is None:
        return None
    start = to_do if whom is None or whom > to_do else whom
    words = {*tree.subtree(start), *tree.subtree(to_do)}
    behind = sorted(at for at in words if at > index)
    return trim(tree, behind[0], behind[-1]) if behind else None


def _clause_with_to(tree: Tree, index: int) -> int | None:
    """Return the last clause behind a verb that has "to"."""
    clauses = (kid for kid in tree.kids(index, "ccomp") if "to" in tree.marks(kid))
    return max((kid for kid in clauses if kid > index), default=None)


def _charge(tree: Tree, index: int, prepositions: frozenset[str]) -> Span | None:
    """Return "them of lying" behind "accused" and "him for help" behind "asked"."""
    whom = tree.first(index, "obj", "iobj")
    if whom is None or whom < index:
        return None
    for kid in [*tree.kids(index, "obl", "advcl", "xcomp"), *tree.kids(whom, "nmod", "acl")]:
        if kid > whom and tree.marks(kid) & prepositions:
            words = [*tree.subtree(whom), *tree.subtree(kid)]
            return trim(tree, min(words), max(words))
    return None


def _called(tree: Tree, index: int, entry: CueClass) -> tuple[Span, int | None] | None:
    """Return the content of "called for a truce" and "called on them to stop"."""
    for kid in tree.kids(index, "obl", "advcl", "xcomp"):
        case = index + 1
        if kid < index or case not in tree.kids(kid, "case", "mark"):
            continue
        if tree.lemma(case) not in entry.prepositions:
            continue
        to_do = infinitive(tree, index)
        if to_do is None and not _can_stand_alone(tree, kid, tree.lemma(case)):
            return None
        words = [at for at in tree.subtree(kid) if at > case]
        words.extend(() if to_do is None else tree.subtree(to_do))
        return trim(tree, min(words), max(words)), case
    return None


def _can_stand_alone(tree: Tree, kid: int, preposition: str) -> bool:
    """Return whether "called for a truce" says all; "called on them" does not without "to stop"."""
    if preposition in {"on", "upon"}:
        return any("to" in tree.marks(below) for below in tree.kids(kid, "acl"))
    return preposition != "to"


def _of_charge(tree: Tree, index: int) -> Span | None:
    return _charge(tree, index, frozenset({"of"}))


def _for_charge(tree: Tree, index: int) -> Span | None:
    return _charge(tree, index, frozenset(WORDS["about_what"]))


_FRAMES: tuple[tuple[str, Callable[[Tree, int], Span | None]], ...] = (
    ("that", _clause),
    ("them_to", _them_to),
    ("of", _of_charge),
    ("for", _for_charge),
    ("to", _to_do),
    ("doing", _doing),
    ("object", _thing),
)
