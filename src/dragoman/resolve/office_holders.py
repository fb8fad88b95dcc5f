"""Persons of meetings by their offices: who met when "the foreign ministers" did.

A report on a meeting of ministers names each of them somewhere, often only by what they said. The
one foreign minister of Chad whom the text names is the one who met, if it met about then. And who
holds an office today did not come to the meeting of years ago that the text looks back to.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention, slug
from dragoman.entities.names.name_forms import folded
from dragoman.entities.offices.office_titles import same_office
from dragoman.frames.roles.parties import unique
from dragoman.records import Event, EventType, Party, Status
from dragoman.resolve.by_name import GOVERNMENT, by_name, may_be, office_of

NEAR = 31  # days between a meeting and its report within which ministers are the same
LONG_AGO = 180  # days after which they need not be
NAME = re.compile(r"[^\W\d_]{2,}")  # a part of a name; an initial is none
DONE_TOGETHER = frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})

WORDS = WordLists("resolve", "office_holders")


def with_office_holders(
    events: Iterable[Event], mentions: Sequence[Mention], published: date | None
) -> tuple[Event, ...]:
    """Return events, what equals did with the persons who held the offices that did it.

    Args:
        events: of one document.
        mentions: of the document.
        published: its day.
    """
    holders = tuple(_holders(mentions))
    return tuple(_settled(event, holders, published) for event in events)


def _holders(mentions: Sequence[Mention]) -> Iterator[Party]:
    """Yield the persons whom a document names in an office, each once."""
    named = (party for mention in mentions for party in mention.parties)
    held = (p for p in named if p.person and p.country and p.office and p.sector == GOVERNMENT)
    yield from unique(held)


def _settled(event: Event, holders: tuple[Party, ...], published: date | None) -> Event:
    if event.event_type not in DONE_TOGETHER or event.status is Status.NEGATED:
        return event
    if event.event_type is EventType.CONSULT:
        # "Iwaya and Wang opened talks between Japan and China": neither state met beside them
        event = replace(event, actors=by_name(event.actors), recipients=by_name(event.recipients))
    if published is None or event.date is None or event.date.start is None:
        return event
    quotes = " ".join(piece.quote for piece in event.evidence)
    if abs((published - event.date.start).days) <= NEAR:
        done = event.status is Status.ACTUAL
        # "the ministers prepared the summit" to come: they themselves may not be there
        return _changed(event, lambda p: _holder(p, holders) if done or p.text in quotes else p)
    if (published - (event.date.end or event.date.start)).days > LONG_AGO:
        told = frozenset(_parts(quotes))
        return _changed(event, lambda party: _office_alone(party, told))
    return event


def _changed(event: Event, change: Callable[[Party], Party]) -> Event:
    actors = unique(map(change, event.actors))
    there = {party.entity_id for party in actors}
    others = unique(map(change, event.recipients))
    return replace(
        event,
        actors=actors,
        recipients=tuple(party for party in others if party.entity_id not in there),
    )


def _holds(person: Party, office: str, country: str) -> bool:
    """Return whether a person holds an office of a state."""
    return person.country == country and same_office(office, person.office or "")


def _holder(party: Party, holders: tuple[Party, ...]) -> Party:
    """Return the one person who holds the office of a party; the party where none or several do."""
    office = office_of(party)
    if party.person or party.country is None or not office or office in WORDS["general"]:
        return party
    found = [one for one in holders if _holds(one, office, party.country)]
    return found[0] if len(found) == 1 and may_be(party, found[0]) else party


def _parts(words: str) -> Iterator[str]:
    """Yield what may be parts of names in some words: what has a capital."""
    return (folded(part) for part in NAME.findall(words) if part[0].isupper())


def _office_alone(party: Party, told: frozenset[str]) -> Party:
    """Return the office of a person whom the words that tell a meeting do not name.

    Args:
        party: one of those who met.
        told: parts of names in the words.
    """
    if not (party.person and party.country):
        return party
    if not told.isdisjoint(_parts(party.person)):
        return party
    if not party.office:
        return Party(f"state:{party.country}", party.text, party.country, GOVERNMENT)
    role = f"role:{party.country}:{slug(party.office)}"
    return Party(role, party.office, party.country, party.sector, None, party.office)
