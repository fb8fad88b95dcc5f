"""Whether two tellings can be of one deed: the dead of violence, its doers, whom a call is on."""

from collections import Counter

from dragoman.coding.coder import Coded
from dragoman.coding.heads.fillers import is_named
from dragoman.frames.roles.parties import sides
from dragoman.records import DateInterval, Event, EventType, Party

VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
WEEK_DAYS = 7
RISING = 2  # a toll that is counted anew rises by less than this factor; not swept


def is_other_deed(first: Coded, again: Coded) -> bool:
    """Return whether two tellings of violence are of two deeds, whatever states they name.

    Far other dead ("killing four", "3,700 were killed"; 12 and 13 are a toll that rises, but where
    another place or person is told too), another person who suffered it, or other
    nameless doers ("a bomber", "gunmen").

    Args:
        first: a telling.
        again: another one, of the same type.
    """
    if first.event.event_type not in VIOLENT or first.sentence == again.sentence:
        return False
    one, other = first.event, again.event
    victims = _persons(one.recipients), _persons(other.recipients)
    if (all(victims) and victims[0].isdisjoint(victims[1])) or _other_doers(one, other):
        return True
    return _other_dead(first, again)


def is_other_call(one: Event, other: Event) -> bool:
    """Return whether of two tellings of meetings one alone is a call of several on a host.

    "The deputy ministers of Kenya and Uganda met. They had called on Kenya's minister": the host
    stands beside somebody of his own state, and nobody of the other telling is named with them.

    Args:
        one: a telling.
        other: another one, of the same type.
    """
    if one.event_type is not EventType.CONSULT or _is_call(one) == _is_call(other):
        return False
    first, again = (_persons((*each.actors, *each.recipients)) for each in (one, other))
    return first.isdisjoint(again)


def _is_call(event: Event) -> bool:
    """Return whether one state alone sends two of those who meet, and others are there."""
    parties = (*event.actors, *event.recipients)
    named = Counter(sides(party) for party in parties if party.person)
    return len(named) > 1 and sorted(named.values())[-2:] == [1, 2]


def _other_dead(first: Coded, again: Coded) -> bool:
    """Return whether two tellings count the dead of two deeds."""
    if not (first.toll and again.toll) or not first.toll.isdisjoint(again.toll):
        return False
    one, other = first.event, again.event
    far = all(
        max(some, more) >= RISING * min(some, more) for some in first.toll for more in again.toll
    )
    return far or _elsewhere(one, other) or _other_persons(one, other)


def _elsewhere(one: Event, other: Event) -> bool:
    """Return whether two tellings name places of which none is within the other's words."""
    if one.place is None or other.place is None:
        return False
    first, again = one.place.text.lower(), other.place.text.lower()
    return first not in again and again not in first


def _other_persons(one: Event, other: Event) -> bool:
    first, again = (_persons((*each.actors, *each.recipients)) for each in (one, other))
    return bool(first and again) and first.isdisjoint(again)


def takes_vague_date(first: Event, again: Event) -> bool:
    """Return whether a month cannot be that of an act of violence that has no date.

    "Four were killed. In October 3,700 civilians were killed": not the four.

    Args:
        first: a telling.
        again: another one.
    """
    dates = [each.date for each in (first, again) if each.date is not None]
    if first.event_type not in VIOLENT or len(dates) != 1:
        return False
    return _is_longer_than_a_week(dates[0])


def _is_longer_than_a_week(date: DateInterval) -> bool:
    return date.start is None or date.end is None or (date.end - date.start).days > WEEK_DAYS


def _persons(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.person for party in parties if party.person)


def _other_doers(one: Event, other: Event) -> bool:
    """Return whether the nameless who do it are others: a "bomber" is no "gunmen"."""
    doers = tuple(
        frozenset(party.entity_id for party in event.actors if not is_named(party))
        for event in (one, other)
    )
    return bool(one.actors and other.actors and any(doers)) and doers[0].isdisjoint(doers[1])
