"""What became of promises, as sentences about an agreement, or about what it demands, tell it."""

from collections.abc import Iterator

from dragoman.arrangements.extent import ANY, WHOLE, Telling
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.arrangements.tell.sentence.spans import VERBAL
from dragoman.arrangements.tell.turns import turn_date
from dragoman.data.words import WordLists
from dragoman.records import Commitment, DateInterval, Status

UNKNOWN = "unknown"
OPPOSITE = {"kept": "broken", "broken": "kept"}
WORDS = WordLists("resolve", "mechanisms.fates")
UNDER = frozenset({"under", "in accordance with", "according to", "as part of", "in"})
NEAR = len(" of signed on ")


def note_fates(
    draft: Draft,
    scene: Scene,
    noun: int | None,
    told: tuple[str, ...],
    promised: frozenset[str],
) -> None:
    """Note what a sentence says became of an agreement's promises.

    Args:
        draft: the agreement.
        scene: the sentence.
        noun: the agreement's noun, or what means it; None where only its promises are spoken of.
        told: the kinds of commitment that the sentence tells.
        promised: those of which it tells that the agreement demands them.
    """
    done = frozenset(_note_extents(draft, scene, noun, told))
    if noun is not None:
        meant = tuple(sorted(promised)) or _meant(draft, scene, noun, told)
        _note_fate(draft, scene, noun, meant, done)
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
        if scene.known.has("agreements.breaking_nouns", scene.lemma(head)):
            return False
        word = head
    return tree.preposition(word) in UNDER and verb in tree.ancestors(word)


def binding(scene: Scene, verb: int) -> bool:
    """Return whether a verb tells what has to be done."""
    tree = scene.tree
    if "as" in tree.preposition(verb).split():  # "as agreed in the pact"
        return False
    helped = any(scene.lemma(kid) in WORDS["obliged"] for kid in tree.kids(verb, "aux"))
    lemma = scene.lemma(verb)
    bound = scene.known.has("agreements.pledging", lemma)
    if lemma in WORDS["to"]:
        bound = bool(tree.kids(verb, "xcomp"))
    if any(scene.tree.tokens[mark].text.lower() == "to" for mark in tree.kids(verb, "mark")):
        helped |= any(scene.lemma(kid) == "be" for kid in tree.kids(verb, "aux", "cop"))  # "is to"
    return helped or (bound and scene.status(verb) is Status.ACTUAL)


def _note_extents(
    draft: Draft, scene: Scene, noun: int | None, told: tuple[str, ...]
) -> Iterator[str]:
    """Note how far promises are carried out, and yield their kinds.

    "40 of the 90 prisoners were freed": the sentence need not name the agreement, if it names
    nobody else. Whether the agreement promises such a thing may stand in another document.
    """
    if noun is None and (scene.evidence in draft.evidence or names_others(draft, scene)):
        return
    for kind in sorted(scene.known.extents.clauses):
        found = _extent_of(draft, scene, noun, kind)
        if found is None:
            continue
        word, extent, sure = found
        date = _date(scene, word, noun)
        for clause in _meant(draft, scene, noun, told) if kind == ANY else (kind,):
            draft.promise(Commitment(clause, extent, date, (scene.evidence,)))
            if sure:
                yield clause


def _extent_of(
    draft: Draft, scene: Scene, noun: int | None, kind: str
) -> tuple[int, str, bool] | None:
    """Return the word that tells how far promises of a kind are carried out, and how far.

    Last stands whether the words tell it; else it is what such a deed mostly means.
    """
    for one in scene.known.extents.tellings(scene.low, kind):
        word, extent = word_at(scene, one.start), one.extent
        if word is None or not is_done(scene, word, one):
            continue
        if kind == ANY:
            bare = noun is None and scene.tree.upos(word) == "NOUN"
            if extent is not None and (bare or _about(scene, word, noun)):
                return word, extent, True
        elif noun is not None and not one.against and under(scene, word, noun):
            if (one.named and kind not in draft.clauses) or not (extent or _is_verb(scene, word)):
                continue
            if kind not in draft.clauses and _is_only_kind(scene, kind, one):
                draft.clauses.add(kind)
                draft.promise(Commitment(kind, UNKNOWN, None, (scene.evidence,)))
            return word, extent or one.plain or WHOLE, bool(extent or not one.plain)
        elif not names_others(draft, scene) and (
            extent := _told_alone(draft, scene, word, one, noun)
        ):
            return word, extent, one.extent is not None
    return None


def _is_only_kind(scene: Scene, kind: str, told: Telling) -> bool:
    """Return whether no other kind of promise is kept by the same words."""
    extents = scene.known.extents
    return not any(
        one.start == told.start
        for other in extents.clauses - {ANY, kind}
        for one in extents.tellings(scene.low, other)
    )


def _told_alone(
    draft: Draft, scene: Scene, word: int, told: Telling, noun: int | None
) -> str | None:
    """Return how far a deed goes that is not told to be done under the agreement.

    What is neither dated nor begun nor ended may have been done before it was made, where the
    document tells of its making.
    """
    if told.extent is not None and not told.against:
        return told.extent
    if noun is not None and scene.phrase(noun)[0] <= word <= noun:  # "the truce is holding"
        return told.plain
    made = any(session.status == "actual" for session in draft.sessions)
    if made and turn_date(scene, word) is None:
        return None
    own = scene.acting_alone(word) & draft.members
    return (told.extent or told.plain) if own and not had(scene, word) else None


def had(scene: Scene, word: int) -> bool:
    """Return whether a verb looks back from the past ("had closed")."""
    helpers = scene.tree.kids(word, "aux")
    return any(scene.tree.tokens[kid].text.lower() == "had" for kid in helpers)


def names_others(draft: Draft, scene: Scene) -> bool:
    """Return whether a sentence names a state that is no party, where all parties are known."""
    if not draft.members:
        return False
    parties = [party for one in scene.mentions for party in one.parties]
    return bool({one.country for one in parties if one.country} - draft.members)


def is_done(scene: Scene, word: int, told: Telling) -> bool:
    """Return whether a deed is told as done; what is yet to be done to the last is done in part."""
    if _is_verb(scene, word) and (told.named or binding(scene, word)):
        return False
    status = scene.status(word)
    return status is Status.ACTUAL or (status is Status.NEGATED and told.undone)


def _is_verb(scene: Scene, word: int) -> bool:
    return scene.tree.upos(word) == "VERB"


def _note_fate(
    draft: Draft, scene: Scene, noun: int, meant: tuple[str, ...], settled: frozenset[str]
) -> None:
    """Note what became of a promise, as the first fitting words about the agreement say.

    Where it is settled how far promises are carried out, only their breaking is told beside that.
    """
    for status, pattern in scene.known.fates:
        if settled and status != "broken":
            meant = tuple(clause for clause in meant if clause and clause not in settled)
        for found in pattern.finditer(scene.low):
            word = word_at(scene, found.start())
            if word is None or not _about(scene, word, noun):
                continue
            negated = found.group().startswith(("not", "failed"))
            fate = _fate(scene, word, status, negated=negated)
            if fate is None:
                continue
            date = _date(scene, word, noun)
            for clause in meant:
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
    if scene.tree.preposition(word) == "in":  # "stopped it in violation of the pact"
        return None
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


def word_at(scene: Scene, offset: int) -> int | None:
    """Return the word that stands at an offset of the sentence."""
    start = scene.tree.sentence.start + offset
    for index, token in enumerate(scene.tree.tokens):
        if token.start >= start:
            return index
    return None
