"""Which events a brief tells, and in what order: kinds kept apart, likenesses told once."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analyse import pairs_of
from dragoman.records import AttributionKind, Certainty, Event, EventType, Evidence, Party, Status

LATEST = date.max
HAPPENED = "happened"
PLANNED = "planned"
SAID = "said"
SUBSTANCE = 0.4
DATED = 0.5
COOPERATION = (1, 2)
YEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class Telling:
    """Events that are told in one claim.

    Attributes:
        event: the one that the sentence is made from.
        event_ids: of all of them.
        evidence: of all of them.
    """

    event: Event
    event_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that report it."""
        return tuple(dict.fromkeys(piece.document_id for piece in self.evidence))

    @property
    def documents(self) -> int:
        """How many documents report it."""
        return len(self.document_ids)


def kind_of(event: Event) -> str:
    """Return in which section an event belongs; a suspicion never counts as a deed."""
    if event.certainty is Certainty.SUSPECTED:
        return SAID
    if event.status is Status.ACTUAL:
        return HAPPENED
    if event.status is Status.PLANNED:
        return PLANNED
    return SAID


def tellings(events: Iterable[Event]) -> list[Telling]:
    """Return events with near-duplicates told once.

    Events are alike when the same states stand on the same sides of an act of the same type, with
    the same status and certainty, on the same dates and on the same word. A meeting is a meeting
    whoever tells of it.
    """
    alike: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        alike.setdefault(_likeness(event), []).append(event)
    return [_telling(group) for group in alike.values()]


def _no_matter(_telling: Telling) -> float:
    return 0.0


def choose(
    found: Sequence[Telling],
    between: Sequence[str],
    most: int,
    fresh: Callable[[Telling], float] = _no_matter,
) -> list[Telling]:
    """Return the weightiest, in order of time.

    Args:
        found: of one section.
        between: the states that the brief is about.
        most: how many there is room for.
        fresh: 0 to 1, how late in the brief's time an event was told; added to its weight.
    """
    weighty = sorted(
        found, key=lambda one: (-weight(one, between) - fresh(one), one.event.event_id)
    )[:most]
    return sorted(weighty, key=in_time)


def weight(telling: Telling, between: Sequence[str]) -> float:
    """Return how much a reader would miss a claim.

    The sum of: the share of the brief's states that take part; how well it is reported (the
    logarithm of documents); how sure its coding is; how strong the act is by PLOVER's score;
    whether its day is known; and whether a named person acts. Each counts for about one.
    """
    event = telling.event
    involved = states_of(event) & set(between)
    people = any(party.person for party in (*event.actors, *event.recipients))
    return (
        len(involved) / max(len(between), 1)
        + math.log2(1 + telling.documents) / 2
        + event.confidence
        + SUBSTANCE * abs(event.intensity) / 10
        + (DATED if is_placed(event) else 0)
        + (SUBSTANCE if event.event_type is EventType.CONSULT else 0)
        + (SUBSTANCE / 2 if people else 0)
    )


def is_placed(event: Event) -> bool:
    """Return whether an event's date tells at least its year."""
    interval = event.date
    if interval is None or interval.start is None or interval.end is None:
        return False
    return (interval.end - interval.start).days <= YEAR_DAYS


def is_between(event: Event, between: Sequence[str]) -> bool:
    """Return whether states of a brief deal with one another, not side by side with a third."""
    if len(between) <= 1:
        return True
    return any(set(pair) <= set(between) for pair in pairs_of(event))


def tone_of(event: Event) -> int:
    """Return 1 for cooperation, -1 for conflict, 0 for what is neither, such as a plain request.

    PLOVER's quad codes decide; an act of conflict whose score is 0 is none.
    """
    if event.quad_code in COOPERATION:
        return 1
    return -1 if event.intensity < 0 else 0


def in_time(telling: Telling) -> tuple[date, date, str]:
    """Return the order in time; the undated come last."""
    interval = telling.event.date
    start = (interval.start or interval.end) if interval else None
    end = (interval.end or interval.start) if interval else None
    return start or LATEST, end or LATEST, telling.event.event_id


def states_of(event: Event) -> set[str]:
    """Return the states that take part."""
    return {party.country for party in (*event.actors, *event.recipients) if party.country}


def _likeness(event: Event) -> tuple[object, ...]:
    """Return what alike events share."""
    actors = _side(event.actors)
    recipients = _side(event.recipients)
    sides: object = (actors, recipients)
    if event.event_type is EventType.CONSULT:
        sides = actors | recipients
    days = (event.date.start, event.date.end) if event.date else None
    words = event.evidence[0].quote if days is None and event.evidence else ""
    return (
        event.event_type,
        sides,
        event.status,
        event.certainty,
        days,
        () if event.event_type is EventType.CONSULT else event.mode,
        () if event.event_type is EventType.CONSULT else _source(event),
        words,
    )


def _source(event: Event) -> tuple[object, ...]:
    """Return who says so."""
    said = event.attribution
    return said.kind, said.entity_id or said.speaker


def _side(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.side for party in parties)


def _telling(group: Sequence[Event]) -> Telling:
    """Return events in one claim, told by the one that knows most."""
    best = max(
        group,
        key=lambda event: (
            bool(event.place),
            event.mechanism_id is not None,
            event.attribution.kind is AttributionKind.AUTHOR,
            len(event.evidence),
            event.confidence,
            event.event_id,
        ),
    )
    pieces = dict.fromkeys((*best.evidence, *(one for event in group for one in event.evidence)))
    return Telling(best, tuple(event.event_id for event in group), tuple(pieces))


def newest(found: Sequence[Telling]) -> Telling | None:
    """Return the latest of dated acts."""
    dated = [
        one for one in found if one.event.date and (one.event.date.end or one.event.date.start)
    ]
    return max(dated, key=_last, default=None)


def _last(telling: Telling) -> tuple[date, int, str]:
    interval = telling.event.date
    day = (interval.end or interval.start) if interval else None
    return day or date.min, telling.documents, telling.event.event_id
