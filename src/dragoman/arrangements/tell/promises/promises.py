"""What agreements promise, in the words of a sentence."""

from collections.abc import Iterable, Iterator

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.promises.fates import WORDS as FATES
from dragoman.arrangements.tell.promises.fates import (
    binding,
    clauses_in,
    names_others,
    note_fates,
    under,
)
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.spans import VERBAL
from dragoman.records import Commitment

UNKNOWN = "unknown"
LONGEST = 40


def note_promises(draft: Draft, facts: SentenceFacts, noun: int | None) -> None:
    """Note what a sentence says that an agreement promises, and what became of it.

    Args:
        draft: the agreement.
        facts: the sentence.
        noun: the agreement's noun; None where the sentence goes on about it without naming it.
    """
    noun = _it(facts) if noun is None else noun
    told = () if noun is None else clauses_in(facts, facts.low)
    promised = frozenset[str]()
    if noun is not None:
        promised = _note_made(draft, facts, noun, told)
    elif _goes_on(draft, facts):
        _note_words(draft, facts, _undertaken(facts))
    note_fates(draft, facts, noun, told, promised)


def _note_made(
    draft: Draft, facts: SentenceFacts, noun: int, told: tuple[str, ...]
) -> frozenset[str]:
    """Note what an agreement promises, by its kinds and in words; return those told in words."""
    draft.clauses |= set(told)
    promised = _note_words(draft, facts, _obligations(facts, noun))
    made = {one.clause for one in draft.commitments if one.status == UNKNOWN}
    for clause in sorted(draft.clauses - made):
        if clause in told:
            draft.promise(Commitment(clause, UNKNOWN, None, (facts.evidence,)))
    return promised


def _note_words(draft: Draft, facts: SentenceFacts, found: Iterable[str]) -> frozenset[str]:
    """Note promises in their words and return their kinds."""
    told: set[str] = set()
    for words in found:
        low = words.lower()
        clauses = dict.fromkeys((*clauses_in(facts, low), *facts.known.extents.kinds(low)))
        for clause in clauses or ("other",):
            draft.clauses |= {clause} - {"other"}
            draft.promise(Commitment(clause, UNKNOWN, None, (facts.evidence,), words))
        told |= {*clauses}
    return frozenset(told)


def _goes_on(draft: Draft, facts: SentenceFacts) -> bool:
    """Return whether a sentence goes on telling what the one before it tells of an agreement."""
    if facts.evidence in draft.evidence or names_others(draft, facts):
        return False
    text = facts.annotated.document.text
    return any(
        piece.end <= facts.evidence.start and not text[piece.end : facts.evidence.start].strip(" ")
        for piece in draft.evidence
    )


def _undertaken(facts: SentenceFacts) -> Iterator[str]:
    """Yield what its parties will do, of the kinds that agreements promise.

    "Under the accord, a truce takes effect. Chad will free 90 prisoners, and Niger will ..."
    """
    tree = facts.tree
    for index in range(len(tree.tokens)):
        if tree.upos(index) != "VERB" or not _binds(facts, index):
            continue
        words = _clause_words(facts, index)
        low = words.lower()
        kinds = facts.known.extents.kinds(low) or clauses_in(facts, low)
        if kinds and (
            facts.acting_alone(index) or _both(facts, index) or facts.tree.is_passive(index)
        ):
            yield words


def _binds(facts: SentenceFacts, verb: int) -> bool:
    """Return whether a verb tells what has to be done, or goes on after one that does."""
    first = facts.tree.first_conjunct(verb)
    return binding(facts, verb) or (
        first != verb and binding(facts, first) and not facts.tree.kids(verb, "nsubj", "aux")
    )


def _both(facts: SentenceFacts, verb: int) -> bool:
    """Return whether its parties do it, not by their names ("they will", "the two sides must")."""
    subjects = facts.tree.subjects(verb)
    return any(facts.known.has("agreements.parties", facts.lemma(word)) for word in subjects)


def _it(facts: SentenceFacts) -> int | None:
    """Return the "it" that a sentence says something about, as its subject or object."""
    for index, token in enumerate(facts.tree.tokens):
        core = facts.tree.relation(index) in {"nsubj", "obj", "obl"}
        if token.text.lower() in {"it", "them"} and token.upos == "PRON" and core:
            return index
    return None


