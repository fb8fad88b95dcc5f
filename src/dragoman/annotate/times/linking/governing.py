"""Which time a word has by syntax: its own, that of its parts, or that of the verb it serves."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.times.linking.clauses import Clause, links
from dragoman.records import Precision, TimeExpression

_OF_VERB = ("obl", "advmod", "nmod", "advcl", "dep", "parataxis", "obj")
_OF_NOUN = ("nmod", "compound", "amod", "nummod", "appos", "obl", "dep", "list", "parataxis")
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
_DEPTH = 4


def by_syntax(clause: Clause, index: int, depth: int = 0) -> TimeExpression | None:
    """Return the time that the sentence's structure gives to a word; None where it gives none."""
    if depth > _DEPTH:
        return None
    mine = own(clause, index)
    if mine:
        return _best(mine)
    down = _below(clause, index)
    if down:
        return _best(down)
    up = _above(clause, index)
    if up is None:
        return None
    if clause.relation(index) == "acl":
        beside = _beside(clause, up)
        if beside is not None:
            return beside
    return by_syntax(clause, up, depth + 1)


def own(clause: Clause, index: int) -> list[TimeExpression]:
    """Return the times that hang on a word itself."""
    wanted = _OF_VERB if clause.upos(index) in _VERBS else _OF_NOUN
    found = []
    for head, time in clause.times:
        if head == index or _counts_from(clause, time, index):
            continue
        if clause.governor(head) == index and clause.relation(head) in wanted:
            if _tells(clause, head, index, time):
                found.append(time)
        elif _through_place(clause, head, index) and _tells(clause, head, index, time):
            found.append(time)
    return found


def _through_place(clause: Clause, head: int, index: int) -> bool:
    """Return whether a time hangs on a place of the word: "talks in Doha on Friday"."""
    place = clause.head(head)
    if place < 0 or clause.head(place) != index or place == index:
        return False
    named = clause.upos(place) == "PROPN" or (
        clause.upos(index) in _VERBS
        and clause.relation(place) == "obj"
        and clause.relation(head) in {"nmod", "obl"}
        and (clause.lemma(index) in links().light or clause.case(head) == "on")
    )
    return named and clause.relation(place) in {"obl", "nmod", "obj", "appos", "conj"}


def _tells(clause: Clause, head: int, index: int, time: TimeExpression) -> bool:
    """Return whether a time is the act's own and no limit ("until", "since") or comparison."""
    known = links()
    case = clause.case(head)
    if is_shift(time):
        return (
            time.date is not None
            and clause.governor(head) == index
            and not follows(clause, time, index)
        )
    if case in known.limits:
        return case in known.deadlines and not clause.past(index)
    return True


def _below(clause: Clause, index: int) -> list[TimeExpression]:
    """Return times of what a word's own parts tell: "talks held in May"."""
    kids = clause.children[index]
    if clause.upos(index) in _VERBS:
        return [time for kid in kids for time in _below_verb(clause, index, kid)]
    return [time for kid in kids for time in _below_noun(clause, kid)]


def _below_verb(clause: Clause, verb: int, kid: int) -> Sequence[TimeExpression]:
    """Return times of a part of a verb: of "at their talks in May", "held talks in May"."""
    known, relation = links(), clause.relation(kid)
    if relation == "obj":
        carried = clause.lemma(verb) in known.light and clause.upos(kid) == "NOUN"
        return own(clause, kid) if carried else ()
    within = relation == "obl" and _is_within_event(clause, kid)
    speaking = relation == "advcl" and clause.lemma(kid) in known.speaking
    return (own(clause, kid) or _below(clause, kid)) if within or speaking else ()


def _is_within_event(clause: Clause, noun: int) -> bool:
    """Return whether something is told to happen at or in a noun's event: "at their talks"."""
    known = links()
    event = clause.upos(noun) == "NOUN" and clause.lemma(noun) in known.meetings | known.statements
    return event and clause.case(noun) in known.inside


def _below_noun(clause: Clause, kid: int) -> Sequence[TimeExpression]:
    """Return times of a part of a noun: of "talks held in May".

    "A treaty on partnership signed in June": the parser may hang it on the nearer noun.
    """
    known, relation = links(), clause.relation(kid)
    if relation == "acl":
        happened = clause.lemma(kid) in known.light | known.happening
        return own(clause, kid) if happened else ()
    if relation != "nmod" or clause.upos(kid) != "NOUN":
        return ()
    verbs = [verb for verb in clause.kids(kid, "acl") if clause.lemma(verb) in known.light]
    return [time for verb in verbs for time in own(clause, verb)]


