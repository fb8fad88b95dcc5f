"""Meetings and the series that they belong to, as one sentence tells them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.basis import note_basis
from dragoman.arrangements.tell.meetings.attendance import (
    PAIR,
    Groups,
)
from dragoman.arrangements.tell.meetings.attendance import WORDS as ATTENDANCE
from dragoman.arrangements.tell.meetings.meeting_nouns import Occasion, is_no_meeting, occasion_at
from dragoman.arrangements.tell.meetings.whereabouts import (
    host_of,
    is_to_host,
    place_in,
    place_of_meeting,
)
from dragoman.arrangements.tell.members.belonging import memberships_at
from dragoman.arrangements.tell.names.phrases import told_again
from dragoman.arrangements.tell.names.titles import Title
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.arrangements.tell.turns import apply, turns_at
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, Event, EventType, MechanismKind, Session, Status
from dragoman.resolve.levels import level_of_event, ordinal_in

KIND = MechanismKind.MEETING_SERIES
WORDS = WordLists("arrangements", "tell.meetings.meetings")
VAGUE_DAYS = 100
MANY = 3
LOOKING_BACK = re.compile(r"\bsince\b[^,;]*, (?:when|where)\b")
STATUS = {Status.ACTUAL: "actual", Status.PLANNED: "planned"}


def find_meetings(facts: SentenceFacts, groups: Groups, before: list[Draft]) -> list[Draft]:
    """Return what a sentence tells of meetings, one draft for each meeting noun.

    Turns of "the talks" go to the series of that name that the document told of before.

    Args:
        facts: the sentence.
        groups: the groups of states that the document names, with how often.
        before: what the document tells of meetings so far, the latest last.
    """
    drafts = (
        _meeting_at(facts, noun, groups, before)
        for noun in facts.nominals(facts.known.words.meetings)
        if not is_no_meeting(facts, noun)
    )
    return [draft for draft in drafts if draft is not None]


def _meeting_at(
    facts: SentenceFacts, noun: int, groups: Groups, before: list[Draft]
) -> Draft | None:
    """Return what is told at a meeting noun; None where that goes elsewhere or nobody meets."""
    occasion = occasion_at(facts, noun, groups)
    again = told_again(facts, noun, before)
    if again is not None and _turn_again(facts, noun, again):
        return None
    if not _has_parties(occasion):
        occasion = _of_series(facts, occasion, before)
    if _has_parties(occasion):
        return _draft(facts, occasion)
    if occasion.title is None:
        return None
    draft = _draft(facts, occasion)
    return draft if draft.sessions or draft.history or draft.membership else None


def _has_parties(occasion: Occasion) -> bool:
    """Return whether it is told who meets: a body, or two at least."""
    return occasion.body is not None or len(occasion.members) >= PAIR


def _of_series(facts: SentenceFacts, occasion: Occasion, before: list[Draft]) -> Occasion:
    """Return "the next forum" as one of the series of that noun that the document told of."""
    beside = facts.known.sets["meetings.later"] | facts.known.sets["meetings.earlier"]
    if not facts.modifiers(occasion.noun) & beside:
        return occasion
    lemma = facts.lemma(occasion.noun).removesuffix("s")
    for draft in reversed(before):
        if draft.evidence and any(lemma in name.lower() for name in draft.names):
            title = Title(draft.title, occasion.noun) if draft.title else None
            return replace(
                occasion, members=draft.members, level=draft.level, standing=True, title=title
            )
    return occasion


def _turn_again(facts: SentenceFacts, noun: int, draft: Draft) -> bool:
    """Note turns of a series that is meant again; return whether there were any."""
    turns = turns_at(facts, noun, KIND, series=facts.plural(noun))
    if not apply(draft, facts, [turn for turn in turns if turn.status in WORDS["of_series"]]):
        return False
    draft.prove(facts.evidence)
    return True


def _draft(facts: SentenceFacts, occasion: Occasion) -> Draft:
    """Return what the sentence tells of the meeting and of its series."""
    plural = _are_many(facts, occasion)
    draft = _named_draft(occasion)
    turns = turns_at(facts, occasion.noun, KIND, series=_is_series(facts, occasion), many=plural)
    turned = apply(draft, facts, turns)
    if turned or _is_told_to_stand(facts, occasion, plural=plural):
        draft.prove(facts.evidence)
    note_basis(draft, facts, occasion.noun)
    if occasion.proper and draft.evidence:  # who leaves a series, not who walks out of talks
        for one in memberships_at(facts, occasion.noun):
            draft.belong(one)
    if not plural and (session := _session(facts, occasion)) is not None:
        draft.meet(session)
    return draft


def _is_told_to_stand(facts: SentenceFacts, occasion: Occasion, *, plural: bool) -> bool:
    """Return whether a sentence tells of a standing series, or of many meetings of one level."""
    standing = occasion.standing or (plural and occasion.level is not None)
    return standing and facts.status(occasion.noun) in STATUS


def _named_draft(occasion: Occasion) -> Draft:
    """Return a meeting by its name and who meets, without anything that is told of it."""
    return Draft(
        KIND,
        names=[occasion.name],
        members=frozenset({occasion.body}) if occasion.body else occasion.members,
        level=occasion.level,
        proper=occasion.proper,
        title=occasion.title.text if occasion.title else "",
    )


def _is_series(facts: SentenceFacts, occasion: Occasion) -> bool:
    """Return whether a noun speaks of a series as a whole."""
    many = facts.plural(occasion.noun) and occasion.ordinal is None
    return many or occasion.whole or occasion.title is not None


def _are_many(facts: SentenceFacts, occasion: Occasion) -> bool:
    """Return whether a noun speaks of many meetings that are held; "talks" may be a single one."""
    if occasion.ordinal is not None or not facts.plural(occasion.noun):
        return False
    single = facts.known.has("meetings.plural", facts.lemma(occasion.noun))
    return not single or occasion.whole


def _session(facts: SentenceFacts, occasion: Occasion) -> Session | None:
    """Return the meeting that a noun tells, where it has a date, a place, a host or a number."""
    verbs = facts.governors(occasion.noun)
    light = _carrier(facts, verbs)
    event = None if occasion.earlier or _looks_back(facts) else _event_of(facts, occasion)
    when, told, host = _when_and_host(facts, occasion, light, event)
    place, country = place_of_meeting(facts, occasion.noun, event, light)
    number = occasion.ordinal
    if told is None or not any((when, place, host, number)):
        return None
    ids = () if event is None else (event.event_id,)
    return Session(when, place, country or host, number, host, told, ids, (facts.evidence,))


def _when_and_host(
    facts: SentenceFacts, occasion: Occasion, light: int | None, event: Event | None
) -> tuple[DateInterval | None, str | None, str | None]:
    """Return a meeting's date, whether it took place, and who hosts it."""
    verbs = facts.governors(occasion.noun)
    when = _date(facts, occasion, light) or (None if event is None else event.date)
    told = _told(facts, occasion, verbs, light)
    if told == "actual" and _is_to_come(facts, when):
        told = "planned"  # "takes place in Kigali on 3 June"
    host = host_of(facts, verbs)
    if host is not None and _is_over(facts, when) and is_to_host(facts, verbs):
        # "last held in May, it will be hosted by Quito": the date is that of the last one.
        return when, "actual", None
    if told == "planned" and _is_over(facts, when, today=True):
        when = None
    return when, told, host


