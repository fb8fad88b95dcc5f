"""What one document tells of standing arrangements."""

from collections import Counter
from collections.abc import Sequence

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.measures.measures import continue_measure, find_measures
from dragoman.arrangements.tell.measures.turned import with_turns
from dragoman.arrangements.tell.measures.zones import find_zones
from dragoman.arrangements.tell.meetings.exercises import find_exercises
from dragoman.arrangements.tell.meetings.meetings import find_meetings, meetings_of_events
from dragoman.arrangements.tell.meetings.other_sessions import tell_hosts, tell_other_sessions
from dragoman.arrangements.tell.meetings.regular import find_regular
from dragoman.arrangements.tell.meetings.usual_group import groups_of
from dragoman.arrangements.tell.members.continuing import Spoken, continue_belonging
from dragoman.arrangements.tell.members.organisations import find_organisations
from dragoman.arrangements.tell.promises.agreements import continue_agreement, find_agreements
from dragoman.arrangements.tell.promises.performance import note_performance, settle_performance
from dragoman.arrangements.tell.sentence.facts import SentenceFacts, facts_of
from dragoman.arrangements.tell.turns import apply, pronoun_turns
from dragoman.arrangements.tell.vocabulary import Vocabulary
from dragoman.codebook.codebook import Codebook
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Annotated, Event, Mechanism, MechanismKind, Session
from dragoman.records.measures import MeasureTurn
from dragoman.resolve.levels import is_vague

NEAR = 3
WORDS = WordLists("arrangements", "tell.find")
SPOKEN_OF = frozenset(
    {MechanismKind.AGREEMENT, MechanismKind.MEASURE, MechanismKind.MEETING_SERIES}
)


def find_mechanisms(
    annotated: Annotated,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    codebook: Codebook,
    known: Vocabulary,
    *,
    turns: Sequence[MeasureTurn] = (),
) -> tuple[Mechanism, ...]:
    """Return the standing arrangements that a document speaks of, as it tells them.

    A record without evidence of its own is a single occasion (one summit, one drill) that may
    turn out to be one of a series when other documents are put beside it; see `assemble`.

    Args:
        annotated: the document.
        mentions: its resolved mentions.
        events: its events.
        codebook: for whether something happened.
        known: the words of arrangements.
        turns: what it tells of measures.
    """
    groups = groups_of(mentions, events)
    found: dict[MechanismKind, list[Draft]] = {kind: [] for kind in MechanismKind}
    topic: Draft | None = None
    spoken = Spoken()
    for facts in facts_of(annotated, mentions, events, codebook, known):
        told = _tell(facts, groups, found)
        for draft in told:
            if not any(draft is one for one in found[draft.kind]):
                found[draft.kind].append(draft)
        spoken = continue_belonging(facts, found, spoken)
        topic = _topic(facts, told, topic, found)
        done = note_performance(facts, found[MechanismKind.AGREEMENT])
        found[MechanismKind.AGREEMENT] += [] if done is None else [done]
        found[MechanismKind.MEETING_SERIES] += meetings_of_events(facts)
        tell_other_sessions(facts, found[MechanismKind.MEETING_SERIES], events)
        tell_hosts(facts, found[MechanismKind.MEETING_SERIES])
    settle_performance(found[MechanismKind.AGREEMENT])
    drafts = [
        *_folded(_with_levels(found[MechanismKind.MEETING_SERIES])),
        *found[MechanismKind.AGREEMENT],
        *_folded(found[MechanismKind.EXERCISE_SERIES]),
        *with_turns(found[MechanismKind.MEASURE], turns, known.words),
        *_folded(found[MechanismKind.ZONE]),
        *_folded(found[MechanismKind.ORGANISATION]),
    ]  # fmt: skip
    return tuple(
        sorted((draft.record() for draft in drafts), key=lambda one: (one.mechanism_id, one.name))
    )


def _tell(
    facts: SentenceFacts, groups: Counter[frozenset[str]], found: dict[MechanismKind, list[Draft]]
) -> list[Draft]:
    """Return what a sentence tells, new or told before, in no order that matters."""
    named = [one for one in found[MechanismKind.AGREEMENT] if one.names]
    agreements = find_agreements(facts, named)
    measures = find_measures(facts, found[MechanismKind.MEASURE])
    return [
        *find_meetings(facts, groups, found[MechanismKind.MEETING_SERIES]),
        *find_regular(facts),
        *find_exercises(facts, groups, found[MechanismKind.EXERCISE_SERIES]),
        *find_zones(facts, groups),
        *find_organisations(facts, found[MechanismKind.ORGANISATION]),
        *agreements,
        *measures,
    ]


def _topic(
    facts: SentenceFacts,
    told: list[Draft],
    before: Draft | None,
    found: dict[MechanismKind, list[Draft]],
) -> Draft | None:
    """Return the arrangement that the next sentence's "it" means, having read this one's."""
    own = [draft for draft in told if draft.kind in SPOKEN_OF]
    topic = own[-1] if own else _named_again(facts, found) or before
    if topic is None:
        return None
    if own and before is not None and not any(one.kind is MechanismKind.AGREEMENT for one in own):
        _go_on(facts, before)
    _continue(facts, topic)
    return topic


