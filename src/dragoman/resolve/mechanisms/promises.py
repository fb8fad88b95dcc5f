"""What agreements promise, and what sentences say became of it."""

from collections.abc import Iterator

from dragoman.records import Commitment, DateInterval, Status
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.spans import VERBAL
from dragoman.resolve.mechanisms.turns import turn_date

UNKNOWN = "unknown"
OPPOSITE = {"kept": "broken", "broken": "kept"}
OBLIGED = frozenset({"must", "shall", "will", "would", "should"})
UNDER = frozenset({"under", "in accordance with", "according to", "as part of", "in"})
TO = frozenset({"have", "need", "be"})  # "each side has to"
LONGEST = 40
NEAR = len(" of signed on ")


def note_promises(draft: Draft, scene: Scene, noun: int | None) -> None:
    """Note what a sentence says that an agreement promises, and what became of it.

    Args:
        draft: the agreement.
        scene: the sentence.
        noun: the agreement's noun; None where a pronoun means it.
    """
    if noun is None:
        noun = _it(scene)
    if noun is None:
        return
    told = clauses_in(scene, scene.low)
    draft.clauses |= set(told)
    for words in _obligations(scene, noun):
        for clause in clauses_in(scene, words.lower()) or ("other",):
            draft.clauses |= {clause} - {"other"}
            draft.promise(Commitment(clause, UNKNOWN, None, (scene.evidence,), words))
    made = {one.clause for one in draft.commitments if one.status == UNKNOWN}
    for clause in sorted(draft.clauses - made):
        if clause in told:
            draft.promise(Commitment(clause, UNKNOWN, None, (scene.evidence,)))
    _note_fate(draft, scene, noun, told)
    _note_done(draft, scene, noun)


def _it(scene: Scene) -> int | None:
    """Return the "it" that a sentence says something about, as its subject or object."""
    for index, token in enumerate(scene.tree.tokens):
        core = scene.tree.relation(index) in {"nsubj", "obj", "obl"}
        if token.text.lower() in {"it", "them"} and token.upos == "PRON" and core:
            return index
    return None


def clauses_in(scene: Scene, low: str) -> tuple[str, ...]:
    """Return the kinds of commitment that words tell."""
    return tuple(clause for clause, pattern in scene.known.clauses if pattern.search(low))


def _obligations(scene: Scene, noun: int) -> Iterator[str]:
    """Yield the promises of a sentence, each in its own words."""
    tree = scene.tree
    found: dict[str, None] = {}
    for index in range(len(tree.tokens)):
        if tree.upos(index) not in VERBAL or tree.relation(index).startswith("aux"):
            continue
        if _provides(scene, index, noun):
            found |= dict.fromkeys(_provided(scene, index))
        elif _under(scene, index, noun) and _binding(scene, index):
            found |= dict.fromkeys(_clause_words(scene, each) for each in tree.conjuncts(index))
    yield from (words for words in found if words)


def _provides(scene: Scene, verb: int, noun: int) -> bool:
    """Return whether a verb says what an agreement does ("the pact obliges both to ...")."""
    known = scene.known.has("agreements.providing", scene.lemma(verb))
    return known and noun in scene.tree.subjects(verb)


def _provided(scene: Scene, verb: int) -> Iterator[str]:
    """Yield what an agreement demands: whom it obliges with to what, else what it names."""
    tree = scene.tree
    whom = tree.kids(verb, "obj", "iobj")
    for clause in tree.kids(verb, "xcomp", "ccomp"):
        parts = [each for each in tree.conjuncts(clause) if tree.upos(each) in VERBAL]
        for number, each in enumerate(parts or [clause]):
            yield _clause_words(scene, each, since=min(whom, default=None) if not number else None)
    if not tree.kids(verb, "xcomp", "ccomp"):
        for thing in (*tree.kids(verb, "obj"), *tree.obliques(verb).get("for", ())):
            yield scene.words(verb, min(tree.subtree(thing)[-1], verb + LONGEST))


def _under(scene: Scene, verb: int, noun: int) -> bool:
    """Return whether a verb stands under an agreement ("under Article 4 of the pact")."""
    tree = scene.tree
    word = tree.first_conjunct(noun)
    while tree.preposition(word) == "of" and (head := tree.head(word)) is not None:
        word = head
    return tree.preposition(word) in UNDER and verb in tree.ancestors(word)


