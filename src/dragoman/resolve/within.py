"""One event for several tellings of it within one document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.coder import Coded
from dragoman.coding.heads.fillers import is_named
from dragoman.frames.roles.parties import sides, unique
from dragoman.records import (
    Certainty,
    DateBasis,
    DateInterval,
    Event,
    EventType,
    Party,
    Status,
    Step,
)
from dragoman.resolve.by_name import by_name
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import is_vague, level_of_event
from dragoman.resolve.objects import objects_of
from dragoman.resolve.same_deed import is_other_call, is_other_deed, takes_vague_date

MONTH_DAYS = 31
PAIR = 2
OPEN = 10**6
PRAISE = "praise"
FORMAL = {"sign", "ratify", "enter-into-force"}
# an act told more often in one document is not told better, and each telling costs all others
MOST_TELLINGS = 24
MERGED = "told-again"
SIDELINES = re.compile(
    r"\b(?:separate(?:ly)?|same day|bilateral|sidelines?|margins|one-on-one|two-way)\b"
)
FIRMNESS = {Certainty.ASSERTED: 0, Certainty.REPORTED: 1, Certainty.SUSPECTED: 2}


def merge_within(coded: Sequence[Coded]) -> tuple[Coded, ...]:
    """Return a document's events, each act once, with the evidence and steps of all its tellings.

    Two tellings are one event when type and status agree, their parties are the same or one
    names fewer of them, and their dates can be the same day; those of violence only where nothing
    shows them to be of two deeds.

    Args:
        coded: the document's events in the order of the text.
    """
    merged: list[Coded] = []
    for each in sorted(coded, key=_is_partial):
        number = next(_tellings(merged, each), None)
        if number is None:
            merged.append(each)
            continue
        first = merged[number]
        event = _union(first.event, each.event)
        if each.refers and not _known(each.event) <= _known(first.event):
            # "India called the test provocative": what it refers to was Pakistan's alone
            event = replace(event, actors=first.event.actors, recipients=first.event.recipients)
        as_planned = first.event.status is each.event.status
        if each.refers and not (as_planned and _times_meet(first.event.date, each.event.date)):
            # "the summits that began in 2008": that is not when the one meant took place; nor is
            # what is planned of the day on which it was spoken of
            event = replace(event, date=first.event.date)
        toll = first.toll or each.toll
        merged[number] = replace(first, event=event, steps=_both_steps(first, each), toll=toll)
    return tuple(sorted(merged, key=lambda each: each.event.evidence[0].start))


def _both_steps(first: Coded, again: Coded) -> tuple[Step, ...]:
    """Return the steps of an event with those of a further telling, while those are kept."""
    if len(first.event.evidence) >= MOST_TELLINGS:
        return first.steps
    told_again = Step(MERGED, again.event.evidence[0].quote, "the same act told again")
    return (*first.steps, told_again, *again.steps)


def _is_kept_apart(first: Coded, each: Coded) -> bool:
    """Return whether the words of two events tell that they are two."""
    wider = _is_wider_guess(first, each) or _is_wider_guess(each, first)
    return wider or _side_by_side(first, each) or is_other_deed(first, each)


def _tellings(merged: Sequence[Coded], each: Coded) -> Iterator[int]:
    """Yield which of the events told before are the same act, the likeliest first."""
    if each.apart:
        return
    for number, first in enumerate(merged):
        if _is_kept_apart(first, each):
            continue
        same = _same(first.event, each.event, partial=_is_partial(each))
        if same and not is_other_call(first.event, each.event):
            yield number
    if each.refers:
        before = [
            number
            for number, first in enumerate(merged)
            if _may_be_meant(first.event, each.event) and not is_other_deed(first, each)
        ]
        yield from reversed(before)


def _may_be_meant(first: Event, again: Event) -> bool:
    """Return whether words that point back can mean an event: one of the kind, told before."""
    told_before = first.evidence[0].start <= again.evidence[0].start
    # "the summit is to be held in July": not the visit of which the text has told
    to_come = again.status is Status.PLANNED and not _times_meet(first.date, again.date)
    if first.status is not Status.PLANNED and again.status is Status.PLANNED and again.date:
        # what took place on no known day was not on that of the next one
        to_come = to_come or first.date is None
    alike = first.event_type is again.event_type and not to_come
    return alike and told_before and not _elsewhere(first, again)


def _side_by_side(one: Coded, other: Coded) -> bool:
    """Return whether a sentence tells two kinds of cooperation: "hold drills and share data"."""
    kind = one.event.event_type is EventType.COOPERATE
    return kind and one.sentence == other.sentence and one.event.mode != other.event.mode


def _is_wider_guess(one: Coded, other: Coded) -> bool:
    """Return whether one, which the rules alone would not tell, names more parties than another.

    A visit of one to another is not widened to four by what the heads make of a later sentence.
    """
    return one.trigger.is_beyond and _everyone(other.event) < _everyone(one.event)


def _is_other_support(first: Event, second: Event) -> bool:
    """Return whether one tells of signing and the other of praise alone."""
    one, other = set(first.mode), set(second.mode)
    return (PRAISE in one) != (PRAISE in other) and bool(FORMAL & (one ^ other))


def _elsewhere(first: Event, second: Event) -> bool:
    """Return whether two tellings name places in different states."""
    one, other = (each.place and each.place.country for each in (first, second))
    return one is not None and other is not None and one != other


def _same(first: Event, second: Event, *, partial: bool = False) -> bool:
    if first.event_type is not second.event_type:
        return False
    if first.status is not second.status and not (partial and _is_of_headline(first, second)):
        return False
    if _elsewhere(first, second) or _is_other_support(first, second):
        return False
    if objects_of(first).differ(objects_of(second)):
        return False
    if takes_vague_date(first, second):
        return False
    return _times_meet(first.date, second.date) and _parties_meet(first, second, partial=partial)


def _is_of_headline(first: Event, second: Event) -> bool:
    """Return whether "Ministers meet in Lima on 21 May" announces what was held on that day."""
    held = first.status is Status.ACTUAL and second.status is Status.PLANNED
    return held and first.date == second.date is not None and not _known(second)


def _times_meet(first: DateInterval | None, second: DateInterval | None) -> bool:
    """Return whether two tellings can be of one time; an undated one takes no vague date.

    "The summits that began in 2008" do not date the meeting that the next sentence tells.
    """
    if first is None or second is None:
        dated = first or second
        return dated is None or _days(dated) <= MONTH_DAYS
    return dates_meet(first, second)


def dates_meet(first: DateInterval | None, second: DateInterval | None) -> bool:
    """Return whether two dates can be the same day; an unknown one can be any.

    >>> dates_meet(None, None)
    True
    """
    if first is None or second is None:
        return True
    starts_in_time = first.start is None or second.end is None or first.start <= second.end
    ends_in_time = second.start is None or first.end is None or second.start <= first.end
    return starts_in_time and ends_in_time


def _parties_meet(first: Event, second: Event, *, partial: bool) -> bool:
    if first.event_type in EQUAL_TYPES:
        return _equals_meet(first, second, partial=partial)
    same_actors = _names(first.actors) == _names(second.actors)
    if same_actors and _names(first.recipients) == _names(second.recipients):
        return True
    # "Lima condemned the raid ... The criticism ...": who is left out was told before
    if not partial or not _known(second):
        return False
    fewer_actors = _named(second.actors) <= _named(first.actors)
    return fewer_actors and _named(second.recipients) <= _named(first.recipients)


def _are_fewer(first: Event, second: Event, *, partial: bool) -> bool:
    """Return whether one event has fewer of the parties of the other, and no others."""
    if first.event_type is not EventType.CONSULT:
        return partial and _known(second) <= _everyone(first)
    fewer, more = sorted((first, second), key=lambda each: len(_everyone(each)))
    return _everyone(fewer) <= _everyone(more) and not _on_the_sidelines(fewer)


def _equals_meet(first: Event, second: Event, *, partial: bool) -> bool:
    """Return whether parties among equals are the same, or fewer of the same."""
    one, two = _everyone(first), _everyone(second)
    if partial and not _known(second):
        # the headline's "Ministers meet in Lima" is the meeting of that day
        meet = first.date is not None and second.date is not None
    else:
        meet = one == two or _are_fewer(first, second, partial=partial)
    if not meet or one == two:
        return meet
    # two ministers' meeting is no part of five leaders' summits; words are looked at last
    return not (_is_undated_more(first, second) or _levels_differ(first, second))


def _is_undated_more(first: Event, second: Event) -> bool:
    """Return whether of two meetings the one of more parties alone has no date: a series."""
    if first.event_type is not EventType.CONSULT:
        return False
    fewer, more = sorted((first, second), key=lambda each: len(_everyone(each)))
    return more.date is None and fewer.date is not None


def _levels_differ(first: Event, second: Event) -> bool:
    """Return whether two tellings of meetings tell of others who met: ministers, and leaders."""
    if first.event_type is not EventType.CONSULT:
        return False
    known = Words.load()
    one, other = level_of_event(first, known), level_of_event(second, known)
    if one is None or other is None or is_vague(one) or is_vague(other):
        return False
    return one != other


def _is_partial(coded: Coded) -> bool:
    """Return whether the rules alone would not tell it, and too few of its parties are known."""
    return coded.trigger.is_beyond and _lacks(coded.event)


def _lacks(event: Event) -> bool:
    """Return whether a role that the type asks for has nobody whose state is known."""
    if event.event_type in EQUAL_TYPES:
        return len(_known(event)) < PAIR
    return not (_named(event.actors) and _named(event.recipients))


def _known(event: Event) -> frozenset[str]:
    return _named((*event.actors, *event.recipients))


def _named(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(sides(party) for party in parties if is_named(party))


def _on_the_sidelines(event: Event) -> bool:
    """Return whether some of those who met met apart as well ("held separate talks")."""
    return any(SIDELINES.search(piece.quote) for piece in event.evidence)


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(sides(party) for party in parties)


def _everyone(event: Event) -> frozenset[str]:
    return _names((*event.actors, *event.recipients))


def _tells_more(first: Event, second: Event) -> bool:
    """Return whether a second telling names more sides, or persons where the first has no day."""
    ours, theirs = _everyone(first), _everyone(second)
    if first.date is None and second.date is not None and ours == theirs:
        return not _persons(first) and bool(_persons(second))
    return len(theirs) > len(ours)


def _persons(event: Event) -> frozenset[str]:
    return frozenset(p.person for p in (*event.actors, *event.recipients) if p.person)


def _union(first: Event, second: Event) -> Event:
    """Return the first telling with what the second adds."""
    fuller = second if _tells_more(first, second) else first
    sharper = min(
        (event for event in (first, second) if event.date is not None),
        key=_sharpness,
        default=first,
    )
    firmer = min((first, second), key=lambda event: FIRMNESS[event.certainty])
    surest = max((first, second), key=lambda event: event.confidence)
    actors, recipients = _by_name(fuller, second if fuller is first else first)
    return replace(
        first,
        mode=_modes_of_both(first, second),
        context=tuple(sorted({*first.context, *second.context})),
        actors=actors,
        recipients=recipients,
        date=sharper.date,
        place=first.place or second.place,
        certainty=firmer.certainty,
        attribution=firmer.attribution,
        confidence=surest.confidence,
        part_confidence=surest.part_confidence,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence)))[:MOST_TELLINGS],
    )


def _by_name(fuller: Event, other: Event) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the actors and recipients of a telling, of meetings with the persons of the other."""
    if fuller.event_type is not EventType.CONSULT:
        return unique(fuller.actors), unique(fuller.recipients)
    told_again = (*other.actors, *other.recipients)
    named = (by_name(each, told_again) for each in (fuller.actors, fuller.recipients))
    actors, recipients = named
    met = {party.entity_id for party in actors if party.person}
    return actors, tuple(party for party in recipients if party.entity_id not in met)


def _modes_of_both(first: Event, second: Event) -> tuple[str, ...]:
    """Return the modes of two tellings; not those of what others did.

    An army does not become a suicide bomber by what is told of one.
    """
    one, other = _names(first.actors), _names(second.actors)
    others = first.event_type not in EQUAL_TYPES and bool(one and other) and one != other
    return first.mode if others else tuple(sorted({*first.mode, *second.mode}))


def _sharpness(event: Event) -> tuple[int, bool]:
    """Return what sorts the sharper date first, and of two as sharp the one that is stated."""
    if event.date is None:
        return OPEN, True
    return _days(event.date), event.date.basis is not DateBasis.STATED


def _days(date: DateInterval) -> int:
    if date.start is None or date.end is None:
        return OPEN
    return (date.end - date.start).days
