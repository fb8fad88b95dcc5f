"""Which time a word has by syntax: its own, that of its parts, or that of the verb it serves."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.times.linking.dated_sentences import DatedSentence, case, governor, is_past
from dragoman.annotate.times.linking.earlier_deeds import owner
from dragoman.annotate.times.linking.link_words import links
from dragoman.data.words import WordLists
from dragoman.records import Precision, TimeExpression
from dragoman.syntax.tree import Tree

WORDS = WordLists("annotate", "times.linking.governing")
_OF_VERB = ("obl", "advmod", "nmod", "advcl", "dep", "parataxis", "obj")
_OF_NOUN = ("nmod", "compound", "amod", "nummod", "appos", "obl", "dep", "list", "parataxis")
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
_DEPTH = 4


def by_syntax(dated: DatedSentence, index: int, depth: int = 0) -> TimeExpression | None:
    """Return the time that the sentence's structure gives to a word; None where it gives none."""
    if depth > _DEPTH:
        return None
    mine = own(dated, index)
    if mine:
        return _best(mine)
    down = _below(dated, index)
    if down:
        return _best(down)
    up = _above(dated.tree, index)
    if up is None:
        return None
    if dated.tree.relation(index) == "acl":
        beside = _beside(dated, up)
        if beside is not None:
            return beside
    shared = by_syntax(dated, up, depth + 1)
    return None if shared is not None and _is_deadline_before(dated, shared, index) else shared


def _is_deadline_before(dated: DatedSentence, time: TimeExpression, index: int) -> bool:
    """Return whether a time is by when another thing is to be done: "open it by May and set up"."""
    if dated.tree.relation(index) != "conj" or time.start > dated.tree.tokens[index].start:
        return False
    tops = (head for head, each in dated.times if each is time)
    first = dated.tree.first_conjunct(index)
    return any(case(dated.tree, head) in WORDS["by"] and first < head for head in tops)


def own(dated: DatedSentence, index: int) -> list[TimeExpression]:
    """Return the times that hang on a word itself."""
    wanted = _OF_VERB if dated.tree.upos(index) in _VERBS else _OF_NOUN
    found = []
    for head, time in dated.times:
        if head == index or _counts_from(dated, time, index):
            continue
        if owner(dated.tree, head) == index and dated.tree.relation(head) in wanted:
            if _tells(dated.tree, head, index, time):
                found.append(time)
        elif _through_place(dated.tree, head, index) and _tells(dated.tree, head, index, time):
            found.append(time)
    return found


def _through_place(tree: Tree, head: int, index: int) -> bool:
    """Return whether a time hangs on a place of the word: "talks in Doha on Friday"."""
    place = tree.tokens[head].head
    if place < 0 or tree.tokens[place].head != index or place == index:
        return False
    named = tree.upos(place) == "PROPN" or (
        tree.upos(index) in _VERBS
        and tree.relation(place) == "obj"
        and tree.relation(head) in {"nmod", "obl"}
        and (tree.lemma(index) in links().light or case(tree, head) == "on")
    )
    return named and tree.relation(place) in {"obl", "nmod", "obj", "appos", "conj"}


def _tells(tree: Tree, head: int, index: int, time: TimeExpression) -> bool:
    """Return whether a time is the act's own and no limit ("until", "since") or comparison."""
    known = links()
    mark = case(tree, head)
    if is_shift(time):
        return (
            time.date is not None
            and governor(tree, head) == index
            and not follows(tree, time, index)
        )
    if mark in known.limits:
        return mark in known.deadlines and not is_past(tree, index)
    return True


def _below(dated: DatedSentence, index: int) -> list[TimeExpression]:
    """Return times of what a word's own parts tell: "talks held in May"."""
    kids = dated.tree.children[index]
    if dated.tree.upos(index) in _VERBS:
        return [time for kid in kids for time in _below_verb(dated, index, kid)]
    return [time for kid in kids for time in _below_noun(dated, kid)]