def _continue(facts: SentenceFacts, topic: Draft) -> None:
    """Note what a sentence tells of the arrangement that its "it" means."""
    turns = pronoun_turns(facts, topic.kind)
    if topic.kind is MechanismKind.AGREEMENT:
        continue_agreement(facts, topic, turns)
    elif topic.kind is MechanismKind.MEASURE:
        continue_measure(facts, topic, turns)
    elif turns and apply(topic, facts, [one for one in turns if one.status in WORDS["of_series"]]):
        topic.prove(facts.evidence)


def _go_on(facts: SentenceFacts, before: Draft) -> None:
    """Note what an agreement promises where the next sentence tells of another thing too."""
    if before.kind is MechanismKind.AGREEMENT:
        continue_agreement(facts, before, [])


def _named_again(facts: SentenceFacts, found: dict[MechanismKind, list[Draft]]) -> Draft | None:
    """Return the agreement or measure of this document that a sentence names again."""
    for kind, nouns in (
        (MechanismKind.MEASURE, "measures.nouns"),
        (MechanismKind.AGREEMENT, "agreements.nouns"),
    ):
        for draft in reversed(found[kind]):
            if facts.evidence in draft.evidence and any(facts.nominals(facts.known.sets[nouns])):
                return draft
    return None


def _with_levels(drafts: list[Draft]) -> list[Draft]:
    """Give meetings without a level the only one that the same members have in this document."""
    levels: dict[frozenset[str] | str, set[str]] = {}
    for draft in drafts:
        if draft.level is not None and not is_vague(draft.level):
            levels.setdefault(draft.title or draft.members, set()).add(draft.level)
            levels.setdefault(draft.members, set()).add(draft.level)
    for draft in drafts:
        if is_vague(draft.level):
            _give_level(draft, levels.get(draft.title or draft.members, set()), drafts)
    return drafts


def _give_level(draft: Draft, told: set[str], drafts: list[Draft]) -> None:
    """Give a vague meeting the only level told that it can have, else that of its session."""
    if draft.level is not None:
        told = {level for level in told if level.endswith(f" {draft.level}")}
    if len(told) == 1:
        draft.level = next(iter(told))
    elif len(told) > 1:
        draft.level = _level_of_same_session(draft, drafts) or _level_just_told(draft, drafts)


def _level_just_told(draft: Draft, drafts: list[Draft]) -> str | None:
    """Return the level of the meeting of the same members that was told just before.

    "Their ministers met in Batumi. They last met in Baku": in the same sentence or the next.
    """
    begins = _begins(draft)
    levels = {
        other.level
        for other in drafts
        if other.level is not None and not is_vague(other.level) and other.members == draft.members
        for session in other.sessions
        for piece in session.evidence
        if piece.start == begins or 0 <= begins - piece.end <= NEAR
    }
    return next(iter(levels)) if len(levels) == 1 else None


def _begins(draft: Draft) -> int:
    """Return where the sentence of a draft begins."""
    pieces = (*draft.evidence, *(one for session in draft.sessions for one in session.evidence))
    return min((piece.start for piece in pieces), default=-1)


def _level_of_same_session(draft: Draft, drafts: list[Draft]) -> str | None:
    """Return the level of a meeting of the same members on the same date."""
    dates = {session.date for session in draft.sessions if session.date is not None}
    found = Counter(
        other.level
        for other in drafts
        if other.level is not None and not is_vague(other.level) and other.members == draft.members
        for session in other.sessions
        if session.date in dates
    )
    return found.most_common(1)[0][0] if len(found) == 1 else None


def _folded(drafts: list[Draft]) -> list[Draft]:
    """Return one draft for each arrangement of a document."""
    found: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = _key(draft)
        if key in found:
            found[key].absorb(draft)
        else:
            found[key] = draft
    for draft in found.values():
        draft.sessions = _joined(draft.sessions)
    return list(found.values())


def _key(draft: Draft) -> tuple[object, ...]:
    if draft.title:
        return draft.title.lower(), draft.level
    if draft.kind is MechanismKind.MEETING_SERIES:
        return draft.members, draft.level
    if draft.kind is MechanismKind.ORGANISATION:
        return (draft.entity or draft.names[0].lower(),)
    if draft.kind is MechanismKind.ZONE:
        return (draft.names[0].lower(),)
    return (draft.members, draft.names[0].lower() if draft.proper else "")


def _joined(sessions: list[Session]) -> list[Session]:
    """Drop what says nothing that another telling of the same session does not say."""
    return [
        one
        for one in sessions
        if one.date is not None or one.ordinal is not None or one.status == "planned"
        or not any(other.place == one.place and other is not one for other in sessions)
    ]  # fmt: skip
