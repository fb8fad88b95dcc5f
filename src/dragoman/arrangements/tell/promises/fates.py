"""What became of promises, as sentences about an agreement, or about what it demands, tell it."""

import re
from collections.abc import Iterator

from dragoman.arrangements.extent import ANY, WHOLE, Telling
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.sentence.spans import VERBAL
from dragoman.arrangements.tell.turns import turn_date
from dragoman.data.words import WordLists
from dragoman.records import Commitment, DateInterval, Status

UNKNOWN = "unknown"
OPPOSITE = {"kept": "broken", "broken": "kept"}
WORDS = WordLists("arrangements", "tell.promises.fates")
NEAR = len(" of signed on ")
Carried = tuple[int, str, bool]


def note_fates(
    draft: Draft,
    facts: SentenceFacts,
    noun: int | None,
    told: tuple[str, ...],
    promised: frozenset[str],
) -> None:
    """Note what a sentence says became of an agreement's promises.

    Args:
        draft: the agreement.
        facts: the sentence.
        noun: the agreement's noun, or what means it; None where only its promises are spoken of.
        told: the kinds of commitment that the sentence tells.
        promised: those of which it tells that the agreement demands them.
    """
    done = frozenset(_note_extents(draft, facts, noun, told))
    if noun is not None:
        meant = tuple(sorted(promised)) or _meant(draft, facts, noun, told)
        _note_fate(draft, facts, noun, meant, done)
        _note_done(draft, facts, noun, done)


def clauses_in(facts: SentenceFacts, low: str) -> tuple[str, ...]:
    """Return the kinds of commitment that words tell."""
    return tuple(clause for clause, pattern in facts.known.clauses if pattern.search(low))


def under(facts: SentenceFacts, verb: int, noun: int) -> bool:
    """Return whether a verb stands under an agreement ("under Article 4 of the pact").

    Args:
        facts: the sentence.
        verb: the verb.
        noun: the agreement's noun.
    """
    tree = facts.tree
    word = tree.first_conjunct(noun)
    while tree.preposition(word) == "of" and (head := tree.head(word)) is not None:
        if facts.known.has("agreements.breaking_nouns", facts.lemma(head)):
            return False
        word = head
    return tree.preposition(word) in WORDS["under"] and verb in tree.ancestors(word)


def binding(facts: SentenceFacts, verb: int) -> bool:
    """Return whether a verb tells what has to be done."""
    tree = facts.tree
    if "as" in tree.preposition(verb).split():  # "as agreed in the pact"
        return False
    helped = any(facts.lemma(kid) in WORDS["obliged"] for kid in tree.kids(verb, "aux"))
    lemma = facts.lemma(verb)
    bound = facts.known.has("agreements.pledging", lemma)
    if lemma in WORDS["to"]:
        bound = bool(tree.kids(verb, "xcomp"))
    if any(facts.tree.tokens[mark].text.lower() == "to" for mark in tree.kids(verb, "mark")):
        helped |= any(facts.lemma(kid) == "be" for kid in tree.kids(verb, "aux", "cop"))  # "is to"
    return helped or (bound and facts.status(verb) is Status.ACTUAL)


def _note_extents(
    draft: Draft, facts: SentenceFacts, noun: int | None, told: tuple[str, ...]
) -> Iterator[str]:
    """Note how far promises are carried out, and yield their kinds.

    "40 of the 90 prisoners were freed": the sentence need not name the agreement, if it names
    nobody else. Whether the agreement promises such a thing may stand in another document.
    """
    if noun is None and (facts.evidence in draft.evidence or names_others(draft, facts)):
        return
    for kind in sorted(facts.known.extents.clauses):
        found = _extent_of(draft, facts, noun, kind)
        if found is None:
            continue
        word, extent, sure = found
        date = _date(facts, word, noun)
        for clause in _meant(draft, facts, noun, told) if kind == ANY else (kind,):
            draft.promise(Commitment(clause, extent, date, (facts.evidence,)))
            if sure:
                yield clause


def _extent_of(draft: Draft, facts: SentenceFacts, noun: int | None, kind: str) -> Carried | None:
    """Return the word that tells how far promises of a kind are carried out, and how far.

    Last stands whether the words tell it; else it is what such a deed mostly means.
    """
    for one in facts.known.extents.tellings(facts.low, kind):
        found = _carried(draft, facts, noun, kind, one)
        if found is not None:
            return found
    return None


