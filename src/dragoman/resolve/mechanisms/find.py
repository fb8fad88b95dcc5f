"""What one document tells of standing arrangements."""

from collections import Counter
from collections.abc import Sequence

from dragoman.coding.codebook import Codebook
from dragoman.entities.mentions import Mention
from dragoman.records import Annotated, Event, Mechanism, MechanismKind, Session
from dragoman.resolve.mechanisms.agreements import find_agreements
from dragoman.resolve.mechanisms.drafts import Draft
from dragoman.resolve.mechanisms.exercises import find_exercises
from dragoman.resolve.mechanisms.groups import groups_of
from dragoman.resolve.mechanisms.measures import find_measures
from dragoman.resolve.mechanisms.meetings import find_meetings, meetings_of_events
from dragoman.resolve.mechanisms.scenes import scenes_of
from dragoman.resolve.mechanisms.turns import apply, pronoun_turns
from dragoman.resolve.mechanisms.vocabulary import Vocabulary
from dragoman.resolve.mechanisms.zones import find_zones


def find_mechanisms(
    annotated: Annotated,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    codebook: Codebook,
    known: Vocabulary,
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
    """
    groups = groups_of(mentions, events)
    meetings: list[Draft] = []
    agreements: list[Draft] = []
    exercises: list[Draft] = []
    measures: list[Draft] = []
    zones: list[Draft] = []
    for scene in scenes_of(annotated, mentions, events, codebook, known):
        told = find_meetings(scene, groups)
        if not told and meetings:
            turns = [one for one in pronoun_turns(scene, MechanismKind.MEETING_SERIES)
                     if one.status in {"suspended", "resumed", "lapsed"}]  # fmt: skip
            if apply(meetings[-1], scene, turns):
                meetings[-1].prove(scene.evidence)
        meetings += told
        meetings += meetings_of_events(scene)
        agreements += find_agreements(scene, agreements)
        exercises += find_exercises(scene, groups)
        measures += find_measures(scene, measures)
        zones += find_zones(scene, groups)
    drafts = [
        *_folded(_with_levels(meetings)), *agreements, *_folded(exercises), *measures,
        *_folded(zones),
    ]  # fmt: skip
    return tuple(
        sorted((draft.record() for draft in drafts), key=lambda one: (one.mechanism_id, one.name))
    )


def _with_levels(drafts: list[Draft]) -> list[Draft]:
    """Give meetings without a level the only one that the same members have in this document."""
    levels: dict[frozenset[str], set[str]] = {}
    for draft in drafts:
        if draft.level is not None:
            levels.setdefault(draft.members, set()).add(draft.level)
    for draft in drafts:
        told = levels.get(draft.members, set())
        if draft.level is None and len(told) == 1:
            draft.level = next(iter(told))
        elif draft.level is None and len(told) > 1:
            draft.level = _level_of_same_session(draft, drafts)
    return drafts


def _level_of_same_session(draft: Draft, drafts: list[Draft]) -> str | None:
    """Return the level of a meeting of the same members on the same date."""
    dates = {session.date for session in draft.sessions if session.date is not None}
    found = Counter(
        other.level
        for other in drafts
        if other.level is not None and other.members == draft.members
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
    if draft.kind is MechanismKind.MEETING_SERIES:
        return draft.members, draft.level
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