def _is_to_come(facts: SentenceFacts, when: DateInterval | None) -> bool:
    """Return whether a date begins after publication."""
    published = facts.annotated.document.published
    begins = when.start if when is not None else None
    return published is not None and begins is not None and begins > published


def _carrier(facts: SentenceFacts, verbs: Iterable[int]) -> int | None:
    """Return the verb that carries a meeting's noun ("held talks", "hosted the summit")."""
    held = ATTENDANCE["going"] | ATTENDANCE["hosting"] | facts.known.sets["exercises.uniting"]
    return next((verb for verb in verbs if facts.lemma(verb) in held), None)


def _is_over(facts: SentenceFacts, when: DateInterval | None, *, today: bool = False) -> bool:
    """Return whether a date has passed before publication, or with it where `today` is."""
    published = facts.annotated.document.published
    if published is None or when is None or when.end is None:
        return False
    return when.end <= published if today else when.end < published


def _date(facts: SentenceFacts, occasion: Occasion, light: int | None) -> DateInterval | None:
    """Return when a meeting is: as its own words tell, its verb's, or those of what it frames."""
    for word in (occasion.noun, light, facts.scene_setting(occasion.noun)):
        found = None if word is None else facts.date(word)
        if found is not None:
            return found
    return None


def _told(
    facts: SentenceFacts, occasion: Occasion, verbs: tuple[int, ...], light: int | None
) -> str | None:
    """Return whether a meeting was held or is planned; None where neither is told."""
    if occasion.earlier:
        return "actual"
    if any(
        facts.lemma(verb) in ATTENDANCE["hosting"] and facts.status(verb) is Status.PLANNED
        for verb in verbs
    ):
        return "planned"
    return STATUS.get(facts.status(occasion.noun, light=light))