def _above(clause: Clause, index: int) -> int | None:
    """Return the word from which a word takes its time, if there is one."""
    head = clause.head(index)
    if head < 0:
        return None
    passes = _noun_passes if clause.upos(index) in _NOUNS else _verb_passes
    if not passes(clause, index, head):
        return None
    return _joined_before(clause, index, head)


def _joined_before(clause: Clause, index: int, head: int) -> int:
    """Return the nearest verb that a verb goes on with: "in May A met and in June B came and saw".

    Parsers hang all verbs of a row on the first; what was seen was seen in June.
    """
    if clause.relation(index) != "conj":
        return head
    row = [kid for kid in clause.kids(head, "conj") if kid < index and clause.upos(kid) in _VERBS]
    with_subject = [kid for kid in row if any(clause.kids(kid, "nsubj"))]
    return with_subject[-1] if with_subject else head


def _noun_passes(clause: Clause, index: int, head: int) -> bool:
    """Return whether a noun happens when the word above it does ("held talks on Tuesday")."""
    known, relation, lemma = links(), clause.relation(index), clause.lemma(head)
    if clause.upos(head) not in _VERBS:
        measured = relation == "nmod" and clause.case(index) == "of" and lemma in known.measures
        return relation == "conj" or measured
    if relation == "obj" or clause.sentence.tokens[index].deprel == "nsubj:pass":
        return lemma in known.light
    if relation == "nsubj":
        return lemma in known.happening
    return relation == "obl" and _passes_within(clause, index, lemma)


def _passes_within(clause: Clause, index: int, lemma: str) -> bool:
    """Return whether a noun behind a verb's preposition happens when the verb does."""
    known = links()
    if clause.lemma(index) in known.meetings and clause.case(index) in known.inside:
        return lemma not in known.saying
    inside = clause.case(index) in {"in", "for", "at", "to", "on"}
    return inside and lemma in known.light | known.meeting_verbs


def _verb_passes(clause: Clause, index: int, head: int) -> bool:
    """Return whether a verb without a time of its own shares that of the verb above it."""
    relation = clause.relation(index)
    if relation == "xcomp":
        return clause.lemma(head) in links().aspect
    alone = not any(clause.kids(index, "nsubj"))
    if clause.sentence.tokens[index].deprel == "acl:relcl":
        return _is_within(clause, index)
    if relation == "conj":
        return alone and clause.upos(head) in _VERBS
    feats = clause.sentence.tokens[index].feats
    participle = "VerbForm=Ger" in feats or "VerbForm=Part" in feats
    return relation == "advcl" and participle and alone and not clause.case(index)


def _beside(clause: Clause, index: int) -> TimeExpression | None:
    """Return the time right behind a noun: "a clash last week in which shots were fired"."""
    end = clause.sentence.tokens[index].end
    return next((time for _, time in clause.times if time.start == end + 1), None)


def _is_within(clause: Clause, index: int) -> bool:
    """Return whether a relative clause tells what happened in its noun: "a clash in which ..."."""
    for kid in clause.kids(index, "obl", "advmod"):
        if clause.lemma(kid) == "which" and clause.case(kid) in links().inside:
            return True
        if clause.lemma(kid) in {"when", "where"}:
            return True
    return False


def _best(times: list[TimeExpression]) -> TimeExpression:
    """Return the time that tells most: dated before undated, fine before coarse, first first."""

    def rank(time: TimeExpression) -> tuple[bool, bool, int]:
        date = time.date
        return (date is None, is_shift(time), 0 if date is None else _FINENESS[date.precision])

    return min(times, key=rank)


def _counts_from(clause: Clause, time: TimeExpression, index: int) -> bool:
    """Return whether a time dates the event from which "a year after" counts, and not this word.

    In "came a year after their talks in Busan in November 2023" the month is that of the talks.
    """
    for _, shift in clause.times:
        if is_shift(shift) and shift.date is not None and shift.end <= time.start:
            nearer = any(
                shift.end <= other.start < time.start and other.date is not None
                for _, other in clause.times
            )
            return not nearer and clause.sentence.tokens[index].end <= shift.start
    return False


def is_shift(time: TimeExpression) -> bool:
    """Return whether an expression is one like "a day after ..."."""
    return time.days is not None and time.text.lower().endswith((" after", " before"))


def follows(clause: Clause, time: TimeExpression, index: int) -> bool:
    """Return whether a verb is the event from which "a day after" counts."""
    verbs = (
        place
        for place, token in enumerate(clause.sentence.tokens)
        if token.start >= time.end and token.upos == "VERB"
    )
    return next(verbs, -1) == index
