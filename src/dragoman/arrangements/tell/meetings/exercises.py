"""Exercises: regular, named or turned; a single drill is only an occasion."""

import re
from collections.abc import Sequence

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.meetings.attendance import Groups, size_of, united_by
from dragoman.arrangements.tell.meetings.usual_group import group_of_size
from dragoman.arrangements.tell.meetings.whereabouts import host_of, place_of_meeting
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import is_named, meeting_name, told_again
from dragoman.arrangements.tell.names.titles import Title, title_at, titles_again
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import Turn, apply, turns_at
from dragoman.data.words import WordLists
from dragoman.records import MechanismKind, Session, Status

KIND = MechanismKind.EXERCISE_SERIES
STATUS = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}
NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
WORDS = WordLists("arrangements", "tell.meetings.exercises")
PAIR = 2


def find_exercises(facts: SentenceFacts, groups: Groups, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of military exercises; what it adds to one goes there.

    Args:
        facts: the sentence.
        groups: the groups of states that the document names, with how often.
        before: the document's exercises so far, the latest last.
    """
    found: list[Draft] = []
    named: set[str] = set()
    for noun in facts.nominals(facts.known.sets["exercises.nouns"]):
        title = title_at(facts, noun, KIND)
        named.add(title.text if title else "")
        if title is None and not _is_exercise(facts, noun):
            _add_again(facts, noun, [*before, *found])
        else:
            found += _telling(_draft(facts, noun, title, groups))
    if not found:
        found += _trained_regularly(facts)
    for head, draft in titles_again(facts, before):
        if draft.title not in named:
            for again in _telling(_draft(facts, head, Title(draft.title, head), groups)):
                draft.absorb(again)
    return found


def _trained_regularly(facts: SentenceFacts) -> list[Draft]:
    """Return the exercises that a verb tells to be held again and again: "train regularly"."""
    tree, found = facts.tree, []
    for verb in range(len(tree.tokens)):
        if tree.upos(verb) != "VERB" or facts.lemma(verb) not in WORDS["training"]:
            continue
        adverbs = {tree.tokens[kid].text.lower() for kid in tree.kids(verb, "advmod")}
        members = facts.acting(verb) | _coded(facts)
        if len(members) >= PAIR and (adverbs & WORDS["regularly"] or facts.recurs(verb)):
            draft = Draft(KIND, names=[min(WORDS["unnamed"])], members=members)
            draft.prove(facts.evidence)
            found.append(draft)
    return found


def _telling(draft: Draft) -> list[Draft]:
    """Return an exercise of which something is told; none where it is a mere noun."""
    return [draft] if draft.members or _says(draft) else []


def _add_again(facts: SentenceFacts, noun: int, before: list[Draft]) -> None:
    """Add what is told of "the drill" to the one that it means again, if any."""
    again = told_again(facts, noun, before)
    if again is not None:
        _add(again, facts, noun)


def _says(draft: Draft) -> bool:
    return bool(draft.sessions or draft.history or draft.membership)


def _is_exercise(facts: SentenceFacts, noun: int) -> bool:
    """Return whether "drill" or "games" is told to be an exercise of forces."""
    first, _ = facts.phrase(noun)
    kinds = facts.known.sets["exercises.kinds"]
    named = is_named(facts, first, noun) or _named_ahead(facts, first, noun)
    return named or bool(facts.modifiers(noun) & kinds)


def _draft(facts: SentenceFacts, noun: int, title: Title | None, groups: Groups) -> Draft:
    """Return what a sentence tells of an exercise."""
    words = _words_of(facts, noun, title)
    draft = _named_draft(facts, noun, title)
    for word in words:
        draft.members |= _members(facts, word, groups, titled=title is not None)
    recurring = _is_recurring(facts, noun, words)
    whole = recurring and facts.plural(noun)
    turns = [turn for word in words for turn in _turns(facts, word, whole=whole)]
    if apply(draft, facts, turns) or recurring or draft.proper:
        _introduce(draft, facts, noun, words)
    if WORDS["off"].isdisjoint(turn.status for turn in draft.history):
        _held(draft, facts, words)
    return draft


def _introduce(draft: Draft, facts: SentenceFacts, noun: int, words: Sequence[int]) -> None:
    """Note that an exercise stands, what it rests on and who belongs to it."""
    draft.prove(facts.evidence)
    note_basis(draft, facts, noun)
    for word in words:
        for one in memberships_at(facts, word):
            draft.belong(one)


def _named_draft(facts: SentenceFacts, noun: int, title: Title | None) -> Draft:
    """Return an exercise by its name, without anything that is told of it."""
    first, last = facts.phrase(noun)
    name = meeting_name(facts, first, last)
    if title is None:
        proper = is_named(facts, first, noun) or _named_ahead(facts, first, noun)
        return Draft(KIND, names=[name], proper=proper)
    names = [name if title.text in name else title.text]
    return Draft(KIND, names=names, proper=True, title=title.text)


def _is_recurring(facts: SentenceFacts, noun: int, words: Sequence[int]) -> bool:
    """Return whether an exercise is told to be held again and again, or is counted."""
    modified = facts.modifiers(noun) & facts.known.sets["meetings.recurring"]
    if modified or facts.recurs(noun) or _done_regularly(facts, noun) or _is_series(facts, noun):
        return True
    return any(ordinal_before(facts, word, facts.phrase(word)[0]) for word in words)


def _is_series(facts: SentenceFacts, noun: int) -> bool:
    """Return whether exercises are told to be a row: "a series of joint drills"."""
    head = facts.tree.head(noun)
    of = head is not None and facts.tree.preposition(noun) == "of"
    return of and head is not None and facts.lemma(head) == "series"


def _done_regularly(facts: SentenceFacts, noun: int) -> bool:
    """Return whether it is told of its verb: "regularly hold drills"."""
    adverbs = (kid for verb in _verbs(facts, noun) for kid in facts.tree.kids(verb, "advmod"))
    return any(facts.tree.tokens[kid].text.lower() in WORDS["regularly"] for kid in adverbs)


def _words_of(facts: SentenceFacts, noun: int, title: Title | None) -> tuple[int, ...]:
    """Return the words that stand for an exercise: its noun, its name, "the edition of" it."""
    found = [noun, *(() if title is None else (title.head,))]
    head = facts.tree.head(noun)
    if head is not None and facts.known.has("titles.editions", facts.lemma(head)):
        found.append(head)
    return tuple(dict.fromkeys(found))


def _turns(facts: SentenceFacts, word: int, *, whole: bool) -> list[Turn]:
    """Return the turns that the verbs around a word tell.

    That one exercise begins and ends is no turn of its series.
    """
    return [
        turn
        for turn in turns_at(facts, word, KIND)
        if whole or not facts.known.has("turns_of_series.occasional", facts.lemma(turn.verb))
    ]


def _add(draft: Draft, facts: SentenceFacts, noun: int) -> None:
    """Add what a sentence tells of an exercise that the document told of before."""
    told = memberships_at(facts, noun)
    for one in told:
        draft.belong(one)
    if apply(draft, facts, _turns(facts, noun, whole=False)) or told:
        draft.prove(facts.evidence)


def _named_ahead(facts: SentenceFacts, first: int, noun: int) -> bool:
    """Return whether capitals stand before a small noun ("the Flintlock exercise")."""
    tokens = facts.tree.tokens
    parties = {token for m in facts.mentions for token in range(m.start, m.end)}
    return any(
        tokens[word].text[:1].isupper()
        and word > 0
        and tokens[word].upos == "PROPN"
        and tokens[word].start not in parties
        for word in range(first, noun)
    )


def _members(facts: SentenceFacts, noun: int, groups: Groups, *, titled: bool) -> frozenset[str]:
    """Return who takes part: states of the phrase, of its verbs and of the coded exercise."""
    around = facts.sides_listed(*facts.phrase(noun)) | _around(facts, noun)
    alone = len(around) < PAIR and (titled or "joint" in facts.modifiers(noun))
    if not around or alone:
        around |= _coded(facts)
    size = size_of(facts, noun)
    if size is not None and len(around) < size:
        return group_of_size(groups, size, frozenset(around)) or frozenset(around)
    return frozenset(around)


def _coded(facts: SentenceFacts) -> frozenset[str]:
    """Return the states of the exercises that were coded in a sentence."""
    held = (one for one in facts.events if "exercise" in one.mode and one.status in STATUS)
    return frozenset[str]().union(*(states((*one.actors, *one.recipients)) for one in held))


def _around(facts: SentenceFacts, noun: int) -> frozenset[str]:
    """Return the states that hold an exercise, or that it brings together."""
    found: set[str] = set()
    for verb in _verbs(facts, noun):
        if facts.known.has("exercises.holding", facts.lemma(verb)):
            found |= facts.acting(verb)
        found |= united_by(facts, verb, noun)
    return frozenset(found)


def _verbs(facts: SentenceFacts, noun: int) -> tuple[int, ...]:
    """Return the verbs of an exercise; "began Exercise Amber" may be read as a complement."""
    head = facts.tree.head(noun)
    found = facts.governors(noun)
    if head is not None and facts.tree.relation(noun) == "xcomp" and head not in found:
        return (*found, head)
    return found


def _held(draft: Draft, facts: SentenceFacts, words: Sequence[int]) -> None:
    """Note when and where an exercise was or will be held."""
    verbs = tuple(dict.fromkeys(verb for word in words for verb in _verbs(facts, word)))
    light = _carrier(facts, verbs)
    if verbs and light is None:
        return  # "Uganda left the exercise in March" is no exercise in March
    date = next(filter(None, map(facts.date, (*words, *verbs))), None)
    status = _status_of(facts, words, light)
    if date is None or status is None:
        return
    place, country = place_of_meeting(facts, words[0], None, light)
    host = host_of(facts, verbs)
    number = _number_of(facts, words)
    ids = tuple(event.event_id for event in facts.events if "exercise" in event.mode)
    draft.meet(Session(date, place, country or host, number, host, status, ids, (facts.evidence,)))


def _carrier(facts: SentenceFacts, verbs: Sequence[int]) -> int | None:
    """Return the verb that says that an exercise is held, or whom it unites."""
    known = facts.known.sets["exercises.holding"] | facts.known.sets["exercises.uniting"]
    return next((verb for verb in verbs if facts.lemma(verb) in known), None)


def _status_of(facts: SentenceFacts, words: Sequence[int], light: int | None) -> str | None:
    """Return the first status of words that a session can have."""
    told = (facts.status(word, light=light) for word in words)
    return next((STATUS[one] for one in told if one in STATUS), None)


def _number_of(facts: SentenceFacts, words: Sequence[int]) -> int | None:
    """Return the first number that is told before words ("the 9th")."""
    told = (ordinal_before(facts, word, facts.phrase(word)[0]) for word in words)
    return next((number for number in told if number), None)


def ordinal_before(facts: SentenceFacts, noun: int, first: int) -> int | None:
    """Return the number that stands before a noun ("the third", "the 12th")."""
    for word in range(first, noun):
        low = facts.tree.tokens[word].text.lower()
        if low in facts.known.words.numbers:
            return facts.known.words.numbers[low]
        if found := NUMBER.fullmatch(low):
            return int(found.group(1))
    return None
