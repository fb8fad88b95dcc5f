"""What a verb of saying has as content: a clause, an infinitive, a thing, a charge."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.annotate.quotations.cues import CueClass, cues
from dragoman.annotate.quotations.spans import Span, Syntax
from dragoman.data.words import WordLists

WORDS = WordLists("annotate", "quotations.content")
_NOMINAL = frozenset({"NOUN", "PROPN"})


def content_of(syntax: Syntax, index: int, entry: CueClass) -> tuple[Span, int | None] | None:
    """Return what a verb of saying has as content, and the preposition that joins the cue.

    Args:
        syntax: the sentence.
        index: the verb.
        entry: its class; the frames are tried in order of how much they tell.
    """
    if entry.prepositions:
        return _called(syntax, index, entry)
    for frame, find in _FRAMES:
        if frame in entry.frames:
            span = find(syntax, index)
            if span is not None:
                return span, None
    return None


def _to_do(syntax: Syntax, index: int) -> Span | None:
    found = infinitive(syntax, index)
    return None if found is None else syntax.content(found)


def _doing(syntax: Syntax, index: int) -> Span | None:
    for kid in syntax.kids(index, "xcomp", "ccomp", "obj"):
        if kid > index and syntax.tokens[kid].text.endswith("ing") and not syntax.marks(kid):
            return to_end(syntax, index, kid)
    return None


def _thing(syntax: Syntax, index: int) -> Span | None:
    found = syntax.first(index, "obj")
    return None if found is None or found < index else to_end(syntax, index, found)


def _clause(syntax: Syntax, index: int) -> Span | None:
    """Return the clause that is said: behind the verb, or before it with the verb as an aside."""
    for kid in syntax.kids(index, "ccomp"):
        if _is_aside_of_saying(syntax, index, kid):
            continue
        if kid > index:
            return to_end(syntax, index, kid)
        if syntax.comma_between(kid, index):
            return _before(syntax, index, kid)
    head = syntax.tokens[index].head
    if syntax.relation(index) == "parataxis" and head >= 0:
        return _aside(syntax, index, head)
    clause = _misread_clause(syntax, index)
    return None if clause is None else to_end(syntax, index, clause)


def _misread_clause(syntax: Syntax, index: int) -> int | None:
    """Return a clause that was taken for an infinitive or an aside: "said it would ..."."""
    for kid in syntax.kids(index, "parataxis", "xcomp"):
        has_subject = syntax.first(kid, "nsubj", "expl") is not None
        if kid > index and has_subject and not syntax.comma_between(index, kid):
            return kid
    return None


def _is_aside_of_saying(syntax: Syntax, index: int, kid: int) -> bool:
    """Return whether a clause is ", adding that ..." and not what is said."""
    return (
        kid > index
        and syntax.comma_between(index, kid)
        and syntax.lemma(kid) in cues().verbs
        and syntax.tokens[kid].text.endswith("ing")
    )


def _aside(syntax: Syntax, index: int, head: int) -> Span | None:
    """Return the main clause beside which "officials said" stands."""
    own = set(syntax.subtree(index))
    words = [at for at in syntax.subtree(head) if at not in own]
    before = [at for at in words if at < min(own)]
    beside = {syntax.tokens[at].text for at in (min(own), max(0, min(own) - 1))}
    if not before or head not in before or beside & {";", ":", "("}:
        return None
    return _said_before(syntax, before)


def _before(syntax: Syntax, index: int, kid: int) -> Span | None:
    words = [at for at in syntax.subtree(kid) if at < index]
    subject = syntax.first(index, "nsubj")
    if subject is not None and subject < index:
        low = min(syntax.subtree(subject))
        words = [at for at in words if at < low]
    return _said_before(syntax, words)


def _said_before(syntax: Syntax, words: list[int]) -> Span | None:
    """Return the words before a verb of saying, if they are a clause and no mere date line."""
    if not any(syntax.tokens[at].upos in {"VERB", "AUX"} for at in words):
        return None
    return syntax.trim(words[0], words[-1], drop_that=True)


def to_end(syntax: Syntax, index: int, kid: int) -> Span:
    """Return a clause behind the verb, with phrases that the parser hung on the verb instead."""
    words = syntax.subtree(kid, _loose(syntax, kid))
    low, high = max(words[0], index + 1), words[-1]
    for other in syntax.children[index]:
        phrase = syntax.relation(other) in {"obl", "advmod"} or (
            syntax.relation(other) == "advcl" and not syntax.comma_between(kid, other)
        )
        sibling = syntax.relation(kid) == "ccomp" and syntax.relation(other) == "ccomp"
        if other > high and (phrase or sibling) and not syntax.comma_between(high, other):
            high = max(high, syntax.subtree(other)[-1])
    return syntax.trim(_start(syntax, index, kid, low), high, drop_that=True)


def _loose(syntax: Syntax, kid: int) -> frozenset[int]:
    """Return the clauses behind a comma that are the reporter's own: ", while others left"."""
    joined = (other for other in syntax.kids(kid, "conj") if _is_speakers_own(syntax, kid, other))
    return frozenset(joined) | frozenset(
        other
        for other in syntax.kids(kid, "advcl", "parataxis")
        if other > kid
        and syntax.comma_between(kid, other)
        and (
            syntax.marks(other) & WORDS["loose"]
            or _is_aside_of_saying(syntax, kid, other)
            or syntax.lemma(other) in cues().quote
        )
    )