def _carried(
    draft: Draft, facts: SentenceFacts, noun: int | None, kind: str, told: Telling
) -> Carried | None:
    """Return how far a deed carries promises out, by whether it is told to be done under them."""
    word = word_at(facts, told.start)
    if word is None or not is_done(facts, word, told):
        return None
    if kind == ANY:
        return _told_of_any(facts, word, told, noun)
    if noun is not None and not told.against and under(facts, word, noun):
        return _told_under(draft, facts, word, told, kind)
    if names_others(draft, facts):
        return None
    extent = _told_alone(draft, facts, word, told, noun)
    return (word, extent, told.extent is not None) if extent else None


def _told_of_any(
    facts: SentenceFacts, word: int, told: Telling, noun: int | None
) -> Carried | None:
    """Return how far promises of whatever kind are carried out, in words about the agreement."""
    if told.extent is None:
        return None
    bare = noun is None and facts.tree.upos(word) == "NOUN"
    return (word, told.extent, True) if bare or _about(facts, word, noun) else None


def _told_under(
    draft: Draft, facts: SentenceFacts, word: int, told: Telling, kind: str
) -> Carried | None:
    """Return how far a deed goes that is told to be done under the agreement."""
    promised = kind in draft.clauses
    if (told.named and not promised) or not (told.extent or _is_verb(facts, word)):
        return None
    if not promised and _is_only_kind(facts, kind, told):
        draft.clauses.add(kind)
        draft.promise(Commitment(kind, UNKNOWN, None, (facts.evidence,)))
    return word, told.extent or told.plain or WHOLE, bool(told.extent or not told.plain)


def _is_only_kind(facts: SentenceFacts, kind: str, told: Telling) -> bool:
    """Return whether no other kind of promise is kept by the same words."""
    extents = facts.known.extents
    return not any(
        one.start == told.start
        for other in extents.clauses - {ANY, kind}
        for one in extents.tellings(facts.low, other)
    )


def _told_alone(
    draft: Draft, facts: SentenceFacts, word: int, told: Telling, noun: int | None
) -> str | None:
    """Return how far a deed goes that is not told to be done under the agreement.

    What is neither dated nor begun nor ended may have been done before it was made, where the
    document tells of its making.
    """
    if told.extent is not None and not told.against:
        return told.extent
    if noun is not None and facts.phrase(noun)[0] <= word <= noun:  # "the truce is holding"
        return told.plain
    if _may_be_earlier(draft, facts, word) or had(facts, word):
        return None
    return (told.extent or told.plain) if facts.acting_alone(word) & draft.members else None


def _may_be_earlier(draft: Draft, facts: SentenceFacts, word: int) -> bool:
    """Return whether an undated deed may have been done before the agreement was made."""
    made = any(session.status == "actual" for session in draft.sessions)
    return made and turn_date(facts, word) is None


def had(facts: SentenceFacts, word: int) -> bool:
    """Return whether a verb looks back from the past ("had closed")."""
    helpers = facts.tree.kids(word, "aux")
    return any(facts.tree.tokens[kid].text.lower() == "had" for kid in helpers)


def names_others(draft: Draft, facts: SentenceFacts) -> bool:
    """Return whether a sentence names a state that is no party, where all parties are known."""
    if not draft.members:
        return False
    parties = [party for one in facts.mentions for party in one.parties]
    return bool({one.country for one in parties if one.country} - draft.members)


def is_done(facts: SentenceFacts, word: int, told: Telling) -> bool:
    """Return whether a deed is told as done; what is yet to be done to the last is done in part."""
    if _is_verb(facts, word) and (told.named or binding(facts, word)):
        return False
    status = facts.status(word)
    return status is Status.ACTUAL or (status is Status.NEGATED and told.undone)


def _is_verb(facts: SentenceFacts, word: int) -> bool:
    return facts.tree.upos(word) == "VERB"


def _note_fate(
    draft: Draft, facts: SentenceFacts, noun: int, meant: tuple[str, ...], settled: frozenset[str]
) -> None:
    """Note what became of a promise, as the first fitting words about the agreement say.

    Where it is settled how far promises are carried out, only their breaking is told beside that.
    """
    for status, pattern in facts.known.fates:
        if settled and status != "broken":
            meant = tuple(clause for clause in meant if clause and clause not in settled)
        told = next(_fates(facts, noun, status, pattern), None)
        if told is not None:
            date = _date(facts, told[0], noun)
            for clause in meant:
                draft.promise(Commitment(clause, told[1], date, (facts.evidence,)))
            return


