"""Is a telling of an occasion that is known already? Decided from the two alone."""

from datetime import date, timedelta

from dragoman.occasions.draft import CLOSED, PLANS, Draft
from dragoman.occasions.kinds import TALK
from dragoman.occasions.telling import Telling
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import DateInterval
from dragoman.records.occasions import OccasionKind, Stage

# None of these bounds and scores, nor the ties below, is swept: the stories of gold are few.
NEAR = timedelta(days=1)
WEEK = timedelta(days=7)
LATE = timedelta(days=366)  # longer than this nothing is told of a plan that is still meant
AGAIN = timedelta(days=90)  # within which a refused meeting may yet be held in the same place
RECENT = timedelta(days=14)  # within which an undated report may be of a dated occasion
OFF = CLOSED | {Stage.POSTPONED}
PAIR = 2
SURE, LIKELY, POSSIBLE = 6.0, 3.0, 1.0


def likeness(draft: Draft, one: Telling) -> float:
    """Return how sure it is that a telling is of an occasion; 0 where it is not, or not enough.

    Args:
        draft: what was joined so far; told before the telling, or with it.
        one: the telling.
    """
    if not _families_meet(draft, one) or not _parties_meet(draft, one):
        return 0.0
    same_words = one.text in draft.texts
    if _persons_differ(draft, one) or _numbers_differ(draft, one):
        return 0.0
    same_event = one.event.event_id in draft.events
    base = _by_days(draft, one, same_words=same_words)
    if same_event and not _is_anew(draft, one):
        base = SURE
    if not base or (base < SURE and _differ(draft, one)):
        return 0.0
    return base + _ties(draft, one, same_words=same_words)


def _families_meet(draft: Draft, one: Telling) -> bool:
    """Return whether kinds may be of one occasion: what is signed may be signed at talks."""
    if draft.family == one.family:
        return True
    signed = str(OccasionKind.SIGNING)
    return {draft.family, one.family} == {TALK, signed} and _close(draft.date, one.date) == SURE


def _parties_meet(draft: Draft, one: Telling) -> bool:
    """Return whether the parties are the same; or one names fewer, and it is clear who is meant."""
    if draft.parties == one.parties:
        return True
    smaller, larger = sorted((draft.parties, one.parties), key=len)
    if not smaller < larger:
        return False
    if len(smaller) < PAIR:
        return smaller == one.parties and one.stage in OFF and _names_others(draft, one)
    return _close(draft.date, one.date) == SURE or draft.is_moved or one.stage in OFF


def _names_others(draft: Draft, one: Telling) -> bool:
    """Return whether one side's answer says whose occasion it is, or was told beside it."""
    if not draft.documents.isdisjoint(one.documents):
        return True
    missing = draft.parties - one.parties
    named = {
        (party.side, party.text.lower())
        for each in draft.tellings
        for party in (*each.event.actors, *each.event.recipients)
    }
    return all(any(code == lost and text in one.text for code, text in named) for lost in missing)


def _persons_differ(draft: Draft, one: Telling) -> bool:
    """Return whether both name persons of a state, and none of them is the same.

    Of plans only who is to travel counts: others speak of what they may not take part in.
    """
    if not _names_takers(one):
        return False
    takers = {each for told in draft.tellings if _names_takers(told) for each in told.persons}
    same = {state for state, _ in takers & set(one.persons)}
    both = {state for state, _ in takers} & {state for state, _ in one.persons}
    return not both <= same


def _names_takers(one: Telling) -> bool:
    return one.stage is Stage.HELD or one.kind is OccasionKind.VISIT


def _numbers_differ(draft: Draft, one: Telling) -> bool:
    return None not in {draft.ordinal, one.ordinal} and draft.ordinal != one.ordinal


def _differ(draft: Draft, one: Telling) -> bool:
    """Return whether level or place speak against one occasion where its day does not tell."""
    if draft.levels and one.level and one.level not in draft.levels:
        return True
    return not draft.is_moved and one.stage not in OFF and _elsewhere(draft, one)


def _elsewhere(draft: Draft, one: Telling) -> bool:
    """Return whether both name places, and none is part of another."""
    if one.place is None or not draft.places:
        return False
    here = one.place.text.lower()
    states = Vocabulary.load().states
    if here in states or any(each.lower() in states for each in draft.places):
        return False
    return not any(here in each.lower() or each.lower() in here for each in draft.places)


def _by_days(draft: Draft, one: Telling, *, same_words: bool) -> float:
    """Return how well days, and what is told to have become of it, go together."""
    if _is_anew(draft, one) and not same_words:
        return 0.0
    if draft.date is not None and one.date is not None:
        close = _close(draft.date, one.date)
        if close:
            return SURE if same_words else close
        near = _gap(draft.date, one.date) <= LATE
        return LIKELY if near and _may_have_moved(draft, one) else 0.0
    if one.stage in OFF:
        return _of_end(draft, one, same_words=same_words)
    if not _is_timely(draft, one) or (is_plan(one) and draft.is_held):
        return 0.0
    if one.date is None:
        return _undated(draft, one, same_words=same_words)
    return SURE if same_words and is_plan(one) else _of_undated(draft, one)


