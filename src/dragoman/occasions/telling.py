"""What one event tells of one occasion: which, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_day

from dragoman.occasions.cues import NamedOccasion, told_in
from dragoman.occasions.kinds import (
    LEADERS,
    ORGANISATION,
    TALKS,
    K,
    family_of,
    is_answer,
    is_no_occasion,
    kind_of,
    names_of,
)
from dragoman.occasions.stages import stages_of
from dragoman.occasions.standing import level_of_deed
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import DateBasis, DateInterval, Event, Party, Place
from dragoman.records.occasions import OccasionKind, Stage
from dragoman.resolve.levels import is_vague, ordinal_in

PAIR = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """What one event tells of one occasion.

    Attributes:
        event: the event.
        stage: what became of the occasion.
        kind: what sort of occasion.
        parties: states and organisations that take part.
        among: all whom the event names, where it tells of several occasions.
        persons: who takes part by name, with the state of each.
        level: at which level; None where untold or vague.
        ordinal: its number, where told.
        place: where.
        host: whose guest the others are, where told.
        date: the days that it tells for the occasion.
        text: the quotes in lower case.
        is_answer: whether it is what one side says to an occasion, and not the occasion itself.
        family: the kinds as which one occasion may be told.
        documents: the documents that tell it.
    """

    event: Event
    stage: Stage
    kind: OccasionKind
    parties: frozenset[str]
    among: frozenset[str]
    persons: frozenset[tuple[str, str]]
    level: str | None
    ordinal: int | None
    place: Place | None
    host: str | None
    date: DateInterval | None
    text: str
    is_answer: bool
    family: str
    documents: frozenset[str]

    @property
    def told(self) -> calendar_day | None:
        """The first day on which it was told."""
        return self.event.reported_on


def _named_in(text: str, kind: OccasionKind, known: Vocabulary) -> tuple[NamedOccasion, ...]:
    """Return the names of an occasion in a text; talks may be called a visit, a visit talks."""
    found = told_in(text, names_of(kind, known), known)
    if found or kind not in TALKS:
        return found
    other = K.MEETING if kind is K.VISIT else K.VISIT
    return told_in(text, names_of(other, known), known)


def tellings_of(event: Event, known: Vocabulary) -> Iterator[Telling]:
    """Yield what an event tells of occasions; most events tell nothing of any.

    Args:
        event: as the ledger holds it.
        known: the words.
    """
    text = _text(event)
    kind = kind_of(event, text, known)
    if kind is None or is_no_occasion(event, text, known):
        return
    found = _named_in(text, kind, known)
    stages = stages_of(event, found, known)
    among = _official((*event.actors, *event.recipients), known)
    for alone in _apart(event, kind, text, known) if stages else ():
        whole = _telling(alone, kind, text, known)
        for stage, told in stages:
            number, day = whole.ordinal, told if alone.date is event.date else None
            if number is not None and stage is not Stage.HELD:
                number = _number(known.scene.sub(" ", text), known)
            yield replace(whole, stage=stage, date=day, among=among, ordinal=number)


def _apart(event: Event, kind: OccasionKind, text: str, known: Vocabulary) -> Iterator[Event]:
    """Yield an event for each occasion: several visits, or meetings one by one, are several."""
    if kind is K.VISIT and len(_official(event.recipients, known)) > 1:
        for one in event.recipients:
            day = None if _is_of_the_stop_before(event, one, text) else event.date
            yield replace(event, recipients=(one,), date=day)
    elif kind in TALKS and len(event.actors) > PAIR and known.apart.search(text):
        first, *others = event.actors
        yield from (replace(event, actors=(first, one)) for one in others)
    else:
        yield event


def _is_of_the_stop_before(event: Event, visited: Party, text: str) -> bool:
    """Return whether the day stands between another stop of a tour and this one.

    "Visited Lima on Monday and Quito on Tuesday": who was in Quito was not there on Monday.
    """
    words = event.date.text.lower() if event.date else ""
    before, _, behind = text.partition(words) if words else (text, "", "")
    others = (one.text.lower() for one in event.recipients if one is not visited)
    here = visited.text.lower()
    return here in behind and here not in before and any(one in before for one in others)


def _official(parties: Sequence[Party], known: Vocabulary) -> frozenset[str]:
    """Return the states and organisations that act officially."""
    return frozenset(
        one.side
        for one in parties
        if one.sector not in known.unofficial
        and (one.country or one.entity_id.startswith(ORGANISATION))
    )


def _telling(event: Event, kind: OccasionKind, text: str, known: Vocabulary) -> Telling:
    """Return what an event tells of an occasion, but for what became of it."""
    everyone = (*event.actors, *event.recipients)
    level, host = _level(event, kind), _host(event, kind)
    parties = _official(everyone, known)
    if kind is K.VOTE:
        parties = frozenset(one for one in _official(event.actors, known) if ORGANISATION in one)
    return Telling(
        event=event,
        stage=Stage.HELD,
        kind=kind,
        parties=parties,
        among=parties,
        persons=frozenset((one.country or "", one.person) for one in everyone if one.person),
        level=level,
        ordinal=_number(_half_of_date(event, text), known) if kind is not K.SIGNING else None,
        place=_where(event, kind, host),
        host=host,
        date=None,
        text=text,
        is_answer=is_answer(event),
        family=family_of(kind),
        documents=frozenset(piece.document_id for piece in event.evidence),
    )


def _half_of_date(event: Event, text: str) -> str:
    """Return the words on the side of a semicolon on which the day stands.

    "It was their seventh meeting; they met for the sixth time in December": that was no seventh.
    """
    told = event.date.text.lower() if event.date else ""
    halves = text.split(";")
    dated = [half for half in halves if told and told in half]
    return dated[0] if len(dated) == 1 else text


def _number(text: str, known: Vocabulary) -> int | None:
    """Return the number of a session that words tell."""
    return ordinal_in(text, known.words) if known.numbers.search(text) else None


def _level(event: Event, kind: OccasionKind) -> str | None:
    """Return at which level they meet: ministers prepare, refuse and ask for what others hold."""
    if is_answer(event):
        return None
    level = LEADERS if kind is K.SUMMIT else level_of_deed(event)
    return None if is_vague(level) else level


def _host(event: Event, kind: OccasionKind) -> str | None:
    """Return whose guest the others are: who is visited, or in whose country they meet."""
    if kind is K.VISIT:
        hosts = {one.country for one in event.recipients if one.country}
        if len(hosts) == 1:
            return hosts.pop()
    where = event.place.country if event.place else None
    taking_part = {one.country for one in (*event.actors, *event.recipients)}
    return where if where in taking_part else None


def _where(event: Event, kind: OccasionKind, host: str | None) -> Place | None:
    """Return where it is: of a visit no place of another state than the one that is visited.

    "Visited Lima in May and Nairobi in June": who was in Peru was not in Nairobi then.
    """
    abroad = event.place is not None and event.place.country not in {None, host}
    return None if kind is K.VISIT and host is not None and abroad else event.place


def _text(event: Event) -> str:
    """Return the words of an event in lower case, without those that only date it."""
    pieces = event.evidence
    if event.date is not None and event.date.basis is DateBasis.SCENE and len(pieces) > 1:
        pieces = pieces[:-1]
    return "\n".join(dict.fromkeys(one.quote.lower().replace("’", "'") for one in pieces))