def _event_of(facts: SentenceFacts, occasion: Occasion) -> Event | None:
    """Return the coded event of this meeting."""
    for event in facts.events:
        if event.event_type is not EventType.CONSULT:
            continue
        told = states((*event.actors, *event.recipients))
        fewer = len(told) >= PAIR and told <= occasion.members
        if occasion.body is None and told != occasion.members and not fewer:
            continue
        level = level_of_event(event, facts.known.words)
        if occasion.level is None or level in {None, occasion.level}:
            return event
    return None


def _looks_back(facts: SentenceFacts) -> bool:
    """Return whether an earlier meeting is told beside: "the sixth, the first since May, when"."""
    return LOOKING_BACK.search(facts.low) is not None


def meetings_of_events(facts: SentenceFacts) -> list[Draft]:
    """Return a draft for each coded meeting of states of this sentence whose level is told."""
    found = []
    for event in facts.events:
        members = states((*event.actors, *event.recipients))
        level = level_of_event(event, facts.known.words)
        if not _is_session(event, members, level):
            continue
        place = event.place or place_in(facts)
        session = Session(
            _still_to_come(event, facts.annotated.document.published),
            place.text if place else None,
            place.country if place else None,
            None if _looks_back(facts) else ordinal_in(facts.text, facts.known.words),
            _host_among(facts, members),
            STATUS[event.status],
            (event.event_id,),
            event.evidence,
        )
        found.append(Draft(KIND, names=[], members=members, level=level, sessions=[session]))
    return found


def _host_among(facts: SentenceFacts, members: frozenset[str]) -> str | None:
    """Return the member that a sentence says hosts; of a meeting still to come it says no more."""
    verbs = tuple(
        index
        for index, token in enumerate(facts.tree.tokens)
        if token.upos == "VERB" and facts.lemma(index) in ATTENDANCE["hosting"]
    )
    host = None if is_to_host(facts, verbs) else host_of(facts, verbs)
    return host if host in members else None


def _is_session(event: Event, members: frozenset[str], level: str | None) -> bool:
    """Return whether a coded event is a meeting of states that can be one of a series."""
    if event.event_type is not EventType.CONSULT or event.status not in STATUS:
        return False
    if "phone" in event.mode or any(":" in member for member in members):
        return False
    if len(members) < (PAIR if level is not None else MANY):
        return False
    return event.place is not None or not _is_vague(event.date)


def _is_vague(told: DateInterval | None) -> bool:
    """Return whether a date tells no more than a year: that is a series, not a meeting."""
    if told is None or told.start is None or told.end is None:
        return True
    return (told.end - told.start).days > VAGUE_DAYS


def _still_to_come(event: Event, published: date | None) -> DateInterval | None:
    """Return an event's date; none where a plan would lie before it was told."""
    told = event.date
    if event.status is not Status.PLANNED or told is None or published is None:
        return told
    return told if told.end is None or told.end > published else None
