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
            again = told_again(facts, noun, [*before, *found])
            if again is not None:
                _add(again, facts, noun)
            continue
        draft = _draft(facts, noun, title, groups)
        if draft.members or _says(draft):
            found.append(draft)
    for head, draft in titles_again(facts, before):
        if draft.title not in named:
            again = _draft(facts, head, Title(draft.title, head), groups)
            if again.members or _says(again):
                draft.absorb(again)
    return found


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
    first, last = facts.phrase(noun)
    words = _words_of(facts, noun, title)
    modifiers = facts.modifiers(noun)
    proper = title is not None or is_named(facts, first, noun) or _named_ahead(facts, first, noun)
    draft = Draft(
        KIND,
        names=[meeting_name(facts, first, last)],
        members=frozenset().union(
            *(_members(facts, word, groups, titled=title is not None) for word in words)
        ),
        proper=proper,
        title=title.text if title else "",
    )
    if title is not None and title.text not in draft.names[0]:
        draft.names = [title.text]
    counted = any(ordinal_before(facts, word, facts.phrase(word)[0]) for word in words)
    recurring = bool(modifiers & facts.known.sets["meetings.recurring"]) or facts.recurs(noun)
    recurring = recurring or counted
    whole = recurring and facts.plural(noun)
    turns = [turn for word in words for turn in _turns(facts, word, whole=whole)]
    if apply(draft, facts, turns) or recurring or proper:
        draft.prove(facts.evidence)
        note_basis(draft, facts, noun)
        for word in words:
            for one in memberships_at(facts, word):
                draft.belong(one)
    if not any(turn.status in WORDS["off"] for turn in draft.history):
        _held(draft, facts, words)
    return draft


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
    size = size_of(facts, noun)
    alone = len(around) < PAIR and (titled or "joint" in facts.modifiers(noun))
    if not around or alone:
        for event in facts.events:
            if "exercise" in event.mode and event.status in STATUS:
                around |= states((*event.actors, *event.recipients))
    if size is not None and len(around) < size:
        return group_of_size(groups, size, frozenset(around)) or frozenset(around)
    return frozenset(around)


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
    known = facts.known.sets["exercises.holding"] | facts.known.sets["exercises.uniting"]
    carrying = [verb for verb in verbs if facts.lemma(verb) in known]
    if verbs and not carrying:
        return  # "Uganda left the exercise in March" is no exercise in March
    light = carrying[0] if carrying else None
    date = next((d for word in (*words, *verbs) if (d := facts.date(word))), None)
    told = (facts.status(word, light=light) for word in words)
    status = next((STATUS[one] for one in told if one in STATUS), None)
    if date is None or status is None:
        return
    place, country = place_of_meeting(facts, words[0], None, light)
    ordinal = next(
        (n for word in words if (n := ordinal_before(facts, word, facts.phrase(word)[0]))), None
    )
    host = host_of(facts, verbs)
    ids = tuple(event.event_id for event in facts.events if "exercise" in event.mode)
    draft.meet(Session(date, place, country or host, ordinal, host, status, ids, (facts.evidence,)))


def ordinal_before(facts: SentenceFacts, noun: int, first: int) -> int | None:
    """Return the number that stands before a noun ("the third", "the 12th")."""
    for word in range(first, noun):
        low = facts.tree.tokens[word].text.lower()
        if low in facts.known.words.numbers:
            return facts.known.words.numbers[low]
        if found := NUMBER.fullmatch(low):
            return int(found.group(1))
    return None