def _is_speakers_own(syntax: Syntax, kid: int, other: int) -> bool:
    """Return whether a joined verb tells what the speaker did: "said it was so but declined to"."""
    lemma = syntax.lemma(other)
    if other < kid or syntax.kids(other, "nsubj", "aux") or lemma not in cues().speakers_own:
        return False
    past = "Tense=Past" in syntax.tokens[other].feats
    same = "Tense=Past" in syntax.tokens[kid].feats and not syntax.kids(kid, "aux")
    return past and (not same or lemma in cues().silence)


def _start(syntax: Syntax, index: int, kid: int, low: int) -> int:
    """Return where a clause begins behind the verb: at "that", or where its subject does.

    In "said on Tuesday it would" and "told parliament it would" parsers draw the first phrase into
    the clause.
    """
    that = _that_between(syntax, index, kid)
    if that is not None:
        return that + 1
    subject = syntax.first(kid, "nsubj", "expl")
    if subject is None or low != index + 1:
        return low
    subjects = syntax.kids(kid, "nsubj")
    last = min(syntax.subtree(subjects[-1])) if len(subjects) > 1 else low
    if last > low:
        return last
    first = min(syntax.subtree(subject))
    if syntax.tokens[low].upos == "ADP" and first > low and not syntax.comma_between(low, first):
        return first
    if syntax.lemma(index) in WORDS["with_listener"]:
        return _past_listener(syntax, low, max(syntax.subtree(subject)))
    return low


def _that_between(syntax: Syntax, index: int, kid: int) -> int | None:
    """Return the "that" which joins a clause to the verb before it."""
    for at in range(index + 1, kid):
        joins = syntax.relation(at) == "mark" or syntax.tokens[at].upos == "SCONJ"
        if joins and syntax.lemma(at) == "that":
            return at
    return None


def _past_listener(syntax: Syntax, low: int, last: int) -> int:
    """Return where a new phrase begins behind whoever is told: "told parliament it would"."""
    for at in range(low + 1, last + 1):
        upos, before = syntax.tokens[at].upos, syntax.tokens[at - 1].upos
        new = upos in {"DET", "PRON"} or (upos == "PROPN" and before == "NOUN")
        if new and before in _NOMINAL:
            return at
    return low


def infinitive(syntax: Syntax, index: int) -> int | None:
    """Return the infinitive behind a verb: "vowed to fight"."""
    for kid in syntax.kids(index, "xcomp", "advcl"):
        if kid > index and "to" in syntax.marks(kid):
            return kid
    return None


def _them_to(syntax: Syntax, index: int) -> Span | None:
    """Return "them to stop" behind "urged"."""
    whom = syntax.first(index, "obj", "iobj")
    to_do = infinitive(syntax, index)
    if to_do is None:
        to_do = _clause_with_to(syntax, index)
    if to_do is None:
        return None
    start = to_do if whom is None or whom > to_do else whom
    words = {*syntax.subtree(start), *syntax.subtree(to_do)}
    behind = sorted(at for at in words if at > index)
    return syntax.trim(behind[0], behind[-1]) if behind else None


def _clause_with_to(syntax: Syntax, index: int) -> int | None:
    """Return the last clause behind a verb that has "to"."""
    clauses = (kid for kid in syntax.kids(index, "ccomp") if "to" in syntax.marks(kid))
    return max((kid for kid in clauses if kid > index), default=None)


def _charge(syntax: Syntax, index: int, prepositions: frozenset[str]) -> Span | None:
    """Return "them of lying" behind "accused" and "him for help" behind "asked"."""
    whom = syntax.first(index, "obj", "iobj")
    if whom is None or whom < index:
        return None
    for kid in [*syntax.kids(index, "obl", "advcl", "xcomp"), *syntax.kids(whom, "nmod", "acl")]:
        if kid > whom and syntax.marks(kid) & prepositions:
            words = [*syntax.subtree(whom), *syntax.subtree(kid)]
            return syntax.trim(min(words), max(words))
    return None


def _called(syntax: Syntax, index: int, entry: CueClass) -> tuple[Span, int | None] | None:
    """Return the content of "called for a truce" and "called on them to stop"."""
    for kid in syntax.kids(index, "obl", "advcl", "xcomp"):
        case = index + 1
        if kid < index or case not in syntax.kids(kid, "case", "mark"):
            continue
        if syntax.lemma(case) not in entry.prepositions:
            continue
        to_do = infinitive(syntax, index)
        if to_do is None and not _can_stand_alone(syntax, kid, syntax.lemma(case)):
            return None
        words = [at for at in syntax.subtree(kid) if at > case]
        words.extend(() if to_do is None else syntax.subtree(to_do))
        return syntax.trim(min(words), max(words)), case
    return None


def _can_stand_alone(syntax: Syntax, kid: int, preposition: str) -> bool:
    """Return whether "called for a truce" says all; "called on them" does not without "to stop"."""
    if preposition in {"on", "upon"}:
        return any("to" in syntax.marks(below) for below in syntax.kids(kid, "acl"))
    return preposition != "to"


def _of_charge(syntax: Syntax, index: int) -> Span | None:
    return _charge(syntax, index, frozenset({"of"}))


def _for_charge(syntax: Syntax, index: int) -> Span | None:
    return _charge(syntax, index, frozenset(WORDS["about_what"]))


_FRAMES: tuple[tuple[str, Callable[[Syntax, int], Span | None]], ...] = (
    ("that", _clause),
    ("them_to", _them_to),
    ("of", _of_charge),
    ("for", _for_charge),
    ("to", _to_do),
    ("doing", _doing),
    ("object", _thing),
)