def _may_have_moved(draft: Draft, one: Telling) -> bool:
    """Return whether a plan may be told with another day, since it was moved or has its number."""
    numbered = one.ordinal is not None and one.ordinal == draft.ordinal
    return draft.is_open and (numbered or draft.is_moved or one.stage in OFF)


def _is_anew(draft: Draft, one: Telling) -> bool:
    """Return whether a plan was told after what it could be had been called off."""
    if not is_plan(one) or not draft.is_closed or one.told is None:
        return False
    ended = [each.told for each in draft.tellings if each.stage in CLOSED and each.told]
    return bool(ended) and one.told >= max(ended) and _close(draft.date, one.date) != SURE


def _of_end(draft: Draft, one: Telling, *, same_words: bool) -> float:
    """Return how likely what is put off, refused or called off is this occasion."""
    if same_words:
        return SURE
    if draft.is_held or not _is_timely(draft, one):
        return 0.0
    if draft.is_closed:
        return LIKELY if one.stage in draft.stages else 0.0
    return LIKELY


def _undated(draft: Draft, one: Telling, *, same_words: bool) -> float:
    """Return how likely what is told without a day is this occasion."""
    if same_words:
        return LIKELY
    beside = not draft.documents.isdisjoint(one.documents)
    if one.stage is Stage.HELD:
        if draft.date is None:
            return LIKELY if draft.is_held and beside else POSSIBLE if draft.is_open else 0.0
        reported = one.told is not None and _gap_to(draft.date, one.told) <= RECENT
        return LIKELY if draft.is_held and (beside or reported) else 0.0
    if not draft.is_open or _has_begun(draft, one):
        return 0.0
    return LIKELY if draft.date is None or beside else POSSIBLE


def _has_begun(draft: Draft, one: Telling) -> bool:
    """Return whether the days of a plan had come when another was told, which is for later."""
    start = draft.date.start if draft.date else None
    return start is not None and one.told is not None and one.told >= start


def _of_undated(draft: Draft, one: Telling) -> float:
    """Return how likely an occasion of which no day was told is one whose day is told."""
    start = one.date.start if one.date else None
    first = draft.tellings[0].told
    if start is not None and first is not None and start <= first and one.stage is Stage.HELD:
        return 0.0  # it took place before the plan was told
    if draft.is_open:
        return LIKELY
    refused = Stage.REFUSED in draft.stages and one.stage is Stage.HELD
    in_words = one.place is not None and any(
        one.place.text.lower() in each.text for each in draft.tellings
    )
    soon = (
        draft.last_told is not None and one.told is not None and one.told <= draft.last_told + AGAIN
    )
    return LIKELY if refused and in_words and soon else 0.0


def _is_timely(draft: Draft, one: Telling) -> bool:
    """Return whether a telling came while the occasion was still spoken of."""
    if draft.last_told is None or one.told is None:
        return draft.documents == one.documents
    return abs(one.told - draft.last_told) <= LATE


def _ties(draft: Draft, one: Telling, *, same_words: bool) -> float:
    """Return what else speaks for one occasion."""
    same_place = one.place is not None and bool(draft.places) and not _elsewhere(draft, one)
    named = any(place.lower() in one.text for place in draft.places)
    return (
        1.0 * bool(one.persons & draft.persons)
        + 0.5 * (one.level is not None and one.level in draft.levels)
        + 1.0 * (one.ordinal is not None and one.ordinal == draft.ordinal)
        + 1.0 * (same_place or named)
        + 0.5 * (one.kind in draft.kinds)
        + 1.0 * same_words
        + 0.5 * (not draft.documents.isdisjoint(one.documents))
        + 0.5 * (draft.parties == one.parties)
    )


def _close(one: DateInterval | None, other: DateInterval | None) -> float:
    """Return how close two dates are: `SURE` for a day or so, `LIKELY` for one in a month."""
    if one is None or other is None or _gap(one, other) > NEAR:
        return 0.0
    return SURE if _length(one) <= WEEK and _length(other) <= WEEK else LIKELY


def _length(one: DateInterval) -> timedelta:
    if one.start is None or one.end is None:
        return LATE
    return one.end - one.start


def _gap(one: DateInterval, other: DateInterval) -> timedelta:
    """Return how far apart two intervals are; nothing where they overlap."""
    first, second = sorted((one, other), key=lambda each: each.start or date.min)
    end, start = first.end or date.max, second.start or date.min
    return max(start - end, timedelta())


def _gap_to(one: DateInterval, day: date) -> timedelta:
    start, end = one.start or date.min, one.end or date.max
    return max(start - day, day - end, timedelta())


def is_plan(one: Telling) -> bool:
    """Return whether a telling is only of what is to be."""
    return one.stage in PLANS