def _obligations(facts: SentenceFacts, noun: int) -> Iterator[str]:
    """Yield the promises of a sentence, each in its own words."""
    tree = facts.tree
    found: dict[str, None] = {}
    for index in range(len(tree.tokens)):
        if tree.upos(index) not in VERBAL or tree.relation(index).startswith("aux"):
            continue
        if _provides(facts, index, noun):
            found |= dict.fromkeys(_provided(facts, index))
        elif _is_obliging(facts, index, noun):
            found |= dict.fromkeys(_clause_words(facts, each) for each in tree.conjuncts(index))
    yield from filter(None, found)


def _is_obliging(facts: SentenceFacts, verb: int, noun: int) -> bool:
    """Return whether a verb tells what must be done, under an agreement or by it."""
    return (under(facts, verb, noun) or _by_which(facts, verb, noun)) and binding(facts, verb)


def _provides(facts: SentenceFacts, verb: int, noun: int) -> bool:
    """Return whether a verb says what an agreement does ("the pact obliges both to ...")."""
    known = facts.known.has("agreements.providing", facts.lemma(verb))
    return known and noun in facts.tree.subjects(verb)


def _by_which(facts: SentenceFacts, verb: int, noun: int) -> bool:
    """Return whether a verb tells what is done under the agreement before it ("under which")."""
    tree = facts.tree
    return noun < verb and any(
        tree.tokens[kid].text.lower() == "which"
        and kid > noun
        and tree.preposition(kid) in FATES["under"]
        for kid in tree.kids(verb, "obl")
    )


def _provided(facts: SentenceFacts, verb: int) -> Iterator[str]:
    """Yield what an agreement demands: whom it obliges with to what, else what it names."""
    tree = facts.tree
    whom = min(tree.kids(verb, "obj", "iobj"), default=None)
    clauses = _clauses_of_aim(facts, verb)
    for clause in clauses:
        parts = [each for each in tree.conjuncts(clause) if tree.upos(each) in VERBAL]
        first, *others = parts or [clause]
        yield _clause_words(facts, first, since=whom)
        yield from (_clause_words(facts, each) for each in others)
    if not clauses:
        for thing in (*tree.kids(verb, "obj"), *tree.obliques(verb).get("for", ())):
            yield facts.words(verb, min(tree.subtree(thing)[-1], verb + LONGEST))


def _clauses_of_aim(facts: SentenceFacts, verb: int) -> list[int]:
    """Return the clauses that tell to what a verb obliges."""
    tree = facts.tree
    return [
        kid
        for kid in tree.kids(verb, "xcomp", "ccomp", "advcl")
        if tree.relation(kid) != "advcl" or _is_aim(facts, kid)
    ]


def _is_aim(facts: SentenceFacts, verb: int) -> bool:
    """Return whether a verb stands with "to" ("obliges each to help the other")."""
    marks = facts.tree.kids(verb, "mark")
    return any(facts.tree.tokens[mark].text.lower() == "to" for mark in marks)


def _clause_words(facts: SentenceFacts, head: int, *, since: int | None = None) -> str:
    """Return the words of a clause without what is conjoined to it.

    Args:
        facts: the sentence.
        head: the clause's head.
        since: a word before it whose phrase belongs to it.
    """
    tree = facts.tree
    beside = _beside(facts, head)
    inside = [word for word in tree.subtree(head) if word not in beside]
    while inside and tree.upos(inside[0]) in {"PUNCT", "CCONJ"}:
        inside.pop(0)
    if not inside:
        return ""
    first = last = inside[0]
    for word in inside:
        if word - last > 1 and word > head:
            break
        last = word
    if since is not None:
        first = min(first, tree.subtree(since)[0])
    return facts.words(first, min(last, first + LONGEST))


def _beside(facts: SentenceFacts, head: int) -> set[int]:
    """Return the words of a clause that are conjoined to it, or tell under what it stands."""
    tree = facts.tree
    apart = [
        kid
        for kid in tree.kids(head, "conj", "parataxis", "cc", "punct")
        if tree.upos(kid) in {*VERBAL, "CCONJ", "PUNCT"}
    ]
    framed = [
        kid
        for kid in tree.kids(head, "obl")
        if tree.preposition(kid) in FATES["under"] and kid < head
    ]
    return {word for kid in (*apart, *framed) for word in tree.subtree(kid)}