def _below_verb(dated: DatedSentence, verb: int, kid: int) -> Sequence[TimeExpression]:
    """Return times of a part of a verb: of "at their talks in May", "held talks in May"."""
    known, relation = links(), dated.tree.relation(kid)
    if relation == "obj":
        carried = dated.tree.lemma(verb) in known.light and dated.tree.upos(kid) == "NOUN"
        return own(dated, kid) if carried else ()
    if relation == "nsubj":
        return _of_subject(dated, verb, kid)
    within = relation == "obl" and _is_within_event(dated.tree, kid)
    speaking = relation == "advcl" and dated.tree.lemma(kid) in known.speaking
    return (own(dated, kid) or _below(dated, kid)) if within or speaking else ()


def _of_subject(dated: DatedSentence, verb: int, noun: int) -> Sequence[TimeExpression]:
    """Return the times of what speaks: "the report released Sunday says".

    "The council, in a note agreed on Sunday, condemned" hangs the note on the council.
    """
    known, lemma = links(), dated.tree.lemma(verb)
    if lemma not in known.saying | known.verbal:
        return ()
    if dated.tree.upos(noun) == "NOUN" and dated.tree.lemma(noun) in known.statements:
        return own(dated, noun) or _below(dated, noun)
    inside = [kid for kid in dated.tree.kids(noun, "nmod") if _is_within_event(dated.tree, kid)]
    return [time for kid in inside for time in own(dated, kid) or _below(dated, kid)]


def _is_within_event(tree: Tree, noun: int) -> bool:
    """Return whether something is told to happen at or in a noun's event: "at their talks"."""
    known = links()
    event = tree.upos(noun) == "NOUN" and tree.lemma(noun) in known.meetings | known.statements
    return event and case(tree, noun) in known.inside


def _below_noun(dated: DatedSentence, kid: int) -> Sequence[TimeExpression]:
    """Return times of a part of a noun: of "talks held in May".

    "A treaty on partnership signed in June": the parser may hang it on the nearer noun.
    """
    known, relation = links(), dated.tree.relation(kid)
    if relation == "acl":
        happened = dated.tree.lemma(kid) in known.light | known.happening | known.settling
        return own(dated, kid) if happened else ()
    if relation != "nmod" or dated.tree.upos(kid) != "NOUN":
        return ()
    verbs = [verb for verb in dated.tree.kids(kid, "acl") if dated.tree.lemma(verb) in known.light]
    return [time for verb in verbs for time in own(dated, verb)]


def _above(tree: Tree, index: int) -> int | None:
    """Return the word from which a word takes its time, if there is one."""
    head = tree.tokens[index].head
    if head < 0:
        return None
    passes = _noun_passes if tree.upos(index) in _NOUNS else _verb_passes
    if not passes(tree, index, head):
        return None
    return _joined_before(tree, index, head)


def _joined_before(tree: Tree, index: int, head: int) -> int:
    """Return the nearest verb that a verb goes on with: "in May A met and in June B came and saw".

    Parsers hang all verbs of a row on the first; what was seen was seen in June.
    """
    if tree.relation(index) != "conj":
        return head
    row = [kid for kid in tree.kids(head, "conj") if kid < index and tree.upos(kid) in _VERBS]
    with_subject = [kid for kid in row if any(tree.kids(kid, "nsubj"))]
    return with_subject[-1] if with_subject else head


def _noun_passes(tree: Tree, index: int, head: int) -> bool:
    """Return whether a noun happens when the word above it does ("held talks on Tuesday")."""
    known, relation, lemma = links(), tree.relation(index), tree.lemma(head)
    if tree.upos(head) not in _VERBS:
        measured = relation == "nmod" and case(tree, index) == "of" and lemma in known.measures
        return relation == "conj" or measured
    if relation == "obj" or tree.tokens[index].deprel == "nsubj:pass":
        return lemma in known.light
    if relation == "nsubj":
        return lemma in known.happening
    return relation == "obl" and _passes_within(tree, index, lemma)


