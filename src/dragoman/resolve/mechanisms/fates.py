"""What became of promises, as sentences about an agreement, or about what it demands, tell it."""

from collections.abc import Iterator

from dragoman.records import Commitment, DateInterval, Status
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.extent import ANY, PART
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.spans import VERBAL
from dragoman.resolve.mechanisms.turns import turn_date

OPPOSITE = {"kept": "broken", "broken": "kept"}
OBLIGED = frozenset({"must", "shall", "will", "would", "should"})
UNDER = frozenset({"under", "in accordance with", "according to", "as part of", "in"})
TO = frozenset({"have", "need", "be"})  # "each side has to"
NEAR = len(" of signed on ")


def note_fates(draft: Draft, scene: Scene, noun: int | None, told: tuple[str, ...]) -> None:
    """Note what a sentence says became of an agreement's promises.

    Args:
        draft: the agreement.
        scene: the sentence.
        noun: the agreement's noun, or what means it; None where only its promises are spoken of.
        told: the kinds of commitment that the sentence tells.
    """
    done = frozenset(_note_extents(draft, scene, noun, told))
    if noun is not None:
        _note_fate(draft, scene, noun, told, settled=bool(done))
        _note_done(draft, scene, noun, done)


def clauses_in(scene: Scene, low: str) -> tuple[str, ...]:
    """Return the kinds of commitment that words tell."""
    return tuple(clause for clause, pattern in scene.known.clauses if pattern.search(low))


def under(scene: Scene, verb: int, noun: int) -> bool:
    """Return whether a verb stands under an agreement ("under Article 4 of the pact").

    Args:
        scene: the sentence.
        verb: the verb.
        noun: the agreement's noun.
    """
    tree = scene.tree
    word = tree.first_conjunct(noun)
    while tree.preposition(word) == "of" and (head := tree.head(word)) is not None:
        word = head
    return tree.preposition(word) in UNDER and verb in tree.ancestors(word)


def binding(scene: Scene, verb: int) -> bool:
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


def _note_extents(
    draft: Draft, scene: Scene, noun: int | None, told: tuple[str, ...]
) -> Iterator[str]:
    """Note how far promises are carried out, and yield their kinds.

    "40 of the 90 prisoners were freed": the sentence need not name the agreement, if it names
    nobody else and the agreement promises such a thing.
    """
    if noun is None and (scene.evidence in draft.evidence or _names_others(draft, scene)):
        return
    kinds = scene.known.extents.clauses if noun is not None else draft.clauses
    for kind in sorted((kinds & scene.known.extents.clauses) | {ANY}):
        for start, _, extent in scene.known.extents.tellings(scene.low, kind):
            word = _word_at(scene, start)
            if word is None or not _is_done(scene, word, extent):
                continue
            below = noun is not None and under(scene, word, noun)
            if kind == ANY:
                meant = _about(scene, word, noun) or (
                    noun is None and scene.tree.upos(word) == "NOUN"
                )
            else:
                meant = below or (kind in draft.clauses and not _names_others(draft, scene))
            if not meant or (extent is None and not (below and kind != ANY)):
                continue
            clauses = _meant(draft, scene, noun, told) if kind == ANY else (kind,)
            for clause in clauses:
                draft.clauses |= {clause} - {""}
                date = _date(scene, word, noun)
                draft.promise(Commitment(clause, extent or "kept", date, (scene.evidence,)))
                yield clause
            break


def _names_others(draft: Draft, scene: Scene) -> bool:
    """Return whether a sentence names a state that is no party."""
    parties = [party for one in scene.mentions for party in one.parties]
    return bool({one.country for one in parties if one.country} - draft.members)


def _is_done(scene: Scene, word: int, extent: str | None) -> bool:
    """Return whether a deed is told as done; what is yet to be done to the last is done in part."""
    if scene.tree.upos(word) == "VERB" and binding(scene, word):
        return False
    told = scene.status(word)
    return told is Status.ACTUAL or (told is Status.NEGATED and extent == PART)


def _note_fate(
    draft: Draft, scene: Scene, noun: int, told: tuple[str, ...], *, settled: bool
) -> None:
    """Note what became of a promise, as the first fitting words about the agreement say.

    Where it is settled how far promises are carried out, only their breaking is told beside that.
    """
    for status, pattern in scene.known.fates:
        if settled and status != "broken":
            continue
        for found in pattern.finditer(scene.low):
            word = _word_at(scene, found.start())
            if word is None or not _about(scene, word, noun):
                continue
            negated = found.group().startswith(("not", "failed"))
            fate = _fate(scene, word, status, negated=negated)
            if fate is None:
                continue
            date = _date(scene, word, noun)
            for clause in _meant(draft, scene, noun, told):
                draft.promise(Commitment(clause, fate, date, (scene.evidence,)))
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


def _note_done(draft: Draft, scene: Scene, noun: int, known: frozenset[str]) -> None:
    """Note as kept what was done under the agreement ("withdrew its troops under the truce").

    Args:
        draft: the agreement.
        scene: the sentence.
        noun: the agreement's noun.
        known: kinds of commitment of which it is known how far they are carried out.
    """
    for verb in range(len(scene.tree.tokens)):
        if scene.tree.upos(verb) != "VERB" or not under(scene, verb, noun):
            continue
        if binding(scene, verb) or scene.status(verb) is not Status.ACTUAL:
            continue
        done = scene.words(verb, scene.tree.subtree(verb)[-1]).lower()
        name = scene.words(*scene.phrase(noun)).lower()
        for clause in sorted({*clauses_in(scene, done.replace(name, " "))} - known):
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