def _fates(
    facts: SentenceFacts, noun: int, status: str, pattern: re.Pattern[str]
) -> Iterator[tuple[int, str]]:
    """Yield the words about an agreement that tell a fate, with what it is."""
    for found in pattern.finditer(facts.low):
        word = word_at(facts, found.start())
        if word is None or not _about(facts, word, noun):
            continue
        negated = found.group().startswith(("not", "failed"))
        fate = _fate(facts, word, status, negated=negated)
        if fate is not None:
            yield word, fate


def _about(facts: SentenceFacts, word: int, noun: int | None) -> bool:
    """Return whether words of keeping or breaking are about the agreement, or about "it"."""
    inside = facts.tree.subtree(word)
    if noun is not None:
        return noun in inside or word in facts.governors(noun) or noun in _under_word(facts, word)
    return any(facts.tree.tokens[each].text.lower() in {"it", "them"} for each in inside)


def _under_word(facts: SentenceFacts, word: int) -> list[int]:
    """Return what hangs on the word that a mark hangs on ("as agreed in the pact")."""
    head = facts.tree.head(word)
    return [] if head is None or facts.tree.upos(word) in VERBAL else facts.tree.subtree(head)


def _note_done(draft: Draft, facts: SentenceFacts, noun: int, known: frozenset[str]) -> None:
    """Note as kept what was done under the agreement ("withdrew its troops under the truce").

    Args:
        draft: the agreement.
        facts: the sentence.
        noun: the agreement's noun.
        known: kinds of commitment of which it is known how far they are carried out.
    """
    for verb in range(len(facts.tree.tokens)):
        if facts.tree.upos(verb) != "VERB" or not under(facts, verb, noun):
            continue
        if binding(facts, verb) or facts.status(verb) is not Status.ACTUAL:
            continue
        done = facts.words(verb, facts.tree.subtree(verb)[-1]).lower()
        name = facts.words(*facts.phrase(noun)).lower()
        for clause in sorted({*clauses_in(facts, done.replace(name, " "))} - known):
            when = _date(facts, verb, noun)
            draft.promise(Commitment(clause, "kept", when, (facts.evidence,)))


def _date(facts: SentenceFacts, word: int, noun: int | None) -> DateInterval | None:
    """Return when a promise was kept or broken; the agreement's own date is not that."""
    found = turn_date(facts, word)
    if noun is None or found is None:
        return found
    first, last = facts.phrase(noun)
    behind = facts.tree.tokens[last].end
    own = any(
        one.date == found and facts.tree.tokens[first].start <= one.start <= behind + NEAR
        for one in facts.times
    )
    return None if own else found


def _fate(facts: SentenceFacts, word: int, status: str, *, negated: bool) -> str | None:
    """Return what became of a promise; None where that is denied, urged or only feared."""
    above = [facts.lemma(each) for each in (word, *facts.tree.ancestors(word))]
    if any(facts.known.has("measures.deny", lemma) for lemma in above):
        return None
    told = facts.status(word)
    if told is Status.ACTUAL or (negated and told is Status.NEGATED):
        return status
    if facts.tree.preposition(word) == "in":  # "stopped it in violation of the pact"
        return None
    return OPPOSITE.get(status) if told is Status.NEGATED else None


def _meant(
    draft: Draft, facts: SentenceFacts, noun: int | None, told: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the clauses whose fate a sentence tells; the agreement as a whole where none is.

    What else the sentence tells counts before what only the agreement's name says it is about.
    """
    if noun is not None and len(told) > 1:
        name = facts.words(*facts.phrase(noun)).lower().replace("’", "'")
        told = clauses_in(facts, facts.low.replace(name, " ")) or told
    if told:
        return told[:1]
    return tuple(draft.clauses) if len(draft.clauses) == 1 else ("",)


def word_at(facts: SentenceFacts, offset: int) -> int | None:
    """Return the word that stands at an offset of the sentence."""
    start = facts.tree.sentence.start + offset
    for index, token in enumerate(facts.tree.tokens):
        if token.start >= start:
            return index
    return None