def _binding(scene: Scene, verb: int) -> bool:
    """Return whether a verb tells what has to be done."""
    tree = scene.tree
    if "as" in tree.preposition(verb).split():  # "as agreed in the pact"
        return False
    helped = any(scene.lemma(kid) in OBLIGED for kid in tree.kids(verb, "aux"))
    lemma = scene.lemma(verb)
    bound = scene.known.has("agreements.pledging", lemma)
    if lemma in TO:
        bound = bool(tree.kids(verb, "xcomp"))
    return helped or (bound and scene.status(verb) is Status.ACTUAL)


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


def _note_fate(draft: Draft, scene: Scene, noun: int | None, told: tuple[str, ...]) -> None:
    """Note what became of a promise, as the first fitting words about the agreement say."""
    for status, pattern in scene.known.fates:
        for found in pattern.finditer(scene.low):
            word = _word_at(scene, found.start())
            if word is None or not _about(scene, word, noun):
                continue
            negated = found.group().startswith(("not", "failed"))
            settled = _fate(scene, word, status, negated=negated)
            if settled is None:
                continue
            date = _date(scene, word, noun)
            for clause in _meant(draft, scene, noun, told):
                draft.promise(Commitment(clause, settled, date, (scene.evidence,)))
            return


def _about(scene: Scene, word: int, noun: int | None) -> bool:
    """Return whether words of keeping or breaking are about the agreement, or about "it"."""
    inside = scene.tree.subtree(word)
    if noun is not None:
        return noun in inside or word in scene.governors(noun) or noun in _under_word(scene, word)
    return any(scene.tree.tokens[each].text.lower() in {"it", "them"} for each in inside)


def _under_word(scene: Scene, word: int) -> list[int]:
    """Return what hangs on the word that a mark hangs on ("as agreed in the pact")."""
    head = scene.tree.head(word)
    return [] if head is None or scene.tree.upos(word) in VERBAL else scene.tree.subtree(head)


def _note_done(draft: Draft, scene: Scene, noun: int) -> None:
    """Note as kept what was done under the agreement ("withdrew its troops under the truce")."""
    for verb in range(len(scene.tree.tokens)):
        if scene.tree.upos(verb) != "VERB" or not _under(scene, verb, noun):
            continue
        if _binding(scene, verb) or scene.status(verb) is not Status.ACTUAL:
            continue
        done = scene.words(verb, scene.tree.subtree(verb)[-1]).lower()
        name = scene.words(*scene.phrase(noun)).lower()
        for clause in clauses_in(scene, done.replace(name, " ")):
            when = _date(scene, verb, noun)
            draft.promise(Commitment(clause, "kept", when, (scene.evidence,)))


def _date(scene: Scene, word: int, noun: int | None) -> DateInterval | None:
    """Return when a promise was kept or broken; the agreement's own date is not that."""
    found = turn_date(scene, word)
    if noun is None or found is None:
        return found
    first, last = scene.phrase(noun)
    behind = scene.tree.tokens[last].end
    own = any(
        one.date == found and scene.tree.tokens[first].start <= one.start <= behind + NEAR
        for one in scene.times
    )
    return None if own else found


def _fate(scene: Scene, word: int, status: str, *, negated: bool) -> str | None:
    """Return what became of a promise; None where that is denied, urged or only feared."""
    above = [scene.lemma(each) for each in (word, *scene.tree.ancestors(word))]
    if any(scene.known.has("measures.deny", lemma) for lemma in above):
        return None
    told = scene.status(word)
    if told is Status.ACTUAL or (negated and told is Status.NEGATED):
        return status
    return OPPOSITE.get(status) if told is Status.NEGATED else None


def _meant(draft: Draft, scene: Scene, noun: int | None, told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clauses whose fate a sentence tells; the agreement as a whole where none is.

    What else the sentence tells counts before what only the agreement's name says it is about.
    """
    if noun is not None and len(told) > 1:
        name = scene.words(*scene.phrase(noun)).lower().replace("’", "'")
        told = clauses_in(scene, scene.low.replace(name, " ")) or told
    if told:
        return told[:1]
    return tuple(draft.clauses) if len(draft.clauses) == 1 else ("",)


def _word_at(scene: Scene, offset: int) -> int | None:
    """Return the word that stands at an offset of the sentence."""
    start = scene.tree.sentence.start + offset
    for index, token in enumerate(scene.tree.tokens):
        if token.start >= start:
            return index
    return None
