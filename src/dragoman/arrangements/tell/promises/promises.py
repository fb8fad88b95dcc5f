"""What agreements promise, in the words of a sentence."""

from collections.abc import Iterable, Iterator

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.promises.fates import (
    UNDER,
    binding,
    clauses_in,
    names_others,
    note_fates,
    under,
)
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.arrangements.tell.sentence.spans import VERBAL
from dragoman.records import Commitment

UNKNOWN = "unknown"
LONGEST = 40


def note_promises(draft: Draft, scene: Scene, noun: int | None) -> None:
    """Note what a sentence says that an agreement promises, and what became of it.

    Args:
        draft: the agreement.
        scene: the sentence.
        noun: the agreement's noun; None where the sentence goes on about it without naming it.
    """
    noun = _it(scene) if noun is None else noun
    told = () if noun is None else clauses_in(scene, scene.low)
    promised = frozenset[str]()
    if noun is not None:
        promised = _note_made(draft, scene, noun, told)
    elif _goes_on(draft, scene):
        _note_words(draft, scene, _undertaken(scene))
    note_fates(draft, scene, noun, told, promised)


def _note_made(draft: Draft, scene: Scene, noun: int, told: tuple[str, ...]) -> frozenset[str]:
    """Note what an agreement promises, by its kinds and in words; return those told in words."""
    draft.clauses |= set(told)
    promised = _note_words(draft, scene, _obligations(scene, noun))
    made = {one.clause for one in draft.commitments if one.status == UNKNOWN}
    for clause in sorted(draft.clauses - made):
        if clause in told:
            draft.promise(Commitment(clause, UNKNOWN, None, (scene.evidence,)))
    return promised


def _note_words(draft: Draft, scene: Scene, found: Iterable[str]) -> frozenset[str]:
    """Note promises in their words and return their kinds."""
    told: set[str] = set()
    for words in found:
        low = words.lower()
        clauses = dict.fromkeys((*clauses_in(scene, low), *scene.known.extents.kinds(low)))
        for clause in clauses or ("other",):
            draft.clauses |= {clause} - {"other"}
            draft.promise(Commitment(clause, UNKNOWN, None, (scene.evidence,), words))
        told |= {*clauses}
    return frozenset(told)


def _goes_on(draft: Draft, scene: Scene) -> bool:
    """Return whether a sentence goes on telling what the one before it tells of an agreement."""
    if scene.evidence in draft.evidence or names_others(draft, scene):
        return False
    text = scene.annotated.document.text
    return any(
        piece.end <= scene.evidence.start and not text[piece.end : scene.evidence.start].strip(" ")
        for piece in draft.evidence
    )


def _undertaken(scene: Scene) -> Iterator[str]:
    """Yield what its parties will do, of the kinds that agreements promise.

    "Under the accord, a truce takes effect. Chad will free 90 prisoners, and Niger will ..."
    """
    tree = scene.tree
    for index in range(len(tree.tokens)):
        if tree.upos(index) != "VERB" or not _binds(scene, index):
            continue
        words = _clause_words(scene, index)
        low = words.lower()
        kinds = scene.known.extents.kinds(low) or clauses_in(scene, low)
        if kinds and (
            scene.acting_alone(index) or _both(scene, index) or scene.tree.is_passive(index)
        ):
            yield words


def _binds(scene: Scene, verb: int) -> bool:
    """Return whether a verb tells what has to be done, or goes on after one that does."""
    first = scene.tree.first_conjunct(verb)
    return binding(scene, verb) or (
        first != verb and binding(scene, first) and not scene.tree.kids(verb, "nsubj", "aux")
    )


def _both(scene: Scene, verb: int) -> bool:
    """Return whether its parties do it, not by their names ("they will", "the two sides must")."""
    subjects = scene.tree.subjects(verb)
    return any(scene.known.has("agreements.parties", scene.lemma(word)) for word in subjects)


def _it(scene: Scene) -> int | None:
    """Return the "it" that a sentence says something about, as its subject or object."""
    for index, token in enumerate(scene.tree.tokens):
        core = scene.tree.relation(index) in {"nsubj", "obj", "obl"}
        if token.text.lower() in {"it", "them"} and token.upos == "PRON" and core:
            return index
    return None


def _obligations(scene: Scene, noun: int) -> Iterator[str]:
    """Yield the promises of a sentence, each in its own words."""
    tree = scene.tree
    found: dict[str, None] = {}
    for index in range(len(tree.tokens)):
        if tree.upos(index) not in VERBAL or tree.relation(index).startswith("aux"):
            continue
        if _provides(scene, index, noun):
            found |= dict.fromkeys(_provided(scene, index))
        elif (under(scene, index, noun) or _by_which(scene, index, noun)) and binding(scene, index):
            found |= dict.fromkeys(_clause_words(scene, each) for each in tree.conjuncts(index))
    yield from (words for words in found if words)


def _provides(scene: Scene, verb: int, noun: int) -> bool:
    """Return whether a verb says what an agreement does ("the pact obliges both to ...")."""
    known = scene.known.has("agreements.providing", scene.lemma(verb))
    return known and noun in scene.tree.subjects(verb)


def _by_which(scene: Scene, verb: int, noun: int) -> bool:
    """Return whether a verb tells what is done under the agreement before it ("under which")."""
    tree = scene.tree
    return noun < verb and any(
        tree.tokens[kid].text.lower() == "which" and kid > noun and tree.preposition(kid) in UNDER
        for kid in tree.kids(verb, "obl")
    )


def _provided(scene: Scene, verb: int) -> Iterator[str]:
    """Yield what an agreement demands: whom it obliges with to what, else what it names."""
    tree = scene.tree
    whom = tree.kids(verb, "obj", "iobj")
    clauses = [
        kid
        for kid in tree.kids(verb, "xcomp", "ccomp", "advcl")
        if tree.relation(kid) != "advcl" or _is_aim(scene, kid)
    ]
    for clause in clauses:
        parts = [each for each in tree.conjuncts(clause) if tree.upos(each) in VERBAL]
        for number, each in enumerate(parts or [clause]):
            yield _clause_words(scene, each, since=min(whom, default=None) if not number else None)
    if not clauses:
        for thing in (*tree.kids(verb, "obj"), *tree.obliques(verb).get("for", ())):
            yield scene.words(verb, min(tree.subtree(thing)[-1], verb + LONGEST))


def _is_aim(scene: Scene, verb: int) -> bool:
    """Return whether a verb stands with "to" ("obliges each to help the other")."""
    marks = scene.tree.kids(verb, "mark")
    return any(scene.tree.tokens[mark].text.lower() == "to" for mark in marks)


def _clause_words(scene: Scene, head: int, *, since: int | None = None) -> str:
    """Return the words of a clause without what is conjoined to it.

    Args:
        scene: the sentence.
        head: the clause's head.
        since: a word before it whose phrase belongs to it.
    """
    tree = scene.tree
    apart = {
        word
        for kid in tree.kids(head, "conj", "parataxis", "cc", "punct")
        if tree.upos(kid) in {*VERBAL, "CCONJ", "PUNCT"}
        for word in tree.subtree(kid)
    }
    framed = {
        word
        for kid in tree.kids(head, "obl")
        if tree.preposition(kid) in UNDER and kid < head
        for word in tree.subtree(kid)
    }
    inside = [word for word in tree.subtree(head) if word not in apart | framed]
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
    return scene.words(first, min(last, first + LONGEST))