def _passes_within(tree: Tree, index: int, lemma: str) -> bool:
    """Return whether a noun behind a verb's preposition happens when the verb does."""
    known = links()
    if tree.lemma(index) in known.meetings and case(tree, index) in known.inside:
        return lemma not in known.saying
    inside = case(tree, index) in WORDS["passing_within"]
    return inside and lemma in known.light | known.meeting_verbs


def _verb_passes(tree: Tree, index: int, head: int) -> bool:
    """Return whether a verb without a time of its own shares that of the verb above it."""
    relation = tree.relation(index)
    if relation == "xcomp":
        return tree.lemma(head) in links().aspect
    alone = not any(tree.kids(index, "nsubj"))
    if tree.tokens[index].deprel == "acl:relcl":
        return _is_within(tree, index) and not is_in_letter(tree, index, head)
    if relation == "conj":
        after = _is_since(tree, index, head) or _is_next_stop(tree, index)
        return alone and tree.upos(head) in _VERBS and not after
    participle = relation == "advcl" and _is_participle(tree, index)
    return participle and alone and not case(tree, index)


def _is_participle(tree: Tree, index: int) -> bool:
    return tree.has(index, "VerbForm=Ger") or tree.has(index, "VerbForm=Part")


def _is_since(tree: Tree, index: int, head: int) -> bool:
    """Return whether a verb tells of now what goes on with one of the past.

    "Signed the law on Friday and urges its neighbours to do so, and has sent envoys".
    """
    parts = (index, *tree.kids(index, "aux"))
    return tree.has(head, "Tense=Past") and any(tree.has(each, "Tense=Pres") for each in parts)


def _is_next_stop(tree: Tree, index: int) -> bool:
    """Return whether a verb of a plan comes after another: "will visit Oman and then go on"."""
    if tree.has(index, "Tense=Past"):
        return False
    return any(tree.lemma(kid) in WORDS["next"] for kid in tree.kids(index, "advmod"))


def is_in_letter(tree: Tree, index: int, noun: int) -> bool:
    """Return whether a clause tells what a letter says that was carried: "in which he urges"."""
    above = any(_is_since(tree, index, each) for each in tree.ancestors(noun))
    return above and tree.lemma(noun) in links().statements


def _beside(dated: DatedSentence, index: int) -> TimeExpression | None:
    """Return the time right behind a noun: "a clash last week in which shots were fired"."""
    end = dated.tree.tokens[index].end
    return next((time for _, time in dated.times if time.start == end + 1), None)


def _is_within(tree: Tree, index: int) -> bool:
    """Return whether a relative clause tells what happened in its noun: "a clash in which ..."."""
    for kid in tree.kids(index, "obl", "advmod"):
        if tree.lemma(kid) == "which" and case(tree, kid) in links().inside:
            return True
        if tree.lemma(kid) in {"when", "where"}:
            return True
    return False


def _best(times: list[TimeExpression]) -> TimeExpression:
    """Return the time that tells most: dated before undated, fine before coarse, first first."""

    def rank(time: TimeExpression) -> tuple[bool, bool, int]:
        date = time.date
        return (date is None, is_shift(time), 0 if date is None else _FINENESS[date.precision])

    return min(times, key=rank)


def _counts_from(dated: DatedSentence, time: TimeExpression, index: int) -> bool:
    """Return whether a time dates the event from which "a year after" counts, and not this word.

    In "came a year after their talks in Busan in November 2023" the month is that of the talks.
    """
    for _, shift in dated.times:
        if is_shift(shift) and shift.date is not None and shift.end <= time.start:
            nearer = any(
                shift.end <= other.start < time.start and other.date is not None
                for _, other in dated.times
            )
            return not nearer and dated.tree.tokens[index].end <= shift.start
    return False


def is_shift(time: TimeExpression) -> bool:
    """Return whether an expression is one like "a day after ..."."""
    return time.days is not None and time.text.lower().endswith((" after", " before"))


def follows(tree: Tree, time: TimeExpression, index: int) -> bool:
    """Return whether a verb is the event from which "a day after" counts."""
    verbs = (
        place
        for place, token in enumerate(tree.tokens)
        if token.start >= time.end and token.upos == "VERB"
    )
    return next(verbs, -1) == index
